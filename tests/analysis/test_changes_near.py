"""Which obstacles can be those that new reports tell of."""

from datetime import UTC, datetime
from functools import cache

from tests.analysis.claims_made import evidence, paper

from dragoman.analysis.changes.near import ENOUGH, near_obstacles
from dragoman.records import Obstacle, Report
from dragoman.world import World

NOW = datetime(2031, 6, 2, tzinfo=UTC)


@cache
def world() -> World:
    """Load the world once."""
    return World.load()


def told(*goals: tuple[str, str, str]) -> tuple[Report, ...]:
    """Reports of obstacles: whose, the goal, what stands in the way; an article each."""
    made = [
        paper(
            f"Post {at}",
            f"2031-05-{at + 1:02d}",
            Obstacle(
                goal=goal, whose=whose, obstacle=what, says="outlet", quote=f"{what} bars {goal}", start=0
            ),
            recorded_at=NOW,
        )
        for at, (whose, goal, what) in enumerate(goals)
    ]
    return evidence(*made).reports(kinds=["obstacle"])


def near(old: tuple[Report, ...], new: tuple[Report, ...]) -> list[str]:
    """What stands in the way by the obstacles kept."""
    return [
        one.record.obstacle for one in near_obstacles(old, new, world()) if isinstance(one.record, Obstacle)
    ]


def test_other_owners_goals_and_parties_are_left_out() -> None:
    """Only what has the same owner, and on both sides the same parties and a word in common, is kept."""
    old = told(
        ("KEN", "trade with Ethiopia", "the closed border"),
        ("UGA", "trade with Ethiopia", "the closed border"),
        ("KEN", "trade with Somalia", "the shut border"),
        ("KEN", "trading with Ethiopia", "borders closed since May"),
        ("KEN", "trade with Ethiopia", "lack of lorries"),
    )
    new = told(("KEN", "trade with Ethiopia", "the closed border"))
    assert near(old, new) == ["the closed border", "borders closed since May"]
    named = told(("KEN", "trade with Ethiopia", "Somalia's closed border"))
    alike = told(("KEN", "trading with Ethiopia", "the border that Somalia closed"))
    assert near(alike, named) == ["the border that Somalia closed"]


def test_of_the_same_words_a_few_are_enough() -> None:
    """Of older tellings in the very same words a few are read; the new ones are all kept."""
    old = told(*[("KEN", "trade with Ethiopia", "the closed border")] * (ENOUGH + 4))
    assert len(near(old, old[:1])) == ENOUGH + 1
    assert len(near(old, old)) == len(old)
