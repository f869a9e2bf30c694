"""Obstacles: what the text says stands in the way of what."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle

TABLE = [
    (
        "The dispute over the lake is the main obstacle to a peace deal between Chad and Niger.",
        "The dispute over the lake",
        "a peace deal between Chad and Niger",
    ),
    (
        "Peru's lack of ties with Bolivia remains a key barrier to a trade deal.",
        "Peru's lack of ties with Bolivia",
        "a trade deal",
    ),
    (
        "The sticking point in the talks between Serbia and Kosovo is the status of Serb towns.",
        "the status of Serb towns",
        "the talks between Serbia and Kosovo",
    ),
]


@pytest.mark.parametrize(("text", "obstacle", "goal"), TABLE, ids=[row[0] for row in TABLE])
def test_obstacle_and_goal(coded: Callable[..., CodedArticle], text: str, obstacle: str, goal: str) -> None:
    """By noun and by verb, in the words of the text (section 6)."""
    (found,) = coded(text).obstacles
    assert (found.obstacle, found.goal) == (obstacle, goal)
    assert found.says == "outlet"


NONE = [
    "The minister smiled.",
    "The dispute is not an obstacle to a deal.",
    "Police blocked a road in Chad.",
    "The barrier stands in Niger.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_obstacle(coded: Callable[..., CodedArticle], text: str) -> None:
    """A thing in the road, or an obstacle denied, is none."""
    assert coded(text).obstacles == ()


def test_who_says_so(coded: Callable[..., CodedArticle]) -> None:
    """An obstacle on somebody's word says whose."""
    (found,) = coded("Kenya said that the closed border was an obstacle to a trade deal.").obstacles
    assert found.says == "Kenya"


def test_whose_goal(coded: Callable[..., CodedArticle]) -> None:
    """Whose goal it is, where the text names an owner."""
    (found,) = coded("The border dispute is an obstacle to Moldova's accession.").obstacles
    assert found.whose == "MDA"
