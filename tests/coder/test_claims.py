"""Claims: propositions on somebody's word, and when they are contested."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle

HELD = [
    ("Turkey said that Syrian troops had crossed the border at dawn.", "asserts"),
    ("Iran denied that Syrian troops had crossed the border at dawn.", "denies"),
    ("Analysts doubt that the border dispute will end soon.", "doubts"),
    ("Bolivia could not confirm that Chile had moved troops to the border.", "cannot-confirm"),
]


@pytest.mark.parametrize(("text", "stance"), HELD, ids=[row[0] for row in HELD])
def test_one_position(coded: Callable[..., CodedArticle], text: str, stance: str) -> None:
    """A proposition with its holder's stance; one position alone is uncontested."""
    (claim,) = coded(text).claims
    assert [p.stance for p in claim.positions] == [stance]
    assert not claim.contested
    assert claim.proposition in text


CONTESTED = [
    (
        (
            "Turkey said that Syrian troops had crossed the border at dawn. "
            "Syria denied that its troops had crossed the border."
        ),
        ["asserts", "denies"],
    ),
    (
        (
            "Peru claimed that Chile had moved troops to the border. "
            "Bolivia could not confirm that Chile had moved troops to the border."
        ),
        ["asserts", "cannot-confirm"],
    ),
]


@pytest.mark.parametrize(("text", "stances"), CONTESTED, ids=[row[0] for row in CONTESTED])
def test_contested(coded: Callable[..., CodedArticle], text: str, stances: list[str]) -> None:
    """Differing positions on one proposition make one contested claim (section 5)."""
    (claim,) = coded(text).claims
    assert [p.stance for p in claim.positions] == stances
    assert claim.contested


def test_other_propositions_are_other_claims(coded: Callable[..., CodedArticle]) -> None:
    """Two speakers on two matters contest nothing."""
    text = "Turkey said that Syrian troops had crossed the border. Peru said that grain prices had fallen sharply."
    claims = coded(text).claims
    assert len(claims) == 2
    assert not any(claim.contested for claim in claims)


def test_holders_are_named(coded: Callable[..., CodedArticle]) -> None:
    """Who holds a position is told by name."""
    (claim,) = coded("Turkey said that Syrian troops had crossed the border at dawn.").claims
    assert [p.holder for p in claim.positions] == ["Turkey"]


def test_the_outlets_own_statements_are_no_claims(coded: Callable[..., CodedArticle]) -> None:
    """Nobody's word, no claim."""
    assert coded("Syrian troops crossed the border at dawn.").claims == ()


def test_positions_quote_the_text(coded: Callable[..., CodedArticle]) -> None:
    """Every position's words stand at its offset."""
    text = CONTESTED[0][0]
    for claim in coded(text).claims:
        for position in claim.positions:
            assert text[position.start :].startswith(position.quote)
