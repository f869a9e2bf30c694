"""Days and intervals in words."""

from datetime import date

import pytest

from dragoman.brief.when import by_words, event_when, interval_words, published_words, since_words
from dragoman.records import Interval, Published


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-08-08", "2025-08-08", "8 August 2025"),
        ("2025-05-26", "2025-05-28", "26–28 May 2025"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02-01", "2023-04-30", "February – April 2023"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2021-01-01", "2023-12-31", "2021–2023"),
        ("2022-12-01", "2023-01-31", "December 2022 – January 2023"),
        ("2023-05-30", "2023-06-02", "30 May – 2 June 2023"),
        ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
        (None, "2024-01-02", "until 2 January 2024"),
        ("2024-01-02", None, "from 2 January 2024"),
        (None, None, "no date given"),
    ],
)
def test_intervals_are_said_as_wide_as_they_are(start: str | None, end: str | None, words: str) -> None:
    """A day, days of a month, whole months, whole years and open intervals each have their words."""
    assert (
        interval_words(date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)
        == words
    )


def test_an_event_without_time_says_so() -> None:
    """No interval is no date."""
    assert event_when(None) == "no date given"


def test_an_inferred_day_of_publication_is_marked() -> None:
    """Only a stated day stands without a remark; an unknown one is undated."""
    day = date(2024, 7, 8)
    assert published_words(Published(earliest=day, latest=day, basis="stated")) == "8 July 2024"
    assert published_words(Published(earliest=day, latest=day, basis="inferred")) == "8 July 2024 (inferred)"
    assert published_words(Published()) == "undated"


def test_of_the_undated_only_the_last_day_is_known() -> None:
    """An open beginning is "by", an open end "not before"; a closed interval stays as wide as it is."""
    day = date(2023, 3, 9)
    assert by_words(Interval(end=day)) == "by 9 March 2023"
    assert by_words(Interval(start=day, end=day)) == "9 March 2023"
    assert by_words(Interval(start=day)) == "not before 9 March 2023"
    assert by_words(Interval()) == "no date given"


def test_a_year_of_the_world_data_is_a_year() -> None:
    """The first of January is a year without a day there; any other day is a day."""
    assert since_words(date(1992, 1, 1)) == "1992"
    assert since_words(date(1992, 5, 15)) == "15 May 1992"
    assert since_words(None) == "no date given"
