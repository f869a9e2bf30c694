"""Imported events beside coded ones: lines of one table, told apart by source."""

from collections.abc import Iterable, Sequence

import msgspec

from dragoman.cli.show import Row
from dragoman.ledger.monthly import HistoryMonth

CODED = "articles"
"""What stands for the source of events that were coded here."""

COLUMN = "source"


def side_by_side(coded: Iterable[Row], imported: Sequence[HistoryMonth]) -> tuple[Row, ...]:
    """Put the months of imported events between those of coded ones.

    Args:
        coded: a row a month, whose first cell is the month, in order.
        imported: by month and source; where there are none, the coded rows are given as they are.

    Returns:
        Rows with the source after the month, by month, the coded one first.
    """
    if not imported:
        return tuple(coded)
    rows = [msgspec.structs.replace(row, cells=(row.cells[0], CODED, *row.cells[1:])) for row in coded]
    rows += [_row(one) for one in imported]
    return tuple(sorted(rows, key=lambda row: (row.cells[0], row.cells[1] != CODED, row.cells[1])))


def with_source(columns: tuple[str, ...], imported: Sequence[HistoryMonth]) -> tuple[str, ...]:
    """Name the columns of such rows, given those of the coded ones."""
    return (columns[0], COLUMN, *columns[1:]) if imported else columns


def _row(one: HistoryMonth) -> Row:
    return Row(
        cells=(
            f"{one.month:%Y-%m}",
            one.source,
            str(one.events),
            str(one.cooperation),
            str(one.conflict),
            "" if one.mean is None else f"{one.mean:+.1f}",
            str(one.a_to_b),
            str(one.b_to_a),
        ),
        record=one,
    )
