"""What was made of a ledger's answers, kept as long as the ledger says the same (docs/decisions/006)."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

from dragoman.ledger.collecting import without_collection

Made = TypeVar("Made")
MOST = 400_000
"""How much is kept, by the weight that whoever made it gives: about the number of reports it rests on."""


class Remembered:
    """Answers by question, all of one state; the longest unasked are forgotten first. Any thread may ask."""

    def __init__(self, most: int = MOST) -> None:
        """Begin with none; `most` is the weight that is kept."""
        self._most = most
        self._lock = Lock()
        self._state: Hashable = None
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._weight = 0

    def get(
        self,
        state: Callable[[], Hashable],
        question: Hashable,
        make: Callable[[], Made],
        weight: Callable[[Made], int],
    ) -> Made:
        """Give the answer to a question, made now unless it was before.

        Args:
            state: tells the state of what is asked; an answer holds for one state.
            question: what is asked, with all that the answer depends on.
            make: makes the answer.
            weight: how much an answer weighs.
        """
        before = state()
        with self._lock:
            if before != self._state:
                self._forget(before)
            elif question in self._kept:
                self._kept.move_to_end(question)
                return cast("Made", self._kept[question][0])
        with without_collection():
            made = make()
        after = state()
        with self._lock:
            if before == after == self._state and question not in self._kept:
                self._keep(question, made, 1 + weight(made))
        return made

    def _forget(self, state: Hashable) -> None:
        self._kept.clear()
        self._weight, self._state = 0, state

    def _keep(self, question: Hashable, made: object, weight: int) -> None:
        if weight > self._most // 2:  # one answer about everything would push out all others
            return
        self._kept[question] = made, weight
        self._weight += weight
        while self._weight > self._most:
            _, (_, lighter) = self._kept.popitem(last=False)
            self._weight -= lighter
