"""Which column is which: by the names of a header, or by their number where a file has none."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.exchange.incoming.model import ImportFileError
from dragoman.exchange.incoming.sources import Source

_FEW = 2


class Layout(NamedTuple):
    """The columns of a file in order, the sign between them, and whether the first line names them.

    `withdrawals` says that the file lists withdrawn events, by its names.
    """

    names: tuple[str, ...]
    separator: str
    has_header: bool
    withdrawals: bool = False


def layout_of(source: Source, lines: Sequence[str], name: str, *, withdrawals: bool = False) -> Layout:
    """Find the layout of a file by its first lines.

    Args:
        source: whose file it is.
        lines: the first ones of the file.
        name: of the file, for errors.
        withdrawals: whether the caller says that it lists withdrawn events.

    Raises:
        ImportFileError: neither names nor number of columns are those of the source.
    """
    if not lines:
        raise ImportFileError(f"{name}: is empty.")
    known = _known(source)
    tried = [
        (sep, [known.get(_folded(cell), cell) for cell in _cells(lines[0], sep)]) for sep in source.separators
    ]
    separator, names = max(tried, key=lambda one: len(set(one[1]) & set(known.values())))
    hits = len(set(names) & set(known.values()))
    if (hits >= _FEW and hits * 2 >= len([one for one in names if one])) or (
        withdrawals and source.id in names
    ):
        return _named(
            source, names, separator, [_cells(line, separator) for line in lines[1:]], name, withdrawals
        )
    return _unnamed(source, lines, name, withdrawals)


def _named(
    source: Source,
    names: list[str],
    separator: str,
    rows: Sequence[Sequence[str]],
    name: str,
    withdrawals: bool,
) -> Layout:
    while names and not names[-1]:  # excess separators at the end
        names.pop()
    deleted = source.withdrawn_at is not None and source.withdrawn_at in names
    wanted = [source.id, source.id_day] if (deleted or withdrawals) else source.required
    lacking = [one for one in wanted if one and one not in names]
    if lacking:
        raise ImportFileError(
            f"{name}: has no column {', '.join(lacking)}; is it a file of {source.title}? It has: "
            f"{', '.join(names)[:200]}."
        )
    twice = sorted({one for one in names if one and names.count(one) > 1})
    if twice:
        raise ImportFileError(f"{name}: has several columns named {', '.join(twice)}.")
    if source.reader == "tabs":  # a line of a quoted file need not be a row
        names = _as_wide(source, names, rows)
    return Layout(tuple(names), separator, has_header=True, withdrawals=deleted or withdrawals)


def _as_wide(source: Source, names: list[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Make a header fit its rows: leave out a name that no column has, put in one that was forgotten."""
    widths = [len(row) - _trailing(row) for row in rows if any(row)]
    widest = max(widths, default=len(names))
    full = max((len(row) for row in rows if any(row)), default=len(names))
    strange = [one for one in names if one not in source.columns]
    without = len(names) - len(strange)
    if strange and widest <= without <= full:  # the last columns of these sources are always filled
        return [one for one in names if one not in strange]
    if (
        len(names) < widest == len(source.columns)
        and [one for one in source.columns if one in names] == names
    ):
        return list(source.columns)
    return names


def _trailing(row: Sequence[str]) -> int:
    """How many cells at the end are empty."""
    count = 0
    for cell in reversed(row):
        if cell:
            break
        count += 1
    return count


def _unnamed(source: Source, lines: Sequence[str], name: str, withdrawals: bool) -> Layout:
    if (
        withdrawals
        and source.id
        and not source.id_day
        and all(len(_cells(line, source.separators[0])) == 1 for line in lines)
    ):
        return Layout((source.id,), source.separators[0], has_header=False, withdrawals=True)
    for separator in source.separators:
        widths = Counter(len(_cells(line, separator)) for line in lines)  # the first line may be a bad one
        fitting = [columns for columns in source.layouts if len(columns) in widths]
        if fitting and not withdrawals:
            return Layout(max(fitting, key=lambda columns: widths[len(columns)]), separator, has_header=False)
    counts = " or ".join(str(len(columns)) for columns in source.layouts)
    width = max(len(_cells(lines[0], separator)) for separator in source.separators)
    raise ImportFileError(
        f"{name}: its first line has {width} cells and does not name the columns; {source.title} have {counts}."
    )


def _cells(line: str, separator: str) -> list[str]:
    if separator == "\t":
        return [cell.strip().strip('"') for cell in line.split(separator)]
    return [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]


def _known(source: Source) -> dict[str, str]:
    names = {_folded(name): name for name in source.columns}
    names |= {_folded(other): name for other, name in source.other_names.items()}
    if source.withdrawn_at:
        names[_folded(source.withdrawn_at)] = source.withdrawn_at
    return names


def _folded(name: str) -> str:
    return re.sub(r"[\s_\-.\"]", "", name).casefold()
