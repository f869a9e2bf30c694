"""Sharing work among processes: results in order, a little ahead, and on with it when one of them is killed.

Workers are started afresh ("spawn") rather than forked: they share no locks or
threads with the caller, and work alike on every system. Each has units of its
own waiting, so that when one is killed (most often by the system, for want of
memory) it is known which unit it was at; that one is tried again, and the others
never notice.
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from dragoman.api.workers import leave_interrupts
from dragoman.records import DragomanError

Unit = TypeVar("Unit")
Result = TypeVar("Result")

AHEAD = 3
"""How many units a worker has before it: enough that none waits, few enough to be held in memory."""
TRIES = 3
"""After how many workers that died of it a unit is given up."""
MOST_LOST = 3
"""After how many units given up, with none done between them, nothing more is tried."""


class Lost(NamedTuple):
    """Stands for the result of a unit that has none, and says why."""

    reason: str


def shared(work: Callable[[Unit], Result], units: Iterable[Unit], jobs: int) -> Iterator[Result | Lost]:
    """Do some work on each unit.

    Args:
        work: a function of a module, so that other processes find it.
        units: what to work on; read only as fast as it is worked on.
        jobs: how many processes share it.

    Yields:
        The results in the order of the units; `Lost` for one of which every process died that took it.

    Raises:
        DragomanError: processes die whatever they are given.
    """
    workers = [_Worker() for _ in range(jobs)]
    waiting: deque[_Sent[Unit, Result]] = deque()
    try:
        for unit in units:
            worker = min(
                workers, key=lambda one: sum(s.worker is one and not s.future.done() for s in waiting)
            )
            waiting.append(_Sent(unit, worker, worker.send(work, unit)))
            if len(waiting) > jobs * AHEAD:
                found = _oldest(waiting, work)
                yield found
        while waiting:
            found = _oldest(waiting, work)
            yield found
    finally:
        for worker in workers:
            worker.pool.shutdown(wait=False, cancel_futures=True)


class _Worker:
    """A process, and the one that takes its place when it dies."""

    def __init__(self) -> None:
        self.lost = 0
        self.renew()

    def renew(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pool = ProcessPoolExecutor(1, mp_context=context, initializer=leave_interrupts)

    def send(self, work: Callable[[Unit], Result], unit: Unit) -> Future[Result]:
        try:
            return self.pool.submit(work, unit)
        except BrokenProcessPool as error:  # it died, and nobody has asked for a result since
            failed: Future[Result] = Future()
            failed.set_exception(error)
            return failed


@dataclass(slots=True)
class _Sent(Generic[Unit, Result]):
    """A unit on its way, the worker that has it, and how many workers died of it."""

    unit: Unit
    worker: _Worker
    future: Future[Result]
    deaths: int = 0


def _oldest(waiting: deque[_Sent[Unit, Result]], work: Callable[[Unit], Result]) -> Result | Lost:
    """Wait for the oldest unit; where its worker died, a new one has it and all that waited behind it."""
    while True:
        sent = waiting[0]
        try:
            result = sent.future.result()
        except BrokenProcessPool as error:
            sent.deaths += 1
            sent.worker.renew()
            given_up = sent.deaths == TRIES
            _send_again([one for one in waiting if one.worker is sent.worker][given_up:], work)
            if given_up:
                waiting.popleft()
                return _give_up(sent.worker, error)
        else:
            waiting.popleft()
            sent.worker.lost = 0
            return result


def _send_again(behind: list[_Sent[Unit, Result]], work: Callable[[Unit], Result]) -> None:
    for one in behind:
        if not one.future.done() or isinstance(one.future.exception(), BrokenProcessPool):
            one.future = one.worker.send(work, one.unit)


def _give_up(worker: _Worker, error: BrokenProcessPool) -> Lost:
    worker.lost += 1
    if worker.lost == MOST_LOST:
        raise DragomanError(
            f"processes are stopped from outside whatever they are given ({MOST_LOST} times {TRIES} in a row), most "
            "likely for want of memory (each needs up to 900 MB): try a smaller --jobs."
        ) from error
    return Lost(f"{TRIES} processes, one after the other, were stopped from outside while they worked on it")
