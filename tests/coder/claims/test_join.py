"""Positions on one proposition joined, and when they are contested."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle

RAID = "Kenya said that Chad had shelled Niger at night. "

CONTESTED = [
    (RAID + "Reuters could not confirm the reports.", ["asserts", "cannot-confirm"]),
    (RAID + "The claim could not be independently verified.", ["asserts", "cannot-confirm"]),
    (RAID + "A video was shown. Reuters could not verify its authenticity.", ["asserts", "cannot-confirm"]),
    (RAID + "Chad denied it.", ["asserts", "denies"]),
    (RAID + "Chad called the claim a lie.", ["asserts", "denies"]),
    (RAID + "Chad said that it had not shelled Niger at night.", ["asserts", "denies"]),
    (RAID + "The alleged shelling of Niger by Chad at night shocked many.", ["asserts", "doubts"]),
    ("Kenya accused Chad of shelling a market. Chad rejected the accusation.", ["asserts", "denies"]),
    ("Kenya accused Chad of shelling a market, which Chad denied.", ["asserts", "denies"]),
    ("Chad shelled a market in Niger. Chad denied that it had shelled the market.", ["denies", "asserts"]),
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


NONE = [
    "Reuters could not confirm them.",
    "Peru dismissed the allegation.",
]


@pytest.mark.parametrize("text", NONE)
def test_nothing_to_join(coded: Callable[..., CodedArticle], text: str) -> None:
    """A word that stands for a claim told before makes none where none was told."""
    assert coded(text).claims == ()


def test_the_outlet_holds_what_it_says_flatly(coded: Callable[..., CodedArticle]) -> None:
    """Against a denial the outlet's own telling of the same act is a position of the outlet's."""
    (claim,) = coded("Chad shelled a market in Niger. Chad denied that it had shelled the market.").claims
    assert [p.holder for p in claim.positions] == ["Chad", "outlet"]


def test_a_position_far_from_any_claim_joins_none(coded: Callable[..., CodedArticle]) -> None:
    """More than two sentences on, "the reports" are other reports."""
    text = (
        RAID + "It rained. The market was closed. The road was empty. Reuters could not confirm the reports."
    )
    (claim,) = coded(text).claims
    assert not claim.contested
