"""The folder of a ledger: what marks it as one, who may write to it now, and where its parts are."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import msgspec
from filelock import FileLock, Timeout

from dragoman.ledger.faults import LedgerError, files_of

FORMAT = 1
"""The form of the tables. It rises when an older Dragoman could no longer read them rightly."""

TABLES = ("articles", "judgements", "reports")
LONGEST_WAIT = 600.0
_MARK = "ledger.json"
_LOCK = "writing.lock"
_OURS = {*TABLES, _MARK, _LOCK, "derived"}


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What `ledger.json` says: the form of the tables, and an id that no other ledger has."""

    format: int
    id: str


class Folder:
    """One ledger's folder."""

    def __init__(self, path: Path, mark: Mark) -> None:
        """Take a folder that is known to be a ledger; `open_folder` makes sure."""
        self.path = path
        self.mark = mark

    def table(self, name: str) -> Path:
        """Where a table is."""
        return self.path / name

    @property
    def derived(self) -> Path:
        """Where what is derived from the tables is kept; it may be thrown away at any time."""
        return self.path / "derived"

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the right to write; the system takes it from a process that dies.

        Raises:
            LedgerError: the folder cannot be written to, or another process has held it for ten minutes.
        """
        with writing_to(self.path):
            yield


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Let one process at a time write to a folder."""
    lock = FileLock(path / _LOCK, timeout=LONGEST_WAIT)
    try:
        with files_of(path, "written to"):
            lock.acquire()
    except Timeout as error:
        raise LedgerError(
            f"{path}: another process has been writing for ten minutes; wait for it, or end it."
        ) from error
    try:
        yield
    finally:
        lock.release()


def find_folder(path: Path) -> Folder:
    """Open the folder of a ledger.

    Raises:
        LedgerError: it is none, or a newer version of Dragoman made it.
    """
    mark = _read_mark(path)
    if mark is None:
        raise LedgerError(f"{path}: no ledger is there; `dragoman add ARTICLE... --ledger {path}` makes one.")
    return Folder(path, mark)


def is_ledger(path: Path) -> bool:
    """Whether a complete ledger is there."""
    return _read_mark(path) is not None


def prepare_folder(path: Path) -> None:
    """Make sure that a ledger can be made here: an empty folder, or one whose making was interrupted.

    Raises:
        LedgerError: something else is there, or the folder cannot be made.
    """
    with files_of(path, "written to"):
        if path.exists() and not path.is_dir():
            raise LedgerError(f"{path}: is a file; a ledger is a folder, name another.")
        if path.exists() and {entry.name for entry in path.iterdir()} - _OURS:
            raise LedgerError(f"{path}: is a folder of other things; name an empty or a new one.")
        path.mkdir(parents=True, exist_ok=True)


def write_mark(path: Path) -> None:
    """Mark a folder as a complete ledger: last of all that is made, whole or not at all."""
    mark = msgspec.json.encode(Mark(format=FORMAT, id=uuid4().hex))
    with files_of(path, "written to"):
        handle, name = tempfile.mkstemp(prefix=_MARK, dir=path / TABLES[0])
        with os.fdopen(handle, "wb") as file:
            file.write(mark)
        Path(name).replace(path / _MARK)


def _read_mark(path: Path) -> Mark | None:
    file = path / _MARK
    with files_of(file, "read"):
        if not file.exists():
            return None
        content = file.read_bytes()
    try:
        mark = msgspec.json.decode(content, type=Mark)
    except msgspec.DecodeError as error:
        raise LedgerError(
            f"{file}: is damaged ({error}); restore it from a copy of the ledger. The tables are untouched."
        ) from error
    if mark.format > FORMAT:
        raise LedgerError(
            f"{path}: was made by a newer version of Dragoman (form {mark.format}; this one reads up to "
            f"{FORMAT}): install a newer one. Nothing was changed."
        )
    return mark
