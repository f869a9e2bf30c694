"""Choosing the year of a date that names none."""

from datetime import date

from dragoman.dates.choose import day_span, month_choice, season_choice, weekday_span
from dragoman.dates.meaning import Day, Month, Season, Weekday

DAY = date(2024, 5, 15)


def test_a_weekday_with_its_date_settles_the_year() -> None:
    """The phrase "Friday, 1 March" told in 2024 is that of 2024, "Thursday, 1 March" that of 2018."""
    assert day_span(Day(month=3, day=1, weekday=4), DAY, "past") == (date(2024, 3, 1), date(2024, 3, 1))
    assert day_span(Day(month=3, day=1, weekday=3), DAY, "past") == (date(2018, 3, 1), date(2018, 3, 1))


def test_a_day_that_never_comes_has_no_span() -> None:
    """30 February has no days in any year."""
    assert day_span(Day(month=2, day=30), DAY, "past") is None
    assert day_span(Day(month=2, day=30, year=2020), DAY, "past") is None


def test_last_and_next_months_step_over_the_present_one() -> None:
    """The phrase "Last May" said in May is that of the year before, "next May" that of the year after."""
    assert month_choice(Month(month=5, which="last"), DAY, "past") == (date(2023, 5, 1), date(2023, 5, 31))
    assert month_choice(Month(month=5, which="next"), DAY, "past") == (date(2025, 5, 1), date(2025, 5, 31))


def test_winter_spans_the_new_year() -> None:
    """The phrase "Last winter" said in May began in December."""
    assert season_choice(Season(season=3, which="last"), DAY, "past") == (
        date(2023, 12, 1),
        date(2024, 2, 29),
    )


def test_this_friday_is_ahead_unless_told_as_past() -> None:
    """The phrase "This Friday" looks ahead; with a verb in the past it looks back."""
    friday = Weekday(weekday=4, which="this")
    assert weekday_span(friday, DAY, "unknown")[0] == date(2024, 5, 17)
    assert weekday_span(friday, DAY, "past")[0] == date(2024, 5, 10)
