"""Rows separated by tabs with nothing quoted, as tables of texts; what has too few or too many cells is no row."""

from collections.abc import Collection, Iterator
from functools import cached_property

import numpy as np
import pyarrow as pa
from pyarrow import csv

from dragoman.exchange.incoming.header import Layout
from dragoman.exchange.incoming.lines import Lines
from dragoman.exchange.incoming.model import Block, Fault
from dragoman.exchange.incoming.sources import Source

_AT_ONCE = 2 * 2**20


def tab_blocks(
    lines: Iterator[Lines], source: Source, layout: Layout, wanted: Collection[str]
) -> Iterator[Block]:
    """Read blocks of lines.

    Args:
        lines: the blocks, without a header.
        source: what stands for nothing.
        layout: the columns in order.
        wanted: the columns to keep; those that the file lacks are empty.
    """
    for some in lines:
        yield _block(some, source, layout, wanted)


class _Stands:
    """The lines of a block, split when one is asked for."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def __call__(self, line: int) -> str:
        return self._split[line - self._lines.first].decode()

    @cached_property
    def _split(self) -> list[bytes]:
        return self._lines.data.split(b"\n")


def _block(lines: Lines, source: Source, layout: Layout, wanted: Collection[str]) -> Block:
    number = lines.data.count(b"\n")
    table = _parsed(lines.data, source, layout, wanted)
    faults: list[Fault] = []
    places = np.arange(lines.first, lines.first + number, dtype=np.int64)
    if table is None or table.num_rows != number:
        data, places, faults = _sorted_out(lines, layout)
        table = _parsed(data, source, layout, wanted) if len(places) else _none(wanted)
        if table is None:  # every line was counted: it cannot be
            raise AssertionError(f"lines {lines.first} and following: counted rightly, and not read")
    rows = table.append_column("line", pa.array(places))
    return Block(rows, _Stands(lines), faults, lines.repaired)


def _parsed(data: bytes, source: Source, layout: Layout, wanted: Collection[str]) -> pa.Table | None:
    """Parse lines; None where one of them has another number of cells."""
    names = list(layout.names)
    kept = [name for name in wanted if name in names]
    uneven: list[bool] = []

    def note(row: csv.InvalidRow) -> str:
        del row
        uneven.append(True)
        return "skip"

    table = csv.read_csv(
        pa.BufferReader(data),
        read_options=csv.ReadOptions(column_names=_unique(names), block_size=_AT_ONCE),
        parse_options=csv.ParseOptions(
            delimiter=layout.separator,
            quote_char=False,
            ignore_empty_lines=False,
            invalid_row_handler=note,
        ),
        convert_options=csv.ConvertOptions(
            check_utf8=False,
            column_types=dict.fromkeys(kept, pa.string()),
            null_values=list(source.missing),
            strings_can_be_null=True,
            include_columns=kept,
        ),
    )
    return None if uneven else _completed(table, wanted)


def _completed(table: pa.Table, wanted: Collection[str]) -> pa.Table:
    for name in wanted:
        if name not in table.column_names:
            table = table.append_column(name, pa.nulls(table.num_rows, pa.string()))
    return table


def _none(wanted: Collection[str]) -> pa.Table:
    return pa.schema([(name, pa.string()) for name in wanted]).empty_table()


def _unique(names: list[str]) -> list[str]:
    """Give columns without a name, or of one name, names of their own; nobody asks for them."""
    return [name if name and names.index(name) == at else f"column {at + 1}" for at, name in enumerate(names)]


def _sorted_out(lines: Lines, layout: Layout) -> tuple[bytes, np.ndarray, list[Fault]]:
    """Tell rows from what is none; gives the rows, their lines, and the others."""
    separator, width = layout.separator.encode(), len(layout.names)
    rows: list[bytes] = []
    places: list[int] = []
    faults: list[Fault] = []
    for at, line in enumerate(lines.data.split(b"\n")[:-1], start=lines.first):
        cells = line.count(separator) + 1
        if cells > width:  # excess separators at the end say nothing
            line = _cut(line, separator, cells - width)  # noqa: PLW2901 - the same line, shorter
            cells = line.count(separator) + 1
        if cells == width and (width > 1 or line):
            rows.append(line)
            places.append(at)
        elif line.strip():
            faults.append(Fault(at, f"has {cells} cells where {width} are expected", line.decode()))
    return b"\n".join(rows) + b"\n", np.array(places, dtype=np.int64), faults


def _cut(line: bytes, separator: bytes, most: int) -> bytes:
    for _ in range(most):
        if not line.endswith(separator):
            break
        line = line.removesuffix(separator)
    return line
