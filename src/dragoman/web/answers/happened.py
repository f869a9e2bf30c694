"""What happened, in the order of time and on a map."""

from datetime import UTC, datetime

import msgspec

from dragoman.analysis.events.build import EVENTS
from dragoman.analysis.timeline import TimelineLine, timeline
from dragoman.exchange.places import Point, point_of
from dragoman.records import Event
from dragoman.web.answers.registry import Answered, parties_in, times
from dragoman.web.asked import (
    AskedWronglyError,
    MapAsked,
    TimelineAsked,
    cursor_of,
    parts_of,
)
from dragoman.web.desk import Basis, Desk
from dragoman.world import World


class Timeline(Answered, frozen=True, kw_only=True):
    """What happened, in order; `of` lines in all, these from `first` on (from 0)."""

    basis: Basis
    parties: tuple[str, ...]
    of: int
    first: int
    lines: tuple[TimelineLine, ...]
    next: str | None


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """An event and where it is put on a map; `point` says on what ground."""

    line: TimelineLine
    point: Point


class MapAnswer(Answered, frozen=True, kw_only=True):
    """Where it happened, as far as the articles say; `unplaced` events have no place."""

    basis: Basis
    parties: tuple[str, ...]
    placed: tuple[Placed, ...]
    unplaced: int


def happened(desk: Desk, world: World, asked: TimelineAsked) -> Timeline:
    """Say what happened, in order."""
    parties = parties_in(asked.parties, world)
    first, known_on = 0, asked.known_on
    if asked.cursor:
        place, moment = parts_of(asked.cursor, 2)
        first, known_on = _number(place), known_on or _moment(moment)
    window = desk.window(parties, as_of=asked.as_of or asked.until, known_on=known_on)
    lines = timeline(
        window,
        world,
        parties=parties,
        since=asked.since,
        until=asked.until,
        as_of=asked.as_of,
        known_on=known_on,
    )
    after = first + asked.limit
    return Timeline(
        as_of=asked.as_of,
        known_on=asked.known_on,
        basis=window.basis,
        parties=parties,
        of=len(lines),
        first=first,
        lines=lines[first:after],
        next=cursor_of(str(after), (known_on or _now()).isoformat()) if after < len(lines) else None,
    )


def placed(desk: Desk, world: World, asked: MapAsked) -> MapAnswer:
    """Put what happened on a map."""
    parties = parties_in(asked.parties, world)
    window = desk.window(parties, **times(asked))
    lines = [one for one in timeline(window, world, parties=parties, **times(asked)) if one.event is not None]
    records = {one.id: one.record for one in window.reports(kinds=EVENTS)}
    found = []
    for line in lines:
        record = records.get(line.event or "")
        point = point_of(record, world) if isinstance(record, Event) else None
        if point:
            found.append(Placed(line=line, point=point))
    return MapAnswer(
        **times(asked),
        basis=window.basis,
        parties=parties,
        placed=tuple(found),
        unplaced=len(lines) - len(found),
    )


def _number(text: str) -> int:
    if not text.isdecimal():
        raise AskedWronglyError("the cursor is none of ours: take `next` of the answer before, unchanged.")
    return int(text)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise AskedWronglyError(
            "the cursor is none of ours: take `next` of the answer before, unchanged."
        ) from None


def _now() -> datetime:
    return datetime.now(UTC)
