"""GraphML: the network of the parties, for igraph, networkx, yEd and R."""

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.exchange.network import Edge, network_of
from dragoman.exchange.told import Tally, Told
from dragoman.exchange.xml import DECLARATION, attributes, element, write
from dragoman.world import World

_NODE = (("label", "string"), ("sort", "string"))
_EDGE = (
    ("kind", "string"),
    ("type", "string"),
    ("status", "string"),
    ("quad", "int"),
    ("score", "double"),
    ("weight", "int"),
    ("sources", "int"),
    ("first", "string"),
    ("last", "string"),
)


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write the network of the parties."""
    tally = Tally()
    network = network_of(reports, world, tally)
    stream.write(DECLARATION)
    write(stream, '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for domain, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys:
            values = {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": kind}
            write(stream, f"<key{attributes(values)}/>\n")
    write(stream, '<graph id="parties" edgedefault="directed">\n')
    for node in network.nodes:
        inner = _data("node", {"label": node.label, "sort": node.sort})
        write(stream, f"<node{attributes({'id': node.id})}>\n{inner}</node>\n")
    for number, edge in enumerate(network.edges):
        write(stream, _edge(number, edge))
    write(stream, "</graph>\n</graphml>\n")
    return tally


def _edge(number: int, edge: Edge) -> str:
    values = {name: getattr(edge, name, None) for name, _ in _EDGE}
    values |= {"weight": edge.reports, "sources": len(edge.sources)}
    opening = {"id": f"e{number}", "source": edge.source, "target": edge.target}
    return f"<edge{attributes(opening)}>\n{_data('edge', values)}</edge>\n"


def _data(domain: str, values: dict[str, object]) -> str:
    found = ((name, one) for name, one in values.items() if one not in (None, ""))
    return "".join(element("data", one, key=f"{domain}-{name}") for name, one in found)
