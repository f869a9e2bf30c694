"""STIX 2.1, read by the library of its committee."""

from typing import Any

import msgspec
import pytest
import stix2
from tests.exchange import made

from dragoman.exchange.out.stix import EXTENSION
from dragoman.world import World


@pytest.fixture
def objects(world: World) -> list[Any]:
    """All objects of the bundle; parsing checks each against the specification, custom ones not allowed."""
    bundle = stix2.parse(made.write("stix", made.all_told(), world)[0], allow_custom=False)
    assert bundle.type == "bundle"
    return list(bundle.objects)


def of_report(objects: list[Any], ident: str) -> Any:
    """The object of a report."""
    (found,) = [
        one for one in objects if one.get("extensions", {}).get(EXTENSION, {}).get("report_id") == ident
    ]
    return found


def test_every_reference_is_in_the_bundle(objects: list[Any]) -> None:
    """Ids are there once, and all that is referred to is there."""
    ids = [one.id for one in objects]
    assert len(ids) == len(set(ids))
    refs = {ref for one in objects for ref in one.get("object_refs", [])}
    refs |= {one[name] for one in objects for name in ("source_ref", "target_ref") if name in one}
    refs |= {one.created_by_ref for one in objects if "created_by_ref" in one}
    assert refs <= set(ids)
    (article,) = [one for one in objects if one.type == "report"]
    assert {of_report(objects, told.report.id).id for told in made.all_told()} <= set(article.object_refs)


def test_an_act_is_a_note_about_its_parties(objects: list[Any]) -> None:
    """The quote is the content, the outlet the author, and the whole record is in the extension."""
    note = of_report(objects, "event0001")
    names = {one.id: one.name for one in objects if one.type == "identity"}
    assert note.content == made.OFFER
    assert note.authors == ["The Lake Post"]
    assert sorted(names[ref] for ref in note.object_refs) == ["Chad", "Oman", "Sudan"]
    assert note.confidence == 91
    record = note.extensions[EXTENSION]["record"]
    assert (record["status"], record["cameo"], record["time"]["start"]) == ("occurred", "039", "2024-03-04")


def test_a_tie_that_holds_is_a_relationship(objects: list[Any]) -> None:
    """A relationship has its validity and its time of recording."""
    tie = of_report(objects, "tie0008")
    assert (tie.type, tie.relationship_type) == ("relationship", "member-of")
    assert tie.start_time.date().isoformat() == "2019-01-01"
    assert tie.stop_time.date().isoformat() == "2024-02-29"
    assert tie.created.isoformat().startswith("2024-03-06T10:20:30")


def test_a_tie_that_does_not_hold_is_none(world: World) -> None:
    """What does not stand is a note, never a relationship."""
    broken = msgspec.structs.replace(made.tie, holds=False)
    bundle = stix2.parse(made.write("stix", [made.told("tie", broken)], world)[0])
    assert [one.type for one in bundle.objects if one.type in {"relationship", "note"}] == ["note"]


def test_positions_are_opinions(objects: list[Any]) -> None:
    """Who asserts agrees, who denies strongly disagrees, in their own words."""
    opinions = [one for one in objects if one.type == "opinion"]
    assert [(one.opinion, one.authors, one.explanation) for one in opinions] == [
        ("agree", ["TCD"], made.WELCOME),
        ("strongly-disagree", ["SDN"], "offer was welcome"),
    ]
    assert opinions[0].object_refs == [of_report(objects, "claim0004").id]
