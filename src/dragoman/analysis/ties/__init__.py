"""Ties over time: who stood how to whom, from when to when, on what evidence (codebook section 4)."""

from dragoman.analysis.ties.build import ground_order, ties
from dragoman.analysis.ties.model import Bound, Ground, OnDay, Spell, StandingTie, on_day
from dragoman.analysis.ties.spells import Mark, spells_of

__all__ = [
    "Bound",
    "Ground",
    "Mark",
    "OnDay",
    "Spell",
    "StandingTie",
    "ground_order",
    "on_day",
    "spells_of",
    "ties",
]
