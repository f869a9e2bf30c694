"""The Delta Lake tables of a ledger: rows are appended, small files merged, nothing is ever changed."""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import CommitProperties, DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError

from dragoman.ledger import storage
from dragoman.ledger.faults import LedgerError, files_of
from dragoman.ledger.places import Address, Place
from dragoman.ledger.schemas import SCHEMAS

TRIES = 30
GLANCE = 1.0
"""Seconds for which a look at a table in storage holds: each question would else ask the server three times."""

_ROWS_AT_ONCE = 4096
# A reader may hold an older list of files for a while; a week is more than any takes.
_KEEP_MERGED_HOURS = 168
_CONFIGURATION = {"delta.appendOnly": "true"}


class Overtaken(Exception):  # noqa: N818 - it is no error: what was prepared is prepared again
    """Another writer committed first: what was to be committed rests on an older state."""


def make_tables(folder: Place) -> None:
    """Make the empty tables of a new ledger; those already there are left as they are."""
    for name, schema in sorted(SCHEMAS.items()):
        make_table(folder / name, schema)


def make_table(path: Place, schema: pa.Schema) -> None:
    """Make an empty table that can only be appended to, unless it is there."""
    with files_of(path, "written to"):
        DeltaTable.create(
            str(path),
            schema,
            mode="ignore",
            configuration=_CONFIGURATION,
            storage_options=options_of(path),
        )


def is_table(path: Place) -> bool:
    """Whether a table is there."""
    with files_of(path, "read"):
        return DeltaTable.is_deltatable(str(path), options_of(path))


def opened(path: Place) -> DeltaTable:
    """Open a table as it is now.

    Raises:
        LedgerError: it is damaged or missing.
    """
    with files_of(path, "read"):
        return DeltaTable(str(path), storage_options=options_of(path))


def files_in(delta: DeltaTable) -> list[Place]:
    """The data files of a table, in a fixed order."""
    return sorted(
        Address(uri) if uri.startswith("s3:") else Path(uri.removeprefix("file://"))
        for uri in delta.file_uris()
    )


def options_of(path: Place) -> dict[str, str] | None:
    """How to reach a place: nothing is needed for a folder."""
    return storage.table_options() if isinstance(path, Address) else None


def compacted(path: Place) -> tuple[int, int] | None:
    """Merge the small files of a table (as `merge_files`); None where there is no table.

    Raises:
        LedgerError: the table is damaged, or cannot be written to.
    """
    if not is_table(path):
        return None
    delta = opened(path)
    with files_of(path, "written to"):
        return merge_files(delta)


def merge_files(delta: DeltaTable) -> tuple[int, int]:
    """Merge the small files of a table; gives how many files there were before and after.

    Rows are copied as they are. Files that were merged, and those that killed writers left, are deleted a week
    later: record time is a column, so that no moment of the past depends on them.
    """
    before = len(delta.file_uris())
    delta.optimize.compact()
    delta.create_checkpoint()
    delta.vacuum(retention_hours=_KEEP_MERGED_HOURS, dry_run=False, full=True)
    return before, len(delta.file_uris())


class Table:
    """One table. What it gives is a state of the table: `refresh` looks for a newer one."""

    def __init__(self, path: Place) -> None:
        """Open the table in a folder.

        Raises:
            LedgerError: it is damaged or missing.
        """
        self.path = path
        self.schema = SCHEMAS[path.name]
        self._delta = opened(path)
        self._changing = Lock()
        self._looked = -1, 0.0

    @property
    def version(self) -> int:
        """The number of the last commit seen."""
        return self._delta.version()

    def is_current(self, version: int) -> bool:
        """Whether no commit follows that of this number: one look at the folder, no reading.

        The entry of the next commit may be gone with others that are too old for the log, so that a number that
        is lower than that of the last commit seen is never the latest.
        """
        if version < self.version:
            return False
        following = self.path / "_delta_log" / f"{version + 1:020d}.json"
        if isinstance(following, Path):
            return not following.exists()
        if self._looked[0] == version and time.monotonic() - self._looked[1] < GLANCE:
            return True
        current = not storage.exists(following)
        self._looked = (version, time.monotonic()) if current else (-1, 0.0)
        return current

    def look(self) -> None:
        """Let the next question look at once whether something was committed."""
        self._looked = -1, 0.0

    def refresh(self) -> None:
        """Read what was committed since; this always looks."""
        self.look()
        if not self.is_current(self.version):
            with self._changing, files_of(self.path, "read"):
                self._delta.update_incremental()

    def files(self) -> list[Place]:
        """The data files of the table, in a fixed order."""
        with files_of(self.path, "read"):
            return files_in(self._delta)

    def append(self, rows: Sequence[dict[str, Any]], after: int | None = None) -> None:
        """Add rows in one commit: all of them are there, or none.

        Args:
            rows: as the table's schema has them.
            after: the number of the commit that they rest on; where None, they rest on none.

        Raises:
            LedgerError: they could not be written; the table is as it was.
            Overtaken: another commit followed that of this number; the table has nothing of these.
        """
        if (
            after is not None and self.version < after
        ):  # another process of this machine brought the index further
            self.refresh()
        with self._changing, files_of(self.path, "written to"):
            if after is not None and self.version != after:
                raise Overtaken
            data = pa.Table.from_pylist(list(rows), schema=self.schema)
            tries = TRIES if after is None else 0
            try:
                write_deltalake(
                    self._delta,
                    data,
                    mode="append",
                    commit_properties=CommitProperties(max_commit_retries=tries),
                )
            except CommitFailedError as error:
                if after is not None:
                    raise Overtaken from error
                raise LedgerError(
                    f"{self.path}: others write to it all the time; after {TRIES} tries nothing was added. "
                    "Run the command again."
                ) from error

    def compact(self) -> tuple[int, int]:
        """Merge small files into larger ones; gives how many there were before and after."""
        self.refresh()
        with self._changing, files_of(self.path, "written to"):
            return merge_files(self._delta)


def distinct(file: Place, name: str) -> list[Any]:
    """Give the values that a column of a data file has, each once.

    Raises:
        LedgerError: the file is damaged or missing.
    """
    with _parquet(file) as parquet:
        values: list[Any] = parquet.read(columns=[name])[name].unique().to_pylist()
        return values


def rows(file: Place, columns: Iterable[str] | None = None) -> Iterator[dict[str, Any]]:
    """Give the rows of a data file, a few thousand in memory at a time.

    Raises:
        LedgerError: the file is damaged or missing.
    """
    for batch in blocks(file, columns):
        yield from batch.to_pylist()


def blocks(file: Place, columns: Iterable[str] | None = None) -> Iterator[pa.RecordBatch]:
    """Give the rows of a data file as small tables (as `rows`)."""
    with _parquet(file) as parquet:
        wanted = None if columns is None else list(columns)
        yield from parquet.iter_batches(_ROWS_AT_ONCE, columns=wanted)


@contextmanager
def _parquet(file: Place) -> Iterator[pq.ParquetFile]:
    if isinstance(file, Address):
        with storage.reading(file) as stream, pq.ParquetFile(stream) as parquet:
            yield parquet
    else:
        with files_of(file, "read"), pq.ParquetFile(file) as parquet:
            yield parquet
