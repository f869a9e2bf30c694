"""JSON-LD, read by a processor that may fetch nothing."""

import json
from typing import Any

import pytest
from pyld import jsonld
from tests.exchange import made

from dragoman.exchange.out.jsonld import context
from dragoman.world import World

NS, SCHEMA, PROV = "urn:x-dragoman:ns#", "https://schema.org/", "http://www.w3.org/ns/prov#"


def refuse(url: str, options: dict[str, Any]) -> dict[str, Any]:
    """No document is fetched."""
    raise AssertionError(f"{url} was asked for, {options}")


@pytest.fixture
def nodes(world: World) -> dict[str, Any]:
    """All nodes, expanded, by their address."""
    document = json.loads(made.write("jsonld", made.all_told(), world)[0])
    expanded = jsonld.expand(document, {"documentLoader": refuse})
    return {node["@id"]: node for node in expanded}


def value(node: dict[str, Any], name: str) -> Any:
    """The one value of a property."""
    (found,) = node[name]
    return found.get("@value", found.get("@id"))


def test_every_report_article_and_party_is_a_node(nodes: dict[str, Any]) -> None:
    """Nine reports, their article, and the parties that they name."""
    reports = [one for one in nodes if one.startswith("urn:x-dragoman:report:")]
    assert reports == [f"urn:x-dragoman:report:{one.report.id}" for one in made.all_told()]
    article = nodes["urn:x-dragoman:article:article01"]
    assert article["@type"] == [f"{SCHEMA}NewsArticle"]
    assert value(article, f"{SCHEMA}publisher") == "The Lake Post"
    parties = {one.rpartition(":")[2] for one in nodes if ":party:" in one}
    assert parties == {"OMN", "TCD", "SDN", "AU"}


def test_an_event_keeps_its_words_and_its_order(nodes: dict[str, Any]) -> None:
    """Quote, days, parties in order and the chain of speakers are where schema.org and PROV have them."""
    offer = nodes["urn:x-dragoman:report:event0001"]
    assert offer["@type"] == [f"{SCHEMA}Action"]
    assert value(offer, f"{SCHEMA}text") == made.OFFER
    assert value(offer, f"{SCHEMA}startDate") == "2024-03-04"
    assert value(offer, f"{PROV}wasQuotedFrom") == "urn:x-dragoman:article:article01"
    recipients = offer[f"{NS}recipients"][0]["@list"]
    assert [value(one, f"{NS}entity") for one in recipients] == [
        "urn:x-dragoman:party:TCD",
        "urn:x-dragoman:party:SDN",
    ]
    said = nodes["urn:x-dragoman:report:event0003"][f"{PROV}wasAttributedTo"][0]["@list"]
    assert [value(one, f"{NS}stance") for one in said] == ["asserts", "doubts"]


def test_claims_ties_and_mediations_are_whole(nodes: dict[str, Any]) -> None:
    """What no other format holds is here: positions, validity, stages, what stands in the way."""
    claim = nodes["urn:x-dragoman:report:claim0004"]
    positions = claim[f"{NS}positions"][0]["@list"]
    assert [value(one, f"{NS}stance") for one in positions] == ["asserts", "denies"]
    tie = nodes["urn:x-dragoman:report:tie0008"]
    assert (value(tie, f"{NS}tie"), value(tie, f"{NS}since")) == ("member-of", "2019")
    assert value(tie, f"{NS}b") == "urn:x-dragoman:party:AU"
    assert value(nodes["urn:x-dragoman:report:mediation0002"], f"{NS}stage") == "offered"
    assert value(nodes["urn:x-dragoman:report:obstacle0007"], f"{NS}whose") == "urn:x-dragoman:party:TCD"


def test_it_can_be_turned_into_triples(world: World) -> None:
    """A triple store takes it: every node and address is absolute."""
    document = json.loads(made.write("jsonld", made.all_told(), world)[0])
    triples = jsonld.to_rdf(document, {"documentLoader": refuse, "format": "application/n-quads"})
    assert f"<urn:x-dragoman:report:claim0004> <{NS}contested>" in triples
    assert len(triples.splitlines()) > 100


def test_the_context_is_in_the_file(world: World) -> None:
    """The file stands alone, with the context that comes with the package."""
    document = json.loads(made.write("jsonld", [], world)[0])
    assert document["@context"] == context()["@context"]
    assert document["@graph"] == []
