"""Excel: a sheet for each kind of report, and one that says what the columns are."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from xlsxwriter import Workbook

from dragoman.exchange.cells import FORMULA, Value
from dragoman.exchange.flat import cells
from dragoman.exchange.tables import KINDS, Column, kind_columns
from dragoman.exchange.told import Tally, Told
from dragoman.world import World

MOST_ROWS = 1_048_575
"""Rows of a sheet below its header: Excel has no more."""

MOST_SIGNS = 32_767
"""Characters of a cell: Excel has no more."""

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no zones; always the same, as the bytes are
_NUMBERS = {"integer", "number"}
_WIDE, _NARROW = 40, 14
_DICTIONARY = ("sheet", "column", "type", "unit", "description")
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write all reports; what begins like a formula is marked as text and never run."""
    del world
    tally = Tally()
    with Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": "Reports", "created": _MADE})
        sheets = {kind: _Sheet(book, f"{kind}s", kind_columns(kind)) for kind in KINDS}
        _write_dictionary(book)
        for told in reports:
            sheet = sheets[told.report.kind]
            if sheet.rows >= MOST_ROWS:
                tally.leave_out(f"{told.report.kind} beyond the {MOST_ROWS} rows that a sheet of Excel has")
                continue
            sheet.add(cells(told))
            tally.written += 1
    return tally


class _Sheet:
    """A sheet and how many rows it has."""

    def __init__(self, book: Any, name: str, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._sheet = book.add_worksheet(name)
        self._head = book.add_format({"bold": True})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._quoted = book.add_format({"quote_prefix": True})
        self.rows = 0
        for number, column in enumerate(columns):
            wide = column.name in {"quote", "title", "description", "proposition", "obstacle", "goal"}
            self._sheet.set_column(number, number, _WIDE if wide else _NARROW)
        self._sheet.freeze_panes(1, 1)
        for number, column in enumerate(columns):
            self._sheet.write_string(0, number, column.name, self._head)

    def add(self, row: dict[str, Value]) -> None:
        """Write a row below the last."""
        self.rows += 1
        for number, column in enumerate(self._columns):
            self._write(number, column, row[column.name])

    def _write(self, number: int, column: Column, value: Value) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            self._sheet.write_boolean(self.rows, number, value)
        elif isinstance(value, date) and not isinstance(value, datetime):
            self._sheet.write_datetime(self.rows, number, value, self._day)
        elif column.type in _NUMBERS:
            self._sheet.write_number(self.rows, number, value)
        else:
            text = value.isoformat() if isinstance(value, datetime) else str(value)
            marked = self._quoted if text.startswith(FORMULA) else None
            self._sheet.write_string(self.rows, number, text[:MOST_SIGNS], marked)


def _write_dictionary(book: Any) -> None:
    columns = tuple(Column(name, "string", "", "") for name in _DICTIONARY)
    sheet = _Sheet(book, "columns", columns)
    for kind in KINDS:
        for one in kind_columns(kind):
            values = (f"{kind}s", one.name, one.type, one.unit, one.description)
            sheet.add(dict(zip(_DICTIONARY, values, strict=True)))
