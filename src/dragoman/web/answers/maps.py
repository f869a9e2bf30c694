"""Where it happened, and how the parties stand to each other, for a map."""

from collections.abc import Iterable
from datetime import date

import msgspec

from dragoman.analysis.alignment import Edge, network
from dragoman.analysis.events.build import EVENTS
from dragoman.analysis.timeline import TimelineLine, timeline
from dragoman.brief.disputed import Disputed, disputed_near
from dragoman.exchange.places import Point, point_of, seat_of
from dragoman.records import Event
from dragoman.web.answers.registry import Answered, parties_in, times
from dragoman.web.asked import MapAsked
from dragoman.web.desk import Basis, Desk, Window
from dragoman.world import World

MOST_DRAWN = 40
"""Relations on one map: those with most events."""


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """An event and where it is put on a map; `point` says on what ground."""

    line: TimelineLine
    point: Point


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """An edge of the network on the day, and the seats of its two ends."""

    edge: Edge
    a: Point
    b: Point


class MapAnswer(Answered, frozen=True, kw_only=True):
    """Where it happened, as far as the articles say; `unplaced` events have no place.

    `relations` are how the parties stand to each other on the day `on`, drawn from seat to seat; `disputed` are
    the territories near them that more than one side claims, or that some do not recognise.
    """

    basis: Basis
    parties: tuple[str, ...]
    placed: tuple[Placed, ...]
    unplaced: int
    on: date | None
    relations: tuple[Drawn, ...]
    disputed: tuple[Disputed, ...]


def placed(desk: Desk, world: World, asked: MapAsked) -> MapAnswer:
    """Put what happened on a map."""
    parties = parties_in(asked.parties, world)
    window = desk.window(parties, **times(asked))
    found, unplaced = _events(window, world, parties, asked) if asked.shows != "relations" else ([], 0)
    on, relations = _relations(window, world, parties, asked) if asked.shows != "events" else (None, [])
    near = {point.id for point in _points(found, relations) if point.id} | set(parties)
    return MapAnswer(
        **times(asked),
        basis=window.basis,
        parties=parties,
        placed=tuple(found),
        unplaced=unplaced,
        on=on or asked.as_of or window.basis.newest,
        relations=tuple(relations),
        disputed=disputed_near(near, world, asked.as_of),
    )


def _points(found: Iterable[Placed], relations: Iterable[Drawn]) -> Iterable[Point]:
    yield from (one.point for one in found)
    for one in relations:
        yield from (one.a, one.b)


def _events(
    window: Window, world: World, parties: tuple[str, ...], asked: MapAsked
) -> tuple[list[Placed], int]:
    lines = [one for one in timeline(window, world, parties=parties, **times(asked)) if one.event is not None]
    records = {one.id: one.record for one in window.reports(kinds=EVENTS)}
    found = []
    for line in lines:
        record = records.get(line.event or "")
        point = point_of(record, world) if isinstance(record, Event) else None
        if point:
            found.append(Placed(line=line, point=point))
    return found, len(lines) - len(found)


def _relations(
    window: Window, world: World, parties: tuple[str, ...], asked: MapAsked
) -> tuple[date | None, list[Drawn]]:
    """The edges of which something happened, between two that have a seat; with parties, those that touch all or two of them."""
    drawn = network(window, world, **times(asked))
    wanted = set(parties)
    told = [
        one
        for one in drawn.edges
        if one.events and (not wanted or len(wanted & {one.a, one.b}) >= min(2, len(wanted)))
    ]
    found = []
    for edge in sorted(told, key=lambda one: (-one.events, one.a, one.b)):
        a, b = (seat_of(one, world, "actor") for one in (edge.a, edge.b))
        if a and b and (a.latitude, a.longitude) != (b.latitude, b.longitude):
            found.append(Drawn(edge=edge, a=a, b=b))
    return drawn.on, found[:MOST_DRAWN]
