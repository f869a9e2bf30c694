"""Where an event was: the coder tells no place, so that one is chosen, and what it rests on is said."""

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from dragoman.records import Entity, Event
from dragoman.world import Mention, Place, World

Basis = Literal["place named in the quote", "recipient", "actor"]
_WHERE = re.compile(
    r"\b(?:in|at|near|outside|around|inside|across|over|from|into|on)\s+(?:the\s+)?$", re.IGNORECASE
)
_SEAT = {"capital", "seat"}


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A point on the map (WGS 84): of what, how it was chosen, and who claims it if it is disputed.

    `words` are those of the article, `sort` says what kind of place it is, `id` whose it is.
    """

    latitude: float
    longitude: float
    name: str
    words: str
    basis: Basis
    sort: str
    id: str = ""
    claimed_by: tuple[str, ...] = ()


def named_place(event: Event, world: World) -> Point | None:
    """Find the place that an event's quote names.

    A town, region or other place counts wherever it stands, a capital or state only after a word such as
    "in" or "near": "Paris warned" is no place. Of places that share a name, the one of a party; else none.

    Args:
        event: an event.
        world: what knows the places.

    Returns:
        The first that "in" or the like stands before, else the first; None where none is named.
    """
    found: list[tuple[bool, Point]] = []
    for mention in world.find(event.quote):
        after = bool(_WHERE.search(event.quote[: mention.start]))
        point = _point(mention, event, world, after=after)
        if point:
            found.append((not after, point))
    return min(found, key=lambda one: one[0])[1] if found else None


def point_of(event: Event, world: World) -> Point | None:
    """Choose a point for an event: the place named, else where the recipient is, else the actor."""
    sides: tuple[tuple[Basis, tuple[Entity, ...]], ...] = (
        ("recipient", event.recipients),
        ("actor", event.actors),
    )
    return named_place(event, world) or next(
        (
            point
            for basis, parties in sides
            for party in parties
            if (point := seat_of(party.id, world, basis, words=party.text))
        ),
        None,
    )


def seat_of(ident: str, world: World, basis: Basis, words: str = "") -> Point | None:
    """Give the point of a state or territory, or of the state that a group lives in."""
    record = world.entity(ident)
    if record and record.latitude is None and record.state:
        record = world.entity(record.state)
    if record is None or record.latitude is None or record.longitude is None:
        return None
    return Point(
        latitude=record.latitude,
        longitude=record.longitude,
        name=record.name,
        words=words or record.name,
        basis=basis,
        sort=record.sort,
        id=record.id,
        claimed_by=_claimants(record.name, world),
    )


def _claimants(name: str, world: World) -> tuple[str, ...]:
    return next((place.claimed_by for place in world.places(name) if place.claimed_by), ())


def _point(mention: Mention, event: Event, world: World, *, after: bool) -> Point | None:
    kinds = {one.kind for one in mention.candidates}
    if "place" in kinds or (after and kinds & _SEAT):
        place = _one_of(world.places(mention.text), event)
        if place and place.latitude is not None and place.longitude is not None:
            return Point(
                latitude=place.latitude,
                longitude=place.longitude,
                name=place.name,
                words=mention.text,
                basis="place named in the quote",
                sort=place.sort,
                id=place.id,
                claimed_by=place.claimed_by,
            )
    if after and kinds & {"state", *_SEAT}:
        ids = {one.id for one in mention.candidates}
        point = seat_of(ids.pop(), world, "place named in the quote", mention.text) if len(ids) == 1 else None
        if point and kinds & _SEAT:  # a state's coordinates are its capital's
            return msgspec.structs.replace(point, sort="capital", name=mention.text)
        return point
    return None


def _one_of(places: Iterable[Place], event: Event) -> Place | None:
    """The place of a name that there was at the time: the only one, or the one of a party."""
    there = [place for place in places if _was(place, event)]
    if len(there) > 1:
        parties = {entity.id for entity in (*event.actors, *event.recipients)}
        there = [place for place in there if parties & {place.id, *place.claimed_by}]
    return there[0] if len(there) == 1 else None


def _was(place: Place, event: Event) -> bool:
    start, end = (event.time.start, event.time.end) if event.time else (None, None)
    return not (
        (place.until and start and place.until < start) or (place.since and end and place.since > end)
    )
