"""Dyads: what stands between two actors, what happened, and how that turned."""

from dragoman.analysis.dyads.build import bloc_dyads, dyad, dyads
from dragoman.analysis.dyads.model import Count, Dyad, DyadScore, Period, Side, TurningPoint
from dragoman.analysis.dyads.tables import as_table
from dragoman.analysis.dyads.turning import turning_points

__all__ = [
    "Count",
    "Dyad",
    "DyadScore",
    "Period",
    "Side",
    "TurningPoint",
    "as_table",
    "bloc_dyads",
    "dyad",
    "dyads",
    "turning_points",
]
