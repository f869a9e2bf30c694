"""Obstacles merged across articles."""

from datetime import UTC, date, datetime
from functools import cache

from tests.analysis.claims_made import evidence, obstacle, paper
from tests.analysis.events_made import Made

from dragoman.analysis.obstacles import MergedObstacle, obstacles
from dragoman.world import World

GOAL = "membership talks with the European Union"


@cache
def world() -> World:
    """Load the world once."""
    return World.load()


def found(*made: Made, **how: object) -> tuple[MergedObstacle, ...]:
    """Ask for obstacles."""
    return obstacles(evidence(*made), world(), **how)  # type: ignore[arg-type]


def first() -> Made:
    """An article in which a minister names the obstacle."""
    return paper(
        "Danube Post",
        "2031-03-01",
        obstacle(GOAL, "SRB", "Serbia's refusal to recognise Kosovo", "Marta Kos"),
    )


def second() -> Made:
    """A later article that names it in its own voice, in other words."""
    return paper(
        "Sava Post",
        "2031-03-09",
        obstacle("Talks on membership in the European Union", "SRB", "its lack of recognition of Kosovo"),
    )


def test_tellings_of_one_obstacle_are_one() -> None:
    """The same goal of the same party, stopped by the same matter, is one obstacle with two who say so."""
    both = found(first(), second())
    assert len(both) == 2, "the party that the words leave out keeps them apart"
    again = paper("Tisza Post", "2031-03-09", obstacle(GOAL, "SRB", "Serbia's not recognising Kosovo"))
    (one,) = found(first(), again)
    assert [(said.holder, said.flat) for said in one.said] == [("Marta Kos", False), ("Tisza Post", True)]
    assert one.blocs == ("EU",)
    assert one.parties == ("SRB", "XKX")
    assert len(one.stories) == 2


def test_another_goal_or_owner_is_another_obstacle() -> None:
    """The same thing stands in the way of two goals, or of two parties' goals, as two obstacles."""
    other = paper("Una Post", "2031-03-09", obstacle(GOAL, "BIH", "Serbia's refusal to recognise Kosovo"))
    goal = paper(
        "Una Post",
        "2031-03-09",
        obstacle("a pipeline to Hungary", "SRB", "Serbia's refusal to recognise Kosovo"),
    )
    assert len(found(first(), other)) == 2
    assert len(found(first(), goal)) == 2


def test_goal_and_owner_select() -> None:
    """A goal is found by the bloc it names or by its words in any inflection; an owner by id."""
    assert len(found(first(), goal="EU")) == 1
    assert len(found(first(), goal="membership talk")) == 1
    assert found(first(), goal="AU") == ()
    assert len(found(first(), whose="SRB")) == 1
    assert found(first(), whose="XKX") == ()


def test_both_times_count() -> None:
    """What was published after the day, or recorded after the moment, is not told."""
    assert found(first(), as_of=date(2031, 2, 28)) == ()
    assert found(first(), known_on=datetime(2030, 12, 31, tzinfo=UTC)) == ()


def test_one_story_says_it_once() -> None:
    """Two mastheads with one story are one who says so."""
    kept, _ = flat = paper(
        "Una Post", "2031-03-09", obstacle(GOAL, "SRB", "Serbia's refusal to recognise Kosovo")
    )
    copy = paper(
        "Vrbas Post",
        "2031-03-09",
        obstacle(GOAL, "SRB", "Serbia's refusal to recognise Kosovo"),
        story=kept.story,
    )
    (one,) = found(flat, copy)
    assert len(one.said) == 1
    assert len(one.articles) == 2
