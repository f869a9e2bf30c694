"""The party that the sentence does not name: found in what the article is about and what was told before."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle

TABLE = [
    # the disputants of the matter
    (
        "The border dispute between Peru and Ecuador is old.\nBrazil offered to mediate.",
        "BRA AGREE ECU+PER",
    ),
    # the offerer is answered
    (
        "Kenya offered to mediate between Sudan and Ethiopia.\nSudan rejected the offer.",
        "KEN AGREE ETH+SDN; SDN REJECT/* KEN",
    ),
    # the other party of the sentence
    ("After the raid by Chad, Niger launched an offensive.", "NER ASSAULT/* TCD; TCD ASSAULT/* NER"),
    # nobody to be found: no recipient is made up
    ("Iceland offered to mediate.", "ISL AGREE -"),
]


@pytest.mark.parametrize(("text", "coding"), TABLE, ids=[row[0] for row in TABLE])
def test_missing_parties(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """What the article makes plain is filled in, and nothing else (section 7, Unnamed)."""
    assert_codes(text, coding)


UNNAMED = [
    "Three soldiers were killed at dawn.",
    "The militants attacked a village.",
    "The international community condemned the raid.",
    "Unknown gunmen attacked a bus.",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_unnamed_actors_are_not_coded(assert_codes: Callable[..., None], text: str) -> None:
    """An act whose actor nothing makes plain is no event (section 7, Unnamed)."""
    assert_codes(text, "nothing")


def test_the_host_of_both_disputants_is_the_third_party(coded: Callable[..., CodedArticle]) -> None:
    """Where both come to one who is no party, it hosts their meeting (section 2, Actor and recipient)."""
    text = (
        "Peru and Chile quarrel over their border. Talks between Peru and Chile broke down in May. "
        "Norway hosted the presidents of Peru and Chile on Monday."
    )
    event = coded(text).events[-1]
    assert (event.event_type, event.mode) == ("CONSULT", "third-party")
    assert [e.id for e in event.actors] == ["NOR"]
    assert {e.id for e in event.recipients} == {"CHL", "PER"}
