"""Whether a ledger is sound: every quote in its article at its start, every span exact, every id there.

This reads the tables themselves, not the index.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from dragoman.ledger.faults import LedgerError
from dragoman.ledger.history import LIST, NAME
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.places import Place
from dragoman.ledger.reports import article_id
from dragoman.ledger.schemas import as_read, judgement_of, record_of
from dragoman.ledger.spans import faults_in
from dragoman.ledger.tables import blocks, files_in, is_table, opened, rows

Note = Callable[[str], None]
_MOST = 1000


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What was found sound, and what was not.

    `articles` and `reports` count every version; `unacknowledged` counts reports that an interrupted
    `add` left behind: they belong to no article, and no answer has them. `history` counts imported rows, of all
    versions, and `imports` the files they came from; `unlisted` counts rows of imports that were interrupted after
    their commit: they count, and the list of imports lacks them. `faults` lists the first thousand faults;
    `fault_count` counts all.
    """

    articles: int
    reports: int
    judgements: int
    unacknowledged: int
    history: int = 0
    imports: int = 0
    unlisted: int = 0
    fault_count: int
    faults: tuple[str, ...]


class _Seen:
    """What the tables hold, as far as the checks of later tables need it."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.expected: dict[tuple[str, str], int] = {}
        self.reports: set[str] = set()
        self.counted: Counter[tuple[str, str]] = Counter()
        self.unacknowledged = 0


def verify(ledger: Ledger) -> Verified:
    """Check all that a ledger holds, damaged files included: the rest of it is checked all the same.

    An index that does not have what the tables have is thrown away, to be made again.
    """
    faults: list[str] = []
    number = 0

    def note(fault: str) -> None:
        nonlocal number
        number += 1
        if number <= _MOST:
            faults.append(fault)

    seen = _Seen()
    _articles(ledger, seen, note)
    _reports(ledger, seen, note)
    judgements = _judgements(ledger, seen, note)
    history, imports, unlisted = _imports(ledger, note)
    if not number:
        _index(ledger, seen)
    return Verified(
        articles=len(seen.expected),
        reports=seen.counted.total(),
        judgements=judgements,
        unacknowledged=seen.unacknowledged,
        history=history,
        imports=imports,
        unlisted=unlisted,
        fault_count=number,
        faults=tuple(faults),
    )


def _articles(ledger: Ledger, seen: _Seen, note: Note) -> None:
    retold: list[tuple[str, str]] = []
    for row in _rows(ledger, "articles", note):
        ident = row["id"]
        seen.texts[ident] = row["text"]
        seen.expected[row["batch"], ident] = row["reports"]
        retold += [(ident, other) for other in row["retells"] or ()]
        if article_id(as_read(row)) != ident:
            note(f"article {ident}: its text or outlet is not what its id was made of")
    for ident, other in retold:
        if other not in seen.texts:
            note(f"article {ident}: retells {other}, which is not there")


def _reports(ledger: Ledger, seen: _Seen, note: Note) -> None:
    for row in _rows(ledger, "reports", note):
        key = row["batch"], row["article"]
        if key not in seen.expected:
            seen.unacknowledged += 1
            continue
        seen.counted[key] += 1
        seen.reports.add(row["id"])
        for fault in faults_in(record_of(row["kind"], row["record"]), seen.texts[row["article"]]):
            note(f"report {row['id']} of article {row['article']}: {fault}")
    for (batch, article), expected in sorted(seen.expected.items()):
        found = seen.counted[batch, article]
        if found != expected:
            note(f"article {article}: has {found} reports where {expected} were acknowledged")


def _judgements(ledger: Ledger, seen: _Seen, note: Note) -> int:
    every = [judgement_of(row) for row in _rows(ledger, "judgements", note)]
    ids = {one.id for one in every}
    for one in every:
        if one.withdraws is not None and one.withdraws not in ids:
            note(f"judgement {one.id}: withdraws {one.withdraws}, which is not there")
        for target in one.targets if one.verb != "standing" else ():
            if target not in seen.reports:
                note(f"judgement {one.id}: is about report {target}, which is not there")
    return len(every)


def _imports(ledger: Ledger, note: Note) -> tuple[int, int, int]:
    """Read all that was imported; gives the rows, the files, and the rows that no file is listed for."""
    counted: Counter[str] = Counter()
    for file in _files(ledger.place / NAME, note):
        try:
            for block in blocks(file):
                counted.update(dict(zip(*_counts(block["batch"]), strict=True)))
        except LedgerError as error:
            note(str(error))
    listed: dict[str, int] = {}
    imports = 0
    for file in _files(ledger.place / LIST, note):
        for row in _rows_of(file, note):
            imports += 1
            listed[row["batch"]] = msgspec.json.decode(row["report"], type=_Imported).rows
    for batch, expected in sorted(listed.items()):
        if counted[batch] != expected:
            note(f"import {batch}: has {counted[batch]} rows in the history where {expected} were imported")
    unlisted = sum(number for batch, number in counted.items() if batch not in listed)
    return counted.total(), imports, unlisted


class _Imported(msgspec.Struct):
    """What is needed of the report of an import."""

    rows: int


def _counts(batches: pa.ChunkedArray) -> tuple[list[str], list[int]]:
    counts = pc.value_counts(batches)
    return counts.field("values").to_pylist(), counts.field("counts").to_pylist()


def _files(path: Place, note: Note) -> list[Place]:
    """The data files of a table that need not be there; a damaged one is a fault."""
    try:
        return files_in(opened(path)) if is_table(path) else []
    except LedgerError as error:
        note(str(error))
        return []


def _rows(ledger: Ledger, name: str, note: Note) -> Iterator[dict[str, Any]]:
    """The rows of a table; a damaged file is a fault, and the others are read."""
    table = ledger.tables[name]
    table.refresh()
    for path in table.files():
        yield from _rows_of(path, note)


def _rows_of(path: Place, note: Note) -> Iterator[dict[str, Any]]:
    try:
        yield from rows(path)
    except LedgerError as error:
        note(str(error))


def _index(ledger: Ledger, seen: _Seen) -> None:
    if ledger.indexed() != (len(seen.expected), seen.counted.total()):
        ledger.discard_index()
