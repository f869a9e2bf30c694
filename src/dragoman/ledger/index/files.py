"""Which data files of the tables the index has seen."""

import sqlite3
from collections.abc import Collection, Iterable

from dragoman.ledger.places import Place
from dragoman.ledger.tables import Table


def new_files(connection: sqlite3.Connection, table: Table) -> list[Place]:
    """Give the data files not seen yet; those merged away are forgotten."""
    now = {path.name: path for path in table.files()}
    found = connection.execute("SELECT DISTINCT name FROM files WHERE kept = ?", (table.path.name,))
    known = {name for (name,) in found}
    gone = [(table.path.name, name) for name in sorted(known - set(now))]
    connection.executemany("DELETE FROM files WHERE kept = ? AND name = ?", gone)
    return [now[name] for name in sorted(set(now) - known)]


def seen(connection: sqlite3.Connection, table: Table, path: Place, batches: Iterable[str] = ("",)) -> None:
    """Note that a data file was seen, and of which batches it holds rows."""
    connection.executemany(
        "INSERT INTO files VALUES (?, ?, ?)", [(table.path.name, path.name, batch) for batch in batches]
    )


def files_with(connection: sqlite3.Connection, table: Table, batches: Collection[str]) -> list[Place]:
    """Give the files in which rows of these batches are."""
    found = connection.execute("SELECT name, batch FROM files WHERE kept = ?", (table.path.name,))
    return [table.path / name for name in sorted({name for name, batch in found if batch in batches})]
