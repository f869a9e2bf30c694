"""What stands between two: each kind of tie, and whether it holds."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle

TABLE = [
    ("Serbia does not recognise Kosovo.", "recognises SRB XKX", False),
    ("Honduras recognised Palestine in 2011.", "recognises HND PSE", True),
    ("Chad severed diplomatic relations with Niger in 2019.", "diplomatic-relations NER TCD", False),
    ("Armenia is a member of the CSTO.", "member-of ARM CSTO", True),
    ("Turkey, a member of NATO, has a large army.", "member-of TUR NATO", True),
    ("Laos is not a member of NATO.", "member-of LAO NATO", False),
    ("The Russia-led CSTO has an office in Minsk.", "member-of RUS CSTO", True),
    ("Pakistan is a longtime ally of China.", "allied-with CHN PAK", True),
    ("Iran is a strategic partner of Venezuela.", "partner-of IRN VEN", True),
    ("India's conflict with Pakistan is old.", "in-conflict-with IND PAK", True),
    ("Argentina claims the Falkland Islands.", "claims ARG FLK", True),
    ("Russia controls Crimea.", "controls RUS CRIMEA", True),
    ("Russian peacekeepers are stationed in Moldova.", "peacekeepers-in RUS MDA", True),
    ("Armenia depends on Russia for gas.", "dependent-on ARM RUS", True),
    ("Moldova's dependence on Russia is waning.", "dependent-on MDA RUS", True),
]
MUTUAL = {"diplomatic-relations", "allied-with", "partner-of", "in-conflict-with"}


@pytest.mark.parametrize(("text", "tie", "holds"), TABLE, ids=[row[0] for row in TABLE])
def test_kinds_of_ties(coded: Callable[..., CodedArticle], text: str, tie: str, holds: bool) -> None:
    """Every kind of codebook section 4, as it holds or does not."""
    (found,) = coded(text).ties
    ends = sorted((found.a, found.b)) if found.kind in MUTUAL else [found.a, found.b]
    assert (" ".join([found.kind, *ends]), found.holds) == (tie, holds)


NONE = [
    "Sweden will join NATO.",
    "Chad held talks with Niger.",
    "Chad and Niger discussed the establishment of diplomatic relations.",
    "The member smiled.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_tie(coded: Callable[..., CodedArticle], text: str) -> None:
    """What is only to come, or mere talk, stands between nobody."""
    assert coded(text).ties == ()


def test_a_tie_that_ended_says_until_when(coded: Callable[..., CodedArticle]) -> None:
    """As exact as the text: a year where it gives a year."""
    (tie,) = coded("Chad severed diplomatic relations with Niger in 2019.").ties
    assert (tie.holds, tie.until) == (False, "2019")


def test_a_tie_that_began_says_since_when(coded: Callable[..., CodedArticle]) -> None:
    """A recognition dated is a tie dated."""
    (tie,) = coded("Honduras recognised Palestine in 2011.").ties
    assert (tie.holds, tie.since) == (True, "2011")


def test_peacekeepers_who_leave_are_there_no_more(coded: Callable[..., CodedArticle]) -> None:
    """Their withdrawal ends the tie."""
    (tie,) = coded("The withdrawal of Russian peacekeepers from Moldova ended.", published="2021-09-16").ties
    assert (tie.kind, tie.a, tie.b, tie.holds) == ("peacekeepers-in", "RUS", "MDA", False)


def test_a_tie_on_somebodys_word(coded: Callable[..., CodedArticle]) -> None:
    """Who says that it stands is kept."""
    (tie,) = coded("Kenya said that Sudan does not recognise Somaliland.").ties
    assert [link.id for link in tie.attribution] == ["KEN"]


def test_a_tie_told_twice_is_one(coded: Callable[..., CodedArticle]) -> None:
    """One record for each pair and kind."""
    ties = coded("Serbia does not recognise Kosovo.\nSerbia, which does not recognise Kosovo, is large.").ties
    assert len(ties) == 1


def test_ties_of_several(coded: Callable[..., CodedArticle]) -> None:
    """One record for each pair."""
    ties = coded("Armenia and Belarus are members of the CSTO.").ties
    assert {(t.kind, t.a, t.b) for t in ties} == {("member-of", "ARM", "CSTO"), ("member-of", "BLR", "CSTO")}
