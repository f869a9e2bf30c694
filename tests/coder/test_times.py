"""When: date phrases to intervals, each with the act that it belongs to. The pages are of Thursday 2021-09-16."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.records import CodedArticle, Event

DAY = "2021-09-16"


def days(event: Event) -> tuple[str, str] | None:
    """Give first and last day of an event, "" where that side is open."""
    if event.time is None:
        return None
    return tuple(d.isoformat() if d else "" for d in (event.time.start, event.time.end))  # type: ignore[return-value]


TABLE = [
    ("On Tuesday Chad attacked Niger.", ("2021-09-14", "2021-09-14")),
    ("Chad attacked Niger on Thursday.", ("2021-09-16", "2021-09-16")),
    ("Chad attacked Niger yesterday.", ("2021-09-15", "2021-09-15")),
    ("Chad attacked Niger on May 10.", ("2021-05-10", "2021-05-10")),
    ("Chad attacked Niger on 3 March 2020.", ("2020-03-03", "2020-03-03")),
    ("Chad attacked Niger on September 8-9.", ("2021-09-08", "2021-09-09")),
    ("Chad attacked Niger earlier this year.", ("2021-01-01", "2021-09-16")),
    ("Chad attacked Niger last month.", ("2021-08-01", "2021-08-31")),
    ("Chad attacked Niger in September 2019.", ("2019-09-01", "2019-09-30")),
    ("Chad attacked Niger in 2018.", ("2018-01-01", "2018-12-31")),
    ("Chad has mediated between Mali and Niger since December.", ("2020-12-01", "2021-09-16")),
    ("For decades Chad attacked Niger.", ("", "2021-09-16")),
    ("Last week Peru, Chile and Bolivia held talks.", ("2021-09-06", "2021-09-12")),
    ("The Ugandan president will visit Kenya on Friday.", ("2021-09-17", "2021-09-17")),
    (
        "The withdrawal of Russian peacekeepers from Moldova in June took a week.",
        ("2021-06-01", "2021-06-30"),
    ),
    # the day of a report is not that of what is reported
    ("Turkey said on Monday that Syria had attacked Iraq.", None),
    # unless the act is the speech itself
    ("Turkey said on Monday it would attack Syria.", ("2021-09-13", "2021-09-13")),
    # the publication day is no date of an event
    ("Chad attacked Niger.", None),
    # an absence is timed by what was stayed away from
    ("Armenia boycotted a summit on September 7.", ("2021-09-07", "2021-09-07")),
    ("Armenia boycotted a summit of the CSTO held on September 7.", ("2021-09-07", "2021-09-07")),
    # a date in the name of a thing is not that of the act
    ("Chad suspended the agreement of 2002.", None),
    ("Chad froze the talks with Niger in February of last year.", ("2020-02-01", "2020-02-29")),
    ("Norway invited Chad and Niger to Oslo for talks next week.", None),
    ("It began on New Year's Day, when Chad attacked Niger.", ("2021-01-01", "2021-01-01")),
    ("It has been so since Monday, when Chad attacked Niger.", ("2021-09-13", "2021-09-13")),
    ("Chad attacked Niger today.", ("2021-09-16", "2021-09-16")),
]


@pytest.mark.parametrize(("text", "when"), TABLE, ids=[row[0] for row in TABLE])
def test_days_of_an_act(coded: Callable[..., CodedArticle], text: str, when: tuple[str, str] | None) -> None:
    """An interval as wide as the text leaves it, relative to the publication (section 2, Time)."""
    (event,) = coded(text, published=DAY).events
    assert days(event) == when


def test_the_following_day_follows_the_day_before_it(coded: Callable[..., CodedArticle]) -> None:
    """A relative day is counted from the last one told."""
    first, second = coded(
        "Chad attacked Niger on May 10. The following day Niger attacked Chad.", published=DAY
    ).events
    assert days(first) == ("2021-05-10", "2021-05-10")
    assert days(second) == ("2021-05-11", "2021-05-11")


def test_each_act_has_its_own_day(coded: Callable[..., CodedArticle]) -> None:
    """Two acts of one sentence, two days."""
    events = coded("Ghana condemned Togo on Monday and praised Benin on Tuesday.", published=DAY).events
    assert [days(e) for e in events] == [("2021-09-13", "2021-09-13"), ("2021-09-14", "2021-09-14")]


def test_the_words_of_a_date_are_kept(coded: Callable[..., CodedArticle]) -> None:
    """The phrase that an interval was read from stands in the text."""
    text = "Chad attacked Niger last month."
    (event,) = coded(text, published=DAY).events
    assert event.time is not None
    assert event.time.text == "last month"


@pytest.mark.parametrize("day", ["2019-02-14", "2024-02-29", "2026-01-01"])
def test_days_move_with_the_publication(coded: Callable[..., CodedArticle], day: str) -> None:
    """The word "yesterday" is the day before the page, whatever the page."""
    (event,) = coded("Chad attacked Niger yesterday.", published=day).events
    assert event.time is not None
    assert event.time.start == event.time.end
    assert event.time.start is not None
    assert event.time.start.toordinal() == date.fromisoformat(day).toordinal() - 1


FOLLOWING = [
    ("Hours earlier Niger expelled the Chadian ambassador.", ("2021-09-12", "2021-09-13")),
    ("Niger expelled the Chadian ambassador the same night.", ("2021-09-13", "2021-09-13")),
    ("That evening Niger expelled the Chadian ambassador.", ("2021-09-13", "2021-09-13")),
    ("A day later Niger expelled the Chadian ambassador.", ("2021-09-14", "2021-09-14")),
    ("Niger expelled the Chadian ambassador within a day.", ("2021-09-13", "2021-09-14")),
    ("Niger has since attacked Chad.", ("2021-09-13", "2021-09-16")),
    ("Niger attacked Chad.", None),
]


@pytest.mark.parametrize(("text", "when"), FOLLOWING, ids=[row[0] for row in FOLLOWING])
def test_days_counted_from_the_act_told_before(
    coded: Callable[..., CodedArticle], text: str, when: tuple[str, str] | None
) -> None:
    """What is said to follow or precede is counted from the last day told."""
    _, second = coded("Chad attacked Niger on Monday. " + text, published=DAY).events
    assert days(second) == when


MONDAY = ("2021-09-13", "2021-09-13")
SHARED = [
    ("On Monday Ghana condemned Togo, and praised Benin.", MONDAY, MONDAY),
    ("Ghana condemned Togo on Monday and praised Benin.", MONDAY, MONDAY),
    ("Ghana condemned Togo and praised Benin on Monday.", None, MONDAY),
    ("Ghana condemned Togo on Monday; Mali praised Benin.", MONDAY, None),
    ("Ghana condemned Togo on Monday, hours after Mali attacked Benin.", MONDAY, MONDAY),
    ("Ghana condemned Togo on Monday because Mali attacked Benin.", MONDAY, None),
]


@pytest.mark.parametrize(("text", "first", "second"), SHARED, ids=[row[0] for row in SHARED])
def test_what_verbs_share_a_day(
    coded: Callable[..., CodedArticle],
    text: str,
    first: tuple[str, str] | None,
    second: tuple[str, str] | None,
) -> None:
    """A day told with the first verb is shared by those after it, one told with the last is its own."""
    one, other = coded(text, published=DAY).events
    assert [days(one), days(other)] == [first, second]


def test_an_accusation_does_not_take_the_day_of_what_it_holds(coded: Callable[..., CodedArticle]) -> None:
    """The date inside is that of the act laid at somebody's door."""
    events = coded("Kenya accused Uganda of attacking Rwanda on 29 May.", published=DAY).events
    assert [(e.event_type, days(e)) for e in events] == [
        ("ACCUSE", None),
        ("ASSAULT", ("2021-05-29", "2021-05-29")),
    ]


def test_an_act_shares_the_day_of_the_occasion_it_was_done_at(coded: Callable[..., CodedArticle]) -> None:
    """What had been offered during last month's talks has their month, not the day of its disclosure."""
    text = "Peru disclosed on Monday that Chile had offered mediation during talks between Bolivia and Paraguay in May."
    offer = next(e for e in coded(text, published=DAY).events if e.event_type == "AGREE")
    assert offer.time is not None
    assert offer.time.text == "in May"
