"""Articles by their words."""

import re
import sqlite3
from collections.abc import Iterator

import msgspec

from dragoman.ledger.index.stories import as_json

_OPENS, _CLOSES = "\x02", "\x03"
_TOKEN = re.compile(r'"[^"]*"|\S+')
_MARKS = re.compile(f"[{_OPENS}{_CLOSES}]")


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """An article in which words were found, and where: start and end of each of them in its text."""

    article: str
    words: tuple[tuple[int, int], ...]


def search(connection: sqlite3.Connection, words: str, limit: int, moment: int) -> tuple[Found, ...]:
    """Find articles that have all of some words, the best match first (BM25).

    Args:
        connection: of the index.
        words: to be found; those within quotation marks as a phrase, one with * at its end as a beginning.
        limit: how many articles at most.
        moment: articles recorded later are not found.

    Returns:
        The articles with the places of the words; none where there are no words.
    """
    query = " AND ".join(_terms(words))
    if not query:
        return ()
    rows = connection.execute(
        "SELECT t.article, highlight(words, 0, ?, ?) FROM words JOIN texts t ON t.n = words.rowid "
        "WHERE words MATCH ? AND EXISTS (SELECT 1 FROM versions v WHERE v.article = t.article AND v.since <= ?) "
        "ORDER BY bm25(words), t.article LIMIT ?",
        (_OPENS, _CLOSES, query, moment, limit),
    )
    return tuple(Found(article=article, words=tuple(_places(marked))) for article, marked in rows)


def texts(connection: sqlite3.Connection, articles: list[str]) -> dict[str, bytes]:
    """Give the texts of articles as they are kept, compressed."""
    return dict(
        connection.execute(
            "SELECT article, text FROM texts WHERE article IN (SELECT value FROM json_each(?))",
            (as_json(articles),),
        )
    )


def _terms(words: str) -> Iterator[str]:
    """Each word or phrase in the index's own quotation marks, so that nothing in it is taken for a sign."""
    for token in _TOKEN.findall(words):
        plain = token.strip('"')
        stem = plain.rstrip("*")
        if any(character.isalnum() for character in stem):
            yield f'"{stem.replace(chr(34), "")}"{"*" if plain != stem else ""}'


def _places(marked: str) -> Iterator[tuple[int, int]]:
    """The places between marks, counted without them."""
    start = 0
    for before, mark in enumerate(_MARKS.finditer(marked)):
        if mark.group() == _OPENS:
            start = mark.start() - before
        else:
            yield start, mark.start() - before
