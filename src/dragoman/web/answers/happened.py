"""What happened, in the order of time."""

from datetime import UTC, datetime

from dragoman.analysis.timeline import TimelineLine, timeline
from dragoman.web.answers.bars import Bar, Zoom, bars
from dragoman.web.answers.registry import Answered, parties_in
from dragoman.web.asked import (
    AskedWronglyError,
    TimelineAsked,
    cursor_of,
    parts_of,
)
from dragoman.web.desk import Basis, Desk
from dragoman.world import World


class Timeline(Answered, frozen=True, kw_only=True):
    """What happened, in order; `of` lines in all, these from `first` on (from 0).

    `bars` are the overview: all lines by decade, year, month or day (`zoom`).
    """

    basis: Basis
    parties: tuple[str, ...]
    of: int
    first: int
    zoom: Zoom | None
    bars: tuple[Bar, ...]
    lines: tuple[TimelineLine, ...]
    next: str | None


def happened(desk: Desk, world: World, asked: TimelineAsked) -> Timeline:
    """Say what happened, in order."""
    parties = parties_in(asked.parties, world)
    first, known_on = 0, asked.known_on
    if asked.cursor:
        place, moment = parts_of(asked.cursor, 2)
        first, known_on = _number(place), known_on or _moment(moment)
    window = desk.window(parties, as_of=asked.as_of or asked.until, known_on=known_on)
    every = timeline(
        window,
        world,
        parties=parties,
        since=asked.since,
        until=asked.until,
        as_of=asked.as_of,
        known_on=known_on,
    )
    lines = [one for one in every if _fits(one, asked)]
    zoom, overview = bars(lines, asked.zoom or None, asked.since, asked.until)
    after = first + asked.limit
    return Timeline(
        as_of=asked.as_of,
        known_on=asked.known_on,
        basis=window.basis,
        parties=parties,
        of=len(lines),
        first=first,
        zoom=zoom,
        bars=overview,
        lines=tuple(lines[first:after]),
        next=cursor_of(str(after), (known_on or _now()).isoformat()) if after < len(lines) else None,
    )


def _fits(line: TimelineLine, asked: TimelineAsked) -> bool:
    return (
        (not asked.kind or (asked.kind == "event") == (line.event is not None))
        and (not asked.type or asked.type in {line.event_type, line.tie})
        and (not asked.shade or line.shade == asked.shade)
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
