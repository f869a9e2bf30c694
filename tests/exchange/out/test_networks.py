"""GEXF and GraphML, read by networkx."""

import io
from typing import Any

import networkx as nx
import pytest
from tests.exchange import made

from dragoman.world import World


def graph_of(form: str, world: World) -> Any:
    """Read a network."""
    written = io.BytesIO(made.write(form, made.all_told(), world)[0])
    return nx.read_gexf(written, version="1.2draft") if form == "gexf" else nx.read_graphml(written)


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_parties_are_nodes_and_dyads_are_edges(form: str, world: World) -> None:
    """Each kind of act between two is an edge with the number of its reports; denied acts are edges apart."""
    graph = graph_of(form, world)
    assert sorted(graph.nodes) == ["AU", "OMN", "SDN", "TCD"]
    assert graph.nodes["OMN"]["label"] == "Oman"
    assert graph.nodes["AU"]["sort"] not in {"state", "unknown"}
    edges = {(a, b, data["type"], data.get("status", "")): data for a, b, data in graph.edges(data=True)}
    assert edges["OMN", "TCD", "AGREE", "occurred"]["weight"] == 2
    assert edges["OMN", "TCD", "AGREE", "occurred"]["sources"] == 1
    assert edges["OMN", "TCD", "offered", ""]["kind"] == "mediation"
    assert edges["SDN", "AU", "member-of", "holds"]["kind"] == "tie"
    assert edges["SDN", "TCD", "ASSAULT", "denied"]["score"] == -9.5
    assert ("TCD", "SDN", "AGREE", "occurred") in edges
    assert ("SDN", "TCD", "AGREE", "occurred") in edges


def test_an_edge_has_its_days(world: World) -> None:
    """GEXF has start and end for the slider of time, GraphML first and last."""
    graph = graph_of("graphml", world)
    found = [data for a, b, data in graph.edges(data=True) if (a, data["type"]) == ("OMN", "AGREE")]
    assert {(one["first"], one["last"]) for one in found} == {("2024-03-04", "2024-03-05")}
    written = made.write("gexf", made.all_told(), world)[0].decode()
    assert 'start="2024-03-04" end="2024-03-05"' in written
    assert 'start="2019-01-01" end="2024-02-29"' in written
