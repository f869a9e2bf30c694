"""The relations figure: a square for each two, coloured from cooperation to conflict, marked by the visual code."""

from collections import Counter
from collections.abc import Sequence

from dragoman.analysis.alignment import Edge, network_of
from dragoman.analysis.events import MergedEvent, Shade
from dragoman.brief.drawing import Drawing
from dragoman.brief.model import Figure, Table
from dragoman.brief.names import sentence_case
from dragoman.brief.view import View

MOST_ACTORS = 9
"""More squares than these nobody reads."""
FEWEST_EDGES = 2
CELL, BOX, TOP = 36, 30, 6
NAME_WIDTH = 190
STRONG = 4.0
"""The score from which a relation is drawn as material; PLOVER's scores of material acts lie beyond it."""
CAPTION = (
    "Who did what to whom: each square stands for the two whose names meet there, the number is that of the "
    "acts. Blue is cooperation, orange conflict, the darker the stronger, grey neither; recent acts weigh more."
)


def relations_figure(view: View, happened: Sequence[MergedEvent]) -> Figure | None:
    """Draw how the busiest actors stand to each other; None where there are too few relations to draw."""
    actors = _busiest(happened, view.about)
    network = network_of(
        happened, view.evidence, view.world, actors=actors, as_of=view.as_of, known_on=view.known_on
    )
    edges = {(one.a, one.b): one for one in network.edges if one.events}
    drawn = [one for one in actors if any(one in pair for pair in edges)]
    if len(edges) < FEWEST_EDGES:
        return None
    return Figure(svg=_draw(drawn, edges, view), caption=CAPTION, table=_table(drawn, edges, view))


def shade_of(edge: Edge) -> Shade:
    """Give the visual code of a relation: contested acts, one source, or more."""
    if any(one.contested for one in edge.cited):
        return "hatched"
    return "solid" if edge.sources > 1 else "outlined"


def quad_of(edge: Edge) -> str:
    """Give the colour of a relation by its score."""
    if edge.sign == "0":
        return "plain"
    manner = "material" if abs(edge.score) >= STRONG else "verbal"
    return f"{manner}-{'cooperation' if edge.sign == '+' else 'conflict'}"


def _busiest(happened: Sequence[MergedEvent], about: Sequence[str]) -> list[str]:
    counts = Counter(one for event in happened if len(event.parties) > 1 for one in sorted(event.parties))
    ordered = sorted(counts, key=lambda one: (one not in about, -counts[one], one))
    return ordered[:MOST_ACTORS]


def _draw(actors: Sequence[str], edges: dict[tuple[str, str], Edge], view: View) -> str:
    size = len(actors) * CELL
    drawing = Drawing("relations", size + NAME_WIDTH - CELL, size + TOP, "Relations between the parties")
    for row, one in enumerate(actors):
        y = TOP + row * CELL
        for column, other in enumerate(actors[:row]):
            edge = edges.get((min(one, other), max(one, other)))
            if edge is None:
                drawing.add("circle", cx=column * CELL + BOX / 2, cy=y + BOX / 2, r=1.5, fill="#b9c0c8")
                continue
            drawing.box(column * CELL + 1.5, y, BOX - 3, quad_of(edge), shade_of(edge))
            _count(drawing, column * CELL + BOX / 2, y, edge)
        drawing.text(row * CELL + 4, y + BOX / 2 + 5, _name(one, view))
    return drawing.svg()


def _count(drawing: Drawing, x: float, y: float, edge: Edge) -> None:
    """The number of acts, on a disc of paper where hatching would cross it."""
    shade, quad = shade_of(edge), quad_of(edge)
    dark = shade == "solid" and quad.startswith(("material", "plain"))
    if shade == "hatched":
        drawing.add("circle", cx=x, cy=y + BOX / 2 - 1.5, r=9, fill="#ffffff", class_="paper")
    colour = {"fill": "#ffffff" if dark else "#1c1f24", "class_": "ink" if shade != "solid" else "fixed"}
    drawing.text(x, y + BOX / 2 + 3, str(edge.events), 13, text_anchor="middle", **colour)


def _name(ident: str, view: View) -> str:
    """A name short enough for the figure; else the id, which the table explains."""
    name = view.names.one(ident).removeprefix("the ")
    return name if len(name) <= 20 else ident  # noqa: PLR2004 - what NAME_WIDTH holds


def _table(actors: Sequence[str], edges: dict[tuple[str, str], Edge], view: View) -> Table:
    chosen = [edges[key] for key in sorted(edges) if set(key) <= set(actors)]
    rows = tuple(
        (
            f"{_full(edge.a, view)} – {_full(edge.b, view)}",
            str(edge.events),
            str(edge.sources),
            f"{edge.score:+.1f}",
            _words(edge),
        )
        for edge in sorted(chosen, key=lambda one: (one.score, one.a, one.b))
    )
    columns = ("Between", "Acts", "Sources", "Score", "In words")
    return Table(
        caption="How they stand to each other (score from −10, conflict, to 10)", columns=columns, rows=rows
    )


def _full(ident: str, view: View) -> str:
    name = sentence_case(view.names.one(ident).removeprefix("the "))
    return f"{name} ({ident})" if len(name) > 20 else name  # noqa: PLR2004 - as in `_name`


def _words(edge: Edge) -> str:
    lean = {"+": "cooperation", "-": "conflict", "0": "neither"}[edge.sign]
    return f"{lean}; contested" if shade_of(edge) == "hatched" else lean
