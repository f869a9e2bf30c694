"""Between whom a tie stands."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle, Tie

NONE = [
    "Ames, a member of the Peruvian senate, left.",
    "Chad left talks at the African Union.",
    "Mexico took Panama to court over a raid.",
    "Kenya holds the presidency of the African Union.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_side_that_can_have_it(coded: Callable[..., CodedArticle], text: str) -> None:
    """A person, some thing of the other, what a body holds: a tie of the kind cannot stand there."""
    assert coded(text).ties == ()


def test_ties_of_several(coded: Callable[..., CodedArticle]) -> None:
    """One record for each pair."""
    ties = coded("Armenia and Belarus are members of the CSTO.").ties
    assert {(t.kind, t.a, t.b) for t in ties} == {("member-of", "ARM", "CSTO"), ("member-of", "BLR", "CSTO")}


def test_several_ties_told_at_once(coded: Callable[..., CodedArticle], noted: Callable[[Tie], str]) -> None:
    """The first named has each of the disputes with one of the others; these have none between them."""
    ties = coded("Kenya offered to mediate the Chad-Niger and Libya conflicts.").ties
    assert {noted(t) for t in ties} == {"in-conflict-with NER TCD", "in-conflict-with LBY TCD"}
