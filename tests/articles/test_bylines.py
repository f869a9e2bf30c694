"""Bylines: told from sentences, and persons from outlets."""

import pytest

from dragoman.articles.bylines import Byline, read_byline, signature_with_date


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Jane Doe", Byline("Jane Doe", None)),
        ("BY: The Coast Times", Byline("The Coast Times", "The Coast Times")),
        ("Written by Jane Doe and Ali Khan", Byline("Jane Doe and Ali Khan", None)),
        ("By Jane Doe in Odran | The Coast Herald", Byline("Jane Doe in Odran", "The Coast Herald")),
        ("By Jane Doe, The Coast Herald", Byline("Jane Doe", "The Coast Herald")),
        ("Staff Reporter", Byline("Staff Reporter", None)),
        ("Source: Coast Radio", Byline(None, "Coast Radio")),
        ("(Reporting by Jane Doe; Editing by Ali Khan)", Byline(None, None)),
        ("Published in The Coast Herald, June 5th, 2022", Byline(None, "The Coast Herald")),
    ],
)
def test_signatures_are_read(line: str, expected: Byline) -> None:
    """Name and outlet are as printed; a credit of the desk is known but signs nothing."""
    assert read_byline(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the states must tell the bank whether they still want its loan.",
        "Source of the river still disputed",
        "Reported cases of shelling rise",
        "By the river",
    ],
)
def test_sentences_and_headlines_are_no_signatures(line: str) -> None:
    """“By Monday ...” opens a sentence."""
    assert read_byline(line) is None


def test_a_signature_with_a_date_gives_its_names() -> None:
    """All parts must be names, dates, clock times or furniture."""
    assert signature_with_date("Jane Doe | 3 March 2023 | 4 min read") == ["Jane Doe"]
    assert signature_with_date("Posted on 3 March 2023 at 08:15 by Jane Doe") == ["Jane Doe"]
    assert signature_with_date("Coast News Agency :: Security :: 17:02, 3 March 2023") == [
        "Coast News Agency"
    ]
    assert signature_with_date("talks resume | 3 March 2023") is None
    assert signature_with_date("Jane Doe") is None
