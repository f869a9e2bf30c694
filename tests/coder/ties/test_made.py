"""Ties that events make or end."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle, Tie

NONE = [
    "Chad held talks with Niger.",
    "Chad captured an outpost.",
]


@pytest.mark.parametrize("text", NONE)
def test_events_that_make_no_tie(coded: Callable[..., CodedArticle], text: str) -> None:
    """Talks bind nobody, and an outpost is no land."""
    assert coded(text).ties == ()


def test_peacekeepers_who_leave_are_there_no_more(coded: Callable[..., CodedArticle]) -> None:
    """Their withdrawal ends the tie."""
    (tie,) = coded("The withdrawal of Russian peacekeepers from Moldova ended.", published="2021-09-16").ties
    assert (tie.kind, tie.a, tie.b, tie.holds) == ("peacekeepers-in", "RUS", "MDA", False)


FIGHT = "Chad shelled Niger on Monday."


def test_fighting_puts_two_in_conflict(
    coded: Callable[..., CodedArticle], noted: Callable[[Tie], str]
) -> None:
    """The two whom the article is about, where it tells fighting between them."""
    (tie,) = coded(FIGHT).ties
    assert (noted(tie), tie.attribution) == ("in-conflict-with NER TCD", ())


def test_an_alleged_attack_carries_its_speaker(coded: Callable[..., CodedArticle]) -> None:
    """What only somebody says was done puts the two in conflict on that word only."""
    (tie,) = coded("Kenya said that Chad had shelled Niger.").ties
    assert [(link.id, link.stance) for link in tie.attribution] == [("KEN", "asserts")]


def test_a_denied_attack_is_no_conflict(coded: Callable[..., CodedArticle]) -> None:
    """Nobody says that it happened."""
    assert coded("Chad denied that it had shelled Niger.").ties == ()
