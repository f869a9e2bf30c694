"""Partial dates of the data files."""

from datetime import date

import pytest

from dragoman.records.errors import DataFileError
from dragoman.world.days import first_day, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2018-05-08", date(2018, 5, 8), date(2018, 5, 8)),
        ("", None, None),
    ],
)
def test_width(text: str, first: date | None, last: date | None) -> None:
    """A partial date is as wide as what it leaves out; an empty cell is no date."""
    assert first_day(text, "here") == first
    assert last_day(text, "here") == last


@pytest.mark.parametrize("text", ["May 2018", "2018-5", "2018-13", "2019-02-30", "18", "2018/05"])
def test_fault(text: str) -> None:
    """What is no date is refused with the place where it stands."""
    with pytest.raises(DataFileError, match=r"groups\.csv line 3"):
        first_day(text, "groups.csv line 3")
