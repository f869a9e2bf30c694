"""What was made of a ledger's answers, kept until what it rests on changes (docs/decisions/006 and 008)."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, NamedTuple, TypeVar, cast

from dragoman.ledger.collecting import without_collection
from dragoman.ledger.index.news import News, Scope
from dragoman.ledger.watching import Watch

Made = TypeVar("Made")
MOST = 400_000
"""How much is kept, by the weight that whoever made it gives: about the number of reports it rests on."""


class Kept(NamedTuple, Generic[Made]):
    """An answer, what it rests on, and what it weighs."""

    made: Made
    scope: Scope
    weight: int


class Late(NamedTuple, Generic[Made]):
    """An answer that was the present one, and until when (`time.monotonic`) it was known to be.

    `touched` says that it is no more; otherwise there may be news that was not seen yet.
    """

    made: Made
    until: float
    touched: bool


class Remembered:
    """Answers by question; the longest unasked are forgotten first. Any thread may ask.

    Who asks for what another thread makes just now waits for that.
    """

    def __init__(self, watch: Watch, most: int = MOST, most_late: int = 0) -> None:
        """Begin with none.

        Args:
            watch: looks for news.
            most: the weight that is kept.
            most_late: how many answers that were touched by articles, not by a judgement, are kept for `late`.
        """
        self._watch, self._lock = watch, watch.lock
        self._most, self._most_late = most, most_late
        self._kept: OrderedDict[Hashable, Kept[Any]] = OrderedDict()
        self._late: OrderedDict[Hashable, Late[Any]] = OrderedDict()
        self._making: dict[Hashable, threading.Event] = {}
        self._weight = 0
        watch.tell(self._take)

    def get(self, question: Hashable, make: Callable[[], Made], weight: Callable[[Made], int]) -> Made:
        """Give the answer to a question, made now unless it was before and nothing touched it since.

        Args:
            question: what is asked, with all that the answer depends on.
            make: makes the answer, of what is watched and nothing that changes besides.
            weight: how much an answer weighs.
        """
        self._watch.catch_up()
        while True:
            with self._lock:
                if (kept := self._kept.get(question)) is not None:
                    self._kept.move_to_end(question)
                    if notes := self._watch.noting.notes:
                        notes.join(kept.scope)
                    return cast("Made", kept.made)
                waiting = self._making.get(question)
                if waiting is None:
                    self._making[question] = threading.Event()
                    break
            waiting.wait()
        try:
            return self._make(question, make, weight)
        finally:
            with self._lock:
                self._making.pop(question).set()

    def late(self, question: Hashable) -> Late[Any] | None:
        """Give an answer without looking for news: one kept, or one that news has touched."""
        with self._lock:
            if (kept := self._kept.get(question)) is not None:
                self._kept.move_to_end(question)
                return Late(kept.made, self._watch.confirmed, touched=False)
            return self._late.get(question)

    def _make(self, question: Hashable, make: Callable[[], Made], weight: Callable[[Made], int]) -> Made:
        with self._lock:
            before = self._watch.number
        with self._watch.noting.noted() as notes, without_collection():
            made = make()
        scope = notes.scope()
        with self._lock:
            self._late.pop(question, None)
            # what came in unseen since is seen, and this answer looked at, before anybody is given it
            missed = self._watch.since(before)
            if missed is not None and not any(news.touches(scope) for news in missed):
                self._keep(question, Kept(made, scope, 1 + weight(made)))
        return made

    def _take(self, news: News, confirmed: float) -> None:
        """Forget what news has touched."""
        if news.judged:  # whoever judged is to see it at once
            self._late.clear()
        for question in [one for one, kept in self._kept.items() if news.touches(kept.scope)]:
            kept = self._kept.pop(question)
            self._weight -= kept.weight
            if not news.judged:
                self._late[question] = Late(kept.made, confirmed, touched=True)
        while len(self._late) > self._most_late:
            self._late.popitem(last=False)

    def _keep(self, question: Hashable, kept: Kept[Any]) -> None:
        if kept.weight > self._most // 2:  # one answer about everything would push out all others
            return
        self._kept[question] = kept
        self._weight += kept.weight
        while self._weight > self._most:
            _, lighter = self._kept.popitem(last=False)
            self._weight -= lighter.weight
