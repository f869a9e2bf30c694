"""Ties implied by how a thing is named or counted, or by who stays where."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle, Tie

TABLE = [
    ("The Russia-led CSTO has an office in Minsk.", "member-of RUS CSTO"),
    ("Russian peacekeepers are stationed in Moldova.", "peacekeepers-in RUS MDA"),
]


@pytest.mark.parametrize(("text", "tie"), TABLE, ids=[row[0] for row in TABLE])
def test_implied_ties(
    coded: Callable[..., CodedArticle], noted: Callable[[Tie], str], text: str, tie: str
) -> None:
    """Who leads a bloc is its member; whose peacekeepers stay somewhere has them there."""
    assert [noted(t) for t in coded(text).ties] == [tie]


def test_blocs_of_no_name(coded: Callable[..., CodedArticle]) -> None:
    """Who leads blocs that are not named is a member of none that could be told."""
    assert coded("Armenia distrusts Russian-led blocs.").ties == ()


def test_peacekeepers_by_the_name_of_their_mission(
    coded: Callable[..., CodedArticle], noted: Callable[[Tie], str]
) -> None:
    """A mission of the United Nations that has been somewhere since a year is theirs, since then."""
    (tie,) = coded("UNIFIL, the UN force, has been in Lebanon since 1978.").ties
    assert (noted(tie), tie.since) == ("peacekeepers-in UN LBN", "1978")


def test_two_members_counted(coded: Callable[..., CodedArticle], noted: Callable[[Tie], str]) -> None:
    """The two of whom the article tells are the two members."""
    text = "Chad shelled Niger.\nThe two members of the African Union have quarrelled for years."
    assert {"member-of TCD AU", "member-of NER AU"} <= {noted(t) for t in coded(text).ties}
