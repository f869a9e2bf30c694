"""Excel, read by openpyxl."""

import io

import msgspec
import pytest
from openpyxl import load_workbook
from tests.exchange import made

from dragoman.exchange.out import xlsx
from dragoman.exchange.tables import KINDS, kind_columns
from dragoman.world import World


def test_a_sheet_a_kind_with_typed_cells(world: World) -> None:
    """Each kind has its sheet, days are days, codes are text, and the columns are explained."""
    book = load_workbook(io.BytesIO(made.write("xlsx", made.all_told(), world)[0]))
    assert book.sheetnames == [*(f"{kind}s" for kind in KINDS), "columns"]
    header, *rows = book["events"].iter_rows(values_only=True)
    assert list(header) == [one.name for one in kind_columns("event")]
    row = dict(zip(header, rows[1], strict=True))
    assert row["start_date"].date().isoformat() == "2024-03-04"
    assert (row["cameo"], row["start"], row["confidence"]) == ("039", 47, 0.91)
    assert row["quote"] == made.OFFER
    tie = dict(zip(*list(book["ties"].iter_rows(values_only=True))[:2], strict=True))
    assert (tie["holds"], tie["since"], tie["b"]) == (True, "2019", "AU")
    assert book["columns"].max_row == 1 + sum(len(kind_columns(kind)) for kind in KINDS)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula(start: str, world: World) -> None:
    """A text that could be a formula is a text, and marked so that it stays one when it is edited."""
    event = msgspec.structs.replace(made.offer, quote=f"{start}1+1")
    book = load_workbook(io.BytesIO(made.write("xlsx", [made.told("event", event)], world)[0]))
    number = [one.name for one in kind_columns("event")].index("quote") + 1
    cell = book["events"].cell(2, number)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (f"{start}1+1", "s", True)


def test_rows_beyond_a_sheet_are_counted(monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    """What Excel has no rows for is left out and said."""
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    written, tally = made.write("xlsx", made.events_told(), world)
    assert load_workbook(io.BytesIO(written))["events"].max_row == 3
    assert tally.left_out.total() == 3
