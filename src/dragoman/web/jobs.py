"""Adding articles while the desk goes on: one worker process reads and codes, job after job."""

import multiprocessing
import os
import re
import secrets
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from shutil import rmtree
from threading import Lock
from typing import Literal

import msgspec

from dragoman.api.workers import leave_interrupts
from dragoman.articles import ReadOptions
from dragoman.ledger import Receipt
from dragoman.records import DragomanError, Published
from dragoman.web.worker import CANCEL, PROGRESS, Item, Line, work

MOST_KEPT = 50
MOST_WAITING = 20
LONGEST_NAME = 80
State = Literal["waiting", "working", "done", "failed", "cancelled"]
FINISHED: frozenset[State] = frozenset({"done", "failed", "cancelled"})


class Unread(msgspec.Struct, frozen=True):
    """What could not be read, and why."""

    name: str
    reason: str


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a job is.

    Attributes:
        id: of the job.
        state: waiting for its turn, working, done, failed (`fault` says why) or cancelled.
        names: of what was sent, or addresses.
        coded: how many articles were coded.
        now: what is being coded.
        articles: a receipt for each article that is in the ledger now.
        unread: what could not be read.
        fault: why all of it failed.
    """

    id: str
    state: State
    names: tuple[str, ...]
    coded: int
    now: str
    articles: tuple[Receipt, ...]
    unread: tuple[Unread, ...]
    fault: str


class Job:
    """Some articles that are added together."""

    def __init__(self, ident: str, names: tuple[str, ...], folder: Path, future: "Future[None]") -> None:
        """Take what was begun; `folder` is the job's own and goes with it."""
        self.id, self.names = ident, names
        self._folder, self._future = folder, future
        self._kept: tuple[Line, ...] | None = None

    @property
    def state(self) -> State:
        """How far it is."""
        return self._state(self.lines())

    def lines(self) -> tuple[Line, ...]:
        """Give the lines of its progress; they only become more."""
        if self._kept is not None:
            return self._kept
        try:
            text = (self._folder / PROGRESS).read_bytes()
        except OSError:
            return self._kept or ()
        whole = text[: text.rfind(b"\n") + 1].splitlines()
        return tuple(msgspec.json.decode(one, type=Line) for one in whole)

    def progress(self) -> Progress:
        """Say how far it is."""
        lines = self.lines()
        state = self._state(lines)
        return Progress(
            id=self.id,
            state=state,
            names=self.names,
            coded=sum(one.what == "coded" for one in lines),
            now=next((one.name for one in reversed(lines) if one.what == "coding"), "")
            if state == "working"
            else "",
            articles=tuple(one.receipt for one in lines if one.receipt),
            unread=tuple(Unread(one.name, one.reason) for one in lines if one.what == "unread"),
            fault=self._fault(),
        )

    def cancel(self) -> None:
        """End it: at once where it waits, else after the article that is being coded. What was coded is kept."""
        if not self._future.cancel() and not self._future.done():
            (self._folder / CANCEL).touch()

    def finish(self) -> None:
        """Keep the lines and give up the folder."""
        self._kept = self.lines()
        rmtree(self._folder, ignore_errors=True)

    def _state(self, lines: Sequence[Line]) -> State:
        if self._future.cancelled():
            return "cancelled"
        if self._future.done():
            cut = any(one.what == "cancelled" for one in lines)
            return "failed" if self._future.exception() else "cancelled" if cut else "done"
        return "working" if lines else "waiting"

    def _fault(self) -> str:
        try:
            error = self._future.exception() if self._future.done() else None
        except CancelledError:
            return ""
        if isinstance(error, BrokenProcessPool):
            return "The process that codes was stopped, most likely for want of memory. Try fewer files."
        if error is None or isinstance(error, DragomanError):
            return str(error or "")
        return f"The process that codes met a fault ({type(error).__name__}); please report it."


class TooManyJobsError(DragomanError):
    """More is waiting to be added than is sensible."""


class Jobs:
    """The jobs of a desk, the newest kept."""

    def __init__(
        self,
        ledger: Path,
        most: int,
        done: Callable[[], None] = lambda: None,
        make: Callable[[], Executor] | None = None,
    ) -> None:
        """Take what jobs need.

        Args:
            ledger: the ledger's folder.
            most: articles that one job may add.
            done: called when a job has ended.
            make: makes what runs the work, one job at a time; a process where None. It starts with the first job.
        """
        self._ledger, self._most, self._done = ledger, most, done
        self._make = make or _process
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._pool: Executor | None = None
        self._lock = Lock()

    def start(
        self,
        files: Sequence[tuple[str, bytes]],
        options: ReadOptions,
        addresses: Sequence[str] = (),
    ) -> Job:
        """Begin to add articles.

        Args:
            files: the name that each was sent under, and its bytes; of a pasted text, the address it came from.
            options: what is known of the articles.
            addresses: of pages and feeds to fetch.

        Raises:
            TooManyJobsError: enough is waiting already.
        """
        with self._lock:
            if sum(one.state == "waiting" for one in self._jobs.values()) >= MOST_WAITING:
                raise TooManyJobsError("too much is waiting to be added; try again when some of it is done.")
            folder = Path(tempfile.mkdtemp(prefix="dragoman-"))
            items = (*_stored(folder, files), *(Item(one, is_address=True) for one in addresses))
            future = self._submit((str(self._ledger), str(folder), items, options, self._most))
            names = (*(name for name, _ in files), *addresses)
            job = Job(secrets.token_hex(8), names, folder, future)
            self._jobs[job.id] = job
            while len(self._jobs) > MOST_KEPT:
                self._jobs.popitem(last=False)
        future.add_done_callback(lambda _: self._finish(job))
        return job

    def find(self, ident: str) -> Job | None:
        """Give a job by its id."""
        return self._jobs.get(ident)

    def last(self) -> tuple[Job, ...]:
        """Give the jobs, the newest first."""
        return tuple(reversed(self._jobs.values()))

    def close(self) -> None:
        """Stop the worker when what it works on is done; what waits is given up."""
        for job in self.last():
            job.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _finish(self, job: Job) -> None:
        job.finish()
        self._done()

    def _submit(self, asked: tuple[str, str, tuple[Item, ...], ReadOptions, int]) -> "Future[None]":
        """Hand over work; a worker that died is replaced."""
        try:
            self._pool = self._pool or self._make()
            return self._pool.submit(work, *asked)
        except BrokenProcessPool:
            self._pool = self._make()
            return self._pool.submit(work, *asked)


def options_of(outlet: str, published: Published | None, most: int) -> ReadOptions:
    """Say what is known of the articles of a form; nothing may unpack to more than some times what was sent."""
    return ReadOptions(
        outlet=outlet.strip() or None, published=published, max_bytes=most, max_archive_bytes=10 * most
    )


def safe_name(name: str) -> str:
    """Give the name of a file without folders, control characters, or a dot in front."""
    last = re.split(r"[/\\]", name)[-1]
    plain = re.sub(r"[^\w.\- ]", "_", last).lstrip(". ")
    stem, dot, ending = plain.rpartition(".")
    short = f"{stem[: LONGEST_NAME - 12]}.{ending[:11]}" if dot else plain[:LONGEST_NAME]
    return short.encode("utf-8", "replace").decode() or "article.txt"


def _process() -> Executor:
    """One process, started afresh rather than forked: it shares no locks or threads with the server."""
    return ProcessPoolExecutor(
        1, mp_context=multiprocessing.get_context("spawn"), initializer=leave_interrupts
    )


def _stored(folder: Path, files: Sequence[tuple[str, bytes]]) -> tuple[Item, ...]:
    """Put files into a folder, each under a safe name in a place of its own."""
    items = []
    for number, (name, data) in enumerate(files, start=1):
        within = folder / str(number)
        within.mkdir(mode=0o700)
        is_address = name.startswith(("http://", "https://"))
        place = within / ("page.txt" if is_address else safe_name(name))
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        items.append(Item(str(place), name if is_address else ""))
    return tuple(items)
