"""Reports from their table into the index, with their parties, pairs of parties and the number of each pair."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, islice
from typing import Any, NamedTuple

from dragoman.ledger.faults import LedgerError
from dragoman.ledger.index import told
from dragoman.ledger.index.files import files_with, new_files, seen
from dragoman.ledger.index.numbers import add_numbers
from dragoman.ledger.schemas import record_of
from dragoman.ledger.tables import Table, distinct, rows
from dragoman.records import parties_of

OPEN = 2**63 - 1
"""The moment past all others: `until` of what no newer version followed."""

_AT_ONCE = 2000
_COLUMNS = ("id", "batch", "article", "kind", "parties", "start", "record")


class Version(NamedTuple):
    """What the reports of a newly seen version of an article take over from it."""

    n: int
    published: str
    since: int
    reports: int


Versions = dict[tuple[str, str], Version]
"""By batch and article."""


def take_reports(connection: sqlite3.Connection, table: Table, versions: Versions) -> None:
    """Take in the reports of newly seen versions; those of unacknowledged batches stay out."""
    for path in new_files(connection, table):
        seen(connection, table, path, sorted(distinct(path, "batch")))
    missing = Counter({key: version.reports for key, version in versions.items() if version.reports})
    dyads: Counter[tuple[str, str]] = Counter()
    kinds: Counter[str] = Counter()
    until = {one.n: _until(connection, one.n) for one in versions.values()}
    number = connection.execute("SELECT coalesce(max(n), 0) FROM reports").fetchone()[0]
    for path in files_with(connection, table, {batch for batch, _ in missing}):
        fresh = (r for r in rows(path, _COLUMNS) if missing[r["batch"], r["article"]] > 0)
        while some := list(islice(fresh, _AT_ONCE)):
            _report_rows(connection, some, versions, until, number)
            number += len(some)
            for row in some:
                missing[row["batch"], row["article"]] -= 1
                if until[versions[row["batch"], row["article"]].n] == OPEN:
                    dyads.update(combinations(sorted(row["parties"]), 2))
                    kinds[row["kind"]] += 1
    if lost := sum(missing.values()):
        raise LedgerError(
            f"{table.path}: {lost} reports of acknowledged articles are missing; restore the folder from a copy "
            "(`dragoman verify` tells which)."
        )
    _count(connection, dyads)
    add_numbers(connection, kinds)


def _report_rows(
    connection: sqlite3.Connection,
    some: list[dict[str, Any]],
    versions: Versions,
    until: dict[int, int],
    number: int,
) -> None:
    """Insert a few thousand reports with their parties."""
    values: list[tuple[Any, ...]] = []
    parties: list[tuple[str, str, int]] = []
    pairs: list[tuple[str, str, str, int]] = []
    places: list[told.Row] = []
    for n, row in enumerate(some, start=number + 1):
        version = versions[row["batch"], row["article"]]
        kind, record = row["kind"], row["record"].encode()
        values.append(
            (
                n,
                row["id"],
                kind,
                version.n,
                row["article"],
                row["start"],
                version.published,
                version.since,
                until[version.n],
                record,
            )
        )
        parties += [(party, kind, n) for party in row["parties"]]
        pairs += [(a, b, kind, n) for a, b in combinations(sorted(row["parties"]), 2)]
        place = version.published, row["article"], version.n, version.since, until[version.n]
        places += [(*key, *place) for key in told.keys_of(row["parties"])]
    connection.executemany("INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    connection.executemany("INSERT INTO parties VALUES (?, ?, ?)", sorted(parties))
    connection.executemany("INSERT INTO pairs VALUES (?, ?, ?, ?)", sorted(pairs))
    told.insert(connection, places)


def count_out(connection: sqlite3.Connection, closed: Iterable[int]) -> None:
    """Count the reports of versions that ended no longer, and let them end where they are told of."""
    gone: Counter[tuple[str, str]] = Counter()
    kinds: Counter[str] = Counter()
    for n in sorted(closed):
        keys: set[told.Key] = set()
        for kind, parties in _told_in(connection, n):
            kinds[kind] -= 1
            gone.subtract(combinations(sorted(parties), 2))
            keys.update(told.keys_of(parties))
        day, article, until = connection.execute(
            "SELECT published, article, until FROM versions WHERE n = ?", (n,)
        ).fetchone()
        told.end(connection, keys, (day, article), n, until)
    _count(connection, gone)
    add_numbers(connection, kinds)


def _told_in(connection: sqlite3.Connection, version: int) -> Iterator[tuple[str, frozenset[str]]]:
    for kind, record in connection.execute("SELECT kind, record FROM reports WHERE version = ?", (version,)):
        yield kind, parties_of(record_of(kind, record))


def _count(connection: sqlite3.Connection, dyads: Counter[tuple[str, str]]) -> None:
    connection.executemany(
        "INSERT INTO dyads VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET reports = reports + excluded.reports",
        [(a, b, number) for (a, b), number in sorted(dyads.items())],
    )


def _until(connection: sqlite3.Connection, version: int) -> int:
    found: int = connection.execute("SELECT until FROM versions WHERE n = ?", (version,)).fetchone()[0]
    return found
