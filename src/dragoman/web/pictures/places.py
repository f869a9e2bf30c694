"""The part of the world that a map shows: outlines, disputed ones apart, places, and lines between them."""

from collections.abc import Iterable, Sequence
from itertools import product
from math import cos, radians
from typing import Any

import msgspec

from dragoman.analysis.alignment import Edge
from dragoman.analysis.mediations import Effort
from dragoman.brief.atlas import shapes
from dragoman.brief.disputed import Disputed
from dragoman.exchange.places import Point, seat_of
from dragoman.web.answers.maps import Drawn
from dragoman.world import World

WIDTH = 720
MARGIN, LEAST = 4.0, 8.0
"""Degrees left around the places, and the smallest height of a map."""
FARTHEST = 84.0
BENT, WIDEST = 0.12, 5.0
AHEAD = {"offered", "requested", "declined"}
"""Stages of efforts in which nobody helps yet: their lines are broken."""
HALF = 180.0

Position = tuple[float, float]
Box = tuple[float, float, float, float]


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """Where a party of a relation sits."""

    point: Point
    x: float
    y: float


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map with the numbers of what happened there; `disputed` where several claim it.

    `look` is "plus" where it is cooperation alone, "minus" where conflict alone, else "mixed".
    """

    point: Point
    x: float
    y: float
    radius: float
    numbers: tuple[int, ...]
    disputed: bool
    look: str


class Territory(msgspec.Struct, frozen=True, kw_only=True):
    """A disputed territory: its outline where the atlas has one, else the point that stands for it."""

    disputed: Disputed
    outlines: tuple[str, ...]
    x: float
    y: float


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What a line is drawn for, from where to where, how it looks, and how many events or sources it stands for."""

    of: Edge | Effort
    a: Point
    b: Point
    look: str
    number: int


class Bow(msgspec.Struct, frozen=True, kw_only=True):
    """A line, bowed so that those of one place do not hide each other."""

    line: Line
    path: str
    width: float


class Map(msgspec.Struct, frozen=True, kw_only=True):
    """The picture, in a box of `width` by `height`: outlines as path data, and what lies on them."""

    width: int
    height: int
    outlines: tuple[str, ...]
    territories: tuple[Territory, ...]
    bows: tuple[Bow, ...]
    seats: tuple[Seat, ...]
    spots: tuple[Spot, ...]


def draw(
    points: Sequence[Point],
    lines: Sequence[Line] = (),
    disputed: Sequence[Disputed] = (),
    signs: Sequence[bool] = (),
) -> Map | None:
    """Draw the part of the world that some points and seats lie in; None where there are none.

    Args:
        points: where events are put.
        lines: from seat to seat, the weightiest first.
        signs: of each point, whether it is cooperation.
        disputed: territories that are drawn as disputed where they lie in the picture.
    """
    seats = {one.id: one for line in lines for one in (line.a, line.b)}
    every = [*points, *seats.values()]
    if not every:
        return None
    west, south, east, north = box = _box_of(every)
    shrink = cos(radians((south + north) / 2))
    scale = WIDTH / ((east - west) * shrink)

    def place(longitude: float, latitude: float) -> Position:
        return round((longitude - west) * shrink * scale, 1), round((north - latitude) * scale, 1)

    def outlines(ident: str) -> Iterable[str]:
        for ring in shapes().get(ident, ()):
            for part in _parted(ring):
                if _meet(_around(part), box):
                    yield "M" + "L".join(f"{x} {y}" for x, y in _thinned(place(*one) for one in part)) + "Z"

    return Map(
        width=WIDTH,
        height=round((north - south) * scale),
        outlines=tuple(path for ident in sorted(shapes()) for path in outlines(ident)),
        territories=tuple(
            Territory(disputed=one, outlines=tuple(outlines(one.id)), x=x, y=y)
            for one in disputed
            if one.longitude is not None and one.latitude is not None
            if west <= one.longitude <= east and south <= one.latitude <= north
            for x, y in [place(one.longitude, one.latitude)]
        ),
        bows=tuple(_bow(one, place) for one in reversed(lines)),
        seats=tuple(
            Seat(point=one, x=x, y=y)
            for _, one in sorted(seats.items())
            for x, y in [place(one.longitude, one.latitude)]
        ),
        spots=tuple(_spots(points, signs, place)),
    )


def lines_of(relations: Iterable[Drawn]) -> list[Line]:
    """Make lines of relations: blue, orange, or grey in doubt."""
    looks = {"+": "edge plus", "-": "edge minus"}
    return [
        Line(
            of=one.edge, a=one.a, b=one.b, look=looks.get(one.edge.sign, "edge open"), number=one.edge.events
        )
        for one in relations
    ]


def help_lines(efforts: Iterable[Effort], world: World) -> list[Line]:
    """Make lines of mediation efforts, from each third party to each disputant that has a seat."""
    found = []
    for one in efforts:
        look = "effort ahead" if one.stage in AHEAD else "effort"
        for ends in product(one.mediators, one.disputants):
            a, b = (seat_of(end, world, "actor") for end in ends)
            if a and b and (a.latitude, a.longitude) != (b.latitude, b.longitude):
                found.append(Line(of=one, a=a, b=b, look=look, number=one.sources))
    return found


def _bow(line: Line, place: Any) -> Bow:
    (x1, y1), (x2, y2) = (place(one.longitude, one.latitude) for one in (line.a, line.b))
    middle_x, middle_y = (x1 + x2) / 2 + (y2 - y1) * BENT, (y1 + y2) / 2 - (x2 - x1) * BENT
    return Bow(
        line=line,
        path=f"M{x1} {y1}Q{middle_x:.1f} {middle_y:.1f} {x2} {y2}",
        width=round(min(WIDEST, 0.7 + line.number**0.5 / 2), 1),
    )


def _spots(points: Sequence[Point], signs: Sequence[bool], place: Any) -> Iterable[Spot]:
    there: dict[tuple[float, float], list[int]] = {}
    for number, point in enumerate(points, start=1):
        there.setdefault((point.longitude, point.latitude), []).append(number)
    for where, numbers in sorted(there.items(), key=lambda one: (-len(one[1]), one[0])):
        point = points[numbers[0] - 1]
        x, y = place(*where)
        told = {signs[number - 1] for number in numbers if number <= len(signs)}
        yield Spot(
            point=point,
            x=x,
            y=y,
            radius=round(min(15.0, 2.5 + 2.2 * len(numbers) ** 0.5), 1),
            numbers=tuple(numbers),
            disputed=len(point.claimed_by) > 1,
            look="mixed" if len(told) != 1 else "plus" if told.pop() else "minus",
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
