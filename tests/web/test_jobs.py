"""Jobs by themselves: what they say while they run, when a process dies, and when nobody looks any more."""

import asyncio
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from dragoman.articles import ReadOptions
from dragoman.records import DragomanError
from dragoman.web.jobs import MOST_KEPT, MOST_WAITING, Jobs, TooManyJobsError
from dragoman.web.refusals import Refusal
from dragoman.web.streams import PER_ADDRESS, Streams, events
from dragoman.web.worker import CANCEL, PROGRESS

OPTIONS = ReadOptions()


class Held(Executor):
    """Runs nothing: each future waits for the test."""

    def __init__(self) -> None:
        """Begin with none."""
        self.futures: list[Future[Any]] = []
        self.folders: list[Path] = []

    def submit(self, _: Any, /, *args: Any, **__: Any) -> Future[Any]:
        """Keep a future."""
        self.futures.append(Future())
        self.folders.append(Path(args[1]))
        return self.futures[-1]


@pytest.fixture
def held() -> Held:
    """What runs nothing."""
    return Held()


@pytest.fixture
def jobs(held: Held, tmp_path: Path) -> Jobs:
    """Jobs that wait for the test; `done` counts those that ended."""
    return Jobs(tmp_path, 10, make=lambda: held)


def test_states(jobs: Jobs, held: Held) -> None:
    """A job waits until its worker wrote a line, works until its future is done; its folder goes with it."""
    job = jobs.start([("a.txt", b"x")], OPTIONS)
    states = [job.state]
    (held.folders[0] / PROGRESS).write_bytes(b'{"what":"begun"}\n{"what":"coding","name":"Tal')
    held.futures[0].set_running_or_notify_cancel()
    states.append(job.state)
    assert [one.what for one in job.lines()] == ["begun"]
    held.futures[0].set_result(None)
    assert [*states, job.state] == ["waiting", "working", "done"]
    assert not held.folders[0].exists()
    assert [one.what for one in job.lines()] == ["begun"]


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (BrokenProcessPool(), "Try fewer files"),
        (DragomanError("no room on the disk."), "no room on the disk."),
        (ValueError("/secret/path"), "ValueError"),
    ],
)
def test_faults(jobs: Jobs, held: Held, error: Exception, says: str) -> None:
    """A job that failed says why, and nothing of the inside of the machine."""
    job = jobs.start([("a.txt", b"x")], OPTIONS)
    held.futures[0].set_exception(error)
    found = job.progress()
    assert found.state == "failed"
    assert says in found.fault
    assert "/secret" not in found.fault


def test_cancelling(jobs: Jobs, held: Held) -> None:
    """A waiting job is cancelled at once; a running one is told so."""
    waiting, running = (jobs.start([("a.txt", b"x")], OPTIONS) for _ in range(2))
    held.futures[1].set_running_or_notify_cancel()
    waiting.cancel()
    running.cancel()
    assert waiting.state == "cancelled"
    assert not held.folders[0].exists()
    assert (held.folders[1] / CANCEL).exists()
    held.futures[1].set_result(None)


def test_enough_is_enough(jobs: Jobs) -> None:
    """No more than some jobs may wait."""
    for _ in range(MOST_WAITING):
        jobs.start([("a.txt", b"x")], OPTIONS)
    with pytest.raises(TooManyJobsError):
        jobs.start([("a.txt", b"x")], OPTIONS)


def test_old_jobs_are_forgotten(jobs: Jobs, held: Held) -> None:
    """Only the newest are kept."""
    ids = []
    for _ in range(MOST_KEPT + 3):
        ids.append(jobs.start([("a.txt", b"x")], OPTIONS).id)
        held.futures[-1].set_result(None)
    assert [one.id for one in jobs.last()] == ids[:2:-1]
    assert jobs.find(ids[0]) is None


def test_a_worker_that_died_is_replaced(tmp_path: Path, held: Held) -> None:
    """The next job gets a new worker."""

    class Dead(Held):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            raise BrokenProcessPool

    pools = iter([Dead(), held])
    jobs = Jobs(tmp_path, 10, make=lambda: next(pools))
    assert jobs.start([("a.txt", b"x")], OPTIONS).state == "waiting"
    assert len(held.futures) == 1


def test_the_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for the end of a job is called."""
    ended: list[str] = []
    monkeypatch.setattr("dragoman.web.jobs.work", lambda *_: None)
    jobs = Jobs(tmp_path, 10, done=lambda: ended.append("x"), make=lambda: ThreadPoolExecutor(1))
    jobs.start([("a.txt", b"x")], OPTIONS)
    jobs._pool.shutdown()  # type: ignore[union-attr] # noqa: SLF001 - waits for it
    assert ended == ["x"]


def test_files_lie_apart(jobs: Jobs, held: Held) -> None:
    """Files of one name do not overwrite each other, and none lies outside the folder of its job."""
    jobs.start([("a.txt", b"1"), ("../a.txt", b"2"), ("/etc/a.txt", b"3")], OPTIONS)
    found = sorted(one.relative_to(held.folders[0]).as_posix() for one in held.folders[0].rglob("*.txt"))
    assert found == ["1/a.txt", "2/a.txt", "3/a.txt"]


def test_so_many_readers(jobs: Jobs) -> None:
    """Progress is sent to a bounded number of readers, of each address fewer; who leaves makes room."""
    job, streams = jobs.start([("a.txt", b"x")], OPTIONS), Streams(PER_ADDRESS + 2)

    async def reading() -> None:
        stop = asyncio.Event()

        async def receive() -> dict[str, str]:
            await stop.wait()
            return {"type": "http.disconnect"}

        async def send(_: Any) -> None:
            return

        def open_one(address: str) -> asyncio.Task[None]:
            scope = {"type": "http", "asgi": {"spec_version": "2.3"}}
            return asyncio.create_task(streams.of(job, address, 0)(scope, receive, send))

        tasks = [open_one("10.0.0.1")]
        await asyncio.sleep(0)
        for _ in range(PER_ADDRESS - 1):
            tasks.append(open_one("10.0.0.1"))
            await asyncio.sleep(0)
        with pytest.raises(Refusal) as refused:
            streams.of(job, "10.0.0.1", 0)
        assert refused.value.status == 429
        for other in ("10.0.0.2", "10.0.0.3"):
            tasks.append(open_one(other))
            await asyncio.sleep(0)
        with pytest.raises(Refusal):
            streams.of(job, "10.0.0.4", 0)
        stop.set()
        await asyncio.gather(*tasks)
        streams.of(job, "10.0.0.1", 0)

    asyncio.run(reading())


def test_a_stream_ends(jobs: Jobs) -> None:
    """A stream of a job that never ends is ended: the browser connects again."""
    job = jobs.start([("a.txt", b"x")], OPTIONS)

    async def read() -> list[bytes]:
        return [one async for one in events(job, 0, longest=0.01)]

    assert asyncio.run(read()) == [b"retry: 3000\n\n"]
