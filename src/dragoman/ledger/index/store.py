"""The index as a file: where it is, whether it still fits its ledger, and making it afresh when it does not."""

import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar
from uuid import uuid4

from dragoman.ledger.faults import LedgerError
from dragoman.ledger.folder import Folder
from dragoman.ledger.index.ingest import FORMAT, Stale, ingest
from dragoman.ledger.tables import Table
from dragoman.world.cache import cache_folder

Answer = TypeVar("Answer")
_SCHEMA = (Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")
_WAIT_MILLISECONDS = 600_000
_SETTINGS = (
    f"PRAGMA busy_timeout = {_WAIT_MILLISECONDS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = OFF",  # what a power cut damages is made again from the tables
    "PRAGMA cache_size = -16384",
    "PRAGMA mmap_size = 268435456",
    "PRAGMA temp_store = MEMORY",
)
_TABLES = ("articles", "reports", "judgements")  # of every article seen, the reports were committed before it
_TRIES = 3
_OPENINGS = 100
_PAUSE = 0.05
_NO_TABLE = "no such table"
_PASSING = ("interrupted", "locked", "busy", "full")


class State(NamedTuple):
    """Which making of the index this is, and the commit of each table it has: equal states, equal answers."""

    made: str
    articles: int
    reports: int
    judgements: int


class _LockedError(sqlite3.OperationalError):
    """Another process changes how the file is kept."""


class Store:
    """The index of one ledger, for any number of threads; other processes may use the file at the same time."""

    def __init__(self, folder: Folder, tables: dict[str, Table]) -> None:
        """Take the ledger's folder and its tables; the file is opened when it is first asked."""
        self._folder = folder
        self._tables = tables
        self._local = threading.local()
        self._refreshing = threading.Lock()
        self._path: Path | None = None
        self._made = 0
        self._open: list[sqlite3.Connection] = []

    def ask(self, question: Callable[[sqlite3.Connection], Answer], *, look: bool = True) -> Answer:
        """Bring the index up to date and ask it; a damaged one is made again first.

        Args:
            question: what is asked of the connection.
            look: whether to look for newer commits; without, an index that was ever made is asked as it is.

        Raises:
            LedgerError: a table is damaged, or there is no room for an index anywhere.
        """
        for remaining in reversed(range(_TRIES)):
            try:
                return self._ask(question, look=look)
            except (sqlite3.DatabaseError, Stale) as error:
                if not remaining or _is_passing(error):
                    raise LedgerError(
                        f"{self._path}: the index cannot be used now ({error}); make room, or wait for who "
                        "uses it. It is derived from the tables: nothing of the ledger is lost."
                    ) from error
                self.discard()
        raise AssertionError

    def state(self, connection: sqlite3.Connection) -> State:
        """The state that a connection sees."""
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        return State(meta["made"], *(int(meta.get(name, -1)) for name in _TABLES))

    def moved(self, state: State) -> frozenset[str]:
        """Name the tables that were committed to since a state."""
        return frozenset(
            name
            for name, number in zip(_TABLES, state[1:], strict=True)
            if number < 0 or not self._tables[name].is_current(number)
        )

    def discard(self) -> None:
        """Throw the index away; the next question makes it again."""
        self.close()
        if self._path is not None:
            with suppress(OSError):
                _remove(self._path)

    def close(self) -> None:
        """Close the file in every thread."""
        with self._refreshing:
            for connection in self._open:
                with suppress(sqlite3.Error):
                    connection.close()
            self._open.clear()
            self._made += 1

    def _ask(self, question: Callable[[sqlite3.Connection], Answer], *, look: bool) -> Answer:
        connection = self._connection()
        state = self.state(connection)
        if min(state[1:]) < 0 or (look and not self._is_current(state)):
            self._refresh(connection)
        connection.execute("BEGIN")
        try:
            return question(connection)
        finally:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")

    def _is_current(self, state: State) -> bool:
        return not self.moved(state)

    def _refresh(self, connection: sqlite3.Connection) -> None:
        """Take in what the tables have and the index has not; one thread and one process at a time."""
        with self._refreshing:
            if self._is_current(self.state(connection)):  # another thread has done it meanwhile
                return
            with _transaction(connection):
                for name in _TABLES:
                    self._tables[name].refresh()
                ingest(connection, self._tables)

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None or self._local.made != self._made:
            found = self._connect()
            self._local.connection, self._local.made = found, self._made
            self._open.append(found)
        return found

    def _connect(self) -> sqlite3.Connection:
        """Open the file in the ledger; else in the user's cache folder; else in one that is soon gone."""
        if self._path is not None:
            return self._prepared(self._path)
        key = self._folder.mark.id
        refused: Exception | None = None
        for folder in (self._folder.derived, cache_folder(), Path(tempfile.gettempdir()) / "dragoman"):
            path = folder / f"index-{FORMAT}-{key[:12]}.sqlite"
            try:
                folder.mkdir(parents=True, exist_ok=True)
                connection = self._prepared(path)
            except (OSError, sqlite3.OperationalError) as error:
                refused = error
                continue
            self._path = path
            return connection
        raise LedgerError(
            f"{self._folder.derived}: the index cannot be written there, in {cache_folder()} or in "
            f"{tempfile.gettempdir()} ({refused}); set DRAGOMAN_CACHE to a folder that can be written to."
        )

    def _prepared(self, path: Path) -> sqlite3.Connection:
        """Open a file; what is no index of this ledger is replaced by an empty one."""
        connection = _opened(path)
        if not _fits(connection, self._folder.mark.id):
            connection.close()
            _remove(path)
            connection = _opened(path)
            _fits(connection, self._folder.mark.id)
        return connection


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    """Open a file; two processes that make it at once get in each other's way for a moment, without waiting."""
    for _ in range(_OPENINGS):
        with suppress(_LockedError):
            return _opened_once(path)
        time.sleep(_PAUSE)
    return _opened_once(path)


def _opened_once(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    with suppress(sqlite3.NotSupportedError):
        for setting in _SETTINGS:
            try:
                connection.execute(setting)
            except sqlite3.OperationalError as error:
                connection.close()
                if "locked" in str(error):
                    raise _LockedError(str(error)) from error
                raise
            except sqlite3.DatabaseError:
                break  # no database at all: `_prepared` sees to it
    return connection


def _fits(connection: sqlite3.Connection, ledger: str) -> bool:
    """Make the tables of a new index; tell whether an old one is sound, of our form and of this ledger."""
    try:
        with _transaction(connection):
            if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                for statement in _SCHEMA.split(";\n"):
                    connection.execute(statement)
                connection.executemany(
                    "INSERT INTO meta VALUES (?, ?)",
                    [("form", FORMAT), ("ledger", ledger), ("made", uuid4().hex)],
                )
            meta = dict(connection.execute("SELECT key, value FROM meta"))
    except sqlite3.OperationalError as error:
        if _NO_TABLE not in str(error):
            raise
        return False
    except sqlite3.DatabaseError:
        return False
    return (meta.get("form"), meta.get("ledger")) == (FORMAT, ledger)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _is_passing(error: Exception) -> bool:
    """Whether the index itself is sound: making it again would not help."""
    return isinstance(error, sqlite3.OperationalError) and any(word in str(error) for word in _PASSING)
