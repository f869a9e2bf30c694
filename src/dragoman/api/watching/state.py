"""What a watch remembers between passes: a small SQLite file beside the ledger.

Each change is one transaction, so that a process killed at any instant leaves
the state of before or of after. An entry is in one of two tables: `waiting`
from the moment its feed is marked as read until its article is in the ledger,
with the page as fetched; `done` from then on. A process that begins again
takes up what waits with the very bytes that it had, and the ledger knows an
article of the same bytes: nothing is lost, and nothing is there twice.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from filelock import FileLock, Timeout

from dragoman.api.watching.remembered import FeedState, Waiting
from dragoman.api.watching.waits import LONGEST_ASKED
from dragoman.articles.feeds import Entry
from dragoman.records import DragomanError

_FORM = 1
_KEPT = 90 * 86_400.0  # an entry that its feed has not listed for so long will not come back
_TABLES = """
CREATE TABLE feeds (
  address TEXT PRIMARY KEY, moved TEXT, etag TEXT, modified TEXT,
  failures INTEGER NOT NULL DEFAULT 0, again REAL NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE waiting (
  n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, feed TEXT NOT NULL, outlet TEXT, entry BLOB NOT NULL,
  page BLOB, charset TEXT, failures INTEGER NOT NULL DEFAULT 0, again REAL NOT NULL DEFAULT 0);
CREATE TABLE done (key TEXT PRIMARY KEY, seen REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE robots (origin TEXT PRIMARY KEY, text TEXT NOT NULL, until REAL NOT NULL) WITHOUT ROWID;
"""


class WatchError(DragomanError):
    """A watch that cannot go on: its state cannot be read or written, or another watch has it."""


class State:
    """The memory of a watch; one process has it at a time.

    Args:
        path: the file; it is made if it is not there.

    Raises:
        WatchError: it is no such file, or another process has it.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, and hold it until `close`."""
        self._path = path
        self._lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=0)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise WatchError(f"{path}: another watch is at work with it; wait for it, or end it.") from error
        except OSError as error:
            raise WatchError(f"{path}: cannot be made here ({error.strerror or error}).") from error
        try:
            self._connection = self._opened()
        except BaseException:
            self._lock.release()
            raise

    def _opened(self) -> sqlite3.Connection:
        with self._told():
            connection = sqlite3.connect(self._path, isolation_level=None)
            connection.execute("PRAGMA synchronous = FULL")
            form = connection.execute("PRAGMA user_version").fetchone()[0]
            if form == 0 and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_FORM}; COMMIT")
                form = _FORM
        if form != _FORM:
            connection.close()
            raise WatchError(
                f"{self._path}: is not the state of a watch of this version; name another file, or move it away."
            )
        return connection

    def close(self) -> None:
        """Let another process have it."""
        self._connection.close()
        self._lock.release()

    def __enter__(self) -> Self:
        """Close it at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def feed(self, address: str) -> FeedState:
        """Give what is remembered of a feed; nothing, of a new one."""
        with self._told():
            row = self._connection.execute("SELECT * FROM feeds WHERE address = ?", (address,)).fetchone()
        return (
            FeedState(**dict(zip(FeedState.__struct_fields__, row, strict=True)))
            if row
            else FeedState(address=address)
        )

    def keep_feed(self, feed: FeedState) -> None:
        """Remember a feed without new entries."""
        with self._changing():
            self._keep(feed)

    def take_in(self, feed: FeedState, entries: Iterable[Waiting], now: float) -> int:
        """Remember a feed that was read, and its new entries, in one step.

        Returns:
            How many of the entries are new.
        """
        new = 0
        with self._changing():
            for one in entries:
                if self._connection.execute(
                    "UPDATE done SET seen = ? WHERE key = ?", (now, one.key)
                ).rowcount:
                    continue
                new += self._connection.execute(
                    "INSERT INTO waiting (key, feed, outlet, entry) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    (one.key, one.feed, one.outlet, msgspec.json.encode(one.entry)),
                ).rowcount
            self._keep(feed)
        return new

    def waiting(self, now: float) -> Iterator[Waiting]:
        """Give the entries whose article is due, in the order in which they came."""
        last = 0
        while True:
            with self._told():
                row = self._connection.execute(
                    "SELECT n, key, feed, outlet, entry, page, charset, failures FROM waiting "
                    "WHERE n > ? AND NOT (again > ? AND again <= ?) ORDER BY n LIMIT 1",
                    (last, now, now + LONGEST_ASKED),
                ).fetchone()
            if row is None:
                return
            last, key, feed, outlet, entry, page, charset, failures = row
            yield Waiting(
                key=key,
                feed=feed,
                outlet=outlet,
                entry=msgspec.json.decode(entry, type=Entry),
                page=page,
                charset=charset,
                failures=failures,
            )

    def keep_page(self, key: str, page: bytes, charset: str | None) -> None:
        """Keep the page of an entry until its article is in the ledger."""
        with self._changing():
            self._connection.execute(
                "UPDATE waiting SET page = ?, charset = ? WHERE key = ?", (page, charset, key)
            )

    def put_off(self, key: str, failures: int, again: float) -> None:
        """Let an entry wait because its page could not be fetched."""
        with self._changing():
            self._connection.execute(
                "UPDATE waiting SET failures = ?, again = ? WHERE key = ?", (failures, again, key)
            )

    def finish(self, key: str, now: float) -> None:
        """Mark an entry as done: its article is in the ledger, or never will be."""
        with self._changing():
            self._connection.execute("DELETE FROM waiting WHERE key = ?", (key,))
            self._connection.execute("INSERT OR REPLACE INTO done VALUES (?, ?)", (key, now))

    def robots(self, origin: str, now: float) -> str | None:
        """Give the robots.txt of a site, if it was fetched not long ago."""
        with self._told():
            row = self._connection.execute(
                "SELECT text FROM robots WHERE origin = ? AND until > ?", (origin, now)
            ).fetchone()
        return None if row is None else str(row[0])

    def keep_robots(self, origin: str, text: str, until: float) -> None:
        """Remember the robots.txt of a site until a moment."""
        with self._changing():
            self._connection.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?)", (origin, text, until))

    def forget(self, now: float) -> None:
        """Forget entries that no feed has listed for long, and rules that have run out."""
        with self._changing():
            self._connection.execute("DELETE FROM done WHERE seen < ?", (now - _KEPT,))
            self._connection.execute("DELETE FROM robots WHERE until < ?", (now,))

    def _keep(self, feed: FeedState) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?)", msgspec.structs.astuple(feed)
        )

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Make several changes one."""
        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise WatchError(
                f"{os.fspath(self._path)}: cannot be read or written ({error}); check the disk, or move it away."
            ) from error
