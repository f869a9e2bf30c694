"""Rows on their way into the history: Parquet files beside the table, until all of a file is there."""

import shutil
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.ledger.history import HISTORY

FOLDER = "importing"
ROWS_OF_A_FILE = 4_000_000
_GROUP = 500_000


class Staging:
    """A folder of Parquet files that is removed at the end; what is to stay was moved out of it by then."""

    def __init__(self, ledger: Path, batch: str) -> None:
        """Name the folder; whatever an interrupted import left is removed.

        Args:
            ledger: its folder; the folder that this machine has for it where it lies in storage.
            batch: the id of the import.
        """
        self.folder = ledger / FOLDER
        self.files: list[Path] = []
        self.rows = 0
        self._batch = batch
        self._writer: pq.ParquetWriter | None = None
        self._in_file = 0
        self._waiting: list[pa.Table] = []
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._busy: Future[None] | None = None

    def __enter__(self) -> Self:
        """Make the folder anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove it."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._writer is not None:
            try:
                self._writer.close()
            except OSError:
                if error is None:
                    raise
        shutil.rmtree(self.folder, ignore_errors=True)

    def add(self, table: pa.Table) -> None:
        """Add rows; they are written in a thread, and what goes wrong there is raised by the next call."""
        self._waiting.append(table)
        if sum(one.num_rows for one in self._waiting) >= _GROUP:
            self._send()

    def finish(self) -> None:
        """Write what is left."""
        self._send()
        self._wait()
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.close()

    def replace(self, number: int, file: Path, rows: int) -> None:
        """Put another file in the place of one."""
        self.rows += rows - pq.read_metadata(self.files[number]).num_rows
        self.files[number] = file

    def _send(self) -> None:
        self._wait()
        tables, self._waiting = self._waiting, []
        if tables:
            self._busy = self._pool.submit(self._write, tables)

    def _wait(self) -> None:
        if self._busy is not None:
            self._busy.result()
            self._busy = None

    def _write(self, tables: Sequence[pa.Table]) -> None:
        together = pa.concat_tables(tables)
        if self._writer is None or self._in_file >= ROWS_OF_A_FILE:
            if self._writer is not None:
                self._writer.close()
            self.files.append(self.folder / f"part-{self._batch}-{len(self.files):05}.parquet")
            self._writer = pq.ParquetWriter(self.files[-1], HISTORY, compression="snappy")
            self._in_file = 0
        self._writer.write_table(together, row_group_size=_GROUP)
        self._in_file += together.num_rows
        self.rows += together.num_rows
