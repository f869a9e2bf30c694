"""FollowTheMoney, read by its own library."""

import json

import pytest
from followthemoney import model
from followthemoney.proxy import EntityProxy
from tests.exchange import made

from dragoman.world import World


@pytest.fixture
def entities(world: World) -> dict[str, EntityProxy]:
    """All entities; reading them cleans and checks each value."""
    lines = made.write("ftm", made.all_told(), world)[0].splitlines()
    found = [model.get_proxy(json.loads(one)) for one in lines]
    assert len({one.id for one in found}) == len(found)
    return {one.id: one for one in found}


def test_no_value_is_lost_in_reading(world: World) -> None:
    """The library takes every value as it is written: dates, addresses and references are valid."""
    for line in made.write("ftm", made.all_told(), world)[0].splitlines():
        written = json.loads(line)
        proxy = model.get_proxy(written, cleaned=False)
        assert proxy.schema.name == written["schema"]
        for name, values in written["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (written["schema"], name)


def test_references_lead_to_what_their_property_asks_for(entities: dict[str, EntityProxy]) -> None:
    """Every id that a property names is there and of the property's kind."""
    number = 0
    for entity in entities.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                number += 1
                assert entities[value].schema.is_a(prop.range), (entity.schema.name, prop.name)
    assert number > 20


def test_an_act_is_an_event_of_its_parties(entities: dict[str, EntityProxy]) -> None:
    """Who acted is the organizer, on whom is involved; the quote and the article are with it."""
    offer = entities["dragoman-report-event0001"]
    assert offer.get("organizer") == ["dragoman-party-OMN", "dragoman-person-badr-albusaidi"]
    assert sorted(offer.get("involved")) == ["dragoman-party-SDN", "dragoman-party-TCD"]
    assert offer.get("startDate") == ["2024-03-04"]
    assert offer.get("summary") == [made.OFFER]
    assert offer.get("proof") == ["dragoman-article-article01"]
    assert entities["dragoman-party-OMN"].schema.name == "PublicBody"


def test_a_denied_act_says_so(entities: dict[str, EntityProxy]) -> None:
    """What was denied is told as denied, in the name too."""
    denied = entities["dragoman-report-event0006"]
    assert "denied" in denied.get("keywords")
    assert denied.caption.endswith("[denied]")


def test_a_membership_has_its_days(entities: dict[str, EntityProxy]) -> None:
    """A tie is an interval between two: as exact as the text."""
    tie = entities["dragoman-report-tie0008"]
    assert tie.schema.name == "Membership"
    assert (tie.get("startDate"), tie.get("endDate")) == (["2019"], ["2024-02"])
    assert (tie.get("member"), tie.get("organization")) == (["dragoman-party-SDN"], ["dragoman-party-AU"])


def test_a_claim_is_a_note_with_its_positions(entities: dict[str, EntityProxy]) -> None:
    """Both positions are there."""
    claim = entities["dragoman-report-claim0004"]
    assert claim.schema.name == "Note"
    assert len(claim.get("description")) == 2
