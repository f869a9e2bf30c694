"""The file that keeps what could not be read, with line and reason; written as it comes."""

import csv
import re
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from dragoman.exchange.incoming.model import Fault
from dragoman.exchange.incoming.opening import Part

HEADER = ("file", "line", "reason", "row")


class Aside:
    """Writes rows to a file that appears when the first one comes, and replaces that of an earlier attempt."""

    def __init__(self, folder: Path, part: Part, digest: str) -> None:
        """Name the file after the part and its digest."""
        plain = re.sub(r"[^\w.-]+", "_", part.name)
        self.path = folder / f"{plain}.{digest[:8]}.csv"
        self.count = 0
        self._part = part
        self._file: TextIO | None = None

    def write(self, faults: list[Fault]) -> None:
        """Add rows."""
        if faults and self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._being_written.open("w", encoding="utf-8", newline="")
            csv.writer(self._file).writerow(HEADER)
        if self._file is not None:
            csv.writer(self._file).writerows((self._part.name, *fault) for fault in faults)
            self.count += len(faults)

    def keep(self) -> None:
        """Give the file its name: the import has come to its end."""
        if self._file is not None:
            self._file.close()
            self._being_written.replace(self.path)

    def __enter__(self) -> Self:
        """Begin with none."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove what was not kept."""
        if self._file is not None:
            self._file.close()
            self._being_written.unlink(missing_ok=True)

    @property
    def _being_written(self) -> Path:
        return self.path.with_suffix(".part")
