"""GeoJSON (RFC 7946): events as points, ties as lines; longitude first.

No event is coded with a place: `point_basis` says how its point was chosen, and `claimed_by` who claims it.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dragoman.exchange.flat import cells
from dragoman.exchange.jsons import write_document
from dragoman.exchange.labels import label
from dragoman.exchange.places import Point, point_of, seat_of
from dragoman.exchange.told import Tally, Told, valid_days
from dragoman.records import Event, Tie
from dragoman.world import World


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write events and ties; an event that cannot be placed has no geometry, and the rest is left out."""
    tally = Tally()
    write_document(stream, {"type": "FeatureCollection"}, "features", _features(reports, world, tally))
    return tally


def _features(reports: Iterable[Told], world: World, tally: Tally) -> Iterator[dict[str, Any]]:
    for told in reports:
        record = told.report.record
        if isinstance(record, Event):
            yield _feature(told, world, *_placed(record, world))
        elif isinstance(record, Tie):
            yield _feature(told, world, *_line(record, world))
        else:
            tally.leave_out(f"{told.report.kind}: has no place")
            continue
        tally.written += 1


def _placed(event: Event, world: World) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    point = point_of(event, world)
    if point is None:
        return None, {"point_basis": None}
    about = {
        "point_basis": point.basis,
        "place": point.name,
        "place_words": point.words,
        "place_sort": point.sort,
        "place_id": point.id or None,
        "claimed_by": list(point.claimed_by),
    }
    return {"type": "Point", "coordinates": _position(point)}, about


def _line(tie: Tie, world: World) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    ends = [point for side in (tie.a, tie.b) if (point := seat_of(side, world, "actor"))]
    if len(ends) < 2:  # noqa: PLR2004 - a line has two ends
        return None, {"point_basis": None}
    claimed = sorted({one for point in ends for one in point.claimed_by})
    about = {"point_basis": "the two sides", "claimed_by": claimed}
    return {"type": "LineString", "coordinates": [_position(point) for point in ends]}, about


def _feature(
    told: Told, world: World, geometry: dict[str, Any] | None, about: dict[str, Any]
) -> dict[str, Any]:
    since, until = valid_days(told.report.record)
    properties: dict[str, Any] = {"label": label(told.report.record, world), **cells(told)}
    for name in ("start_date", "end_date", "since", "until"):
        properties.pop(name, None)
    properties |= {"valid_from": since, "valid_to": until, **about}
    return {"type": "Feature", "id": told.report.id, "geometry": geometry, "properties": properties}


def _position(point: Point) -> list[float]:
    return [point.longitude, point.latitude]
