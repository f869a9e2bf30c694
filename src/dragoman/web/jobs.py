"""Adding articles while the desk goes on: one worker process reads and codes, job after job."""

import multiprocessing
import os
import re
import secrets
import tempfile
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from shutil import rmtree
from threading import Lock
from typing import Literal

import msgspec

from dragoman.api.adding import add
from dragoman.api.workers import leave_interrupts
from dragoman.articles import ReadOptions
from dragoman.ledger import Ledger, Receipt
from dragoman.records import DragomanError, Published, UnreadableArticleError

MOST_KEPT = 50
MOST_WAITING = 20
LONGEST_NAME = 80
State = Literal["waiting", "working", "done", "failed"]


class Outcome(msgspec.Struct, frozen=True):
    """What became of a job: a receipt an article, and what could not be read."""

    receipts: tuple[Receipt, ...]
    unread: tuple[str, ...]


class Job(msgspec.Struct, kw_only=True):
    """Some files that are added together."""

    id: str
    names: tuple[str, ...]
    future: "Future[Outcome]"

    @property
    def state(self) -> State:
        """How far it is."""
        if self.future.done():
            return "failed" if self.future.exception() else "done"
        return "working" if self.future.running() else "waiting"

    @property
    def fault(self) -> str:
        """Why it failed."""
        error = self.future.exception() if self.future.done() else None
        if isinstance(error, BrokenProcessPool):
            return "The process that codes was stopped, most likely for want of memory. Try fewer files."
        return str(error) if error else ""

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        """What was added."""
        return self.future.result().receipts if self.state == "done" else ()

    @property
    def unread(self) -> tuple[str, ...]:
        """What could not be read, with the reason."""
        return self.future.result().unread if self.state == "done" else ()


class TooManyJobsError(DragomanError):
    """More is waiting to be added than is sensible."""


class Jobs:
    """The jobs of a desk, the newest kept."""

    def __init__(self, ledger: Path) -> None:
        """Take the ledger's folder; the worker starts with the first job."""
        self._ledger = ledger
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()

    def start(self, files: Sequence[tuple[str, bytes]], options: ReadOptions) -> Job:
        """Begin to add files.

        Args:
            files: the name that each was sent under, and its bytes.
            options: what is known of the articles.

        Raises:
            TooManyJobsError: enough is waiting already.
        """
        with self._lock:
            if sum(one.state == "waiting" for one in self._jobs.values()) >= MOST_WAITING:
                raise TooManyJobsError("too much is waiting to be added; try again when some of it is done.")
            folder = _stored(files)
            work = (str(self._ledger), str(folder), options)
            try:
                future = self._submit(work)
            except BrokenProcessPool:
                self._pool = None
                future = self._submit(work)
            job = Job(id=secrets.token_hex(8), names=tuple(name for name, _ in files), future=future)
            future.add_done_callback(lambda _: rmtree(folder, ignore_errors=True))
            self._jobs[job.id] = job
            while len(self._jobs) > MOST_KEPT:
                self._jobs.popitem(last=False)
        return job

    def find(self, ident: str) -> Job | None:
        """Give a job by its id."""
        return self._jobs.get(ident)

    def last(self) -> tuple[Job, ...]:
        """Give the jobs, the newest first."""
        return tuple(reversed(self._jobs.values()))

    def close(self) -> None:
        """Stop the worker when what it works on is done; what waits is given up."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _submit(self, work: tuple[str, str, ReadOptions]) -> "Future[Outcome]":
        if self._pool is None:
            # started afresh rather than forked: it shares no locks or threads with the server
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=leave_interrupts)
        return self._pool.submit(add_folder, *work)


def add_folder(ledger: str, folder: str, options: ReadOptions) -> Outcome:
    """Add the files of a folder to a ledger; runs in the worker."""
    unread: list[str] = []

    def note(error: UnreadableArticleError) -> None:
        unread.append(str(error))

    with Ledger.open(ledger, create=True) as kept:
        receipts = tuple(add(kept, Path(folder), options=options, on_error=note))
    return Outcome(receipts, tuple(unread))


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


def _stored(files: Sequence[tuple[str, bytes]]) -> Path:
    """Put files in a folder of their own, each under a safe name."""
    folder = Path(tempfile.mkdtemp(prefix="dragoman-"))
    for number, (name, data) in enumerate(files, start=1):
        safe = safe_name(name)
        place = folder / safe
        if place.exists():
            place = folder / f"{number}-{safe}"
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
    return folder
