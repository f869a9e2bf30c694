"""Days on which a relation turned: two windows slid over the events, and the largest differences kept.

The method is window-based change point detection with the distance of means as the discrepancy
(C. Truong, L. Oudre, N. Vayatis, "Selective review of offline change point detection methods",
Signal Processing 167, 2020, "Window sliding"), on scores in the manner of J. S. Goldstein ("A Conflict-
Cooperation Scale for WEIS Events Data", Journal of Conflict Resolution 36, 1992). It is a way of
looking, not a test: a point says that the reported acts changed, not why.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate

from dragoman.analysis.dyads.between import score
from dragoman.analysis.dyads.model import TurningPoint
from dragoman.analysis.events import MergedEvent

WINDOW = 180
"""Days on either side."""
LEAST = 5
"""Events that each window must hold."""
CHANGE = 3.0
"""How far the mean must move: about from asking to meeting, or from refusing to asking."""
SHOWN = 3
SOON = 31
"""Days after the turn in which the events that made it are looked for."""


def turning_points(events: Sequence[MergedEvent]) -> tuple[TurningPoint, ...]:
    """Find the days on which the mean score changed most.

    Args:
        events: what happened between two actors; those without a day are left out.

    Returns:
        Points in time, no two within one window of each other; of two so near the larger change stays.
    """
    dated = sorted(((e.last, e) for e in events if e.last is not None), key=lambda one: (one[0], one[1].id))
    days = [day for day, _ in dated]
    sums = [0.0, *accumulate(score(event) for _, event in dated)]
    found = [point for day in sorted(set(days)) if (point := _at(day, days, sums)) is not None]
    found.sort(key=lambda point: (-abs(point.change), point.day))
    kept: list[TurningPoint] = []
    for point in found:
        if all(abs((point.day - other.day).days) >= WINDOW for other in kept):
            kept.append(point)
    kept.sort(key=lambda point: point.day)
    return tuple(_with_events(point, [event for _, event in dated], days) for point in kept)


def _at(day: date, days: Sequence[date], sums: Sequence[float]) -> TurningPoint | None:
    """Compare the windows before and from a day on; None where they hold too little or differ too little."""
    low, here, high = (bisect_left(days, day + timedelta(days=shift)) for shift in (-WINDOW, 0, WINDOW))
    if here - low < LEAST or high - here < LEAST:
        return None
    before = (sums[here] - sums[low]) / (here - low)
    after = (sums[high] - sums[here]) / (high - here)
    if abs(after - before) < CHANGE:
        return None
    return TurningPoint(
        day=day,
        before=round(before, 3),
        after=round(after, 3),
        events_before=here - low,
        events_after=high - here,
        moved_by=(),
    )


def _with_events(point: TurningPoint, events: Sequence[MergedEvent], days: Sequence[date]) -> TurningPoint:
    """Add the events soon after the turn that lie furthest on its side."""
    first, last = bisect_left(days, point.day), bisect_left(days, point.day + timedelta(days=SOON))
    up = 1 if point.change > 0 else -1
    soon = sorted(events[first:last], key=lambda e: (-up * score(e), -e.sources, e.last or date.max, e.id))
    moved = tuple(event for event in soon[:SHOWN] if up * score(event) > 0)
    return TurningPoint(
        day=point.day,
        before=point.before,
        after=point.after,
        events_before=point.events_before,
        events_after=point.events_after,
        moved_by=moved,
    )
