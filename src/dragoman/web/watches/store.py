"""Watches on disk: one SQLite file beside the tables of a ledger, readable for us alone."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from dragoman.web.watches.model import Change, Delivery, Difference, Watch, WatchesError

FILE = "watches.sqlite"
FORM = 1
"""Of the tables in `schema.sql`."""

MOST_CHANGES = 100
"""Kept of each watch; the oldest go first."""

MOST_DELIVERIES = 100
_WAIT = 10.0
_UPDATE = "UPDATE watches SET id = ?, owner = ?, address = ?, state = ?, about = ? WHERE id = ?"
_SCHEMA = Path(__file__).parent / "schema.sql"


class Store:
    """Keeps watches, what they told, and what is to be sent. Any thread and process may use it."""

    def __init__(self, folder: Path) -> None:
        """Take the ledger's folder; the file is made with the first watch."""
        self.path = folder / FILE

    # Watches

    def watches(self) -> tuple[Watch, ...]:
        """Give all watches, in the order in which they were made."""
        with self._reading() as connection:
            rows = connection.execute("SELECT about FROM watches").fetchall() if connection else []
        found = (msgspec.json.decode(about, type=Watch) for (about,) in rows)
        return tuple(sorted(found, key=lambda one: (one.made, one.id)))

    def find(self, ident: str) -> Watch | None:
        """Give a watch by its id."""
        with self._reading() as connection:
            row = (
                connection.execute("SELECT about FROM watches WHERE id = ?", (ident,)).fetchone()
                if connection
                else None
            )
        return msgspec.json.decode(row[0], type=Watch) if row else None

    def make(self, watch: Watch) -> None:
        """Keep a new watch."""
        with self._writing() as connection:
            connection.execute("INSERT INTO watches VALUES (?, ?, ?, ?, ?)", _row(watch))

    def change(self, ident: str, change: Callable[[Watch], Watch]) -> Watch | None:
        """Change a watch by what it is now; None where it is there no more."""
        with self._writing() as connection:
            row = connection.execute("SELECT about FROM watches WHERE id = ?", (ident,)).fetchone()
            if row is None:
                return None
            changed = change(msgspec.json.decode(row[0], type=Watch))
            connection.execute(_UPDATE, (*_row(changed), ident))
        return changed

    def drop(self, ident: str) -> None:
        """Forget a watch with all that it told."""
        with self._writing() as connection:
            connection.execute("DELETE FROM watches WHERE id = ?", (ident,))

    # What they tell

    def looked(self, before: Watch, after: Watch, told: Difference, now: float) -> bool:
        """Keep what a look at a watch found, unless another process was quicker.

        Args:
            before: the watch when it was looked at.
            after: with the new moment and digest.
            told: what changed; nothing is noted where that is nothing.
            now: in seconds since 1970.

        Returns:
            Whether it was kept.
        """
        with self._writing() as connection:
            row = connection.execute("SELECT about FROM watches WHERE id = ?", (before.id,)).fetchone()
            held = msgspec.json.decode(row[0], type=Watch) if row else None
            if held is None or (held.seen, held.digest) != (before.seen, before.digest):
                return False
            kept = msgspec.structs.replace(
                held, seen=after.seen, digest=after.digest, state=after.state, fault=after.fault
            )
            connection.execute(_UPDATE, (*_row(kept), held.id))
            if told:
                number = self._next(connection, held.id)
                moments = (before.seen.isoformat(), after.seen.isoformat())
                body = msgspec.json.encode(told).decode()
                connection.execute(
                    "INSERT INTO changes VALUES (?, ?, ?, ?, ?)", (held.id, number, *moments, body)
                )
                connection.execute(
                    "DELETE FROM changes WHERE watch = ? AND number <= ?", (held.id, number - MOST_CHANGES)
                )
                if held.hook:
                    _enqueue(connection, held.id, number, now)
        return True

    def changes(self, watch: str, most: int = MOST_CHANGES) -> tuple[Change, ...]:
        """Give what a watch told, the newest first."""
        with self._reading() as connection:
            rows = (
                connection.execute(
                    "SELECT number, since, until, told FROM changes WHERE watch = ? ORDER BY number DESC LIMIT ?",
                    (watch, most),
                ).fetchall()
                if connection
                else []
            )
        return tuple(_change(*row) for row in rows)

    def told(self, watch: str, number: int) -> Change | None:
        """Give one change of a watch."""
        return next((one for one in self.changes(watch) if one.number == number), None)

    # What is sent

    def send(self, watch: str, number: int, now: float) -> None:
        """Note that a change, or a trial (0), is to be sent to a watch's address."""
        with self._writing() as connection:
            _enqueue(connection, watch, number, now)

    def due(self, now: float, lease: float) -> tuple[Delivery, ...]:
        """Take what is to be sent by now; for as long as the lease lasts nobody else gets it."""
        with self._reading() as connection:
            query = "SELECT 1 FROM deliveries WHERE outcome = 'waiting' AND due <= ? LIMIT 1"
            if not connection or not connection.execute(query, (now,)).fetchone():
                return ()
        with self._writing() as connection:
            rows = connection.execute(
                "UPDATE deliveries SET due = ? WHERE outcome = 'waiting' AND due <= ? RETURNING *",
                (now + lease, now),
            ).fetchall()
        return tuple(sorted((_delivery(*row) for row in rows), key=lambda one: one.id))

    def sent(self, delivery: Delivery) -> None:
        """Keep what became of a delivery."""
        with self._writing() as connection:
            log = msgspec.json.encode(delivery.log).decode()
            connection.execute(
                "UPDATE deliveries SET tries = ?, due = ?, outcome = ?, log = ? WHERE id = ?",
                (delivery.tries, delivery.due, delivery.outcome, log, delivery.id),
            )

    def deliveries(self, watch: str, most: int = 20) -> tuple[Delivery, ...]:
        """Give what was sent for a watch, the newest first."""
        with self._reading() as connection:
            rows = (
                connection.execute(
                    "SELECT * FROM deliveries WHERE watch = ? ORDER BY id DESC LIMIT ?", (watch, most)
                ).fetchall()
                if connection
                else []
            )
        return tuple(_delivery(*row) for row in rows)

    def _next(self, connection: sqlite3.Connection, watch: str) -> int:
        last = connection.execute("SELECT max(number) FROM changes WHERE watch = ?", (watch,)).fetchone()[0]
        return (last or 0) + 1

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """Open the file to read; None where no watch was ever made."""
        if not self.path.exists():
            yield None
            return
        with self._open() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Open the file to write, all or nothing; it is made where none is."""
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            if not self.path.exists():
                os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))
            with closing(sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)) as connection:
                connection.execute("PRAGMA foreign_keys = ON")
                if connection.execute("PRAGMA user_version").fetchone()[0] != FORM:
                    connection.executescript(_SCHEMA.read_text(encoding="utf-8"))
                yield connection
        except (OSError, sqlite3.Error, msgspec.DecodeError) as error:
            raise WatchesError(
                f"{self.path}: the watches cannot be read or kept ({error}). If the file is damaged, restore it "
                "from a copy, or delete it and watch anew; the ledger itself is untouched."
            ) from error


def _row(watch: Watch) -> tuple[str, ...]:
    return watch.id, watch.owner, watch.address, watch.state, msgspec.json.encode(watch).decode()


def _change(number: int, since: str, until: str, told: str) -> Change:
    return Change(
        number=number,
        since=datetime.fromisoformat(since),
        until=datetime.fromisoformat(until),
        told=msgspec.json.decode(told, type=Difference),
    )


def _delivery(*row: object) -> Delivery:
    names = ("id", "watch", "number", "tries", "due", "outcome", "log")
    values = dict(zip(names, row, strict=True))
    return msgspec.convert({**values, "log": msgspec.json.decode(str(values["log"]))}, Delivery)


def _enqueue(connection: sqlite3.Connection, watch: str, number: int, now: float) -> None:
    connection.execute(
        "INSERT INTO deliveries (watch, number, tries, due, outcome, log) VALUES (?, ?, 0, ?, 'waiting', '[]')",
        (watch, number, now),
    )
    connection.execute(
        "DELETE FROM deliveries WHERE watch = ? AND id NOT IN "
        "(SELECT id FROM deliveries WHERE watch = ? ORDER BY id DESC LIMIT ?)",
        (watch, watch, MOST_DELIVERIES),
    )
