"""The words of the grammar."""

import pytest

from dragoman.dates.words import count, day_of, measure, month_of, normal, unit_of


def test_normal_keeps_every_offset() -> None:
    """Quotes, dashes, spaces and letters are evened out one for one."""
    text = "İ’s Sept.\u00a019–20 — “now”\n"
    assert len(normal(text)) == len(text)
    assert normal(text)[1:] == "'s sept. 19-20 ; “now” "


@pytest.mark.parametrize(
    ("number", "expected"),
    [("7", (7, 7)), ("twenty-five", (25, 25)), ("a couple of", (2, 2)), ("several", (2, 7))],
)
def test_numbers(number: str, expected: tuple[int, int]) -> None:
    """Figures and words are read alike; vague ones as a range."""
    assert count(number) == expected


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        ("half a", "century", (50, 50, "year")),
        ("two and a half", "years", (2, 3, "year")),
        ("a", "fortnight", (2, 2, "week")),
        ("half an", "hour", (1, 1, "hour")),
    ],
)
def test_measures(number: str, unit: str, expected: tuple[int, int, str]) -> None:
    """Halves and fortnights become whole units."""
    assert measure(number, unit) == expected


def test_names() -> None:
    """Abbreviated months, ordinals and plural units are read."""
    assert (month_of("sept."), day_of("22nd"), unit_of("centuries")) == (9, 22, "century")
