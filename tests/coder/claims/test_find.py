"""The positions that sentences tell."""

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


def test_holders_are_named(coded: Callable[..., CodedArticle]) -> None:
    """Who holds a position is told by name."""
    (claim,) = coded("Turkey said that Syrian troops had crossed the border at dawn.").claims
    assert [p.holder for p in claim.positions] == ["Turkey"]
