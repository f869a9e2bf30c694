"""Looking whether there is news, and telling every memory of answers what of it."""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Protocol

from dragoman.ledger.index import State
from dragoman.ledger.index.news import Mark, News
from dragoman.ledger.resting import Noting

MOST_NEWS = 100
"""How much news an answer may meet while it is made; with more it is not kept."""


class Watched(Protocol):
    """What is asked: it tells its state, and what is new since an earlier one."""

    def state(self) -> State:
        """The present state: as long as it is the same, so is every answer."""
        ...

    def moved(self, state: State) -> frozenset[str]:
        """Name the tables that have more than they had in a state, without reading what."""
        ...

    def news(self, mark: Mark | None) -> tuple[State, Mark, News]:
        """Give the present state, how far it is, and what is new since a mark; nothing where there is none yet."""
        ...


class Watch:
    """One look for all memories of one ledger. Any thread may look.

    `lock` is held where memories change, never while the ledger is asked. What they hold was the present at
    `confirmed` (`time.monotonic`); `number` is how much news there was.
    """

    def __init__(self, watched: Watched) -> None:
        """Take what is asked; nothing of it is known yet."""
        self.noting = Noting()
        self.lock = threading.RLock()
        self._looking = threading.Lock()
        self.confirmed = 0.0
        self.number = 0
        self._watched = watched
        self._state: State | None = None
        self._mark: Mark | None = None
        self._news: deque[News] = deque(maxlen=MOST_NEWS)
        self._told: list[Callable[[News, float], None]] = []

    def tell(self, memory: Callable[[News, float], None]) -> None:
        """Let a memory be told news, and until when what it holds was known to be the present."""
        self._told.append(memory)

    def catch_up(self) -> None:
        """Look for news. While an answer is made no look is taken: it is of one state, or dropped afterwards."""
        if self.noting.notes is not None:
            return
        with self._looking:
            state = self._watched.state()
            if state == self._state:
                self.confirmed = time.monotonic()
                return
            self._state, self._mark, news = self._watched.news(self._mark)
            with self.lock:
                self._news.append(news)
                self.number += 1
                for memory in self._told:
                    memory(news, self.confirmed)
                self.confirmed = time.monotonic()

    def moved(self) -> frozenset[str]:
        """Name the tables that were committed to since the last look; one look at the folder, no reading."""
        if self._state is None:
            return frozenset(State._fields[1:])
        moved = self._watched.moved(self._state)
        if not moved:
            self.confirmed = time.monotonic()
        return moved

    def since(self, number: int) -> Sequence[News] | None:
        """Give the news after so many; None where it was too much to be kept."""
        missed = self.number - number
        return [*self._news][len(self._news) - missed :] if missed <= len(self._news) else None
