"""From the tables into the index: only the rows that it has not yet, each exactly once."""

import hashlib
import sqlite3
import zlib
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import msgspec

from dragoman.articles.clean import clean_block
from dragoman.ledger.index.files import new_files, seen
from dragoman.ledger.index.ingest_reports import OPEN, Version, Versions, count_out, take_reports
from dragoman.ledger.index.numbers import AGAIN, ARTICLE, add_numbers
from dragoman.ledger.index.stories import link
from dragoman.ledger.schemas import About, as_read, judgement_of, microseconds
from dragoman.ledger.stories import bands_of, shingles_of
from dragoman.ledger.tables import Table, distinct, rows
from dragoman.records import Article

FORMAT = "2"
"""The form of the index; another number makes an old one be thrown away."""

_SEARCHED = {"title", "section", "body", "caption"}


class Stale(Exception):  # noqa: N818 - it is no error: the index is made again
    """The index has what the tables have not: they were put back from an older copy."""


def ingest(connection: sqlite3.Connection, tables: dict[str, Table]) -> None:
    """Take in what is new, within a transaction of the caller's.

    Args:
        connection: of the index.
        tables: articles, reports and judgements, refreshed in this order.

    Raises:
        Stale: the tables are older than the index.
        LedgerError: a data file is damaged.
    """
    _demand_newer(connection, tables)
    with _trees_last(connection):
        versions = _articles(connection, tables["articles"])
        closed = _close(connection, {article for _, article in versions})
        take_reports(connection, tables["reports"], versions)
    add_numbers(connection, Counter({ARTICLE: len(versions) - len(closed)}))
    # the reports of versions that were new and ended at once were never counted
    count_out(connection, closed - {one.n for one in versions.values()})
    _judgements(connection, tables["judgements"])
    connection.executemany(
        "INSERT OR REPLACE INTO meta VALUES (?, ?)",
        [(name, str(table.version)) for name, table in sorted(tables.items())],
    )


def read_digest(article: Article) -> str:
    """Tell two readings of one text apart: by what was marked and dated in it, not by the file's name."""
    plain = msgspec.json.encode(msgspec.structs.replace(article, name="", text=""))
    return hashlib.sha256(plain).hexdigest()[:20]


def searchable(article: Article) -> str:
    """Give a text of the same length in which only the coded words stand, the rest left blank."""
    if not article.markup:
        parts, end = [], 0
        for block in sorted((b for b in article.blocks if b.kind in _SEARCHED), key=lambda b: b.start):
            parts += [" " * (block.start - end), article.text[block.start : block.end]]
            end = block.end
        return "".join(parts)
    characters = [" "] * len(article.text)
    for block in article.blocks:
        if block.kind in _SEARCHED:
            clean = clean_block(article, block)
            for character, offset in zip(clean.text, clean.offsets, strict=False):
                characters[offset] = character
    return "".join(characters)


@contextmanager
def _trees_last(connection: sqlite3.Connection) -> Iterator[None]:
    """Grow the trees over the reports of a new index at the end, which is quicker than row by row."""
    if connection.execute("SELECT 1 FROM versions").fetchone():
        yield
        return
    trees = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'reports' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in trees:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, sql in trees:
        connection.execute(sql)


def _demand_newer(connection: sqlite3.Connection, tables: dict[str, Table]) -> None:
    seen = dict(connection.execute("SELECT key, value FROM meta"))
    if any(table.version < int(seen.get(name, -1)) for name, table in tables.items()):
        raise Stale


def _articles(connection: sqlite3.Connection, table: Table) -> Versions:
    """Take in new versions of articles."""
    found: Versions = {}
    for path in new_files(connection, table):
        if not all(_is_known(connection, batch) for batch in distinct(path, "batch")):
            for row in rows(path):
                _article(connection, row, found)
        seen(connection, table, path)
    return found


def _is_known(connection: sqlite3.Connection, batch: str) -> bool:
    return connection.execute("SELECT 1 FROM versions WHERE batch = ?", (batch,)).fetchone() is not None


def _article(connection: sqlite3.Connection, row: dict[str, Any], found: Versions) -> None:
    known = connection.execute(
        "SELECT 1 FROM versions WHERE article = ? AND batch = ?", (row["id"], row["batch"])
    ).fetchone()
    if known:
        return
    published = msgspec.json.decode(row["about"], type=About).published
    since, latest = microseconds(row["recorded_at"]), str(published.latest or "")
    cursor = connection.execute(
        "INSERT INTO versions (article, batch, coder, source, since, until, published, first, about) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row["id"],
            row["batch"],
            row["coder"],
            row["source"],
            since,
            OPEN,
            latest,
            str(published.earliest or published.latest or "9999"),
            row["about"].encode(),
        ),
    )
    connection.execute(
        "INSERT INTO readings VALUES (?, ?, ?)",
        (cursor.lastrowid, row["article"].encode(), read_digest(as_read(row))),
    )
    found[row["batch"], row["id"]] = Version(cursor.lastrowid or 0, latest, since, row["reports"])
    add_numbers(connection, Counter({AGAIN: link(connection, row["id"], row["retells"] or (), since)}))
    _text(connection, row, since)


def _text(connection: sqlite3.Connection, row: dict[str, Any], since: int) -> None:
    """Take in the text of an article, marked as its first version marks it, whichever is read first."""
    connection.execute(
        "INSERT OR IGNORE INTO texts (article, text) VALUES (?, ?)",
        (row["id"], zlib.compress(row["text"].encode(), 1)),
    )
    first = connection.execute("SELECT min(since) FROM versions WHERE article = ?", (row["id"],)).fetchone()[
        0
    ]
    if since > first:
        return
    n = connection.execute("SELECT n FROM texts WHERE article = ?", (row["id"],)).fetchone()[0]
    before = connection.execute(
        "SELECT read FROM readings JOIN versions ON n = version WHERE article = ? AND since > ? ORDER BY since LIMIT 1",
        (row["id"], since),
    ).fetchone()
    if before:
        older = msgspec.structs.replace(msgspec.json.decode(before[0], type=Article), text=row["text"])
        connection.execute("DELETE FROM words WHERE rowid = ?", (n,))
        connection.executemany("DELETE FROM bands WHERE key = ? AND text = ?", _bands(older, n))
    article = as_read(row)
    connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (n, searchable(article)))
    connection.executemany("INSERT INTO bands VALUES (?, ?)", _bands(article, n))


def _bands(article: Article, n: int) -> list[tuple[int, int]]:
    return [(key, n) for key in sorted(set(bands_of(shingles_of(article))))]


def _close(connection: sqlite3.Connection, articles: Collection[str]) -> set[int]:
    """Let each version of these articles end where the next begins; gives those that ended just now."""
    closed: set[int] = set()
    for article in sorted(articles):
        found = connection.execute(
            "SELECT n, since, until FROM versions WHERE article = ? ORDER BY since, batch", (article,)
        ).fetchall()
        for (n, _, until), (_, following, _) in pairwise(found):
            if until != following:
                connection.execute("UPDATE versions SET until = ? WHERE n = ?", (following, n))
                connection.execute("UPDATE reports SET until = ? WHERE version = ?", (following, n))
                closed |= {n} if until == OPEN else set()
    return closed


def _judgements(connection: sqlite3.Connection, table: Table) -> None:
    for path in new_files(connection, table):
        connection.executemany(
            "INSERT OR IGNORE INTO judgements VALUES (?, ?, ?)",
            [
                (row["id"], microseconds(row["recorded_at"]), msgspec.json.encode(judgement_of(row)))
                for row in rows(path)
            ],
        )
        seen(connection, table, path)
