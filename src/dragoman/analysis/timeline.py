"""What happened between some, in order, each line as wide in time as its sources leave it."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from itertools import combinations
from typing import Literal

import msgspec

from dragoman.analysis.events import MergedEvent, Shade, events
from dragoman.analysis.evidence import Evidence
from dragoman.analysis.sources import Sources
from dragoman.analysis.ties import Bound, Spell, StandingTie, ties
from dragoman.records import Citation, Interval, Status, TieKind
from dragoman.world import World

Turn = Literal["begins", "ends"]


class TimelineLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line: an act, or the turn of a tie (codebook sections 2 and 4).

    `time` is the interval it lies in: what the tellings say; for an act that none of them dates, some
    day up to its first telling (`dated` is then false); for an undated plan, some day from then on. Lines
    of a later `step` certainly came later than those of an earlier one; within a step the sources leave
    the order open, and lines stand by their first possible days. `text` is in the words of the first
    telling. A line is an event (`event`, its id, and `event_type` are set) or the turn of a tie (`tie`
    and `turn` are set; `actors` are then both sides).
    """

    after: int | None = None
    time: Interval
    dated: bool
    text: str
    event: str | None = None
    event_type: str | None = None
    tie: TieKind | None = None
    turn: Turn | None = None
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    sources: int
    shade: Shade
    contested: bool
    citations: tuple[Citation, ...]


def timeline(
    evidence: Evidence,
    world: World,
    *,
    parties: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
    known_on: datetime | None = None,
) -> tuple[TimelineLine, ...]:
    """Give acts and the turns of ties in the order of their days.

    Args:
        evidence: the reports.
        world: who is who, for the merging of events.
        parties: only what names all of these.
        since: only what may have been on this day or later.
        until: only what may have been on this day or earlier.
        as_of: only what was so by the end of this day (as `events`).
        known_on: as the evidence stood at this moment.

    Returns:
        The lines. The turn of a tie that an act of the list makes is not told again.
    """
    acts = events(evidence, parties=parties, as_of=as_of, known_on=known_on, world=world)
    lines = [_of_event(one) for one in acts]
    told = {report for one in acts for report in one.reports}
    for tie in _ties_among(evidence, world, parties, as_of, known_on):
        lines.extend(_of_tie(tie, told, evidence, as_of, known_on))
    return in_order([one for one in lines if _between(one.time, since, until)])


def in_order(lines: Sequence[TimelineLine]) -> tuple[TimelineLine, ...]:
    """Put lines in order, and say of each which line surely came before it."""
    ordered = sorted(lines, key=_order)
    ends = sorted((line.time.end, at) for at, line in enumerate(ordered) if line.time.end is not None)
    return tuple(msgspec.structs.replace(line, after=_before(line.time.start, ends)) for line in ordered)


def _before(start: date | None, ends: Sequence[tuple[date, int]]) -> int | None:
    """The place of the line that ended last before a day."""
    if start is None:
        return None
    over = bisect_left(ends, (start, -1))
    return ends[over - 1][1] if over else None


def _order(line: TimelineLine) -> tuple[date, date, str, str, str]:
    """By the first possible day; an open beginning stands at its end, which is all that is known of it."""
    start, end = line.time.start, line.time.end
    return start or end or date.max, end or date.max, line.event or "", line.tie or "", line.text


def _between(time: Interval, since: date | None, until: date | None) -> bool:
    """Whether a time may have a day in a stretch."""
    starts_after = until is not None and time.start is not None and time.start > until
    ended_before = since is not None and time.end is not None and time.end < since
    return not (starts_after or ended_before)


def _of_event(event: MergedEvent) -> TimelineLine:
    time = event.time
    dated = time is not None and (time.start is not None or time.end is not None)
    if time is None or not dated:
        ahead = event.status in {"planned", "hypothetical"}
        told = event.told
        time = Interval(start=told) if ahead else Interval(end=event.last)
    first = event.tellings[0]
    return TimelineLine(
        time=time,
        dated=dated,
        text=first.quote,
        event=event.id,
        event_type=event.event_type,
        status=event.status,
        actors=event.actors,
        recipients=event.recipients,
        sources=event.sources,
        shade=event.shade,
        contested=event.contested,
        citations=event.tellings,
    )


def _ties_among(
    evidence: Evidence,
    world: World,
    parties: Collection[str],
    as_of: date | None,
    known_on: datetime | None,
) -> Iterator[StandingTie]:
    """The ties between some parties; between all that are told of where none is named."""
    if not parties:
        yield from ties(evidence, world, as_of=as_of, known_on=known_on)
    elif len(set(parties)) == 1:
        yield from ties(evidence, world, next(iter(parties)), as_of=as_of, known_on=known_on)
    else:
        for a, b in combinations(sorted(set(parties)), 2):
            yield from ties(evidence, world, a, b, as_of=as_of, known_on=known_on)


def _of_tie(
    tie: StandingTie,
    told: Collection[str],
    evidence: Evidence,
    as_of: date | None,
    known_on: datetime | None,
) -> Iterator[TimelineLine]:
    """A line for each turn of a tie that an article tells and dates, and no act in the list makes."""
    for spell in tie.spells:
        if not spell.holds:
            continue
        for turn, bound in turns(spell):
            cited = tuple(one.citation for one in bound.grounds if one.citation is not None)
            start, end = bound.earliest, bound.latest
            if not bound.told or not cited or (start is None and end is None):
                continue
            if any(one.report in told for one in cited) or (as_of and (start or end or as_of) > as_of):
                continue
            sources = Sources(evidence, known_on, (one.article for one in cited)).count(cited)
            yield TimelineLine(
                time=Interval(start=start, end=end),
                dated=True,
                text=cited[0].quote,
                tie=tie.kind,
                turn=turn,
                status="occurred",
                actors=(tie.a, tie.b),
                recipients=(),
                sources=sources,
                shade="hatched" if tie.contested else ("solid" if sources > 1 else "outlined"),
                contested=tie.contested,
                citations=cited,
            )


def turns(spell: Spell) -> tuple[tuple[Turn, Bound], ...]:
    """Give the two turns of a tie's spell."""
    return ("begins", spell.start), ("ends", spell.end)
