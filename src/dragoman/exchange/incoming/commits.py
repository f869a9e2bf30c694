"""Putting staged rows into the history: all rows of a file in one commit, then a row in the list of imports."""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import CommitProperties, write_deltalake
from deltalake.exceptions import CommitFailedError
from deltalake.transaction import AddAction, RemoveAction

from dragoman.exchange.incoming.model import Imported
from dragoman.ledger import storage
from dragoman.ledger.faults import LedgerError, files_of
from dragoman.ledger.history import HISTORY, IMPORTS, LIST, NAME, history_files
from dragoman.ledger.places import Address, Place
from dragoman.ledger.tables import Overtaken, make_table, opened

_TRIES = 30


def make_tables(ledger: Place) -> None:
    """Make the tables where they are not there yet."""
    for name, schema in ((LIST, IMPORTS), (NAME, HISTORY)):
        make_table(ledger / name, schema)


def imported_before(ledger: Place, source: str, digest: str) -> bool:
    """Whether this very file was imported to its end."""
    return any(row["source"] == source and row["digest"] == digest for row in _listed(ledger))


def last_commit(ledger: Place) -> int:
    """The number of the last commit of the history."""
    return opened(ledger / NAME).version()


def next_moment(ledger: Place) -> datetime:
    """Now, in UTC; a little after the latest import where the clock went back."""
    last: datetime = max(
        (row["recorded_at"] for row in _listed(ledger)), default=datetime.min.replace(tzinfo=UTC)
    )
    return max(datetime.now(UTC), last + timedelta(microseconds=1))


def commit(ledger: Place, files: Sequence[Path], after: int) -> None:
    """Put staged files beside the table's and commit them: all rows count from then on, or none.

    Args:
        ledger: its folder or address.
        files: staged ones; those without rows are left.
        after: the number of the commit that what is known was looked up in.

    Raises:
        LedgerError: they could not be written; nothing of them counts.
        Overtaken: another import was committed since; nothing of these counts.
    """
    table = ledger / NAME
    full = [file for file in files if pq.read_metadata(file).num_rows]
    if not full:
        return
    delta = opened(table)
    if delta.version() != after:
        raise Overtaken
    try:
        with files_of(table, "written to"):
            actions: list[AddAction | RemoveAction] = [_put(file, table) for file in full]
            try:
                delta.create_write_transaction(
                    actions,
                    mode="append",
                    schema=delta.schema(),
                    commit_properties=CommitProperties(max_commit_retries=0),
                )
            except CommitFailedError as error:
                raise Overtaken from error
    except (Overtaken, LedgerError):
        _take_back(ledger, [file.name for file in full])
        raise


def list_import(ledger: Place, imported: Imported, digest: str, moment: datetime) -> None:
    """Note that a file was imported to its end, and what became of it."""
    row = {
        "batch": imported.batch,
        "source": imported.source,
        "file": imported.file,
        "digest": digest,
        "report": msgspec.json.encode(imported).decode(),
        "recorded_at": moment,
    }
    delta = opened(ledger / LIST)
    with files_of(ledger / LIST, "written to"):
        write_deltalake(
            delta,
            pa.Table.from_pylist([row], schema=IMPORTS),
            mode="append",
            commit_properties=CommitProperties(max_commit_retries=_TRIES),
        )


def _listed(ledger: Place) -> list[dict[str, Any]]:
    delta = opened(ledger / LIST)
    with files_of(ledger / LIST, "read"):
        table = delta.to_pyarrow_table(columns=["source", "digest", "recorded_at"])
        rows: list[dict[str, Any]] = table.to_pylist()
        return rows


def _put(file: Path, table: Place) -> AddAction:
    """Put a staged file where the table's files are; it counts only once it is committed."""
    rows = pq.read_metadata(file).num_rows
    size, changed = file.stat().st_size, file.stat().st_mtime_ns // 1_000_000
    if isinstance(table, Address):
        storage.upload(file, table / file.name)
    else:
        with file.open("rb") as stream:
            os.fsync(stream.fileno())
        file.replace(table / file.name)
    return AddAction(file.name, size, {}, changed, data_change=True, stats=json.dumps({"numRecords": rows}))


def _take_back(ledger: Place, names: Sequence[str]) -> None:
    """Remove files that were not committed; where that cannot be told, they stay (`dragoman compact` removes them)."""
    with suppress(LedgerError, OSError):
        committed = {file.rpartition("/")[2] for file in history_files(ledger)}
        for name in sorted(set(names) - committed):
            file = ledger / NAME / name
            if isinstance(file, Address):
                storage.remove(file)
            else:
                file.unlink(missing_ok=True)
