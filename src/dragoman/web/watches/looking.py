"""Looking at watches: only when the ledger moved, and each for itself."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec

from dragoman.records import DragomanError
from dragoman.web.desk import Desk
from dragoman.web.service import Service
from dragoman.web.watches.compare import compare
from dragoman.web.watches.gist import gist_of
from dragoman.web.watches.model import Difference, Watch
from dragoman.web.watches.question import Question, address_of, name_of, question_of
from dragoman.web.watches.store import Store

LONGEST_FAULT = 400
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NOTHING = Difference()


def newest(desk: Desk) -> datetime:
    """Give the moment of what a ledger recorded last: whatever it records from now on has a later one."""
    last = desk.look_up(
        "SELECT max((SELECT coalesce(max(since), 0) FROM versions), "
        "(SELECT coalesce(max(since), 0) FROM judgements))"
    )
    return EPOCH + timedelta(microseconds=last[0][0])


class Looker:
    """Looks at watches: what has each to tell since the moment up to which it told everything?"""

    def __init__(self, service: Service, store: Store, clock: Callable[[], float]) -> None:
        """Take who answers, where watches are kept, and what tells the time in seconds since 1970."""
        self._service, self._store, self._clock = service, store, clock

    def prepare(self, question: Question, owner: str, base: str) -> Watch:
        """Make a watch that tells the changes from now on; `Store.make` keeps it.

        Args:
            question: what is watched.
            owner: who keeps it; empty where nobody logs in.
            base: the address under which the desk is reached, for links in messages.

        Raises:
            DragomanError: what is asked about is not there.
        """
        given = self._service.answer(question.answer, question.asked)
        state, seen = self._service.desk.state(), newest(self._service.desk)
        return Watch(
            id=secrets.token_hex(8),
            owner=owner,
            name=name_of(question, given, self._service.world),
            address=address_of(question),
            made=datetime.now(UTC),
            base=base,
            key=secrets.token_urlsafe(24),
            seen=seen,
            digest=gist_of(self._service, question, seen).digest(),
            state=state,
        )

    def round(self, counts: Callable[[Watch], bool], rest: Callable[[float], bool] = lambda _: False) -> int:
        """Look at all watches that were not yet looked at in the present state of the ledger.

        Args:
            counts: whether a watch is to be looked at.
            rest: called after each with the seconds that it took; true where no more are to be looked at.

        Returns:
            How many had something to tell.
        """
        watches = [one for one in self._store.watches() if counts(one)]
        state, told = self._service.desk.state() if watches else "", 0
        for watch in watches:
            if watch.state == state:
                continue
            begun = self._clock()
            try:
                told += self.look(watch, state)
            except Exception as error:  # noqa: BLE001 - one that cannot be looked at must not stop the others
                self._note(watch, state, error)
            if rest(self._clock() - begun):
                break
        return told

    def look(self, watch: Watch, state: str) -> bool:
        """Look at one watch in a state of the ledger; tells whether it had something to tell.

        Both answers are asked for by the same version of Dragoman, of two moments of the ledger: what only
        a newer version words or weighs otherwise is no news.
        """
        question = question_of(watch.address)
        if gist_of(self._service, question, None).digest() == watch.digest:
            self._store.change(watch.id, lambda one: msgspec.structs.replace(one, state=state, fault=""))
            return False
        until = newest(self._service.desk)
        after = gist_of(self._service, question, until)
        before = gist_of(self._service, question, watch.seen)
        told = compare(before, after, self._service, watch.seen, until) if until > watch.seen else NOTHING
        found = msgspec.structs.replace(watch, seen=until, digest=after.digest(), state=state, fault="")
        return self._store.looked(watch, found, told, self._clock()) and bool(told)

    def _note(self, watch: Watch, state: str, error: Exception) -> None:
        words = (
            str(error)
            if isinstance(error, DragomanError)
            else f"a fault ({type(error).__name__}); please report it"
        )
        self._store.change(
            watch.id, lambda one: msgspec.structs.replace(one, state=state, fault=words[:LONGEST_FAULT])
        )
