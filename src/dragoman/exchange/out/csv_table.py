"""CSV (RFC 4180): one row a report of one kind, columns as in `data/columns.csv`."""

from collections.abc import Iterable
from itertools import chain
from typing import BinaryIO

from dragoman.exchange.cells import csv_line
from dragoman.exchange.flat import cells
from dragoman.exchange.tables import kind_columns
from dragoman.exchange.told import Tally, Told
from dragoman.records import DragomanError, ReportKind
from dragoman.world import World


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write a table of the kind of the first report; one of events where there is none.

    Raises:
        DragomanError: reports of another kind follow, which have other columns.
    """
    del world
    tally, rest = Tally(), iter(reports)
    first = next(rest, None)
    kind: ReportKind = first.report.kind if first else "event"
    stream.write(header(kind))
    for told in chain([first] if first else [], rest):
        if told.report.kind != kind:
            raise DragomanError(
                f"one CSV file holds one kind of report, and here are {kind} and {told.report.kind}: "
                "choose one with --kind, or another format (xlsx has a sheet for each)."
            )
        stream.write(row(told))
        tally.written += 1
    return tally


def header(kind: ReportKind) -> bytes:
    """Write the names of the columns."""
    return csv_line([column.name for column in kind_columns(kind)])


def row(told: Told) -> bytes:
    """Write a report."""
    values = cells(told)
    return csv_line([values[column.name] for column in kind_columns(told.report.kind)])
