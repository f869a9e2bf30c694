"""Putting staged rows into the history: all rows of a file in one commit, then a row in the list of imports."""

import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import CommitProperties, DeltaTable, write_deltalake
from deltalake.transaction import AddAction, RemoveAction

from dragoman.exchange.incoming.model import Imported
from dragoman.ledger.faults import files_of
from dragoman.ledger.history import HISTORY, NAME

IMPORTS = pa.schema(
    [
        pa.field("batch", pa.string(), nullable=False),
        pa.field("source", pa.string(), nullable=False),
        pa.field("file", pa.string(), nullable=False),
        pa.field("digest", pa.string(), nullable=False),
        pa.field("report", pa.string(), nullable=False),
        pa.field("recorded_at", pa.timestamp("us", "UTC"), nullable=False),
    ]
)
LIST = "imports"
_TRIES = 30
_NEVER_CHANGED = {"delta.appendOnly": "true"}


def make_tables(ledger: Path) -> None:
    """Make the tables where they are not there yet."""
    for name, schema in ((LIST, IMPORTS), (NAME, HISTORY)):
        with files_of(ledger / name, "written to"):
            DeltaTable.create(ledger / name, schema, mode="ignore", configuration=_NEVER_CHANGED)


def imported_before(ledger: Path, source: str, digest: str) -> bool:
    """Whether this very file was imported to its end."""
    return any(row["source"] == source and row["digest"] == digest for row in _listed(ledger))


def next_moment(ledger: Path) -> datetime:
    """Now, in UTC; a little after the latest import where the clock went back."""
    last: datetime = max(
        (row["recorded_at"] for row in _listed(ledger)), default=datetime.min.replace(tzinfo=UTC)
    )
    return max(datetime.now(UTC), last + timedelta(microseconds=1))


def commit(ledger: Path, files: Sequence[Path]) -> None:
    """Move staged files into the table and commit them: all rows count from then on, or none.

    Raises:
        LedgerError: they could not be written; nothing of them counts.
    """
    table = ledger / NAME
    with files_of(table, "written to"):
        actions: list[AddAction | RemoveAction] = [
            _moved(file, table) for file in files if pq.read_metadata(file).num_rows
        ]
        if actions:
            delta = DeltaTable(table)
            delta.create_write_transaction(
                actions,
                mode="append",
                schema=delta.schema(),
                commit_properties=CommitProperties(max_commit_retries=_TRIES),
            )


def list_import(ledger: Path, imported: Imported, digest: str, moment: datetime) -> None:
    """Note that a file was imported to its end, and what became of it."""
    row = {
        "batch": imported.batch,
        "source": imported.source,
        "file": imported.file,
        "digest": digest,
        "report": msgspec.json.encode(imported).decode(),
        "recorded_at": moment,
    }
    with files_of(ledger / LIST, "written to"):
        write_deltalake(ledger / LIST, pa.Table.from_pylist([row], schema=IMPORTS), mode="append")


def _listed(ledger: Path) -> list[dict[str, Any]]:
    with files_of(ledger / LIST, "read"):
        table = DeltaTable(ledger / LIST).to_pyarrow_table(columns=["source", "digest", "recorded_at"])
        rows: list[dict[str, Any]] = table.to_pylist()
        return rows


def _moved(file: Path, table: Path) -> AddAction:
    with file.open("rb") as stream:
        os.fsync(stream.fileno())
    goal = table / file.name
    rows = pq.read_metadata(file).num_rows
    size, changed = file.stat().st_size, file.stat().st_mtime_ns // 1_000_000
    file.replace(goal)
    return AddAction(goal.name, size, {}, changed, data_change=True, stats=json.dumps({"numRecords": rows}))
