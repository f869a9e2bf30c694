"""The file that keeps what could not be read, with line and reason; written as it comes."""

import csv
import re
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from dragoman.exchange.incoming.model import Fault
from dragoman.exchange.incoming.opening import Part
from dragoman.ledger import storage
from dragoman.ledger.faults import files_of
from dragoman.ledger.places import Place

HEADER = ("file", "line", "reason", "row")


class Aside:
    """Writes rows to a file that appears at the end of an import, and replaces that of an earlier attempt."""

    def __init__(self, folder: Place, here: Path, part: Part, digest: str) -> None:
        """Name the file after the part and its digest.

        Args:
            folder: where it is kept.
            here: a folder of this machine to write it in, where it is kept in storage.
            part: the file that is imported.
            digest: of it.
        """
        plain = re.sub(r"[^\w.-]+", "_", part.name)
        name = f"{plain}.{digest[:8]}.csv"
        self.path = folder / name
        self.count = 0
        self._being_written = (folder if isinstance(folder, Path) else here) / f"{name}.part"
        self._part = part
        self._file: TextIO | None = None

    def write(self, faults: list[Fault]) -> None:
        """Add rows.

        Raises:
            LedgerError: they could not be written.
        """
        if not faults:
            return
        with files_of(self._being_written, "written to"):
            if self._file is None:
                self._being_written.parent.mkdir(parents=True, exist_ok=True)
                self._file = self._being_written.open("w", encoding="utf-8", newline="")
                csv.writer(self._file).writerow(HEADER)
            csv.writer(self._file).writerows((self._part.name, *fault) for fault in faults)
        self.count += len(faults)

    def finish(self) -> None:
        """Write what is left in memory: after this only the name is wanting.

        Raises:
            LedgerError: it could not be written.
        """
        if self._file is not None:
            with files_of(self._being_written, "written to"):
                self._file.close()

    def keep(self) -> None:
        """Give the file its name: the import has come to its end."""
        if self._file is None:
            return
        if isinstance(self.path, Path):
            with files_of(self.path, "written to"):
                self._being_written.replace(self.path)
        else:
            storage.upload(self._being_written, self.path)

    def __enter__(self) -> Self:
        """Begin with none."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove what was not kept."""
        if self._file is not None:
            try:
                self._file.close()
            except OSError:
                if error is None:
                    raise
            self._being_written.unlink(missing_ok=True)
