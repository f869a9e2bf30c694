"""Ties as sentences."""

from typing import get_args

import msgspec

from dragoman.brief.names import Names
from dragoman.brief.notes import Notes, Pair
from dragoman.brief.ties import SENTENCES, tie_statements
from dragoman.records import Attribution, Tie, TieKind

NAMES = Names({"SOM": "Somalia", "SOMALILAND": "Somaliland", "ETH": "Ethiopia"}.get)


def statements(pairs: list[Pair]) -> list[str]:
    """The sentences of the ties."""
    return [one.text for one in tie_statements(pairs, NAMES, Notes(pairs))]


def test_every_kind_has_both_sentences() -> None:
    """Each kind of the codebook can be said to hold and not to hold."""
    assert set(SENTENCES) == set(get_args(TieKind))
    assert all(holds != fails for holds, fails in SENTENCES.values())


def test_a_tie_told_both_ways_is_hatched_and_dated(pairs: list[Pair]) -> None:
    """Neither article is silenced: both ways stand, hatched, each with the day of its telling."""
    lines = tie_statements(pairs, NAMES, Notes(pairs))
    assert [one.text for one in lines] == [
        "Somalia does not recognise Somaliland.",
        "Somalia recognises Somaliland.",
    ]
    assert {one.shade for one in lines} == {"hatched"}
    assert lines[0].detail == "the articles differ; told so 3 July 2024"


def test_a_mutual_tie_is_said_once(pairs: list[Pair]) -> None:
    """A with B and B with A are one tie; two outlets make it solid."""
    told = [
        (
            article,
            msgspec.structs.replace(coded, ties=(Tie(kind="partner-of", a=a, b=b, quote="x", start=0),)),
        )
        for (article, coded), (a, b) in zip(pairs, [("SOM", "ETH"), ("ETH", "SOM")], strict=True)
    ]
    lines = tie_statements(told, NAMES, Notes(told))
    assert [one.text for one in lines] == ["Ethiopia and Somalia are partners."]
    assert lines[0].shade == "solid"


def test_validity_matter_and_speaker_are_said(pairs: list[Pair]) -> None:
    """Since, until, the matter of a backing and on whose word it stands are part of the line."""
    article, coded = pairs[0]
    said = (Attribution(speaker="the envoy", id="ETH", text="the envoy"),)
    tie = Tie(
        kind="backs-on",
        a="ETH",
        b="SOM",
        matter="the port",
        since="2020-11",
        until="2023",
        quote="x",
        start=0,
        attribution=said,
    )
    one = [(article, msgspec.structs.replace(coded, ties=(tie,)))]
    line = tie_statements(one, NAMES, Notes(one))[0]
    assert line.text == "Ethiopia backs Somalia on the port, since November 2020, until 2023."
    assert line.detail == "on the word of the envoy"
