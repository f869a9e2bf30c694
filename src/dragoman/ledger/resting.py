"""What an answer rests on, noted while it is made: whatever it asks of the ledger in between."""

import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import msgspec

from dragoman.ledger.index import OPEN
from dragoman.ledger.index.news import Scope
from dragoman.ledger.index.select import Selection
from dragoman.ledger.schemas import microseconds


class Notes:
    """What was asked so far for one answer.

    An article need not be noted by itself where a report of it was selected: with the article the report
    changes, and with that the selection. A moment that had not come when the answer was begun is now: who makes an
    answer of the present may well look at the clock.
    """

    def __init__(self, began: int = OPEN) -> None:
        """Begin with nothing, at a moment in microseconds."""
        self._began = began
        self._selections: set[Selection] = set()
        self._together: set[tuple[tuple[str, ...], int]] = set()
        self._articles: set[tuple[str, int]] = set()
        self._everything = -1
        self._latest = -1
        self._covered: dict[int, set[str]] = {}

    def selected(self, wanted: Selection, found: Iterable[str]) -> None:
        """Note a selection of reports, and of which articles they were."""
        if wanted.after is not None:
            self.everything(wanted.moment)
        elif wanted.parties or wanted.ids is not None or not wanted.articles:
            moment = self._at(wanted.moment)
            self._selections.add(msgspec.structs.replace(wanted, articles=(), moment=moment))
            self._covered.setdefault(moment, set()).update(found)
        else:
            self.articles(wanted.articles, wanted.moment)

    def together(self, parties: tuple[str, ...], moment: int, found: Iterable[str]) -> None:
        """Note that articles were asked for that name all of some parties, and which these were."""
        moment = self._at(moment)
        self._together.add((parties, moment))
        self._covered.setdefault(moment, set()).update(found)

    def articles(self, ids: Collection[str], moment: int) -> None:
        """Note articles; all where none is named."""
        if not ids:
            self.everything(moment)
            return
        moment = self._at(moment)
        covered = self._covered.get(moment, frozenset[str]())
        self._articles.update((one, moment) for one in ids if one not in covered)

    def everything(self, moment: int) -> None:
        """Note that the whole ledger was asked."""
        self._everything = max(self._everything, self._at(moment))

    def join(self, scope: Scope) -> None:
        """Note what another answer rests on that was used."""
        for one in scope.selections:
            moment = self._at(one.moment)
            self._selections.add(one if moment == one.moment else msgspec.structs.replace(one, moment=moment))
        self._together.update((parties, self._at(moment)) for parties, moment in scope.together)
        self._articles.update((one, self._at(moment)) for one, moment in scope.articles)
        if scope.everything >= 0:
            self.everything(scope.everything)
        self._latest = max(self._latest, self._at(scope.latest))

    def take_over(self, other: "Notes") -> None:
        """Note all that was noted for an answer made meanwhile."""
        self.join(other.scope())
        for moment, articles in other._covered.items():  # noqa: SLF001 - of the same class
            self._covered.setdefault(self._at(moment), set()).update(articles)

    def scope(self) -> Scope:
        """Sum it up."""
        return Scope(
            frozenset(self._selections),
            frozenset(self._together),
            frozenset(self._articles),
            self._everything,
            self._latest,
        )

    def _at(self, moment: int) -> int:
        """A moment as it counts; any at all makes the answer one of the ledger."""
        counted = OPEN - 1 if moment >= self._began else moment
        self._latest = max(self._latest, counted)
        return counted


class Noting(threading.local):
    """The notes of the answers that this thread makes just now, the innermost last."""

    def __init__(self) -> None:
        """Begin with none."""
        self._open: list[Notes] = []

    @property
    def notes(self) -> Notes | None:
        """Those of the innermost answer; None where none is made."""
        return self._open[-1] if self._open else None

    @contextmanager
    def noted(self) -> Iterator[Notes]:
        """Note what is asked within; an answer that this one is made for rests on the same."""
        own = Notes(microseconds(datetime.now(UTC)))
        self._open.append(own)
        try:
            yield own
        finally:
            self._open.pop()
            if self._open:
                self._open[-1].take_over(own)
