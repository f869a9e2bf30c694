"""Since or until when a tie stands."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle


def test_a_tie_that_ended_says_until_when(coded: Callable[..., CodedArticle]) -> None:
    """As exact as the text: a year where it gives a year."""
    (tie,) = coded("Chad severed diplomatic relations with Niger in 2019.").ties
    assert (tie.holds, tie.until) == (False, "2019")


def test_a_tie_that_began_says_since_when(coded: Callable[..., CodedArticle]) -> None:
    """A recognition dated is a tie dated."""
    (tie,) = coded("Honduras recognised Palestine in 2011.").ties
    assert (tie.holds, tie.since) == (True, "2011")


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Sweden joined NATO in March 2024.", "2024-03"),
        ("Chad and Niger established diplomatic relations in 1974.", "1974"),
        ("Chad has been a member of the African Union since 2002.", "2002"),
    ],
)
def test_what_is_made_or_lasts_says_since_when(
    coded: Callable[..., CodedArticle], text: str, since: str
) -> None:
    """Joining and establishing begin a tie; a state of things dates from its "since"."""
    (tie,) = coded(text).ties
    assert (tie.holds, tie.since, tie.until) == (True, since, None)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Armenia froze its participation in the CSTO in February 2024.", "2024-02"),
        ("Georgia withdrew from the CIS in 2009.", "2009"),
        ("Chad has had no relations with Niger since 2015.", "2015"),
    ],
)
def test_what_ended_says_until_when(coded: Callable[..., CodedArticle], text: str, until: str) -> None:
    """Leaving, freezing and having none since then end a tie."""
    (tie,) = coded(text).ties
    assert (tie.holds, tie.since, tie.until) == (False, None, until)
