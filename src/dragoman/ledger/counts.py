"""How much a ledger holds, and between whom most is told."""

import sqlite3
from collections import Counter
from itertools import combinations

import msgspec

from dragoman.ledger.index import OPEN
from dragoman.ledger.index.numbers import AGAIN, ARTICLE, numbers
from dragoman.ledger.index.select import Selection, Versions, select
from dragoman.ledger.index.stories import as_json, stories
from dragoman.ledger.judged import Judged

NOW = OPEN - 1
_HELD = "since <= ? AND until > ?"
_KINDS = f"SELECT kind, count(*) FROM reports WHERE {_HELD}"  # noqa: S608 - no value is in it


class Dyad(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties, the lesser id first, and the number of reports that name both."""

    a: str
    b: str
    reports: int


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How much a ledger holds: articles, the stories they tell, reports that are answers by kind, judgements."""

    articles: int
    stories: int
    reports: dict[str, int]
    judgements: int


def count(connection: sqlite3.Connection, judged: Judged, moment: int, judgements: int) -> Counts:
    """Count what was held at a moment.

    Args:
        connection: of the index.
        judged: what the judgements of that moment do.
        moment: in microseconds.
        judgements: how many count.

    Returns:
        The numbers; rejected reports are not among them.
    """
    held = (moment, moment)
    articles, again, reports = _now(connection) if moment == NOW else _then(connection, moment)
    if judged.rejected:
        rejected = connection.execute(
            f"{_KINDS} AND id IN (SELECT value FROM json_each(?)) GROUP BY +kind",  # noqa: S608 - no value is in it
            (*held, as_json(judged.rejected)),
        )
        reports.subtract(dict(rejected))
    return Counts(
        articles=articles,
        stories=articles - again,
        reports={kind: number for kind, number in sorted(reports.items()) if number},
        judgements=judgements,
    )


def _now(connection: sqlite3.Connection) -> tuple[int, int, Counter[str]]:
    """The articles, by how many the stories are fewer, and the reports by kind, as they were counted."""
    counted = numbers(connection)
    articles, again = counted.pop(ARTICLE, 0), counted.pop(AGAIN, 0)
    return articles, again, counted


def _then(connection: sqlite3.Connection, moment: int) -> tuple[int, int, Counter[str]]:
    """The same of an earlier moment."""
    held = (moment, moment)
    articles: int = connection.execute(f"SELECT count(*) FROM versions WHERE {_HELD}", held).fetchone()[0]  # noqa: S608 - no value is in it
    linked = stories(connection, [a for (a,) in connection.execute("SELECT DISTINCT a FROM links")], moment)
    reports = Counter(dict(connection.execute(f"{_KINDS} GROUP BY kind", held)))
    return articles, len(linked) - len(set(linked.values())), reports


def busiest(connection: sqlite3.Connection, judged: Judged, moment: int, limit: int) -> tuple[Dyad, ...]:
    """Give the dyads that most reports name, those with as many in the order of their ids.

    Args:
        connection: of the index.
        judged: what the judgements of that moment do.
        moment: in microseconds.
        limit: how many at most.

    Returns:
        The dyads with their numbers, the busiest first.
    """
    changes = _changes(connection, judged, moment)
    numbers = (
        _present(connection, limit, changes)
        if moment == NOW
        else Counter(
            {
                (a, b): number
                for a, b, number in connection.execute(
                    "SELECT p.a, p.b, count(*) FROM reports r JOIN pairs p ON p.report = r.n "
                    "WHERE r.since <= ? AND r.until > ? GROUP BY p.a, p.b",
                    (moment, moment),
                )
            }
        )
    )
    numbers.update(changes)
    ranked = sorted((-number, *pair) for pair, number in numbers.items() if number > 0)
    return tuple(Dyad(a=a, b=b, reports=-number) for number, a, b in ranked[:limit])


def _present(
    connection: sqlite3.Connection, limit: int, changes: Counter[tuple[str, str]]
) -> Counter[tuple[str, str]]:
    """The busiest as they are counted, enough of them that those that change can fall or rise."""
    rows = connection.execute(
        "SELECT a, b, reports FROM dyads ORDER BY reports DESC, a, b LIMIT ?", (limit + len(changes),)
    ).fetchall()
    for pair in sorted(changes):
        rows += connection.execute("SELECT a, b, reports FROM dyads WHERE a = ? AND b = ?", pair)
    return Counter({(a, b): number for a, b, number in rows})


def _changes(connection: sqlite3.Connection, judged: Judged, moment: int) -> Counter[tuple[str, str]]:
    """What rejections and corrections take from the dyads and give to them."""
    ids = tuple(sorted({*judged.rejected, *judged.corrections}))
    changes: Counter[tuple[str, str]] = Counter()
    if not ids:
        return changes
    for report in select(connection, Selection(ids=ids, moment=moment), Judged(), Versions()):
        changes.subtract(combinations(sorted(report.parties), 2))
        if after := judged.apply(report):
            changes.update(combinations(sorted(after.parties), 2))
    return changes
