"""Answers from a ledger's index: reports, articles and judgements, now or as known at a moment."""

import sqlite3
import zlib
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator
from threading import Lock
from typing import TypeVar

import msgspec

from dragoman.ledger.counts import NOW, Counts, Dyad, busiest, count
from dragoman.ledger.index import State, Store
from dragoman.ledger.index.select import (
    Selection,
    Versions,
    articles_naming,
    moment_of,
    order,
    select,
    stream,
)
from dragoman.ledger.index.stories import as_json, stories
from dragoman.ledger.judged import Judged, counting
from dragoman.ledger.schemas import About
from dragoman.records import Article, Judgement, KeptArticle, Report

Answer = TypeVar("Answer")
MOST_REMEMBERED = 100_000
"""How many reports of earlier selections are kept in memory for whoever asks the same again."""

_ARTICLES = (
    "SELECT v.article, v.coder, v.source, v.since, v.about, r.read, t.text "
    "FROM versions v JOIN readings r ON r.version = v.n JOIN texts t ON t.article = v.article WHERE v.since <= ? AND v.until > ?"
)


class Reader:
    """Answers questions from the index. Any number of threads may ask."""

    def __init__(self, store: Store) -> None:
        """Take the index."""
        self._store = store
        self._lock = Lock()
        self._versions: tuple[str, Versions] = ("", Versions())
        self._selections: OrderedDict[tuple[State, Selection], tuple[Report, ...]] = OrderedDict()
        self._selected = 0
        self._selected_of: State | None = None
        self._judged: tuple[State, Judged] | None = None

    def ask(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Ask the index itself, brought up to date."""
        return self._store.ask(question)

    def state(self) -> State:
        """The present state: as long as it is the same, so is every answer."""
        return self._store.ask(self._store.state)

    def naming(self, party: str, moment: int) -> frozenset[str]:
        """Give the articles of which a report has somebody as a party."""

        def question(connection: sqlite3.Connection) -> frozenset[str]:
            judged = self._sum_up(connection, moment, self._store.state(connection))
            if judged.corrections or judged.rejected:  # then who is a party is to be seen from the reports
                found = self._reports(connection, Selection(parties=(party,), moment=moment))
                return frozenset(one.article for one in found)
            return articles_naming(connection, party, moment)

        return self._store.ask(question)

    def order(self, parties: tuple[str, ...], moment: int) -> tuple[str, ...]:
        """Give the ids of the reports of some parties in their order, without reading what they say."""
        wanted = Selection(parties=parties, moment=moment)

        def question(connection: sqlite3.Connection) -> tuple[str, ...]:
            judged = self._sum_up(connection, moment, self._store.state(connection))
            if judged.corrections or judged.rejected or len(parties) not in {1, 2}:
                return tuple(one.id for one in self._reports(connection, wanted))
            return order(connection, wanted)

        return self._store.ask(question)

    def reports(self, wanted: Selection) -> tuple[Report, ...]:
        """Select reports, judgements applied."""
        return self._store.ask(lambda connection: self._reports(connection, wanted))

    def unjudged(self, wanted: Selection) -> tuple[Report, ...]:
        """Select reports as they were coded, whatever was judged of them."""
        return self._store.ask(
            lambda connection: select(
                connection, wanted, Judged(), self._shared(self._store.state(connection))
            )
        )

    def all_reports(self, moment: int, take: Callable[[Iterator[list[Report]]], Answer]) -> Answer:
        """Hand over all reports of a moment, some thousands at a time, in no order."""

        def question(connection: sqlite3.Connection) -> Answer:
            state = self._store.state(connection)
            judged = self._sum_up(connection, moment, state)
            return take(stream(connection, Selection(moment=moment), judged, self._shared(state)))

        return self._store.ask(question)

    def articles(self, ids: Collection[str], moment: int) -> tuple[KeptArticle, ...]:
        """Give articles by id, all where none is named."""
        return self._store.ask(lambda connection: _articles(connection, ids, moment))

    def judgements(self, moment: int, *, withdrawn: bool = False) -> tuple[Judgement, ...]:
        """Give judgements, oldest first; with the withdrawn ones and the withdrawals where asked."""
        return self._store.ask(lambda connection: _judgements(connection, moment, withdrawn=withdrawn))

    def count(self, moment: int) -> Counts:
        """Count what the ledger holds."""

        def question(connection: sqlite3.Connection) -> Counts:
            judged = self._sum_up(connection, moment, self._store.state(connection))
            return count(connection, judged, moment, len(_judgements(connection, moment, withdrawn=False)))

        return self._store.ask(question)

    def busiest(self, limit: int, moment: int) -> tuple[Dyad, ...]:
        """Give the dyads that most reports name."""

        def question(connection: sqlite3.Connection) -> tuple[Dyad, ...]:
            judged = self._sum_up(connection, moment, self._store.state(connection))
            return busiest(connection, judged, moment, limit)

        return self._store.ask(question)

    def _reports(self, connection: sqlite3.Connection, wanted: Selection) -> tuple[Report, ...]:
        state = self._store.state(connection)
        key = (state, wanted)
        with self._lock:
            if key in self._selections:
                self._selections.move_to_end(key)
                return self._selections[key]
        judged = self._sum_up(connection, wanted.moment, state)
        found = select(connection, wanted, judged, self._shared(state))
        with self._lock:
            self._remember(key, found)
        return found

    def _remember(self, key: tuple[State, Selection], found: tuple[Report, ...]) -> None:
        if key[0] != self._selected_of:
            self._selections.clear()
            self._selected, self._selected_of = 0, key[0]
        if key not in self._selections:
            self._selections[key] = found
            self._selected += len(found) + 1
        while self._selected > MOST_REMEMBERED:
            _, forgotten = self._selections.popitem(last=False)
            self._selected -= len(forgotten) + 1

    def _shared(self, state: State) -> Versions:
        """What was read of versions before; their numbers are others once the index was made again."""
        if self._versions[0] != state.made:
            self._versions = state.made, Versions()
        return self._versions[1]

    def _sum_up(self, connection: sqlite3.Connection, moment: int, state: State) -> Judged:
        if moment != NOW:
            return Judged.of(_judgements(connection, moment, withdrawn=False))
        known = self._judged
        if known is None or known[0] != state:
            known = state, Judged.of(_judgements(connection, moment, withdrawn=False))
            self._judged = known
        return known[1]


def as_read(connection: sqlite3.Connection, article: str) -> Article:
    """Give an article of the ledger as it was last read, before coding."""
    read, text = connection.execute(
        "SELECT r.read, t.text FROM versions v JOIN readings r ON r.version = v.n "
        "JOIN texts t ON t.article = v.article WHERE v.article = ? ORDER BY v.since DESC, v.n DESC LIMIT 1",
        (article,),
    ).fetchone()
    return _with_text(read, text)


def _articles(connection: sqlite3.Connection, ids: Collection[str], moment: int) -> tuple[KeptArticle, ...]:
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


def _judgements(connection: sqlite3.Connection, moment: int, *, withdrawn: bool) -> tuple[Judgement, ...]:
    rows = connection.execute(
        "SELECT judgement FROM judgements WHERE since <= ? ORDER BY since, id", (moment,)
    )
    every = tuple(msgspec.json.decode(row, type=Judgement) for (row,) in rows)
    return every if withdrawn else counting(every)
