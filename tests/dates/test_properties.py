"""What holds of dates in any text and for any publication day."""

from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.dates import Tense, find_dates, resolve
from dragoman.records import Interval, Published

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
TENSES: st.SearchStrategy[Tense] = st.sampled_from(["past", "future", "present", "unknown"])
WORDS = [
    "on",
    "in",
    "the",
    "of",
    "from",
    "to",
    "and",
    "between",
    "since",
    "until",
    "by",
    "before",
    "for",
    "last",
    "next",
    "this",
    "past",
    "coming",
    "recent",
    "early",
    "mid-",
    "late",
    "end",
    "beginning",
    "first",
    "second",
    "half",
    "quarter",
    "year",
    "month",
    "week",
    "weekend",
    "day",
    "days",
    "weeks",
    "months",
    "years",
    "decades",
    "ago",
    "later",
    "earlier",
    "following",
    "same",
    "previous",
    "two",
    "three",
    "a",
    "couple",
    "of",
    "several",
    "few",
    "Tuesday",
    "Friday's",
    "May",
    "March",
    "September",
    "Sept.",
    "7",
    "19-20",
    "25th",
    "31",
    "2023",
    "1990s",
    "2,000",
    "troops",
    "yesterday",
    "today",
    "overnight",
    "spring",
    "winter",
    "night",
    "evening",
    "that",
    "Resolution",
    ",",
    ".",
    ";",
    "—",
    "’s",
    "-long",
    "day-long",
    "9/11",
    "attack",
    "2024-02-30",
    "30",
    "February",
]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
PAST_PHRASES = [
    "on Tuesday",
    "on 30 June",
    "September 19-20",
    "from Monday to Wednesday",
    "in May",
    "last month",
    "last week",
    "earlier this year",
    "this month",
    "this week",
    "over the weekend",
    "since December",
    "two days ago",
    "a year ago",
    "last summer",
    "in recent weeks",
    "in the past three months",
    "for decades",
    "late September",
    "overnight",
    "from March to May",
    "Tuesday, May 27",
]


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("on on the the in the past the")
def test_phrases_are_exact_disjoint_and_in_order(text: str) -> None:
    """Every phrase is exactly its stretch of the text, not empty, and begins after the one before."""
    at = 0
    for phrase in find_dates(text):
        assert phrase.text == text[phrase.start : phrase.end]
        assert at <= phrase.start < phrase.end
        at = phrase.end


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.none() | DAYS, st.integers(0, 400), st.none() | DAYS, TENSES)
def test_intervals_run_forward(
    text: str, day: date | None, width: int, anchor: date | None, tense: Tense
) -> None:
    """No phrase of any text fails to resolve or ends before it starts, whatever is known of publication."""
    published = Published(earliest=day, latest=day + timedelta(days=width)) if day else Published()
    before = Interval(start=anchor, end=anchor) if anchor else None
    for phrase in find_dates(text):
        found = resolve(phrase, published, before, tense)
        if found is not None and found.start is not None and found.end is not None:
            assert found.start <= found.end, phrase


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PAST_PHRASES), DAYS, st.integers(0, 60))
def test_the_past_ends_by_publication(text: str, day: date, width: int) -> None:
    """What is told as past does not run beyond the latest day of publication."""
    published = Published(earliest=day, latest=day + timedelta(days=width))
    (phrase,) = find_dates(text)
    found = resolve(phrase, published)
    assert found is not None
    assert found.end is not None
    assert found.end <= day + timedelta(days=width)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PAST_PHRASES), DAYS, st.integers(0, 60), st.integers(0, 60))
def test_a_publication_interval_covers_its_days(text: str, day: date, width: int, step: int) -> None:
    """The interval for a span of publication days covers the interval for each day of it."""
    inner = day + timedelta(days=min(step, width))
    (phrase,) = find_dates(text)
    wide = resolve(phrase, Published(earliest=day, latest=day + timedelta(days=width)))
    narrow = resolve(phrase, Published(earliest=inner, latest=inner))
    assert wide is not None
    assert narrow is not None
    assert (wide.start or date.min) <= (narrow.start or date.min)
    assert (narrow.end or date.max) <= (wide.end or date.max)
