"""The overview of a timeline: how many acts lie in each decade, year, month or day, surely and possibly."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from dragoman.analysis.timeline import TimelineLine
from dragoman.ontology import quad_class

Zoom = Literal["decade", "year", "month", "day"]
ZOOMS: tuple[Zoom, ...] = ("decade", "year", "month", "day")
MOST_BARS = 80
"""More bars than this are none that one could choose from; the next coarser zoom is taken."""
ONE = timedelta(days=1)


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time, both days included, and what lies in it.

    `cooperation` and `conflict` acts surely lie in it, `turns` of ties too; `possible` are the acts and turns
    that may lie in it or elsewhere, as the sources leave it.
    """

    start: date
    end: date
    cooperation: int = 0
    conflict: int = 0
    turns: int = 0
    possible: int = 0


def bars(
    lines: Sequence[TimelineLine], zoom: Zoom | None, since: date | None, until: date | None
) -> tuple[Zoom | None, tuple[Bar, ...]]:
    """Count lines in stretches of time.

    Args:
        lines: what happened.
        zoom: how long a stretch is; as fits where None.
        since: where the first begins; with the first day of any line where None.
        until: where the last ends.

    Returns:
        The zoom taken, coarser than asked for where there would be too many bars, and the bars, empty
        ones too; none where nothing has a day.
    """
    days = [day for one in lines for day in (one.time.start, one.time.end) if day]
    first, last = since or min(days, default=None), until or max(days, default=None)
    if first is None or last is None or last < first:
        return None, ()
    unit = _fitting(zoom, first, last)
    stretches = list(_stretches(unit, first, last))
    return unit, tuple(_counted(lines, start, end) for start, end in stretches)


def _fitting(zoom: Zoom | None, first: date, last: date) -> Zoom:
    """The zoom asked for, or the finest; coarser where that makes too many bars."""
    finest = ZOOMS.index(zoom) if zoom else len(ZOOMS) - 1
    fitting = [one for one in ZOOMS[: finest + 1] if len(list(_stretches(one, first, last))) <= MOST_BARS]
    return fitting[-1] if fitting else ZOOMS[0]


def _stretches(unit: Zoom, first: date, last: date) -> Iterator[tuple[date, date]]:
    """Whole units from the one that has the first day to the one that has the last; a bounded number of them."""
    start = beginning(unit, first)
    for _ in range(MOST_BARS + 1):
        end = ending(unit, start)
        yield start, end
        if end >= last:
            return
        start = end + ONE


def beginning(unit: Zoom, day: date) -> date:
    """Give the first day of the unit that a day is in."""
    if unit == "decade":
        return date(max(1, day.year - day.year % 10), 1, 1)
    if unit == "year":
        return date(day.year, 1, 1)
    return date(day.year, day.month, 1) if unit == "month" else day


def ending(unit: Zoom, start: date) -> date:
    """Give the last day of the unit that begins on a day."""
    years = {"decade": 10 - start.year % 10, "year": 1}.get(unit)
    if years:
        return date(min(9999, start.year + years - 1), 12, 31)
    if unit == "day" or (start.year, start.month) == (9999, 12):
        return start if unit == "day" else date.max
    return date(start.year + start.month // 12, start.month % 12 + 1, 1) - ONE


def _counted(lines: Sequence[TimelineLine], start: date, end: date) -> Bar:
    counts = {"cooperation": 0, "conflict": 0, "turns": 0, "possible": 0}
    for one in lines:
        first, last = one.time.start or one.time.end, one.time.end or one.time.start
        if first is None or last is None or last < start or first > end:
            continue
        bounded = one.time.start is not None and one.time.end is not None
        if not bounded or first < start or last > end:
            counts["possible"] += 1
        elif one.event_type is None:
            counts["turns"] += 1
        else:
            counts["cooperation" if quad_class(one.event_type).endswith("cooperation") else "conflict"] += 1
    return Bar(start=start, end=end, **counts)
