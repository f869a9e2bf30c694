"""What pages and the REST interface share: the ledger, the world, and answers remembered while they hold."""

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Any

from dragoman.web.answers import Answer
from dragoman.web.asked import Times
from dragoman.web.desk import Desk
from dragoman.world import World

if TYPE_CHECKING:
    import msgspec

MOST_REMEMBERED = 64


class Service:
    """Answers questions; the same question to the same ledger is worked out once."""

    def __init__(self, desk: Desk, world: World) -> None:
        """Take where the answers come from."""
        self.desk, self.world = desk, world
        self._known: OrderedDict[tuple[str, str, Times], msgspec.Struct] = OrderedDict()
        self._lock = Lock()

    def answer(self, answer: Answer[Any, Any], asked: Times) -> Any:
        """Answer one question."""
        key = (self.desk.state(), answer.name, asked)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        given = answer.answer(self.desk, self.world, asked)
        with self._lock:
            self._known[key] = given
            while len(self._known) > MOST_REMEMBERED:
                self._known.popitem(last=False)
        return given
