"""Dating pages that print no date."""

from datetime import date

import pytest

from dragoman.dates import infer_published
from dragoman.dates.happenings import HappeningFinder, read_happenings

# Page, earliest and latest day it may have appeared; all of it is our own wording.
PAGES = {
    "a siege ended last month": (
        (
            "The army said on Monday it had retaken two districts.\n"
            "The fall of El Fasher last month ended a siege of five hundred days."
        ),
        "2025-10-27/2025-11-30",
    ),
    "a coup late last month": (
        (
            "West African leaders will meet in Abuja on Thursday to weigh the use of force, officials said on Tuesday.\n"
            "The bloc gave the officers a week to restore Bazoum after the coup in Niger late last month."
        ),
        "2023-08-01/2023-08-31",
    ),
    "a truce last month": (
        (
            "Mediators said on Sunday that new lists of names had been exchanged.\n"
            "The week-long truce in Gaza last month saw many of those taken in the October 7 attack go home."
        ),
        "2023-12-01/2024-01-31",
    ),
    "a summit last week and a break on Monday": (
        (
            "Kyiv thanked The Hague on Friday for more air defence.\n"
            "The NATO summit in Vilnius last week ended without an invitation.\nRussia quit the grain deal on Monday."
        ),
        "2023-07-17/2023-07-23",
    ),
    "two captures": (
        (
            "Kigali denied on Wednesday that its soldiers had crossed the lake.\n"
            "Fighters of the M23 captured Bukavu last week."
        ),
        "2025-02-19/2025-02-23",
    ),
    "a vote on Sunday": (
        (
            "Georgetown complained on Friday of flights over the river.\n"
            "Caracas held its referendum on the Essequibo on Sunday."
        ),
        "2023-12-08/2023-12-09",
    ),
    "an accord on Monday": (
        (
            "Mogadishu recalled its envoy on Thursday.\n"
            "Addis Ababa signed a memorandum with Somaliland on Monday that would give Ethiopia a port."
        ),
        "2024-01-04/2024-01-07",
    ),
    "a fall earlier this month": (
        (
            "Three European envoys arrived in the Syrian capital on Tuesday.\n"
            "Assad fled to Moscow earlier this month as rebels came in from the north."
        ),
        "2024-12-03/2024-12-31",
    ),
    "a summit this weekend": (
        (
            "The minister said on Monday that he would raise the matter with his colleagues.\n"
            "Leaders will gather for the G20 summit in Johannesburg this weekend."
        ),
        "2025-11-17/2025-11-23",
    ),
    "dates with their years": (
        (
            "On 3 March 2024 the parties met in Geneva.\n"
            "They will meet again on 20 March 2024, the mediator said on Tuesday."
        ),
        "2024-03-05/2024-03-20",
    ),
    "violence since December": (
        (
            "Kofi Annan flew to Nairobi on Tuesday to speak with both camps.\n"
            "Post-election violence in Kenya has killed hundreds since December."
        ),
        "2008-01-01/2008-03-05",
    ),
    "a war in August": (
        (
            "Tbilisi said on Thursday that observers had reached the villages.\n"
            "The five-day war with Russia in August had driven their people out."
        ),
        "2008-09-01/2009-07-31",
    ),
    "an offensive in January": (
        (
            "Bogota and the guerrillas spoke in Caracas on Monday.\n"
            "The fighting in Catatumbo in January had put an end to the last round."
        ),
        "2025-02-01/2025-12-31",
    ),
    "an accord in Asia last month": (
        (
            "Malaysia offered on Thursday to host another round.\n"
            "In Kuala Lumpur last month Thailand and Cambodia signed a peace accord."
        ),
        "2025-11-01/2025-11-30",
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_undated_pages(name: str) -> None:
    """Each page gets an interval no wider than expected, with its reason."""
    text, expected = PAGES[name]
    found = infer_published(text.split("\n"))
    first, last = (date.fromisoformat(day) for day in expected.split("/"))
    assert found.basis == "inferred"
    assert found.earliest is not None
    assert found.latest is not None
    assert first <= found.earliest <= found.latest <= last
    assert found.why


def test_nothing_pins_it() -> None:
    """Weekdays alone date nothing."""
    found = infer_published(
        ["The two sides met on Tuesday and agreed to meet again.", "Nothing else was said."]
    )
    assert (found.earliest, found.latest, found.basis, found.why) == (None, None, "unknown", "")


def test_tenures_bound_but_do_not_date() -> None:
    """Who held office gives the ends of an unknown date; a second tenure of the same person counts too."""
    people = [
        ("A. Minister", "2004", "2006-05"),
        ("A. Minister", "2010-02-03", "2014"),
        ("B. Envoy", "2009", None),
    ]
    found = infer_published(["The two met on Tuesday."], people)
    assert (found.earliest, found.latest, found.basis) == (date(2010, 2, 3), date(2014, 12, 31), "unknown")


def test_a_short_tenure_dates() -> None:
    """Two tenures that meet for some months date a page by themselves."""
    people = [("A. Minister", "2004-01-10", "2006-05"), ("B. Envoy", "2006-02", None)]
    found = infer_published(["The two met on Tuesday."], people)
    assert (found.earliest, found.latest, found.basis) == (date(2006, 2, 1), date(2006, 5, 31), "inferred")
    assert "in office" in found.why


def test_a_tenure_chooses_among_like_happenings() -> None:
    """Of several summits of one name the one in the speaker's tenure is meant."""
    page = ["The NATO summit last week was the first for him, the premier said on Monday."]
    found = infer_published(page, [("The premier", "2024-10-01", None)])
    assert (found.earliest, found.latest) == (date(2025, 6, 30), date(2025, 7, 6))


def test_nothing_later_than_the_page_was_seen() -> None:
    """A page known to exist by some day was published by it."""
    page = ["Assad fled to Moscow earlier this month as rebels came in."]
    found = infer_published(page, not_after=date(2024, 12, 12))
    assert found.latest == date(2024, 12, 12)


def test_an_old_date_in_the_lead_is_background() -> None:
    """A full date in the first paragraph is that of the news only with a weekday or a verb of telling."""
    background = infer_published(["Both blamed the raid of 4 June 2019 for the war."])
    news = infer_published(["Both sides, the ministry said on 4 June 2019, had blamed each other."])
    assert (background.earliest, background.basis) == (date(2019, 6, 4), "unknown")
    assert (news.earliest, news.latest, news.basis) == (date(2019, 6, 4), date(2019, 6, 11), "inferred")


def test_a_date_still_to_come_does_not_date() -> None:
    """A plan for 2030 says nothing of when the page appeared but that it was before."""
    found = infer_published(["The road is to be finished by 2030.", "The port will open on 1 March 2031."])
    assert (found.earliest, found.latest, found.basis) == (None, date(2031, 3, 1), "unknown")


def test_weekdays_past_and_ahead_narrow() -> None:
    """Between Thursday's visit and Sunday's vote lie only four days of the week."""
    lines = [
        "name,patterns,start,end,parties,kind",
        "Fall of Aba,fall of aba,2001-02-03,2001-02-03,NGA,offensive",
    ]
    finder = HappeningFinder(read_happenings(lines, "test.csv"))
    page = [
        "He came on Thursday, two days ahead of the rest, and will vote on Sunday.",
        "The fall of Aba last week helped.",
    ]
    found = infer_published(page, finder=finder)
    assert (found.earliest, found.latest) == (date(2001, 2, 8), date(2001, 2, 11))


def test_the_reporting_day_is_not_that_of_the_background() -> None:
    """The phrase "Said on Monday" beside an old accord does not date the page to the week of the accord."""
    found = infer_published(["The premier said on Monday that the Abraham Accords would grow."])
    assert found.basis == "unknown"
    assert found.earliest == date(2020, 8, 13)


def test_no_paragraphs() -> None:
    """An empty page is of unknown date."""
    assert infer_published([]).basis == "unknown"
