"""Events in time: one mark each, cooperation above the line and conflict below it."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from dragoman.analysis.dyads.between import score
from dragoman.analysis.events import MergedEvent, Shade

WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 20, 20, 24, 30
MIDDLE = (TOP + HEIGHT - BOTTOM) / 2
REACH = MIDDLE - TOP
STEP = 11
"""How far apart marks stand that would cover each other."""
MOST_TICKS = 9


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """An event: where it is drawn, how wide its time is, and how it is shaded."""

    event: MergedEvent
    x: float
    y: float
    left: float
    right: float
    shade: Shade


class Tick(msgspec.Struct, frozen=True):
    """A day on the axis."""

    x: float
    label: str


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """The picture, in a box of `width` by `height`; `undated` events are not in it."""

    width: int
    height: int
    middle: float
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    undated: int


def strip(events: Iterable[MergedEvent]) -> Strip | None:
    """Place events; None where none has a day."""
    every = list(events)
    dated = sorted((one for one in every if one.last), key=lambda one: (one.last or date.min, one.id))
    if not dated:
        return None
    days = [day for one in dated for day in _days(one)]
    first, last = min(days), max(days)
    taken: list[tuple[float, float]] = []
    marks = []
    for one in dated:
        begin, end = _days(one)
        left, right = _x(begin, first, last), _x(end, first, last)
        x, y = _free((left + right) / 2, MIDDLE - score(one) / 10 * REACH, taken)
        taken.append((x, y))
        marks.append(Mark(event=one, x=x, y=y, left=left, right=right, shade=one.shade))
    return Strip(
        width=WIDTH,
        height=HEIGHT,
        middle=MIDDLE,
        marks=tuple(marks),
        ticks=tuple(_ticks(first, last)),
        undated=len(every) - len(dated),
    )


def _days(one: MergedEvent) -> tuple[date, date]:
    """The days a mark reaches over: those of its text, else the one on which it was first told."""
    end = one.last or date.max
    start = one.time.start if one.time and one.time.start else end
    return min(start, end), end


def _x(day: date, first: date, last: date) -> float:
    span = max((last - first).days, 1)
    if first == last:
        return WIDTH / 2
    return round(LEFT + (day - first).days / span * (WIDTH - LEFT - RIGHT), 1)


def _free(x: float, y: float, taken: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The place nearest to one on its side of the line where no other mark stands."""
    away = 1 if y > MIDDLE else -1
    for number in range(40):
        for place in (y + away * STEP * number, y - away * STEP * number):
            on_side = TOP <= place <= HEIGHT - BOTTOM and (place - MIDDLE) * away >= STEP / 2
            if on_side and not any(abs(x - a) < STEP and abs(place - b) < STEP - 1 for a, b in taken):
                return round(x, 1), round(place, 1)
    return round(x, 1), round(y, 1)


def _ticks(first: date, last: date) -> Iterable[Tick]:
    if first.year == last.year:
        months = [date(first.year, month, 1) for month in range(first.month + 1, last.month + 1)]
        for number, day in enumerate(months):
            yield Tick(_x(day, first, last), f"{day:%b}" if number else f"{day:%b %Y}")
        if not months:
            yield Tick(_x(first, first, last), f"{first.day} {first:%b %Y}")
        return
    years = list(range(first.year + 1, last.year + 1))
    every = -(-len(years) // MOST_TICKS)
    yield from (Tick(_x(date(year, 1, 1), first, last), str(year)) for year in years[::every])
