"""The network of parties: what formats of graphs hold. Dyads are kept in memory, reports are not."""

from collections.abc import Iterable

import msgspec

from dragoman.exchange.acts import Pair, pairs_of, quad_number
from dragoman.exchange.naming import entity_name, sort_of
from dragoman.exchange.told import Tally, Told, days_of
from dragoman.ledger.schemas import valid_time
from dragoman.ontology import event_types
from dragoman.records import Event, Mediation, Tie
from dragoman.world import World

Key = tuple[str, str, str, str, str]


class Node(msgspec.Struct, frozen=True):
    """A party."""

    id: str
    label: str
    sort: str


class Edge(msgspec.Struct):
    """All reports of one kind, type and status from one party to another.

    `kind` is event, mediation or tie; `type` the PLOVER type, the stage or the kind of tie; `status` that of
    events, and holds or does-not-hold of ties. `first` and `last` are days, `sources` stories.
    """

    source: str
    target: str
    kind: str
    type: str
    status: str
    quad: int | None = None
    score: float | None = None
    reports: int = 0
    sources: set[str] = msgspec.field(default_factory=set)
    first: str | None = None
    last: str | None = None

    def add(self, told: Told, days: tuple[str | None, str | None]) -> None:
        """Count a report."""
        self.reports += 1
        self.sources.add(told.report.story)
        first, last = days
        if first:
            self.first = min(self.first or first, first)
        if last:
            self.last = max(self.last or last, last)


class Network(msgspec.Struct):
    """Nodes and edges, in order of their ids."""

    nodes: list[Node]
    edges: list[Edge]


def network_of(reports: Iterable[Told], world: World, tally: Tally) -> Network:
    """Add up reports to a network; reports with fewer than two parties are left out."""
    edges: dict[Key, Edge] = {}
    for told in reports:
        found = list(_edges(told))
        if not found:
            tally.leave_out(f"{told.report.kind}: does not name two parties")
            continue
        for edge in found:
            key = (edge.source, edge.target, edge.kind, edge.type, edge.status)
            edges.setdefault(key, edge).add(told, _days(told))
        tally.written += 1
    ids = sorted({one for key in edges for one in key[:2]})
    nodes = [Node(one, entity_name(one, world), sort_of(one, world)) for one in ids]
    return Network(nodes, [edges[key] for key in sorted(edges)])


def _edges(told: Told) -> Iterable[Edge]:
    record = told.report.record
    if isinstance(record, Event):
        score = event_types()[record.event_type].score
        for source, target in _whole(pairs_of(record)):
            yield Edge(
                source,
                target,
                "event",
                record.event_type,
                record.status,
                quad_number(record.event_type),
                score,
            )
    elif isinstance(record, Mediation):
        for third in record.mediators:
            for side in record.disputants:
                yield Edge(third, side, "mediation", record.stage, "")
    elif isinstance(record, Tie):
        yield Edge(record.a, record.b, "tie", record.kind, "holds" if record.holds else "does-not-hold")


def _whole(pairs: Iterable[Pair]) -> list[tuple[str, str]]:
    return [(pair.source.id, pair.target.id) for pair in pairs if pair.source and pair.target]


def _days(told: Told) -> tuple[str | None, str | None]:
    days = valid_time(told.report.record) if isinstance(told.report.record, Tie) else days_of(told)
    first, last = days or (None, None)
    return first.isoformat() if first else None, last.isoformat() if last else None
