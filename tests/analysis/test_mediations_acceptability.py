"""What speaks for and against a mediator, to each side."""

from datetime import date

from tests.analysis.ties_made import act, article, effort, evidence, invented, stated

from dragoman.analysis.mediations import Speaks, acceptability
from dragoman.records import Event, Mediation, Tie
from dragoman.world import Fact

EMPTY = invented()


def _said(*records: Event | Mediation | Tie) -> list[tuple[str, str, str]]:
    found = acceptability(evidence(article("2030-01-11", *records)), EMPTY, "OMN", ("PER", "CHL"))
    return [(one.disputant, one.leaning, one.why) for one in found]


def test_answers_in_other_disputes_count() -> None:
    """Who declined a mediator in one dispute is told to have done so when another is asked about."""
    offer = act("AGREE 039 OMN > PER BOL", "Oman offered help")
    refusal = act("REJECT 126 PER > OMN", "Peru declined")
    assert _said(offer, refusal, effort("declined OMN > PER BOL", offer.quote, refusal.quote)) == [
        ("PER", "against", "declined its mediation")
    ]


def test_an_ally_of_one_side_is_an_ally_of_the_other_side_to_the_other() -> None:
    """One tie speaks for a mediator to one disputant and against it to the other."""
    assert _said(stated("allied-with OMN CHL")) == [
        ("CHL", "for", "is its ally"),
        ("PER", "against", "is an ally of the other side"),
    ]


def test_conflict_and_want_of_relations_speak_against() -> None:
    """Who is in conflict with a side, or has no relations with it, is told so."""
    assert _said(stated("in-conflict-with CHL OMN"), stated("diplomatic-relations OMN PER not")) == [
        ("CHL", "against", "is in conflict with it"),
        ("PER", "against", "has no diplomatic relations with it"),
    ]


def test_backing_is_the_mediators_own() -> None:
    """A mediator that backs a side leans to it; a side that backs the mediator does not make it lean."""
    assert _said(stated("backs-on OMN CHL")) == [
        ("CHL", "for", "backs it"),
        ("PER", "against", "backs the other side"),
    ]
    assert _said(stated("backs-on CHL OMN")) == []


def test_world_data_are_told_as_such_and_by_the_day() -> None:
    """A tie of the world data bears its note, and counts on the days on which it stood."""
    fact = Fact(
        kind="allied-with", a="OMN", b="CHL", since=date(2001, 1, 1), until=date(2010, 1, 1), note="pact"
    )
    known = invented([fact])
    told: tuple[Speaks, ...] = acceptability(evidence(), known, "OMN", ("CHL",), as_of=date(2005, 1, 1))
    assert [(one.leaning, one.world, one.citation) for one in told] == [("for", "world data: pact", None)]
    assert acceptability(evidence(), known, "OMN", ("CHL",), as_of=date(2012, 1, 1)) == ()
