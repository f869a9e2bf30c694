"""A signed network as a ring: the one it is about in the middle, others around it in the order of their ids."""

from collections.abc import Sequence
from math import cos, pi, sin

import msgspec

from dragoman.analysis.alignment import Edge, Network

SIZE = 520
RADIUS = 180
WIDEST = 6.0


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An actor and where it stands; `anchor` says on which side of the place its name is written."""

    id: str
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An edge between two places; `sign` is of "plus", "minus", "open"."""

    edge: Edge
    x1: float
    y1: float
    x2: float
    y2: float
    sign: str
    width: float


class Ring(msgspec.Struct, frozen=True, kw_only=True):
    """The picture, in a box of `size` by `size`."""

    size: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def ring(
    network: Network, ids: Sequence[str], centre: str | None = None, *, always: bool = False
) -> Ring | None:
    """Place actors and the edges between them; None where no two have an edge, unless it is `always` drawn.

    The place of an actor depends on who else is in the ring and on nothing of the day: through time the
    picture stays as it is, and only its lines change.
    """
    around = sorted(set(ids) - {centre})
    # of an odd number of places no two lie opposite, so that no line of two runs through the middle
    places = len(around) + (centre is not None and len(around) % 2 == 0)
    nodes = {one: _node(one, number, places) for number, one in enumerate(around)}
    if centre is not None:
        middle = SIZE / 2
        nodes[centre] = Node(
            id=centre, x=middle, y=middle, label_x=middle, label_y=middle - 14, anchor="middle"
        )
    lines = tuple(_line(edge, nodes) for edge in network.edges if edge.a in nodes and edge.b in nodes)
    if not lines and not (always and nodes):
        return None
    return Ring(size=SIZE, nodes=tuple(nodes[one] for one in sorted(nodes)), lines=lines)


def _node(ident: str, number: int, of: int) -> Node:
    angle = 2 * pi * number / max(of, 1) - pi / 2
    x, y = SIZE / 2 + RADIUS * cos(angle), SIZE / 2 + RADIUS * sin(angle)
    away = SIZE / 2 + (RADIUS + 14) * cos(angle), SIZE / 2 + (RADIUS + 14) * sin(angle)
    side = cos(angle)
    anchor = "middle" if abs(side) < 0.35 else "start" if side > 0 else "end"  # noqa: PLR2004
    return Node(
        id=ident,
        x=round(x, 1),
        y=round(y, 1),
        label_x=round(away[0], 1),
        label_y=round(away[1] + 4, 1),
        anchor=anchor,
    )


def _line(edge: Edge, nodes: dict[str, Node]) -> Line:
    a, b = nodes[edge.a], nodes[edge.b]
    return Line(
        edge=edge,
        x1=a.x,
        y1=a.y,
        x2=b.x,
        y2=b.y,
        sign={"+": "plus", "-": "minus"}.get(edge.sign, "open"),
        width=round(min(WIDEST, 1 + edge.events**0.5), 1),
    )
