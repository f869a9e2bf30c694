"""What dyads are: two actors, what stands between them, what they did to each other, and when that turned."""

from datetime import date

import msgspec

from dragoman.analysis.events import MergedEvent
from dragoman.world import Fact

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A number of events, and of the independent sources that tell them."""

    events: int = 0
    sources: int = 0


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """What happened between two actors in one month or year, both days included.

    Attributes:
        label: "2031-05" or "2031".
        all: every event; likewise by quad class (PLOVER), `verbal_cooperation` to `material_conflict`.
        mean: the mean PLOVER score of the events, from -10 (conflict) to 10 (cooperation).
        by_publication: how many of the events stand here by the day they were told alone: no text dates them.
        contested: how many of them are contested.
        a_to_b: events that a does to b; `b_to_a` the reverse; `joint` those that both do.
    """

    label: str
    start: date
    end: date
    all: Count
    verbal_cooperation: Count
    material_cooperation: Count
    verbal_conflict: Count
    material_conflict: Count
    mean: float
    by_publication: int
    contested: int
    a_to_b: int
    b_to_a: int
    joint: int


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What one of the two does to the other: how many events, how kind, and how hard the hardest."""

    actor: str
    recipient: str
    events: int
    cooperation: int
    conflict: int
    mean: float | None


class TurningPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which the mean score changed most.

    Attributes:
        day: the first day of the new window.
        before: the mean score in the window that ends on the day before; `after` in that from the day on.
        events_before: on how many events `before` rests; likewise `events_after`.
        moved_by: the events of the first month after that lie furthest on the new side, at most three.
    """

    day: date
    before: float
    after: float
    events_before: int
    events_after: int
    moved_by: tuple[MergedEvent, ...]

    @property
    def change(self) -> float:
        """How far the mean moved: above zero towards cooperation."""
        return self.after - self.before


class Dyad(msgspec.Struct, frozen=True, kw_only=True):
    """Two actors on a day.

    Attributes:
        a: one actor's id; `b` the other's.
        on: the day for `stands`: `as_of`, or the last day of any event between them.
        stands: what the world data have of them on that day. Ties read from articles come beside it.
        happened: events between them, in time.
        ahead: what is planned or imagined between them.
        not_so: what is denied or told as not done.
        third: acts of others towards both (a mediation between them).
        months: by month, only those with events; `years` likewise.
        unplaced: events of the span whose date is too wide for a year.
        sides: a to b, then b to a.
        leans: the id of the one who acts on the other at least half as often again; None for neither.
        turning_points: in time.
    """

    a: str
    b: str
    on: date | None
    stands: tuple[Fact, ...]
    happened: tuple[MergedEvent, ...]
    ahead: tuple[MergedEvent, ...]
    not_so: tuple[MergedEvent, ...]
    third: tuple[MergedEvent, ...]
    months: tuple[Period, ...]
    years: tuple[Period, ...]
    unplaced: int
    sides: tuple[Side, Side]
    leans: str | None
    turning_points: tuple[TurningPoint, ...]


class DyadScore(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a table of dyads.

    Attributes:
        a: the id that comes first by name; `b` the other.
        events: what happened between them; `sources` the independent sources that tell of it.
        cooperation: how many of the events are cooperation, verbal or material; `conflict` likewise.
        mean: the mean PLOVER score.
        first: the first day of an event, `last` the last; None where no event has a day.
    """

    a: str
    b: str
    events: int
    sources: int
    cooperation: int
    conflict: int
    mean: float
    first: date | None
    last: date | None
