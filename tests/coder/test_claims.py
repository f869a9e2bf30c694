"""Claims: propositions on somebody's word, and when they are contested."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle

HELD = [
    ("Turkey said that Syrian troops had crossed the border at dawn.", "asserts"),
    ("Iran denied that Syrian troops had crossed the border at dawn.", "denies"),
    ("Analysts doubt that the border dispute will end soon.", "doubts"),
    ("Bolivia could not confirm that Chile had moved troops to the border.", "cannot-confirm"),
    ("Iran denied that it had attacked Iraq.", "denies"),
    ("Chad denied having shelled Niger.", "denies"),
    ("Peru denied reports that its navy had sunk a Chilean trawler.", "denies"),
    ("Kenya accused Chad of shelling a market in Niger.", "asserts"),
    ("According to Kenya, Chad shelled a market in Niger.", "asserts"),
    ("A statement by the Peruvian navy said that the trawler had left the port.", "asserts"),
]


@pytest.mark.parametrize(("text", "stance"), HELD, ids=[row[0] for row in HELD])
def test_one_position(coded: Callable[..., CodedArticle], text: str, stance: str) -> None:
    """A proposition with its holder's stance; one position alone is uncontested."""
    (claim,) = coded(text).claims
    assert [p.stance for p in claim.positions] == [stance]
    assert not claim.contested
    assert claim.proposition in text
    assert not claim.proposition.startswith("that ")


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


NONE = [
    "Neither side has said that the border will reopen soon.",
    "Chad did not say that the border would reopen soon.",
    "Nobody confirmed that Chad had shelled Niger.",
    "Reuters could not confirm them.",
    "Peru dismissed the allegation.",
    "Peru rejected direct talks with Chile.",
    "It is an island that Peru and Chile have contested for decades.",
    "Peru said that it could not confirm the reports.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_claim(coded: Callable[..., CodedArticle], text: str) -> None:
    """What nobody said, a word that stands for no claim told before, a thing rejected: none makes a claim."""
    assert coded(text).claims == ()


def test_the_accused_deny_what_they_are_accused_of(coded: Callable[..., CodedArticle]) -> None:
    """An accusation's content is the claim, without the words in which it is denied."""
    (claim,) = coded("Kenya accused Chad of shelling a market, which Chad denied.").claims
    assert claim.proposition == "shelling a market"
    assert [p.holder for p in claim.positions] == ["Kenya", "Chad"]


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
