"""What a dyad comes to in words, and in what two readings of an event differ."""

from datetime import date
from typing import get_args

import yaml
from starlette.testclient import TestClient

from dragoman.records import TieKind
from dragoman.web.view import WORDS
from dragoman.world import World

DAY = date(2025, 1, 1)


def test_a_dyad_in_words(reader: TestClient, addresses: dict[str, str]) -> None:
    """The first lines of a dyad say what stands, how much is told, and who mediates."""
    text = reader.get(addresses["dyad"]).text
    lead = text.partition('<p class="lead">')[2].partition("</p>")[0]
    assert "Ethiopia is in conflict with Somalia" in lead
    assert "acts between the two told" in lead
    assert "Mediation by Kenya (offered)." in lead


def test_nothing_told_has_no_words(reader: TestClient) -> None:
    """Of two of whom nothing is told, nothing is said."""
    assert '<p class="lead">' not in reader.get("/dyad/KEN/FJI").text


def test_a_try_says_before_and_after(reader: TestClient, addresses: dict[str, str]) -> None:
    """A judgement tried on a page shows what would read otherwise, before and after."""
    address = addresses["record"].replace("suppose=reject", "suppose=correct&field=status&value=planned")
    text = reader.get(address).text
    assert "If you correct status" in text
    assert "<del>" in text
    assert "<ins>" in text


def test_every_kind_of_tie_has_words(world: World) -> None:
    """What the world data or an article can say of two is said in words, not in its code."""
    facts = {
        one.kind
        for pair in (("ETH", "SOM"), ("JPN", "USA"), ("RUS", "UKR"))
        for one in world.ties(*pair, DAY)
    }
    said = yaml.safe_load(WORDS.read_text(encoding="utf-8"))["tie"]
    assert facts | set(get_args(TieKind)) <= said.keys()
