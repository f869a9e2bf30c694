"""What one telling says of a tie: acts done, planned, undone and denied."""

from datetime import date
from typing import Any

import pytest
from tests.analysis.ties_made import act, article, said

from dragoman.analysis.ties.grounds import event_ground, event_time, sides
from dragoman.records import Event, Interval, Report


def _report(event: Event, published: str = "2030-06-01/2030-06-03") -> tuple[Report, Event]:
    (report,) = article(published, event)[1]
    assert isinstance(report.record, Event)
    return report, report.record


LEAVING = "SANCTION:withdraw 160 PER > AMBER"


@pytest.mark.parametrize(
    ("more", "effect"),
    [
        ({}, "ends"),
        ({"status": "planned"}, "opposes"),
        ({"status": "denied"}, "shows"),
        ({"status": "not-done"}, "shows"),
        ({"attribution": said("PER", "denies")}, "shows"),
        ({"attribution": said("CHL")}, "ends"),
        ({"attribution": said("CHL", "cannot-confirm")}, "opposes"),
    ],
)
def test_only_what_was_done_ends_a_tie(more: dict[str, Any], effect: str) -> None:
    """A plan to leave a bloc strains membership, a denial shows it; only the leaving ends it."""
    found = event_ground(*_report(act(LEAVING, **more)), "member-of", "PER", "AMBER")
    assert found is not None
    assert found[0].effect == effect


def test_help_that_an_ally_failed_to_give_speaks_against_the_alliance() -> None:
    """A cooperative act not done goes against the tie that it would have borne out."""
    found = event_ground(*_report(act("AID 074 USA > PHL", status="not-done")), "allied-with", "PHL", "USA")
    assert found is not None
    assert found[0].effect == "opposes"


def test_an_act_without_a_date_was_done_by_the_last_day_of_publication() -> None:
    """No first day is invented for what the article does not date."""
    assert event_time(*_report(act(LEAVING))) == Interval(start=None, end=date(2030, 6, 3))


def test_an_act_was_not_done_after_its_article_appeared() -> None:
    """A month in which the article appeared lasts for what was done until it appeared."""
    report, event = _report(act(LEAVING, when="2030-06-01/2030-06-30"))
    assert event_time(report, event).end == date(2030, 6, 3)


def test_a_plan_is_dated_by_its_telling() -> None:
    """What is planned for next month is planned now."""
    report, event = _report(act(LEAVING, when="2030-07-01/2030-07-31", status="planned"))
    assert event_time(report, event) == Interval(start=date(2030, 6, 1), end=date(2030, 6, 3))


def test_sides() -> None:
    """Who acts on whom: one on the other, both together, or a third party on both."""
    assert list(sides(act("ACCUSE 111 PER > CHL"), "CHL", "PER")) == ["b"]
    assert list(sides(act("CONSULT 040 PER CHL"), "CHL", "PER")) == ["together"]
    assert list(sides(act("CONSULT 045 BRA > PER CHL"), "CHL", "PER")) == ["third"]
    assert list(sides(act("REJECT 127 PER > CHL"), "PER", "AMBER", "AMBER")) == ["a"]
    assert list(sides(act("ACCUSE 111 PER > CHL"), "PER", "BRA")) == []
