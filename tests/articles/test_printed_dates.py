"""Dates as pages print them."""

from datetime import date

import pytest

from dragoman.articles.printed_dates import dates_in, is_date_line, parse_printed_date

DAY = date(2023, 3, 19)


@pytest.mark.parametrize(
    "line",
    [
        "March 19, 2023",
        "19 March 2023",
        "19.03.2023 14:05",
        "2023-03-19T14:05:00+05:00",
        "Updated: Sun 19 Mar 2023, 03:15 PM",
        "Published March 19th, 2023 | Updated March 20, 2023",
        "Last updated on: 19th of March, 2023, 10:20 am IST",
        "Posted on Sunday, 19-Mar-2023",
        "2023/03/19",
        "Sun, 19 Mar 2023 10:00:00 +0000",
    ],
)
def test_whole_date_lines_are_read(line: str) -> None:
    """Labels, weekdays, clock times and zones around a date do not matter."""
    found = parse_printed_date(line)
    assert is_date_line(line)
    assert found is not None
    assert (found.earliest, found.latest) == (DAY, DAY)


@pytest.mark.parametrize(
    "line", ["3 hours ago", "Yesterday at 10:30", "12 May, 08:30", "Published 2 days ago"]
)
def test_lines_that_do_not_say_the_year_are_date_lines_without_a_date(line: str) -> None:
    """They are no text of the article, and no day is made up for them."""
    assert is_date_line(line)
    assert parse_printed_date(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "The treaty of March 3, 2021",
        "In 2020, Ruritania sent troops.",
        "Talks on 4 March 2024 failed",
        "",
        "2023",
        "May",
    ],
)
def test_sentences_with_dates_are_no_date_lines(line: str) -> None:
    """A line with any other word in it is not a date line."""
    assert not is_date_line(line)


def test_a_slashed_date_may_be_either_of_two_days() -> None:
    """03/04/2023 is an interval from 4 March to 3 April; 13/04/2023 is one day."""
    either = parse_printed_date("03/04/2023")
    only = parse_printed_date("13/04/2023")
    assert either is not None
    assert only is not None
    assert (either.earliest, either.latest) == (date(2023, 3, 4), date(2023, 4, 3))
    assert (only.earliest, only.latest) == (date(2023, 4, 13), date(2023, 4, 13))


def test_impossible_days_are_left_out() -> None:
    """There is no 31 February and no month 13."""
    assert dates_in("2023-02-31 and 31.13.2023") == []


def test_the_day_of_publication_goes_before_that_of_an_update() -> None:
    """Whichever is printed first."""
    found = parse_printed_date("Updated 20 March 2023, published 19 March 2023")
    assert found is not None
    assert found.earliest == DAY
    assert not found.revised
