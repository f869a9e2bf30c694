"""Which article told a story first, as was known at a moment."""

import sqlite3
from collections.abc import Collection, Iterable

import msgspec

_LINKS = "SELECT a, b FROM links WHERE a IN (SELECT value FROM json_each(?)) AND since <= ?"
_LINK = "INSERT INTO links VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET since = min(since, excluded.since)"
_FIRST = (
    "SELECT article, first FROM versions WHERE article IN (SELECT value FROM json_each(?)) "
    "AND since <= ? AND until > ?"
)


def stories(connection: sqlite3.Connection, articles: Iterable[str], moment: int) -> dict[str, str]:
    """Say for each article which one told its story first: by day of publication, then by id.

    This is decided when it is asked, from the links recorded by then, so that it does not depend on
    the order in which the articles came.

    Args:
        connection: of the index.
        articles: ids.
        moment: as was known then.

    Returns:
        The first article of the story of each that is linked to another; the others are not in it.
    """
    group: dict[str, str] = {}
    asked, waiting = set[str](), set(articles)
    while waiting:
        edges = connection.execute(_LINKS, (as_json(waiting), moment)).fetchall()
        asked |= waiting
        for a, b in edges:
            _join(group, a, b)
        waiting = {b for _, b in edges} - asked
    members = sorted(group)
    found = connection.execute(_FIRST, (as_json(members), moment, moment)) if members else ()
    first: dict[str, tuple[str, str]] = {}
    for article, day in found:
        root = _root(group, article)
        first[root] = min(first.get(root, (day, article)), (day, article))
    return {article: first[_root(group, article)][1] for article in members}


def link(connection: sqlite3.Connection, article: str, others: Iterable[str], since: int) -> int:
    """Note that an article tells the same story as some others.

    Returns:
        By how many the stories are fewer for it: one for every two that had been apart.
    """
    fewer = 0
    for other in others:
        fewer += not _together(connection, article, other)
        connection.executemany(_LINK, [(article, other, since), (other, article, since)])
    return fewer


def _together(connection: sqlite3.Connection, article: str, other: str) -> bool:
    """Whether two articles tell one story by what is known now."""
    seen, waiting = set[str](), {article}
    while waiting and other not in waiting:
        seen |= waiting
        rows = connection.execute(
            "SELECT b FROM links WHERE a IN (SELECT value FROM json_each(?))", (as_json(waiting),)
        )
        waiting = {b for (b,) in rows} - seen
    return bool(waiting)


def as_json(values: Collection[str] | Collection[int]) -> str:
    """Give values as one parameter of a statement, for `json_each`."""
    return msgspec.json.encode([*values]).decode()


def _root(group: dict[str, str], article: str) -> str:
    while group[article] != article:
        group[article] = group[group[article]]
        article = group[article]
    return article


def _join(group: dict[str, str], a: str, b: str) -> None:
    """Put two articles into one group (union by find with path halving)."""
    group.setdefault(a, a)
    group.setdefault(b, b)
    one, other = _root(group, a), _root(group, b)
    group[max(one, other)] = min(one, other)
