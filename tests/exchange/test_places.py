"""Where an event was."""

from datetime import date

import msgspec
import pytest

from dragoman.exchange.places import named_place, point_of
from dragoman.records import Entity, Event, Interval
from dragoman.world import World

NORWAY = Entity(text="Norway", id="NOR", role="GOV")
PERU = Entity(text="Peru", id="PER", role="GOV")


def event(quote: str, *recipients: Entity) -> Event:
    """An act of Norway."""
    return Event(
        quote=quote, start=0, event_type="CONSULT", cameo="040", actors=(NORWAY,), recipients=recipients
    )


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("Norway hosted both sides in Oslo", "Oslo"),
        ("Norway's envoy met them at Geneva", "Geneva"),
        ("Lima said that Norway would come", None),  # a government, not a place
        ("Norway welcomed the words of Peru", None),
        ("Norway sent its envoy near Cali and on to Geneva", "Cali"),
    ],
)
def test_only_what_is_told_as_a_place_is_one(world: World, quote: str, place: str | None) -> None:
    """A capital counts as a place after "in" or the like; before a verb it is a government."""
    found = named_place(event(quote), world)
    assert (found.name if found else None) == place


def test_without_a_place_the_recipient_then_the_actor_gives_it(world: World) -> None:
    """The point says what it rests on."""
    there = point_of(event("Norway thanked Peru", PERU), world)
    assert there is not None
    assert (there.basis, there.id) == ("recipient", "PER")
    here = point_of(event("Norway thanked them all"), world)
    assert here is not None
    assert (here.basis, here.id) == ("actor", "NOR")
    nobody = msgspec.structs.replace(event("They met"), actors=())
    assert point_of(nobody, world) is None


def test_a_disputed_place_tells_who_claims_it(world: World) -> None:
    """Nothing is drawn as belonging to one side where two claim it."""
    found = named_place(event("Norway sent observers to villages in Abkhazia"), world)
    assert found is not None
    assert "GEO" in found.claimed_by


def test_a_town_that_changed_hands_is_of_its_time(world: World) -> None:
    """Of two entries for one town, the one of the day counts; without a day nobody can say."""
    told = event("Norway sent an envoy to Las Anod")
    ids = {}
    for year in (2015, 2024):
        day = Interval(start=date(year, 1, 1), end=date(year, 1, 31))
        found = named_place(msgspec.structs.replace(told, time=day), world)
        assert found is not None
        ids[year] = found.id
    assert ids[2015] != ids[2024]
    assert named_place(told, world) is None
