"""Answers from a ledger's index: reports, articles and judgements, now or as known at a moment."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, TypeVar

from dragoman.ledger.counts import NOW, Counts, Dyad, busiest, count
from dragoman.ledger.index import State, Store, told
from dragoman.ledger.index.kept import Origin, articles, judgements, origins
from dragoman.ledger.index.news import Mark, News, mark_of, news_since, touched_between
from dragoman.ledger.index.select import (
    Selection,
    Versions,
    order,
    select,
    stream,
)
from dragoman.ledger.judged import Judged
from dragoman.ledger.remembered import Remembered
from dragoman.ledger.watching import Watch
from dragoman.records import Judgement, KeptArticle, Report

Answer = TypeVar("Answer")
MOST_REMEMBERED = 100_000
"""How many reports of earlier selections are kept in memory for whoever asks the same again."""

_TWO = 2


class Reader:
    """Answers questions from the index. Any number of threads may ask.

    Whatever is asked is noted for the answer that is being made of it (`watch`).
    """

    def __init__(self, store: Store) -> None:
        """Take the index."""
        self._store = store
        self.watch = Watch(self)
        self._versions: tuple[str, Versions] = ("", Versions())
        self._selections = Remembered(self.watch, MOST_REMEMBERED)
        self._judged: tuple[State, Judged] | None = None

    def ask(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Ask the index itself, brought up to date."""
        if notes := self.watch.noting.notes:
            notes.everything(NOW)
        return self._store.ask(question)

    def look_up(
        self, statement: str, values: tuple[object, ...], articles: Collection[str]
    ) -> list[tuple[Any, ...]]:
        """Give rows of the index, about some articles; about anything where none is named."""
        if notes := self.watch.noting.notes:
            notes.articles(articles, NOW)
        return self._ask(lambda connection: connection.execute(statement, values).fetchall())

    def state(self) -> State:
        """The present state: as long as it is the same, so is every answer."""
        return self._store.ask(self._store.state)

    def moved(self, state: State) -> frozenset[str]:
        """Name the tables that were committed to since a state."""
        return self._store.moved(state)

    def news(self, mark: Mark | None) -> tuple[State, Mark, News]:
        """Give the present state and what came in since a mark."""

        def question(connection: sqlite3.Connection) -> tuple[State, Mark, News]:
            news = News({}, ()) if mark is None else news_since(connection, mark)
            return self._store.state(connection), mark_of(connection), news

        return self._store.ask(question)

    def touched(self, since: int, until: int) -> frozenset[str]:
        """Give the articles of which a report, or their story, may read otherwise at the later of two moments."""
        self._note_everything(until)
        return self._ask(lambda connection: touched_between(connection, since, until))

    def naming(self, parties: tuple[str, ...], moment: int) -> frozenset[str]:
        """Give the articles of which reports have each of some as a party, in one or in several."""

        def question(connection: sqlite3.Connection) -> frozenset[str]:
            judged = self._sum_up(connection, moment, self._store.state(connection))
            if not judged.corrections and not judged.rejected:
                return told.naming(connection, parties, moment)
            # then who is a party is to be seen from the reports
            each = (self._select(connection, Selection(parties=(one,), moment=moment)) for one in parties)
            return frozenset.intersection(*(frozenset(one.article for one in some) for some in each))

        found = self._ask(question)
        if notes := self.watch.noting.notes:
            notes.together(parties, moment, found)
        return found

    def newest(
        self, parties: Collection[str], moment: int, soon: str, most: int, *, any_of: bool
    ) -> tuple[list[told.Place], int]:
        """Give the places of the articles published last (`told.newest`), of some parties, and the number of all.

        Args:
            parties: those that a report names; of more than two the first two, unless `any_of` them is meant.
            moment: as it stood then.
            soon: those published by this day come first.
            most: how many at most.
            any_of: articles that name one of the parties, and not all of them.
        """

        def question(connection: sqlite3.Connection) -> tuple[list[told.Place], int]:
            if any_of and len(set(parties)) > 1:
                return told.newest_of_any(connection, parties, moment, soon, most)
            found = told.newest(connection, parties, moment, soon, most)
            return found, told.number(connection, parties, moment)

        self._note_places(parties, moment, any_of=any_of)
        return self._ask(question)

    def following(
        self,
        parties: Collection[str],
        moment: int,
        place: told.Place | None,
        days: tuple[str | None, ...],
        most: int,
        *,
        oldest_first: bool,
    ) -> tuple[told.Place, ...]:
        """Give the next articles in the order of publication (`told.following`)."""
        self._note_places(parties, moment, any_of=False)
        return self._ask(
            lambda connection: tuple(
                told.following(connection, parties, moment, place, days, most, oldest_first=oldest_first)
            )
        )

    def order(self, parties: tuple[str, ...], moment: int) -> tuple[str, ...]:
        """Give the ids of the reports of some parties in their order, without reading what they say."""
        wanted = Selection(parties=parties, moment=moment)
        self._note(wanted)

        def question(connection: sqlite3.Connection) -> tuple[str, ...]:
            judged = self._sum_up(connection, moment, self._store.state(connection))
            if judged.corrections or judged.rejected or len(parties) not in {1, 2}:
                return tuple(one.id for one in self._select(connection, wanted))
            return order(connection, wanted)

        return self._ask(question)

    def reports(self, wanted: Selection) -> tuple[Report, ...]:
        """Select reports, judgements applied."""

        def make() -> tuple[Report, ...]:
            found = self._ask(lambda connection: self._select(connection, wanted))
            self._note(wanted, (one.article for one in found))
            return found

        found = self._selections.get(wanted, make, len)
        self._note(wanted, (one.article for one in found))
        return found

    def unjudged(self, wanted: Selection) -> tuple[Report, ...]:
        """Select reports as they were coded, whatever was judged of them."""
        self._note(wanted)
        return self._ask(
            lambda connection: select(
                connection, wanted, Judged(), self._shared(self._store.state(connection))
            )
        )

    def all_reports(self, moment: int, take: Callable[[Iterator[list[Report]]], Answer]) -> Answer:
        """Hand over all reports of a moment, some thousands at a time, in no order."""
        self._note_everything(moment)

        def question(connection: sqlite3.Connection) -> Answer:
            state = self._store.state(connection)
            judged = self._sum_up(connection, moment, state)
            return take(stream(connection, Selection(moment=moment), judged, self._shared(state)))

        return self._ask(question)

    def articles(self, ids: Collection[str], moment: int) -> tuple[KeptArticle, ...]:
        """Give articles by id, all where none is named."""
        if notes := self.watch.noting.notes:
            notes.articles(ids, moment)
        return self._ask(lambda connection: articles(connection, ids, moment))

    def origins(self, ids: Collection[str], moment: int) -> tuple[Origin, ...]:
        """Say of articles whose word they are, without reading them."""
        if not ids:
            return ()
        if notes := self.watch.noting.notes:
            notes.articles(ids, moment)
        return self._ask(lambda connection: origins(connection, ids, moment))

    def judgements(self, moment: int, *, withdrawn: bool = False) -> tuple[Judgement, ...]:
        """Give judgements, oldest first; with the withdrawn ones and the withdrawals where asked.

        An answer that looks among those that count for what they say of reports that it has selected, and of
        outlets, rests on no more than these reports: a judgement of any of them is news of it, and one of an
        outlet is news of everything.
        """
        if withdrawn:
            self._note_everything(moment)
        return self._ask(lambda connection: judgements(connection, moment, withdrawn=withdrawn))

    def number_since(self, moment: int, most: int) -> int:
        """Count the reports recorded after a moment, no further than so many."""
        self._note_everything(NOW)
        statement = "SELECT count(*) FROM (SELECT 1 FROM reports WHERE since > ? LIMIT ?)"
        return self._ask(lambda connection: int(connection.execute(statement, (moment, most)).fetchone()[0]))

    def count(self, moment: int) -> Counts:
        """Count what the ledger holds."""
        self._note_everything(moment)

        def question(connection: sqlite3.Connection) -> Counts:
            judged = self._sum_up(connection, moment, self._store.state(connection))
            return count(connection, judged, moment, len(judgements(connection, moment, withdrawn=False)))

        return self._ask(question)

    def busiest(self, limit: int, moment: int) -> tuple[Dyad, ...]:
        """Give the dyads that most reports name."""
        self._note_everything(moment)

        def question(connection: sqlite3.Connection) -> tuple[Dyad, ...]:
            judged = self._sum_up(connection, moment, self._store.state(connection))
            return busiest(connection, judged, moment, limit)

        return self._ask(question)

    def _ask(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Ask the index; while an answer is made of it, it is as it was when that began, or newer."""
        return self._store.ask(question, look=self.watch.noting.notes is None)

    def _select(self, connection: sqlite3.Connection, wanted: Selection) -> tuple[Report, ...]:
        state = self._store.state(connection)
        judged = self._sum_up(connection, wanted.moment, state)
        return select(connection, wanted, judged, self._shared(state))

    def _note(self, wanted: Selection, articles: Iterable[str] = ()) -> None:
        if notes := self.watch.noting.notes:
            notes.selected(wanted, articles)

    def _note_places(self, parties: Collection[str], moment: int, *, any_of: bool) -> None:
        """Note what the places of articles rest on: any article, where nobody is named."""
        ordered = tuple(sorted(set(parties)))
        if not ordered:
            self._note_everything(moment)
        for some in [(one,) for one in ordered] if any_of else [ordered[:_TWO]]:
            self._note(Selection(parties=some, moment=moment))

    def _note_everything(self, moment: int) -> None:
        if notes := self.watch.noting.notes:
            notes.everything(moment)

    def _shared(self, state: State) -> Versions:
        """What was read of versions before; their numbers are others once the index was made again."""
        if self._versions[0] != state.made:
            self._versions = state.made, Versions()
        return self._versions[1]

    def _sum_up(self, connection: sqlite3.Connection, moment: int, state: State) -> Judged:
        if moment != NOW:
            return Judged.of(judgements(connection, moment, withdrawn=False))
        known = self._judged
        if known is None or known[0] != state:
            known = state, Judged.of(judgements(connection, moment, withdrawn=False))
            self._judged = known
        return known[1]
