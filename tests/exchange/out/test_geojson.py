"""GeoJSON, its shapes read by shapely."""

import json
from typing import Any

import msgspec
import pytest
from shapely.geometry import shape
from tests.exchange import made

from dragoman.world import World


@pytest.fixture
def features(world: World) -> dict[str, dict[str, Any]]:
    """All features by id."""
    document = json.loads(made.write("geojson", made.all_told(), world)[0])
    assert document["type"] == "FeatureCollection"
    return {one["id"]: one for one in document["features"]}


def test_longitude_comes_first(features: dict[str, dict[str, Any]]) -> None:
    """Geneva is at 6 degrees east, 46 north; the properties say that the quote names it."""
    offer = features["event0001"]
    point = shape(offer["geometry"])
    assert (round(point.x), round(point.y)) == (6, 46)
    assert offer["properties"]["point_basis"] == "place named in the quote"
    assert offer["properties"]["place"] == "Geneva"


def test_a_point_that_was_only_chosen_says_so(features: dict[str, dict[str, Any]]) -> None:
    """Without a place named the point is the recipient's, and the basis tells it."""
    accused = features["event0003"]
    assert accused["properties"]["point_basis"] == "recipient"
    assert accused["properties"]["recipients"] == "SDN"


def test_a_tie_is_a_line(features: dict[str, dict[str, Any]]) -> None:
    """A tie between two states goes from one to the other, with its validity; a bloc has no place."""
    assert features["tie0008"]["geometry"] is None
    assert features["tie0008"]["properties"]["valid_from"] == "2019"


def test_a_tie_between_states_is_drawn(world: World) -> None:
    """The line begins at the one side and ends at the other."""
    between = msgspec.structs.replace(made.tie, kind="recognises", a="SDN", b="TCD")
    document = json.loads(made.write("geojson", [made.told("tie", between)], world)[0])
    line = shape(document["features"][0]["geometry"])
    sudan, chad = world.entity("SDN"), world.entity("TCD")
    assert sudan is not None
    assert chad is not None
    assert list(line.coords) == [(sudan.longitude, sudan.latitude), (chad.longitude, chad.latitude)]


def test_a_disputed_place_tells_its_claimants(world: World) -> None:
    """Who claims a place is with the point."""
    event = msgspec.structs.replace(made.offer, quote="Oman sent observers to villages in Abkhazia")
    document = json.loads(made.write("geojson", [made.told("event", event)], world)[0])
    assert "GEO" in document["features"][0]["properties"]["claimed_by"]


def test_what_has_no_place_is_counted(features: dict[str, dict[str, Any]], world: World) -> None:
    """Mediations, claims and obstacles are left out; every event and tie is a feature."""
    assert len(features) == 6
    assert made.write("geojson", made.all_told(), world)[1].left_out.total() == 3
