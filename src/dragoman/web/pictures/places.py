"""The part of the world that a map shows: outlines of states, and the places where things happened."""

from collections.abc import Iterable, Sequence
from math import cos, radians
from typing import Any

import msgspec

from dragoman.brief.atlas import shapes
from dragoman.exchange.places import Point

WIDTH = 720
MARGIN, LEAST = 4.0, 8.0
"""Degrees left around the places, and the smallest height of a map."""
FARTHEST = 84.0
HALF = 180.0

Position = tuple[float, float]
Box = tuple[float, float, float, float]


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map with the numbers of what happened there; `disputed` where several claim it."""

    point: Point
    x: float
    y: float
    radius: float
    numbers: tuple[int, ...]
    disputed: bool


class Map(msgspec.Struct, frozen=True, kw_only=True):
    """The picture: outlines as path data, and spots, in a box of `width` by `height`."""

    width: int
    height: int
    outlines: tuple[str, ...]
    spots: tuple[Spot, ...]


def draw(points: Sequence[Point]) -> Map | None:
    """Draw the part of the world that some points lie in; None where there are none."""
    if not points:
        return None
    west, south, east, north = box = _box_of(points)
    shrink = cos(radians((south + north) / 2))
    scale = WIDTH / ((east - west) * shrink)

    def place(longitude: float, latitude: float) -> Position:
        return round((longitude - west) * shrink * scale, 1), round((north - latitude) * scale, 1)

    outlines = tuple(
        "M" + "L".join(f"{x} {y}" for x, y in _thinned(place(*one) for one in part)) + "Z"
        for _, rings in sorted(shapes().items())
        for ring in rings
        for part in _parted(ring)
        if _meet(_around(part), box)
    )
    return Map(
        width=WIDTH,
        height=round((north - south) * scale),
        outlines=outlines,
        spots=tuple(_spots(points, place)),
    )


def _spots(points: Sequence[Point], place: Any) -> Iterable[Spot]:
    there: dict[tuple[float, float], list[int]] = {}
    for number, point in enumerate(points, start=1):
        there.setdefault((point.longitude, point.latitude), []).append(number)
    for where, numbers in sorted(there.items(), key=lambda one: (-len(one[1]), one[0])):
        point = points[numbers[0] - 1]
        x, y = place(*where)
        yield Spot(
            point=point,
            x=x,
            y=y,
            radius=round(min(20.0, 4 + 3 * len(numbers) ** 0.5), 1),
            numbers=tuple(numbers),
            disputed=len(point.claimed_by) > 1,
        )


def _box_of(points: Sequence[Point]) -> Box:
    """The box that holds all points with room around them, at least as high as LEAST."""
    west, east = min(p.longitude for p in points) - MARGIN, max(p.longitude for p in points) + MARGIN
    south, north = min(p.latitude for p in points) - MARGIN, max(p.latitude for p in points) + MARGIN
    missing = max(0.0, (east - west) * 0.5 - (north - south), LEAST - (north - south))
    south, north = max(-FARTHEST, south - missing / 2), min(FARTHEST, north + missing / 2)
    missing = max(0.0, (north - south) * 1.2 - (east - west))
    return max(-180.0, west - missing / 2), south, min(180.0, east + missing / 2), north


def _thinned(places: Iterable[Position]) -> Iterable[Position]:
    """Leave out what would be drawn on the same spot."""
    before: Position | None = None
    for x, y in places:
        if before is None or abs(x - before[0]) + abs(y - before[1]) >= 1:
            before = x, y
            yield before


def _parted(ring: Sequence[Position]) -> Iterable[Sequence[Position]]:
    """Cut an outline where it leaps from one edge of the world to the other."""
    begin = 0
    for at in range(1, len(ring)):
        if abs(ring[at][0] - ring[at - 1][0]) > HALF:
            yield ring[begin:at]
            begin = at
    yield ring[begin:]


def _around(ring: Sequence[Position]) -> Box:
    xs, ys = zip(*ring, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
