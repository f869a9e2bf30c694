"""Cells of tables."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exchange.cells import FORMULA, Value, cell, csv_line, harmless, packed, tsv_line


@pytest.mark.parametrize("start", FORMULA)
def test_no_text_is_a_formula(start: str) -> None:
    """An apostrophe stands before whatever a spreadsheet would run."""
    assert harmless(f"{start}cmd") == f"'{start}cmd"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (-2.0, "-2.0"),
        (date(2024, 3, 5), "2024-03-05"),
        (datetime(2024, 3, 5, 1, tzinfo=UTC), "2024-03-05T01:00:00Z"),
        ("-2", "'-2"),
    ],
)
def test_a_value_is_written_by_its_type(value: Value, written: str) -> None:
    """A number may begin with a minus, a text may not."""
    assert cell(value) == written


def test_values_in_one_cell_can_be_told_apart() -> None:
    """A semicolon within a value has a backslash before it; a missing value keeps its place."""
    assert packed(["a;b", None, "c"]) == "a\\;b;;c"


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_a_row_without_quoting_stays_one_row(values: list[str]) -> None:
    """Whatever an article wrote, a row has one line and as many cells as columns."""
    line = tsv_line(values).decode()
    assert line.count("\n") == 1
    assert line.count("\t") == len(values) - 1
    assert not any(one.startswith(FORMULA) for one in line.rstrip("\n").split("\t"))


def test_a_lone_surrogate_does_not_stop_the_file() -> None:
    """What cannot be written in UTF-8 is replaced."""
    assert csv_line(["a\ud800"]) == b"a?\r\n"
