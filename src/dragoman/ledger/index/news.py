"""What came into the index since it was last looked at, and which answers it can have changed (docs/decisions/008)."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import msgspec

from dragoman.ledger.index.select import Selection
from dragoman.ledger.index.stories import as_json
from dragoman.ledger.schemas import record_of
from dragoman.records import Judgement, ReportKind, parties_of

MOST = 3000
"""New versions of articles beyond which everything counts as touched: finding out would take longer."""
ANYBODY = "*"
"""Stands for a party that is not known: ids have no such sign."""
_MADE = "SELECT value FROM meta WHERE key = 'made'"


class Mark(NamedTuple):
    """How far the index was read: its making, the last version, how many judgements, and the last one's moment."""

    made: str
    version: int
    judgements: int
    judged: int


class Scope(msgspec.Struct, frozen=True):
    """What an answer was made from: as long as none of it changes, neither does the answer.

    `selections` of reports bear no `articles` and no `after`; `together` are parties that articles were asked for
    that name them all, and `articles` ids, both with the moment they were asked as of. `everything` is the latest
    moment for which the whole ledger was asked, and `latest` the latest of any; -1 is none.
    """

    selections: frozenset[Selection] = frozenset()
    together: frozenset[tuple[tuple[str, ...], int]] = frozenset()
    articles: frozenset[tuple[str, int]] = frozenset()
    everything: int = -1
    latest: int = -1


class Touched(NamedTuple):
    """A report of an article that is not what it was; `parties` None may be anybody."""

    since: int
    kind: ReportKind
    parties: frozenset[str] | None
    id: str
    article: str


class News:
    """What is new, laid out for asking which scopes it touches."""

    def __init__(
        self,
        articles: dict[str, int],
        reports: Iterable[Touched],
        all_since: int | None = None,
        *,
        judged: bool = False,
    ) -> None:
        """Take it.

        Args:
            articles: the moment from which each of these is not what it was: new, superseded, of a story with new
                tellings, or judged in part.
            reports: all that these ever had.
            all_since: the moment from which nothing may be what it was, where there is one.
            judged: whether a judgement is among it.
        """
        self.judged = judged
        self._articles, self._all_since = articles, all_since
        self._by_party: defaultdict[str, list[Touched]] = defaultdict(list)
        self._anybody: list[Touched] = []
        self._every: list[Touched] = []
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        for one in reports:
            self._every.append(one)
            self._named[one.article].update(one.parties or (ANYBODY,))
            if one.parties is None:
                self._anybody.append(one)
            else:
                for party in one.parties:
                    self._by_party[party].append(one)
        moments = [*articles.values(), *(one.since for one in self._every)]
        moments += [] if all_since is None else [all_since]
        self._first = min(moments, default=None)

    def touches(self, scope: Scope) -> bool:
        """Tell whether an answer made from some scope may read otherwise now."""
        if self._first is None or scope.latest < self._first:
            return False
        if self._all_since is not None and scope.latest >= self._all_since:
            return True
        return (
            scope.everything >= self._first
            or any(
                article in self._articles and self._articles[article] <= moment
                for article, moment in scope.articles
            )
            or any(self._selects(wanted) for wanted in scope.selections)
            or any(self._names(parties, moment) for parties, moment in scope.together)
        )

    def _names(self, parties: tuple[str, ...], moment: int) -> bool:
        """Whether one of the articles names all of some parties, if not in one report."""
        return any(
            ANYBODY in named or named.issuperset(parties)
            for article, named in self._named.items()
            if self._articles[article] <= moment
        )

    def _selects(self, wanted: Selection) -> bool:
        near: Iterable[Touched] = self._every
        if wanted.parties:
            near = (*self._by_party.get(wanted.parties[0], ()), *self._anybody)
        return any(
            one.since <= wanted.moment
            and (not wanted.kinds or one.kind in wanted.kinds)
            and (wanted.ids is None or one.id in wanted.ids)
            and (one.parties is None or one.parties.issuperset(wanted.parties))
            for one in near
        )


def mark_of(connection: sqlite3.Connection) -> Mark:
    """Say how far the index is."""
    made = connection.execute(_MADE).fetchone()[0]
    version = connection.execute("SELECT coalesce(max(n), 0) FROM versions").fetchone()[0]
    number, last = connection.execute("SELECT count(*), coalesce(max(since), 0) FROM judgements").fetchone()
    return Mark(made, version, number, last)


def news_since(connection: sqlite3.Connection, mark: Mark) -> News:
    """Give what came after a mark. An index made again, or much news, touches everything."""
    now = mark_of(connection)
    if now == mark:
        return News({}, ())
    judged = now.judgements != mark.judgements
    if now.made != mark.made or now.version - mark.version > MOST:
        return News({}, (), 0, judged=judged)
    judgements = [
        msgspec.json.decode(row, type=Judgement)
        for (row,) in connection.execute("SELECT judgement FROM judgements ORDER BY since, id")
    ]
    fresh = connection.execute("SELECT id, since FROM judgements WHERE since > ?", (mark.judged,)).fetchall()
    if len(fresh) != now.judgements - mark.judgements:
        return News({}, (), 0, judged=judged)
    corrected = {target for one in judgements if one.verb == "correct" for target in one.targets}
    moments = dict(fresh)
    recent = [one for one in judgements if one.id in moments]
    articles = _articles(connection, mark.version)
    for one in recent:
        for article in _articles_of(connection, one.targets):
            articles[article] = min(moments[one.id], articles.get(article, moments[one.id]))
    standings = [moments[one.id] for one in recent if one.verb == "standing"]
    reports = _reports_of(connection, articles, corrected)
    return News(articles, reports, min(standings, default=None), judged=judged)


def touched_between(connection: sqlite3.Connection, since: int, until: int) -> frozenset[str]:
    """Give the articles of which a report, or their story, may read otherwise at the later of two moments."""
    rows = connection.execute(
        "SELECT article, since FROM versions WHERE since > ? AND since <= ?", (since, until)
    ).fetchall()
    found = set(_with_stories(connection, dict(rows)))
    for (row,) in connection.execute(
        "SELECT judgement FROM judgements WHERE since > ? AND since <= ?", (since, until)
    ):
        found.update(_articles_of(connection, msgspec.json.decode(row, type=Judgement).targets))
    return frozenset(found)


def _articles(connection: sqlite3.Connection, version: int) -> dict[str, int]:
    """The articles of versions after one, and all of their stories, each with the moment of the news."""
    rows = connection.execute("SELECT article, since FROM versions WHERE n > ?", (version,)).fetchall()
    fresh: dict[str, int] = {}
    for article, since in rows:
        fresh[article] = min(since, fresh.get(article, since))
    return _with_stories(connection, fresh)


def _with_stories(connection: sqlite3.Connection, fresh: dict[str, int]) -> dict[str, int]:
    """Articles with all of their stories, each with the earliest moment of those it is linked to."""
    found: dict[str, int] = {}
    waiting = fresh
    while waiting:
        found |= waiting
        linked = connection.execute(
            "SELECT a, b FROM links WHERE a IN (SELECT value FROM json_each(?))", (as_json(sorted(waiting)),)
        ).fetchall()
        following: dict[str, int] = {}
        for a, b in linked:
            since = found[a]
            if since < found.get(b, since + 1):
                following[b] = min(since, following.get(b, since))
        waiting = following
    return found


def _reports_of(
    connection: sqlite3.Connection, articles: dict[str, int], corrected: Collection[str]
) -> list[Touched]:
    """All reports that articles ever had: those that are gone had a say in answers."""
    rows = connection.execute(
        "SELECT article, id, kind, record FROM reports WHERE article IN (SELECT value FROM json_each(?))",
        (as_json(sorted(articles)),),
    )
    return [_touched(article, articles[article], row, corrected) for article, *row in rows]


def _articles_of(connection: sqlite3.Connection, reports: Collection[str]) -> list[str]:
    rows = connection.execute(
        "SELECT DISTINCT article FROM reports WHERE id IN (SELECT value FROM json_each(?)) ORDER BY article",
        (as_json(reports),),
    )
    return [article for (article,) in rows]


def _touched(article: str, since: int, row: Sequence[str | bytes], corrected: Collection[str]) -> Touched:
    ident, kind, record = row
    parties = None if ident in corrected else parties_of(record_of(kind, record))  # type: ignore[arg-type]
    return Touched(since, kind, parties, ident, article)  # type: ignore[arg-type]
