"""Articles and judgements from the index."""

import sqlite3
import zlib
from collections.abc import Collection
from typing import NamedTuple

import msgspec

from dragoman.ledger.index.select import moment_of
from dragoman.ledger.index.stories import as_json, stories
from dragoman.ledger.judged import counting
from dragoman.ledger.schemas import About
from dragoman.records import Article, Judgement, KeptArticle

_ORIGINS = (
    "SELECT v.article, v.source, r.read FROM versions v JOIN readings r ON r.version = v.n "
    "WHERE v.since <= ? AND v.until > ? AND v.article IN (SELECT value FROM json_each(?)) ORDER BY v.article"
)
_ARTICLES = (
    "SELECT v.article, v.coder, v.source, v.since, v.about, r.read, t.text "
    "FROM versions v JOIN readings r ON r.version = v.n JOIN texts t ON t.article = v.article WHERE v.since <= ? AND v.until > ?"
)


class Origin(NamedTuple):
    """Whose word an article is: the fields of `KeptArticle` of these names, and the outlet that it was read with."""

    id: str
    story: str
    source: str
    outlet: str | None


class _Outlet(msgspec.Struct):
    outlet: str | None = None


def origins(connection: sqlite3.Connection, ids: Collection[str], moment: int) -> tuple[Origin, ...]:
    """Say of articles whose word they are, without reading them."""
    rows = connection.execute(_ORIGINS, (moment, moment, as_json(ids))).fetchall()
    linked = stories(connection, [row[0] for row in rows], moment)
    return tuple(
        Origin(ident, linked.get(ident, ident), source, msgspec.json.decode(read, type=_Outlet).outlet)
        for ident, source, read in rows
    )


def as_read(connection: sqlite3.Connection, article: str) -> Article:
    """Give an article of the ledger as it was last read, before coding."""
    read, text = connection.execute(
        "SELECT r.read, t.text FROM versions v JOIN readings r ON r.version = v.n "
        "JOIN texts t ON t.article = v.article WHERE v.article = ? ORDER BY v.since DESC, v.n DESC LIMIT 1",
        (article,),
    ).fetchone()
    return _with_text(read, text)


def articles(connection: sqlite3.Connection, ids: Collection[str], moment: int) -> tuple[KeptArticle, ...]:
    """Give articles by id as they stood at a moment, all where none is named, in the order of publication and id."""
    chosen = " AND v.article IN (SELECT value FROM json_each(?))" if ids else ""
    rows = connection.execute(
        f"{_ARTICLES}{chosen} ORDER BY v.published, v.article",
        (moment, moment, *([as_json(ids)] if ids else [])),
    ).fetchall()
    linked = stories(connection, [row[0] for row in rows], moment)
    return tuple(
        KeptArticle(
            id=ident,
            article=msgspec.structs.replace(
                _with_text(read, text), published=msgspec.json.decode(about, type=About).published
            ),
            story=linked.get(ident, ident),
            source=source,
            coder=coder,
            recorded_at=moment_of(since),
        )
        for ident, coder, source, since, about, read, text in rows
    )


def _with_text(read: bytes, text: bytes) -> Article:
    return msgspec.structs.replace(
        msgspec.json.decode(read, type=Article), text=zlib.decompress(text).decode()
    )


def judgements(connection: sqlite3.Connection, moment: int, *, withdrawn: bool) -> tuple[Judgement, ...]:
    """Give the judgements of a moment, oldest first; with the withdrawn ones and the withdrawals where asked."""
    rows = connection.execute(
        "SELECT judgement FROM judgements WHERE since <= ? ORDER BY since, id", (moment,)
    )
    every = tuple(msgspec.json.decode(row, type=Judgement) for (row,) in rows)
    return every if withdrawn else counting(every)
