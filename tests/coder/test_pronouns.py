"""Whom pronouns, "the two" and "both sides" stand for."""

from collections.abc import Callable

import pytest

BEFORE = [
    # both sides, the two
    ("The dispute between Fiji and Tonga is old. The two neighbours held talks.", "FJI+TON CONSULT -"),
    (
        "The border between Peru and Ecuador is long. Brazil urged both sides to hold talks.",
        "BRA REQUEST/meet ECU+PER",
    ),
    ("Chad and Niger share a lake. The two countries held talks.", "NER+TCD CONSULT -"),
    # pronouns
    ("Sudan condemned Chad. It recalled its ambassador.", "SDN ACCUSE/* TCD; SDN SANCTION/* TCD"),
    ("Ghana and Togo met in May. They signed a treaty.", "GHA+TGO CONSULT -; GHA+TGO SUPPORT -"),
    # several at once
    (
        "Thai and Cambodian soldiers clashed on Friday. Both sides accused each other.",
        "KHM+THA ASSAULT/* -; KHM+THA ACCUSE/* -",
    ),
    (
        "Peru and Ecuador fought a war in 1995. Brazil, Argentina and Chile then mediated between the two.",
        "ECU+PER ASSAULT/* -; ARG+BRA+CHL CONSULT ECU+PER",
    ),
]


@pytest.mark.parametrize(("text", "coding"), BEFORE, ids=[row[0] for row in BEFORE])
def test_pairs_and_pronouns(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """Pairs and pronouns stand for what the article named before."""
    assert_codes(text, coding)
