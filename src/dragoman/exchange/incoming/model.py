"""What passes between the steps of an import, and what it reports at the end."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
import pyarrow as pa

from dragoman.records import DragomanError

Outcome = Literal["imported", "known"]


class ImportFileError(DragomanError):
    """A file cannot be imported; nothing of it was."""


class Fault(NamedTuple):
    """A row that cannot be read: its line in the file, the reason, and the row as it stands there."""

    line: int
    reason: str
    text: str


class Block(NamedTuple):
    """Some thousand rows: a table of texts with their `line`, how each stands in the file, and what is no row.

    `repaired` counts lines that were not in UTF-8 and were read as Windows-1252.
    """

    rows: pa.Table
    original: Callable[[int], str]
    faults: list[Fault]
    repaired: int


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to import.

    `raw` keeps each row whole, as JSON; `retractions` says that the files list withdrawn events; `aside` is
    the folder for rows that cannot be read (`set-aside` in the ledger's folder where None).
    """

    raw: bool = False
    retractions: bool = False
    aside: Path | None = None


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file, or of one file within an archive.

    `read` counts rows that are events; of these `added` are new, `revised` are new versions of events known
    before, `retracted` withdraw one, and `known` were there already. `rows` counts what was written: an
    event with several pairs of parties has several. `set_aside` counts what could not be read, `aside` is
    the file that has it. `repaired` counts lines in another encoding than UTF-8. `unmapped` lists the
    codes of parties and places that stand for no id of ours, with how many rows bear them, the most frequent
    first (a hundred at most); `unmapped_rows` counts those of actors and recipients.
    """

    file: str
    source: str
    outcome: Outcome
    batch: str
    read: int = 0
    added: int = 0
    revised: int = 0
    retracted: int = 0
    known: int = 0
    rows: int = 0
    set_aside: int = 0
    aside: str | None = None
    repaired: int = 0
    unmapped_rows: int = 0
    unmapped: tuple[tuple[str, int], ...] = ()
