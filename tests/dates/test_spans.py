"""Calendar arithmetic at its edges."""

from datetime import date

import pytest

from dragoman.dates.spans import (
    add_days,
    add_months,
    decade_span,
    month_span,
    shift,
    unit_span,
    valid_date,
    year_span,
)


def test_days_that_do_not_exist() -> None:
    """30 February is no day, 29 February only in a leap year."""
    assert valid_date(2024, 2, 30) is None
    assert valid_date(2023, 2, 29) is None
    assert valid_date(2024, 2, 29) == date(2024, 2, 29)


def test_month_ends() -> None:
    """The parts of a month end where the month does."""
    assert month_span(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month_span(2023, 2, "late") == (date(2023, 2, 21), date(2023, 2, 28))


def test_adding_months_keeps_within_the_month() -> None:
    """A month before 31 March is the last day of February."""
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)


def test_the_calendar_has_ends() -> None:
    """Moving beyond the first or last day of the calendar stops there."""
    assert add_days(date(1, 1, 2), -30) == date.min
    assert shift(date(30, 1, 1), -1, "century").year == 1


@pytest.mark.parametrize(
    ("unit", "offset", "expected"),
    [
        ("week", -1, (date(2024, 5, 6), date(2024, 5, 12))),
        ("weekend", 0, (date(2024, 5, 18), date(2024, 5, 19))),
        ("quarter", 0, (date(2024, 4, 1), date(2024, 6, 30))),
        ("decade", 0, (date(2020, 1, 1), date(2029, 12, 31))),
        ("century", -1, (date(1901, 1, 1), date(2000, 12, 31))),
    ],
)
def test_units_are_those_of_the_calendar(unit: str, offset: int, expected: tuple[date, date]) -> None:
    """Weeks run from Monday to Sunday, quarters, decades and centuries as calendars have them."""
    assert unit_span(date(2024, 5, 15), unit, offset) == expected  # type: ignore[arg-type]


def test_parts_of_years_and_decades() -> None:
    """A part of a year or decade lies within it."""
    assert year_span(2022, "second-half") == (date(2022, 7, 1), date(2022, 12, 31))
    assert decade_span(1990, "late") == (date(1996, 1, 1), date(1999, 12, 31))
