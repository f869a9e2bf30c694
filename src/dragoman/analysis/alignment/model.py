"""What alignment is: a signed network on a day, its triads, and how an actor moved in it."""

from datetime import date
from typing import Literal

import msgspec

from dragoman.analysis.events import MergedEvent
from dragoman.records import Citation

Sign = Literal["+", "-", "0"]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A tie that weighs on an edge: from the world's data, or from an article where `citation` is set."""

    kind: str
    a: str
    b: str
    holds: bool
    since: date | None
    citation: Citation | None = None


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """How two actors stand to each other on a day.

    Attributes:
        a: the id that comes first by name; `b` the other.
        score: from -10 to 10: the mean of the scores of recent events, faded by age, and of the ties
            that stand, drawn to 0 where there is little of either.
        sign: "+" or "-" where the score leaves no doubt, else "0".
        events: how many events weigh; `sources` the independent sources that tell of them.
        cited: the events that weigh most, at most five.
        ties: the ties that weigh.
    """

    a: str
    b: str
    score: float
    sign: Sign
    events: int
    sources: int
    cited: tuple[MergedEvent, ...]
    ties: tuple[Standing, ...]


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """The signed network on a day: its actors by name, its edges by their ends."""

    on: date | None
    actors: tuple[str, ...]
    edges: tuple[Edge, ...]


class Triad(msgspec.Struct, frozen=True, kw_only=True):
    """Three actors with a sign between each two.

    Attributes:
        actors: their ids by name.
        signs: of first and second, first and third, second and third.
        balanced: whether the product of the signs is positive (Cartwright & Harary 1956).
        weakly: whether it is balanced in the weak sense too, where three enemies are (Davis 1967).
        weakest: the smallest size of the three scores: how much it would take to change it.
    """

    actors: tuple[str, str, str]
    signs: tuple[Sign, Sign, Sign]
    balanced: bool
    weakly: bool
    weakest: float


class Balance(msgspec.Struct, frozen=True, kw_only=True):
    """How balanced a network is.

    Attributes:
        triads: how many there are; `balanced` how many of them are, `weakly` in the weak sense.
        degree: the share that is balanced (the degree of balance of order 3); None of none.
        strained: those that are not, the firmest first: where something is bound to give, says the theory.
    """

    triads: int
    balanced: int
    weakly: int
    degree: float | None
    strained: tuple[Triad, ...]


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """How an actor moved towards or away from another between two days.

    Attributes:
        other: the other's id.
        before: the score of the edge on the first day, None where there was none; `after` on the second.
        change: after less before, a missing edge counted as 0.
        sign_before: its sign on the first day; `sign_after` on the second.
        moved_by: the events between the days that pushed it that way, the hardest first, at most five.
        begun: ties that stand on the second day and did not on the first; `ended` the reverse.
    """

    other: str
    before: float | None
    after: float | None
    change: float
    sign_before: Sign
    sign_after: Sign
    moved_by: tuple[MergedEvent, ...]
    begun: tuple[Standing, ...]
    ended: tuple[Standing, ...]
