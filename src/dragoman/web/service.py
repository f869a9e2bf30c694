"""What pages and the REST interface share: the ledger, the world, and answers remembered while they hold.

Asked for the present while somebody adds articles, a page shows the answer of some seconds ago, says so, and has
the newer one made meanwhile (docs/decisions/009). Whoever judges or adds at this desk sees it at once.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from dragoman.ledger.history import history_files
from dragoman.ledger.remembered import Remembered
from dragoman.records import DragomanError
from dragoman.web.answers import Answer
from dragoman.web.asked import Times
from dragoman.web.desk import Desk
from dragoman.world import World

MOST = 60_000
"""Kilobytes of JSON that the answers remembered come to, at most; in memory they are some times that."""
MOST_LATE = 200
"""Answers kept that are not the present ones any more."""
PATIENCE = 30.0
"""Seconds for which the answer of before may be shown while the present one is made."""
GLANCE = 2.0
"""Seconds for which a look at the imported events holds."""
MOST_FORMS = 4
"""Renderings kept of one answer."""


class Forms:
    """Renderings of one answer: as a page for one role, as JSON."""

    def __init__(self) -> None:
        """Begin with none."""
        self._made: OrderedDict[Hashable, bytes] = OrderedDict()

    def get(self, name: Hashable, make: Callable[[], bytes]) -> bytes:
        """Give a rendering, made once for all who ask for it."""
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = make()
            while len(self._made) > MOST_FORMS:
                with suppress(KeyError):  # another thread may have been quicker
                    self._made.popitem(last=False)
        return found


class Shown(NamedTuple):
    """An answer and its renderings; `known_on` is the moment whose answer it is, None where it is the present one."""

    given: Any
    forms: Forms
    known_on: datetime | None = None


class Service:
    """Answers questions; the same question is worked out once until something comes in that bears on it."""

    def __init__(self, desk: Desk, world: World, patience: float = PATIENCE) -> None:
        """Take where the answers come from, and for how many seconds an older answer may be shown."""
        self.desk, self.world = desk, world
        self._patience = patience
        self._known = Remembered(desk.watch, MOST, MOST_LATE)
        self._seen_since = 0.0
        self._looked, self._imported = float("-inf"), tuple[str, ...]()
        self._renewer = _Renewer(self._renew)

    def answer(self, answer: Answer[Any, Any], asked: Times) -> Any:
        """Answer one question, as the ledger stands now."""
        return self._present(answer, asked)[0]

    def shown(self, answer: Answer[Any, Any], asked: Times) -> Shown:
        """Answer one question for somebody to read: as the ledger stands now, or stood some seconds ago."""
        if asked.known_on is None:
            moved = self.desk.moved()  # looked at first: what is kept after that was not touched before it
            held = self._known.late(self._question(answer, asked))
            if held and not held.touched and not moved:
                return Shown(*held.made)
            earliest = max(self._seen_since, time.monotonic() - self._patience)
            if held and "judgements" not in moved and held.until >= earliest:
                self._renewer.want(answer, asked)
                ago = timedelta(seconds=time.monotonic() - held.until)
                return Shown(*held.made)._replace(known_on=datetime.now(UTC) - ago)
        return Shown(*self._present(answer, asked))

    def see_now(self) -> None:
        """Show nobody from now on what was known before: somebody added something and wants to see it."""
        self._seen_since = time.monotonic()

    def close(self) -> None:
        """Make no more answers anew."""
        self._renewer.close()

    def _present(self, answer: Answer[Any, Any], asked: Times) -> tuple[Any, Forms]:
        def make() -> tuple[Any, Forms]:
            return answer.answer(self.desk, self.world, asked), Forms()

        return self._known.get(self._question(answer, asked), make, _weight)

    def _question(self, answer: Answer[Any, Any], asked: Times) -> Hashable:
        """What an answer is kept under: also by the imported events, which the ledger tells no news of."""
        now = time.monotonic()
        if now - self._looked >= GLANCE:
            self._looked = now
            with suppress(DragomanError):  # who asks for them is told
                self._imported = tuple(history_files(self.desk.place))
        return answer.name, asked, self._imported

    def _renew(self, answer: Answer[Any, Any], asked: Times) -> None:
        with suppress(DragomanError):  # who asks for it next is told
            self._present(answer, asked)


def _weight(made: tuple[Any, Forms]) -> int:
    return len(msgspec.json.encode(made[0])) // 1000


class _Renewer:
    """One thread that makes answers anew, one after the other in the order in which they were asked for."""

    def __init__(self, renew: Callable[[Answer[Any, Any], Times], None]) -> None:
        self._renew = renew
        self._wanted: OrderedDict[tuple[str, Times], Answer[Any, Any]] = OrderedDict()
        self._some = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None

    def want(self, answer: Answer[Any, Any], asked: Times) -> None:
        """Have an answer made anew."""
        with self._some:
            if self._closed:
                return
            if len(self._wanted) < MOST_LATE:
                self._wanted.setdefault((answer.name, asked), answer)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="renewer", daemon=True)
                self._thread.start()
            self._some.notify()

    def close(self) -> None:
        """End with the answer that is being made."""
        with self._some:
            self._closed = True
            self._wanted.clear()
            self._some.notify()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while True:
            with self._some:
                while not self._wanted and not self._closed:
                    self._some.wait()
                if self._closed:
                    return
                (_, asked), answer = self._wanted.popitem(last=False)
            self._renew(answer, asked)
