"""GEXF 1.2 for Gephi: parties and what is between them, each edge from its first day to its last."""

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.exchange.network import Edge, network_of
from dragoman.exchange.told import Tally, Told
from dragoman.exchange.xml import DECLARATION, attributes, element, write
from dragoman.world import World

_HEAD = '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
_EDGE = (
    ("kind", "string"),
    ("type", "string"),
    ("status", "string"),
    ("quad", "integer"),
    ("score", "double"),
    ("sources", "integer"),
)


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write the network of the parties."""
    tally = Tally()
    network = network_of(reports, world, tally)
    stream.write(DECLARATION)
    write(stream, _HEAD)
    write(
        stream, '<attributes class="node">\n' + element("attribute", id="sort", title="sort", type="string")
    )
    write(stream, '</attributes>\n<attributes class="edge">\n')
    for name, kind in _EDGE:
        write(stream, element("attribute", id=name, title=name, type=kind))
    write(stream, "</attributes>\n<nodes>\n")
    for node in network.nodes:
        write(stream, f"<node{attributes({'id': node.id, 'label': node.label})}>\n")
        write(stream, _values({"sort": node.sort}) + "</node>\n")
    write(stream, "</nodes>\n<edges>\n")
    for number, edge in enumerate(network.edges):
        write(stream, _edge(number, edge))
    write(stream, "</edges>\n</graph>\n</gexf>\n")
    return tally


def _edge(number: int, edge: Edge) -> str:
    opening = {
        "id": number,
        "source": edge.source,
        "target": edge.target,
        "label": edge.type,
        "weight": edge.reports,
        "start": edge.first,
        "end": edge.last,
    }
    values = {name: getattr(edge, name) for name, _ in _EDGE} | {"sources": len(edge.sources)}
    return f"<edge{attributes(opening)}>\n{_values(values)}</edge>\n"


def _values(values: dict[str, object]) -> str:
    inner = "".join(
        element("attvalue", for_=name, value=one) for name, one in values.items() if one not in (None, "")
    )
    return f"<attvalues>\n{inner}</attvalues>\n"
