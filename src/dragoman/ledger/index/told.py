"""The tree of who is told of where: versions of articles by the parties that their reports name."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from dragoman.ledger.index.stories import as_json

_HELD = "since <= ? AND until > ?"
_TWO = 2
Place = tuple[str, str]
"""Where an article stands in the order of publication: the last day, empty where unknown, and its id."""


Key = tuple[str, str]
"""One party, or two, the lesser first."""
Row = tuple[str, str, str, str, int, int, int]


def keys_of(parties: Iterable[str]) -> Iterator[Key]:
    """Give what a report is told under: each of its parties, and each two of them."""
    ordered = sorted(set(parties))
    yield from ((one, "") for one in ordered)
    yield from combinations(ordered, _TWO)


def insert(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Note who is told of where: key, day, article, version, since, until; what is there already stays."""
    connection.executemany("INSERT OR IGNORE INTO told VALUES (?, ?, ?, ?, ?, ?, ?)", sorted(set(rows)))


def end(connection: sqlite3.Connection, keys: Iterable[Key], place: Place, version: int, until: int) -> None:
    """Let a version end everywhere it is told."""
    connection.executemany(
        "UPDATE told SET until = ? WHERE a = ? AND b = ? AND published = ? AND article = ? AND version = ?",
        [(until, *key, *place, version) for key in sorted(set(keys))],
    )


def naming(connection: sqlite3.Connection, parties: Collection[str], moment: int) -> frozenset[str]:
    """Give the articles of which reports have each of some as a party, in one or in several, whatever was judged."""
    one = f"SELECT article FROM told WHERE a = ? AND b = '' AND {_HELD}"  # noqa: S608 - no value is in it
    ordered = sorted(set(parties))
    rows = connection.execute(
        " INTERSECT ".join([one] * len(ordered)),
        [value for party in ordered for value in (party, moment, moment)],
    )
    return frozenset(article for (article,) in rows)


def newest(
    connection: sqlite3.Connection, parties: Collection[str], moment: int, soon: str, most: int
) -> list[Place]:
    """Give the articles published last by a day, then those after it, each time the newest first.

    Args:
        connection: of the index.
        parties: those with a report that names one, or these two; all articles where empty.
        moment: as it stood then.
        soon: the day, in ISO form; "9999" is past all.
        most: how many at most.
    """
    source, values = _source(parties)
    found: list[Place] = []
    for sign in ("<=", ">"):
        found += connection.execute(
            f"SELECT published, article FROM {source} AND {_HELD} AND published {sign} ? "  # noqa: S608 - likewise
            "ORDER BY published DESC, article DESC LIMIT ?",
            (*values, moment, moment, soon, most - len(found)),
        ).fetchall()
        if len(found) >= most:
            break
    return found


def number(connection: sqlite3.Connection, parties: Collection[str], moment: int) -> int:
    """Count the articles that `newest` would give without a limit."""
    source, values = _source(parties)
    found: int = connection.execute(
        f"SELECT count(*) FROM {source} AND {_HELD}",  # noqa: S608 - no value is in it
        (*values, moment, moment),
    ).fetchone()[0]
    return found


def newest_of_any(
    connection: sqlite3.Connection, parties: Collection[str], moment: int, soon: str, most: int
) -> tuple[list[Place], int]:
    """Give the articles that name any of some parties, in the order of `newest`, and the number of all."""
    merged = {place for one in parties for place in newest(connection, (one,), moment, soon, most)}
    ordered = sorted(merged, reverse=True)
    ordered.sort(key=lambda place: place[0] > soon)
    total: int = connection.execute(
        f"SELECT count(DISTINCT version) FROM told WHERE a IN (SELECT value FROM json_each(?)) AND b = '' AND {_HELD}",  # noqa: S608 - likewise
        (as_json(sorted(set(parties))), moment, moment),
    ).fetchone()[0]
    return ordered[:most], total


def following(
    connection: sqlite3.Connection,
    parties: Collection[str],
    moment: int,
    place: Place | None,
    days: tuple[str | None, ...],
    most: int,
    *,
    oldest_first: bool,
) -> list[Place]:
    """Give the next articles in the order of publication.

    Args:
        connection: of the index.
        parties: as for `newest`.
        moment: as it stood then.
        place: after this one; from the beginning where None.
        days: published from the first of these days to the second, in ISO form.
        most: how many at most.
        oldest_first: the oldest first, else the newest.
    """
    direction, beyond = ("ASC", ">") if oldest_first else ("DESC", "<")
    source, values = _source(parties)
    terms, given = [_HELD], [*values, moment, moment]
    for day, sign in zip(days, (">=", "<="), strict=True):
        if day:
            terms.append(f"published {sign} ?")
            given.append(day)
    if place:
        terms.append(f"(published, article) {beyond} (?, ?)")
        given += place
    return connection.execute(
        f"SELECT published, article FROM {source} AND {' AND '.join(terms)} "  # noqa: S608 - no value is in it
        f"ORDER BY published {direction}, article {direction} LIMIT ?",
        (*given, most),
    ).fetchall()


def _source(parties: Collection[str]) -> tuple[str, list[str | int]]:
    """From where, and on what terms, with their values."""
    ordered = sorted(set(parties))
    if not ordered:
        return "versions WHERE 1", []
    return "told WHERE a = ? AND b = ?", list[str | int]([*ordered, ""][:_TWO])
