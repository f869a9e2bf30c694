"""What is claimed."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle

NONE = [
    "Peru rejected direct talks with Chile.",
    "It is an island that Peru and Chile have contested for decades.",
    "Peru said that it could not confirm the reports.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_proposition(coded: Callable[..., CodedArticle], text: str) -> None:
    """A thing rejected or contested, or that one could not confirm, is no proposition."""
    assert coded(text).claims == ()


def test_the_accused_deny_what_they_are_accused_of(coded: Callable[..., CodedArticle]) -> None:
    """An accusation's content is the claim, without the words in which it is denied."""
    (claim,) = coded("Kenya accused Chad of shelling a market, which Chad denied.").claims
    assert claim.proposition == "shelling a market"
    assert [p.holder for p in claim.positions] == ["Kenya", "Chad"]
