"""The Delta Lake tables of a ledger: rows are appended, small files merged, nothing is ever changed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import CommitProperties, DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError

from dragoman.ledger.faults import LedgerError, files_of
from dragoman.ledger.schemas import SCHEMAS

TRIES = 30
_ROWS_AT_ONCE = 4096
# A reader may hold an older list of files for a while; a week is more than any takes.
_KEEP_MERGED_HOURS = 168
_CONFIGURATION = {"delta.appendOnly": "true"}


def make_tables(folder: Path) -> None:
    """Make the empty tables of a new ledger; those already there are left as they are."""
    with files_of(folder, "written to"):
        for name, schema in sorted(SCHEMAS.items()):
            DeltaTable.create(folder / name, schema, mode="ignore", configuration=_CONFIGURATION)


class Table:
    """One table. What it gives is a state of the table: `refresh` looks for a newer one."""

    def __init__(self, path: Path) -> None:
        """Open the table in a folder.

        Raises:
            LedgerError: it is damaged or missing.
        """
        self.path = path
        self.schema = SCHEMAS[path.name]
        with files_of(path, "read"):
            self._delta = DeltaTable(path)

    @property
    def version(self) -> int:
        """The number of the last commit seen."""
        return self._delta.version()

    def is_current(self, version: int) -> bool:
        """Whether no commit follows that of this number: one look at the folder, no reading."""
        return not (self.path / "_delta_log" / f"{version + 1:020d}.json").exists()

    def refresh(self) -> None:
        """Read what was committed since."""
        if not self.is_current(self.version):
            with files_of(self.path, "read"):
                self._delta.update_incremental()

    def files(self) -> list[Path]:
        """The data files of the table, in a fixed order."""
        with files_of(self.path, "read"):
            return sorted(Path(uri.removeprefix("file://")) for uri in self._delta.file_uris())

    def append(self, rows: Sequence[dict[str, Any]]) -> None:
        """Add rows in one commit: all of them are there, or none.

        Raises:
            LedgerError: they could not be written; the table is as it was.
        """
        with files_of(self.path, "written to"):
            data = pa.Table.from_pylist(list(rows), schema=self.schema)
            try:
                write_deltalake(
                    self.path,
                    data,
                    mode="append",
                    commit_properties=CommitProperties(max_commit_retries=TRIES),
                )
            except CommitFailedError as error:
                raise LedgerError(
                    f"{self.path}: others write to it all the time; after {TRIES} tries nothing was added. "
                    "Run the command again."
                ) from error

    def compact(self) -> tuple[int, int]:
        """Merge small files into larger ones; gives how many there were before and after.

        Rows are copied as they are. Files that were merged are deleted a week later: record time is a
        column, so that no moment of the past depends on them.
        """
        self.refresh()
        before = len(self.files())
        with files_of(self.path, "written to"):
            self._delta.optimize.compact()
            self._delta.create_checkpoint()
            self._delta.vacuum(retention_hours=_KEEP_MERGED_HOURS, dry_run=False)
        return before, len(self.files())


def distinct(file: Path, name: str) -> list[Any]:
    """Give the values that a column of a data file has, each once.

    Raises:
        LedgerError: the file is damaged or missing.
    """
    with files_of(file, "read"):
        values: list[Any] = pq.read_table(file, columns=[name])[name].unique().to_pylist()
        return values


def rows(file: Path, columns: Iterable[str] | None = None) -> Iterator[dict[str, Any]]:
    """Give the rows of a data file, a few thousand in memory at a time.

    Raises:
        LedgerError: the file is damaged or missing.
    """
    with files_of(file, "read"), pq.ParquetFile(file) as parquet:
        wanted = None if columns is None else list(columns)
        for batch in parquet.iter_batches(_ROWS_AT_ONCE, columns=wanted):
            yield from batch.to_pylist()
