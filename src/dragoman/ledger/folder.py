"""The folder of a ledger: what marks it as one, who may write to it now, and where its parts are.

A ledger may lie in object storage instead (docs/decisions/015): then what is said of its folder holds for its
address, and what is for this machine alone, locks and index, lies in the user's cache folder.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import msgspec
from filelock import FileLock, Timeout

from dragoman.ledger import storage
from dragoman.ledger.faults import LedgerError, files_of
from dragoman.ledger.places import Address, Place, scratch_of

FORMAT = 1
"""The form of the tables. It rises when an older Dragoman could no longer read them rightly."""

TABLES = ("articles", "judgements", "reports")
LONGEST_WAIT = 600.0
_MARK = "ledger.json"
_PROBE = "ledger.probe"
_LOCK = "writing.lock"
IMPORTED = ("history", "imports")
"""Tables that are made by the first import."""

_OURS = {*TABLES, *IMPORTED, _MARK, _PROBE, _LOCK, "derived", "importing", "importing.lock", "set-aside"}


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What `ledger.json` says: the form of the tables, and an id that no other ledger has."""

    format: int
    id: str


class Folder:
    """One ledger's folder, or its address in storage."""

    def __init__(self, path: Place, mark: Mark) -> None:
        """Take a place that is known to be a ledger; `find_folder` makes sure."""
        self.path = path
        self.mark = mark
        self._refuses = isinstance(path, Path)

    def table(self, name: str) -> Place:
        """Where a table is."""
        return self.path / name

    @property
    def derived(self) -> Path:
        """Where what is derived from the tables is kept; it may be thrown away at any time."""
        return on_this_machine(self.path) / "derived"

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the right to write; the system takes it from a process that dies.

        It holds among the processes of this machine. Others, who write to the same storage or shared folder, are
        kept apart by commits that fail where another came before them (`tables.Table.append`).

        Raises:
            LedgerError: the folder cannot be written to, or another process has held it for ten minutes.
        """
        with writing_to(self.path):
            if not self._refuses and isinstance(self.path, Address):
                storage.demand_conditions(self.path / _MARK, msgspec.json.encode(self.mark))
                self._refuses = True
            yield


def on_this_machine(path: Place) -> Path:
    """Where a ledger keeps what only this machine needs: in its folder, or for one in storage in the cache folder."""
    if isinstance(path, Path):
        return path
    return scratch_of(path, storage.settings().get("AWS_ENDPOINT_URL", ""))


@contextmanager
def writing_to(path: Place) -> Iterator[None]:
    """Let one process of this machine at a time write to a place."""
    lock = FileLock(on_this_machine(path) / _LOCK, timeout=LONGEST_WAIT)
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


def find_folder(path: Place) -> Folder:
    """Open the folder of a ledger.

    Raises:
        LedgerError: it is none, or a newer version of Dragoman made it.
    """
    mark = _read_mark(path)
    if mark is None:
        raise LedgerError(f"{path}: no ledger is there; `dragoman add ARTICLE... --ledger {path}` makes one.")
    return Folder(path, mark)


def is_ledger(path: Place) -> bool:
    """Whether a complete ledger is there."""
    return _read_mark(path) is not None


def prepare_folder(path: Place) -> None:
    """Make sure that a ledger can be made here: an empty folder, or one whose making was interrupted.

    Raises:
        LedgerError: something else is there, the folder cannot be made, or the storage cannot keep commits apart.
    """
    if isinstance(path, Address):
        if storage.names_in(path) - _OURS:
            raise LedgerError(f"{path}: other things are there; name an empty or a new path.")
        storage.demand_conditions(path / _PROBE, b"")
        storage.remove(path / _PROBE)
        return
    with files_of(path, "written to"):
        if path.exists() and not path.is_dir():
            raise LedgerError(f"{path}: is a file; a ledger is a folder, name another.")
        if path.exists() and {entry.name for entry in path.iterdir()} - _OURS:
            raise LedgerError(f"{path}: is a folder of other things; name an empty or a new one.")
        path.mkdir(parents=True, exist_ok=True)


def write_mark(path: Place) -> None:
    """Mark a folder as a complete ledger: last of all that is made, whole or not at all."""
    mark = msgspec.json.encode(Mark(format=FORMAT, id=uuid4().hex))
    if isinstance(path, Address):
        storage.create(path / _MARK, mark)  # another machine may have been quicker: then its mark counts
        return
    with files_of(path, "written to"):
        handle, name = tempfile.mkstemp(prefix=_MARK, dir=path / TABLES[0])
        with os.fdopen(handle, "wb") as file:
            file.write(mark)
        Path(name).replace(path / _MARK)


def _read_mark(path: Place) -> Mark | None:
    file = path / _MARK
    content = _content(file)
    if content is None:
        return None
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


def _content(file: Place) -> bytes | None:
    if isinstance(file, Address):
        return storage.read(file)
    with files_of(file, "read"):
        return file.read_bytes() if file.exists() else None
