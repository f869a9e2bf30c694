"""CSV files whose cells may be quoted and hold line ends, as tables of texts."""

import csv
from collections import deque
from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

import pyarrow as pa

from dragoman.exchange.incoming.header import Layout
from dragoman.exchange.incoming.lines import Lines
from dragoman.exchange.incoming.model import Block, Fault
from dragoman.exchange.incoming.sources import Source

TOGETHER = 20_000
LONGEST_ROW = 500
"""Lines that one row may have. A quote that is not closed by then is a slip, not the beginning of a cell."""


class _Row(NamedTuple):
    """A row: the line it begins in, its text, and its cells; no cells where it cannot be read."""

    line: int
    text: str
    cells: list[str] | None
    reason: str = ""


def quoted_blocks(
    lines: Iterator[Lines], source: Source, layout: Layout, wanted: Collection[str]
) -> Iterator[Block]:
    """Read rows (arguments as `tabs.tab_blocks`)."""
    repaired = [0]
    rows = _rows(_single(lines, repaired), layout)
    while some := list(islice(rows, TOGETHER)):
        yield block_of(some, source, layout, wanted, repaired[0])
        repaired[0] = 0


def block_of(
    rows: list[_Row], source: Source, layout: Layout, wanted: Collection[str], repaired: int
) -> Block:
    """Make a block of rows."""
    good = [row for row in rows if row.cells is not None]
    places = {name: at for at, name in reversed(list(enumerate(layout.names)))}
    missing = frozenset(source.missing)
    columns = {name: pa.array(_column(good, places.get(name), missing), pa.string()) for name in wanted}
    table = pa.table(columns | {"line": pa.array([row.line for row in good], pa.int64())})
    texts = {row.line: row.text for row in rows}
    faults = [Fault(row.line, row.reason, row.text) for row in rows if row.cells is None]
    return Block(table, texts.__getitem__, faults, repaired)


def _column(rows: list[_Row], at: int | None, missing: frozenset[str]) -> list[str | None]:
    if at is None:
        return [None] * len(rows)
    cells = (row.cells[at].strip() for row in rows if row.cells is not None)
    return [None if cell in missing else cell for cell in cells]


def _single(lines: Iterator[Lines], repaired: list[int]) -> Iterator[tuple[int, str]]:
    for some in lines:
        repaired[0] += some.repaired
        yield from enumerate(some.data.decode().split("\n")[:-1], start=some.first)


def _rows(lines: Iterator[tuple[int, str]], layout: Layout) -> Iterator[_Row]:
    """Join lines to rows; where that does not give a row, the first line is set aside and the next tried."""
    waiting: deque[tuple[int, str]] = deque()
    while waiting or (waiting := deque(islice(lines, 1))):
        number, text = waiting.popleft()
        if not text.strip():
            continue
        row = _read(number, text, layout)
        if row.cells is None and text.count('"') % 2:
            row = _longer(number, text, waiting, lines, layout) or row
        yield row


def _longer(
    number: int, text: str, waiting: deque[tuple[int, str]], lines: Iterator[tuple[int, str]], layout: Layout
) -> _Row | None:
    """Add the next lines to one until they make a row; None where they do not, and they wait for their turn."""
    for more in range(1, LONGEST_ROW):
        if more > len(waiting):
            waiting.extend(islice(lines, 1))
        if more > len(waiting):
            return None
        following = waiting[more - 1][1]
        text = f"{text}\n{following}"
        if following.count('"') % 2 == 0:
            continue
        row = _read(number, text, layout)
        if row.cells is None:
            return None
        for _ in range(more):
            waiting.popleft()
        return row
    return None


def _read(number: int, text: str, layout: Layout) -> _Row:
    try:
        cells = next(csv.reader([text], delimiter=layout.separator, strict=True))
    except (csv.Error, StopIteration) as error:
        return _Row(number, text, None, f"is no row of a CSV file: {error}")
    width = len(layout.names)
    while len(cells) > width and not cells[-1]:
        cells.pop()
    if len(cells) != width:
        return _Row(number, text, None, f"has {len(cells)} cells where {width} are expected")
    return _Row(number, text, cells)
