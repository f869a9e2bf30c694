"""Alignment: who stands with whom on a day, how balanced that is, and who moved."""

from dragoman.analysis.alignment.balance import balance
from dragoman.analysis.alignment.model import Balance, Edge, Network, Shift, Standing, Triad
from dragoman.analysis.alignment.moves import moves
from dragoman.analysis.alignment.network import network, network_of

__all__ = [
    "Balance",
    "Edge",
    "Network",
    "Shift",
    "Standing",
    "Triad",
    "balance",
    "moves",
    "network",
    "network_of",
]
