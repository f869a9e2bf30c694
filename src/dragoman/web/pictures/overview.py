"""The overview of a timeline as bars: what surely lies in each stretch of time, and what may."""

from collections.abc import Sequence
from datetime import date

import msgspec

from dragoman.web.answers.bars import ZOOMS, Bar, Zoom, beginning, ending

WIDTH, HEIGHT = 720, 150
LEFT, RIGHT, TOP, BOTTOM = 8, 8, 14, 24
LEAST = 3.0
"""How high the smallest bar is: what there is, is seen."""
MOST_LABELS = 12


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A bar: its place, how far it reaches up (cooperation) and down (conflict), and how far what may be there adds.

    `label` is written beneath it, empty where there is no room; `zoom` is what its link shows it by.
    """

    bar: Bar
    x: float
    width: float
    up: float
    down: float
    possible: float
    label: str
    zoom: Zoom


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """Where a link leads: another range of days, and what its bars stand for; None is no bound."""

    since: date | None
    until: date | None
    zoom: Zoom | None


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The picture, in a box of `width` by `height`, and the ways on from it."""

    width: int
    height: int
    middle: float
    columns: tuple[Column, ...]
    out: Way
    earlier: Way
    later: Way


def overview(zoom: Zoom | None, bars: Sequence[Bar]) -> Overview | None:
    """Draw bars; None where there are none.

    Args:
        zoom: what one of them stands for.
        bars: as `dragoman.web.answers.bars` counts them.
    """
    if zoom is None or not bars:
        return None
    most = max(max(one.cooperation + one.turns, one.conflict, one.possible, 1) for one in bars)
    room = (HEIGHT - TOP - BOTTOM) / 2
    step = (WIDTH - LEFT - RIGHT) / len(bars)
    every = -(-len(bars) // MOST_LABELS)

    def high(number: int) -> float:
        return round(max(LEAST, room * number / most), 1) if number else 0.0

    columns = tuple(
        Column(
            bar=one,
            x=round(LEFT + number * step, 1),
            width=round(step, 1),
            up=high(one.cooperation + one.turns),
            down=high(one.conflict),
            possible=high(one.possible),
            label=label(zoom, one.start, bars[0].start) if number % every == 0 else "",
            zoom=_finer(zoom),
        )
        for number, one in enumerate(bars)
    )
    first, last = bars[0].start, bars[-1].end
    return Overview(
        width=WIDTH,
        height=HEIGHT,
        middle=TOP + room,
        columns=columns,
        out=_out(zoom, first, last),
        earlier=_moved(zoom, first, last, -1),
        later=_moved(zoom, first, last, 1),
    )


def label(zoom: Zoom, start: date, first: date) -> str:
    """Name a stretch in as few characters as there is room for."""
    if zoom == "day":
        return f"{start.day} {start:%b}" if start.day == 1 or start == first else str(start.day)
    if zoom == "month":
        return f"{start:%b} {start.year}" if start.month == 1 or start == first else f"{start:%b}"
    return f"{start.year}s" if zoom == "decade" else str(start.year)


def _finer(zoom: Zoom) -> Zoom:
    return ZOOMS[min(len(ZOOMS) - 1, ZOOMS.index(zoom) + 1)]


def _out(zoom: Zoom, first: date, last: date) -> Way:
    """The range around: of days, the year by months; of months, the decade by years; else everything."""
    at = ZOOMS.index(zoom)
    if at <= 1:
        return Way(since=None, until=None, zoom=None)
    around = ZOOMS[at - 2]
    start, end = beginning(around, first), ending(around, beginning(around, last))
    return Way(since=start, until=end, zoom=ZOOMS[at - 1])


def _moved(zoom: Zoom, first: date, last: date, by: int) -> Way:
    """As long a range right before or after."""
    length = (last - first).days + 1
    edge = first.toordinal() - 1 if by < 0 else last.toordinal() + 1
    other = edge + by * (length - 1)
    low, high = (max(1, min(date.max.toordinal(), one)) for one in sorted((edge, other)))
    return Way(since=date.fromordinal(low), until=date.fromordinal(high), zoom=zoom)
