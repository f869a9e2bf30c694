"""Watches in the background: looked at after commits and from time to time, their messages sent and tried again."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from threading import Event, Thread

import msgspec

from dragoman.web.service import Service
from dragoman.web.watches.looking import Looker
from dragoman.web.watches.messages import message_of
from dragoman.web.watches.model import Delivery, Watch, WatchesError
from dragoman.web.watches.sending import Answered, Reach, message_headers, post
from dragoman.web.watches.store import Store

WAITS = (5.0, 300.0, 1800.0, 7200.0, 18_000.0, 36_000.0, 50_400.0)
"""Seconds after which a message is tried again, after each attempt: for a day and a half in all."""

LEASE = 120.0
AT_ONCE = 4
SOONEST = 2.0
"""Seconds between two rounds, at least: a busy ledger moves many times a second."""

SENDING_EVERY = 15.0
LONGEST_LOG = 12
Post = Callable[[str, bytes, dict[str, str], Reach], Answered]


class Watching:
    """Looks at watches and sends their messages, each in a thread of its own."""

    def __init__(
        self,
        service: Service,
        store: Store,
        *,
        every: float,
        reach: Reach,
        owners: Callable[[str], bool],
        senders: Callable[[str], bool],
        send: Post = post,
    ) -> None:
        """Take what is needed.

        Args:
            service: who answers.
            store: where watches are kept.
            every: seconds between looks for what other processes added.
            reach: where messages may be sent.
            owners: whether somebody may still keep watches.
            senders: whether somebody may still have messages sent.
            send: sends a message.
        """
        self.store, self.looker, self.reach = store, Looker(service, store, time.time), reach
        self._every, self._owners, self._senders, self._send = every, owners, senders, send
        self._stop, self._moved, self._told = Event(), Event(), Event()
        self._threads: list[Thread] = []
        self.fault = ""

    def start(self) -> None:
        """Begin."""
        for name, work in (("looking", self._looking), ("sending", self._sending)):
            thread = Thread(target=work, name=f"watches-{name}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def close(self) -> None:
        """End; what is being looked at or sent is waited for, for a little while."""
        self._stop.set()
        self._moved.set()
        self._told.set()
        for thread in self._threads:
            thread.join(5.0)

    def wake(self) -> None:
        """Say that the ledger may have moved."""
        self._moved.set()

    def send_soon(self) -> None:
        """Say that there is something to send."""
        self._told.set()

    def counts(self, watch: Watch) -> bool:
        """Whether a watch is to be looked at: whoever keeps it is still known here."""
        return self._owners(watch.owner)

    def send_due(self, clock: Callable[[], float] = time.time) -> int:
        """Send what is due; gives how many messages were tried."""
        due = self.store.due(clock(), LEASE)
        if due:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(lambda one: self._deliver(one, clock), due))
        return len(due)

    def _looking(self) -> None:
        while not self._stop.is_set():
            self._moved.wait(self._every)
            self._moved.clear()
            if self._stop.is_set():
                return
            try:
                # as long as a look took, so long it rests: pages are asked for meanwhile
                told = self.looker.round(self.counts, rest=self._stop.wait)
                self.fault = ""
                if told:
                    self._told.set()
            except Exception as error:  # noqa: BLE001 - the next round may go better; the page of watches says it
                self.fault = _words(error)
            self._stop.wait(SOONEST)

    def _sending(self) -> None:
        while not self._stop.is_set():
            self._told.wait(SENDING_EVERY)
            self._told.clear()
            if self._stop.is_set():
                return
            with suppress(WatchesError):  # the other thread notes it, and it is tried again
                self.send_due()

    def _deliver(self, delivery: Delivery, clock: Callable[[], float]) -> None:
        """Try to send one message, and keep what came of it."""
        watch = self.store.find(delivery.watch)
        if watch is None:
            return
        try:
            answered = self._attempt(watch, delivery, clock)
        except Exception as error:  # noqa: BLE001 - one message that cannot be sent must not stop the others
            answered = Answered(arrived=False, again=True, words=_words(error))
        self.store.sent(after_attempt(delivery, answered, clock()))

    def _attempt(self, watch: Watch, delivery: Delivery, clock: Callable[[], float]) -> Answered:
        if not watch.hook or not self._senders(watch.owner):
            return Answered(arrived=False, again=False, words="nobody wants it any more")
        change = self.store.told(watch.id, delivery.number) if delivery.number else None
        if delivery.number and change is None:
            return Answered(arrived=False, again=False, words="the change is no longer kept")
        body = message_of(watch, change, datetime.fromtimestamp(int(clock()), UTC))
        ident = f"msg_{watch.id}_{delivery.number}_{delivery.id}"
        return self._send(watch.hook, body, message_headers(watch.secret, ident, body, clock), self.reach)


def after_attempt(delivery: Delivery, answered: Answered, now: float) -> Delivery:
    """Note an attempt: it arrived, it is tried again later, or it is given up."""
    moment = datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds")
    log = (*delivery.log, f"{moment} {answered.words}")[-LONGEST_LOG:]
    tried = msgspec.structs.replace(delivery, tries=delivery.tries + 1, log=log)
    if answered.arrived:
        return msgspec.structs.replace(tried, outcome="delivered")
    if not answered.again or delivery.tries >= len(WAITS):
        return msgspec.structs.replace(tried, outcome="given up")
    return msgspec.structs.replace(tried, due=now + WAITS[delivery.tries])


def _words(error: Exception) -> str:
    return (
        str(error)
        if isinstance(error, WatchesError)
        else f"a fault ({type(error).__name__}); please report it"
    )
