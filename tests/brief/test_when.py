"""Days and intervals in words."""

from datetime import date

import pytest

from dragoman.brief.when import event_when, interval_words, iso_words, published_words
from dragoman.records import Published


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020", "2020"),
        ("2020-11", "November 2020"),
        ("2020-11-09", "9 November 2020"),
        ("1990s", "1990s"),
        ("2020-13", "2020-13"),
    ],
)
def test_iso_dates_keep_their_exactness(text: str, words: str) -> None:
    """A year stays a year, a month a month; what is no date is left as it is."""
    assert iso_words(text) == words
