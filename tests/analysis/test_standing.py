"""What stands between two, or of one with all, newest evidence first."""

from datetime import date

from tests.analysis.ties_made import act, article, effort, evidence, invented, stated

from dragoman.analysis.standing import newest_evidence, relations
from dragoman.world import Fact

OFFER = act("AGREE 039 OMN > PER CHL", "Oman offered to mediate", "2030-01-10")
TOLD = evidence(
    article(
        "2030-01-11", OFFER, effort("offered OMN > PER CHL", OFFER.quote), stated("in-conflict-with CHL PER")
    ),
    article("2031-05-05", stated("partner-of PER BOL")),
    article("2029-05-05", stated("allied-with PER BRA"), stated("dependent-on PER BRA", matter="gas")),
)
KNOWN = invented([Fact(kind="recognises", a="PER", b="CHL", since=date(1900, 1, 1))])


def test_all_of_one_newest_first() -> None:
    """The others come by the newest evidence of their ties; who only mediates comes with the effort alone."""
    found = relations(TOLD, KNOWN, "PER")
    assert [one.b for one in found] == ["BOL", "CHL", "BRA", "OMN"]
    assert [str(one.newest) for one in found] == ["2031-05-05", "2030-01-11", "2029-05-05", "None"]
    assert [len(one.efforts) for one in found] == [0, 1, 0, 1]


def test_two_with_what_only_the_world_data_tell_last() -> None:
    """Of two, ties that articles tell come before those that only the world data tell."""
    (found,) = relations(TOLD, KNOWN, "CHL", "PER")
    assert [tie.kind for tie in found.ties] == ["in-conflict-with", "recognises"]
    assert [newest_evidence(tie) for tie in found.ties] == [date(2030, 1, 11), None]
    assert [one.mediators for one in found.efforts] == [("OMN",)]


def test_mediator_and_disputant() -> None:
    """What stands between a mediator and a disputant is the effort."""
    assert [len(one.efforts) for one in relations(TOLD, KNOWN, "OMN", "CHL")] == [1]


def test_nothing_is_told_of_strangers() -> None:
    """Two of whom nothing is told have no relation, and nobody has one with whom nothing tells of."""
    assert relations(TOLD, KNOWN, "BOL", "BRA") == ()
    assert relations(TOLD, KNOWN, "FJI") == ()


def test_as_of_a_day() -> None:
    """Before the evidence of a tie or an effort there is nothing but what the world data tell."""
    (found,) = relations(TOLD, KNOWN, "PER", as_of=date(2010, 1, 1))
    assert (found.b, [tie.kind for tie in found.ties], found.newest) == ("CHL", ["recognises"], None)
