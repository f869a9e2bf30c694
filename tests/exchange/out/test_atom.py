"""Atom, read by feedparser."""

import re
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import msgspec
from tests.exchange import made

from dragoman.exchange import Told
from dragoman.world import World

NAMESPACE = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def feed_of(world: World, reports: list[Told] | None = None) -> Any:
    """Read a feed; a reader that finds fault with it says so."""
    found = feedparser.parse(made.write("atom", reports or made.all_told(), world)[0])
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_an_entry_a_report(world: World) -> None:
    """Ids, titles, quotes and speakers are those of the reports."""
    found = feed_of(world)
    ids = [f"urn:x-dragoman:report:{one.report.id}" for one in made.all_told()]
    assert [one.id for one in found.entries] == ids
    offer = found.entries[1]
    assert offer.title == "AGREE: Badr Albusaidi → Chad, Sudan"
    assert made.OFFER in offer.summary
    assert offer.author == "The Lake Post"
    assert {"AGREE", "039", "OMN", "occurred"} <= {one.term for one in offer.tags}
    assert "officials (asserts);an aide (doubts)" in found.entries[3].summary


def test_what_the_standard_asks_for_is_there(world: World) -> None:
    """RFC 4287: one id, title and updated in the feed and in each entry, an author, moments with a zone."""
    root = ET.fromstring(made.write("atom", made.all_told(), world)[0])  # noqa: S314 - our own bytes
    for element in (root, *root.findall(f"{NAMESPACE}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{NAMESPACE}{name}")) == 1
        assert MOMENT.fullmatch(element.findtext(f"{NAMESPACE}updated") or "")
    assert len(root.findall(f"{NAMESPACE}entry/{NAMESPACE}author/{NAMESPACE}name")) == 9
    assert root.findtext(f"{NAMESPACE}updated") == "2024-03-06T10:20:30.123Z"


def test_a_correction_keeps_the_id(world: World) -> None:
    """A report that was recorded again has the same id and a later `updated`."""
    first = made.told("event", made.offer)
    later = msgspec.structs.replace(first.report, recorded_at=first.report.recorded_at.replace(year=2025))
    before, after = feed_of(world, [first]).entries[0], feed_of(world, [Told(later, made.KEPT)]).entries[0]
    assert before.id == after.id
    assert before.updated_parsed < after.updated_parsed


def test_markup_of_an_article_stays_text(world: World) -> None:
    """A quote with tags is shown as it was written and is no element."""
    event = msgspec.structs.replace(made.offer, quote="<script>alert(1)</script>")
    written = made.write("atom", [made.told("event", event)], world)[0]
    assert b"<script>" not in written
    assert b"&lt;script&gt;" in written
