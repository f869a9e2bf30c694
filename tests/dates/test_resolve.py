"""Resolving date phrases: a table of phrases with their days for several publication days."""

import csv
from datetime import date
from pathlib import Path

import pytest

from dragoman.dates import Tense, find_dates, resolve
from dragoman.records import Interval, Published

PHRASES = list(csv.DictReader((Path(__file__).parent / "phrases.csv").open(encoding="utf-8")))
ANCHOR = Interval(start=date(2024, 5, 2), end=date(2024, 5, 2))


def published(text: str) -> Published:
    """Read `2024-05-15` or `2024-05-12/2024-05-15`; the empty text is unknown."""
    if not text:
        return Published()
    first, _, last = text.partition("/")
    return Published(
        earliest=date.fromisoformat(first), latest=date.fromisoformat(last or first), basis="stated"
    )


def written(interval: Interval | None) -> str:
    """Write an interval as the table does."""
    return "" if interval is None else f"{interval.start or ''}/{interval.end or ''}"


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: f"{row['sentence']} {row['published']}")
@pytest.mark.parametrize("tense", ["past", "future"])
def test_phrase_has_its_days(row: dict[str, str], tense: Tense) -> None:
    """Each phrase of the table has its days, told as past and as to come; durations have none."""
    (phrase,) = find_dates(row["sentence"])
    assert written(resolve(phrase, published(row["published"]), ANCHOR, tense)) == row[tense]


def test_the_interval_bears_the_words() -> None:
    """The interval carries the phrase it was read from."""
    (phrase,) = find_dates("They met on 3 May 2020.")
    found = resolve(phrase, Published())
    assert found is not None
    assert found.text == "on 3 May 2020"


def test_an_open_publication_leaves_the_end_open() -> None:
    """Where only the earliest publication day is known, a relative date has no end."""
    (phrase,) = find_dates("They met last month.")
    found = resolve(phrase, Published(earliest=date(2024, 5, 15)))
    assert found == Interval(start=date(2024, 4, 1), end=None, text="last month")


def test_anaphora_need_an_anchor() -> None:
    """The phrase "The following day" without a day before it has no date, but "a week earlier" counts from publication."""
    day = Published(earliest=date(2024, 5, 15), latest=date(2024, 5, 15))
    (following,) = find_dates("The following day they left.")
    (earlier,) = find_dates("A week earlier, they left.")
    assert resolve(following, day) is None
    assert written(resolve(earlier, day)) == "2024-05-05/2024-05-11"


def test_a_day_that_names_what_happened_keeps_its_year() -> None:
    """The attack of October 7 stays in 2023 however late it is told, and an older page reads another year."""
    (phrase,) = find_dates("the October 7 attack")
    assert written(resolve(phrase, published("2025-11-02"))) == "2023-10-07/2023-10-07"
    assert written(resolve(phrase, published("2019-11-02"))) == "2019-10-07/2019-10-07"


def test_a_famous_day_needs_its_context() -> None:
    """Militants who came on Oct. 7 came in 2023; a concert on Oct. 7 is that of the last October."""
    (attack,) = find_dates("Hamas militants came over the border on Oct. 7.")
    (concert,) = find_dates("The concert was on Oct. 7.")
    assert written(resolve(attack, published("2025-11-02"))) == "2023-10-07/2023-10-07"
    assert written(resolve(concert, published("2025-11-02"))) == "2025-10-07/2025-10-07"


def test_unknown_tense_takes_the_nearest() -> None:
    """Without a tense a date of next week is not read as one of last year."""
    (phrase,) = find_dates("the meeting of 20 May")
    assert written(resolve(phrase, published("2024-05-15"), None, "unknown")) == "2024-05-20/2024-05-20"


def test_present_state_fills_its_unit() -> None:
    """What holds "this year" is not cut off at publication."""
    (phrase,) = find_dates("this year")
    assert written(resolve(phrase, published("2024-05-15"), None, "present")) == "2024-01-01/2024-12-31"
