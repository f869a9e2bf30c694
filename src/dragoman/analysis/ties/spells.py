"""From single sightings of a tie to the spells through which it stood."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, takewhile

import msgspec

from dragoman.analysis.ties.model import Bound, Ground, Spell
from dragoman.records import Interval

DAY = timedelta(days=1)


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A tie stood (`value`), or did not, on some day of `low`-`high`, both included; None is not known.

    `turns` says that it began to do so then. `always` and `still` are of world data without a first
    or last day; `until` is the last day that the world data give it.
    """

    value: bool
    low: date | None
    high: date | None
    turns: bool = False
    always: bool = False
    still: bool = False
    until: date | None = None
    ground: Ground


Group = list[Mark]


def spells_of(marks: Iterable[Mark]) -> tuple[Spell, ...]:
    """Put marks in order and join those that agree.

    Marks are taken by the last day on which each can lie. Where one value follows another the turn
    lies after all that was seen before it and not after what was first seen behind it, so that no
    spell can overlap the next. The order of `marks` does not matter.
    """
    ordered = sorted(marks, key=mark_order)
    groups = [list(group) for _, group in groupby(ordered, key=lambda mark: mark.value)]
    starts = _starts(groups)
    found = [
        _spell(group, start, starts[at + 1] if at + 1 < len(groups) else None)
        for at, (group, start) in enumerate(zip(groups, starts, strict=True))
    ]
    if found and not found[0].holds and _ended(starts[0]):
        before = Interval(start=None, end=_day_before(starts[0].latest))
        found.insert(0, Spell(holds=True, start=Bound(), end=starts[0], seen=before))
    return tuple(found)


def differ(marks: Sequence[Mark]) -> bool:
    """Tell whether marks contradict each other about one time and none tells a turn there."""
    dated = _distinct(marks)
    stood = [mark for mark in dated if mark.value and mark.high]
    not_stood = sorted((mark for mark in dated if not mark.value and mark.high), key=_first)
    turns = [mark for mark in dated if mark.turns and not mark.still]
    return any(
        _together(yes, no)
        and not any(
            _explains(turn, yes, no) for turn in turns if not (turn.until and (turn is yes or turn is no))
        )
        for yes in stood
        for no in _beginning_by(_last(yes), not_stood)
        if not (_news(yes, no) or _news(no, yes))
    )


def _distinct(marks: Iterable[Mark]) -> list[Mark]:
    """Leave out all but the first of the marks alike in time, but for those of the world data, which are few."""
    found: dict[tuple[object, ...], Mark] = {}
    for mark in marks:
        own = id(mark) if mark.until else None
        found.setdefault((mark.value, mark.low, mark.high, mark.turns, mark.still, own), mark)
    return list(found.values())


def _beginning_by(day: date, ordered: Sequence[Mark]) -> Iterator[Mark]:
    """Those of marks in the order of their first days that can speak of a day or of one before."""
    return takewhile(lambda mark: _first(mark) <= day, ordered)


def _first(mark: Mark) -> date:
    return mark.low or mark.high or date.min


def _last(mark: Mark) -> date:
    return mark.until or mark.high or date.max


def mark_order(mark: Mark) -> tuple[date, date, bool, bool, str, int, str]:
    """The order of marks: by the last day, the first day, then by what never depends on who asks."""
    cited = mark.ground.citation
    return (
        mark.high or date.max,
        mark.low or date.min,
        not mark.turns,
        mark.value,
        cited.article if cited else "",
        cited.start if cited else 0,
        (cited.report if cited else mark.ground.world) or "",
    )


def _starts(groups: Sequence[Group]) -> list[Bound]:
    found: list[Bound] = []
    floor: date | None = None
    for at, group in enumerate(groups):
        latest = group[0].high
        turns = [
            mark
            for mark in group
            if mark.turns and mark.low is not None and (not latest or mark.low <= latest)
        ]
        chosen = {id(mark) for mark in turns}
        told = [mark for mark in group if mark.turns and (id(mark) in chosen or mark is group[0])]
        lows = [floor, *(mark.low for mark in turns)]
        earliest = max((day for day in lows if day is not None), default=None)
        if earliest is not None and latest is not None:
            earliest = min(earliest, latest)
        shown = told or [*(groups[at - 1][-1:] if at else []), group[0]]
        found.append(
            Bound(
                earliest=earliest,
                latest=latest,
                told=bool(told),
                grounds=tuple(dict.fromkeys(mark.ground for mark in shown)),
            )
        )
        floor = max(
            (day for day in (earliest, *(_after(mark.low) for mark in group)) if day is not None),
            default=floor,
        )
    return found


def _spell(group: Group, start: Bound, following: Bound | None) -> Spell:
    seen_from = min((day for mark in group if (day := mark.low or mark.high)), default=None)
    seen_to = max((mark.high for mark in group if mark.high), default=None)
    always = any(mark.always for mark in group)
    if following is None:
        last = max((day for mark in group if (day := mark.low)), default=None)
        latest_mark = max(group, key=lambda mark: (mark.low or date.min, mark_order(mark)))
        following = Bound(earliest=_after(last), grounds=(latest_mark.ground,))
        still = any(mark.still for mark in group)
    else:
        still = False
    return Spell(
        holds=group[0].value,
        start=Bound(grounds=start.grounds) if always else start,
        end=following,
        seen=Interval(start=None if always else seen_from, end=seen_to),
        always=always,
        still=still,
    )


def _ended(start: Bound) -> bool:
    """Whether a tie is told to have ended, so that it stood before; the world data's "not since" is no such word."""
    return start.told and any(ground.citation or ground.effect == "states" for ground in start.grounds)


def _together(one: Mark, other: Mark) -> bool:
    """Whether two marks may speak of one day; an undated mark may speak of any, so it proves nothing."""
    if not (one.high and other.high):
        return False
    return (one.low or one.high) <= (other.until or other.high) and (other.low or other.high) <= (
        one.until or one.high
    )


def _explains(turn: Mark, one: Mark, other: Mark) -> bool:
    """Whether a turn told lies within the time that two marks cover together."""
    first = min(one.low or date.min, other.low or date.min)
    last = max(one.until or one.high or date.max, other.until or other.high or date.max)
    return (turn.low or date.min) <= last and first <= (turn.high or date.max)


def _news(turn: Mark, known: Mark) -> bool:
    """Whether a mark tells a turn that world data without an end cannot know yet."""
    return turn.turns and known.still


def _after(day: date | None) -> date | None:
    return day if day is None or day == date.max else day + DAY


def _day_before(day: date | None) -> date | None:
    return day if day is None or day == date.min else day - DAY
