"""Progress as it comes: server-sent events, to a bounded number of readers and for a bounded time."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from dragoman.web.jobs import FINISHED, Job
from dragoman.web.refusals import Refusal

LONGEST = 600.0
"""Seconds after which a stream ends; a browser that still looks connects again, and goes on where it was."""

EVERY = 0.5
ALIVE = 15.0
PER_ADDRESS = 6


class Streams:
    """Counts who reads progress now."""

    def __init__(self, most: int) -> None:
        """Take how many may at once."""
        self._most = most
        self._open: Counter[str] = Counter()

    def of(self, job: Job, address: str, after: int) -> StreamingResponse:
        """Send the progress of a job.

        Args:
            job: whose.
            address: who reads.
            after: the number of the line that was read last; 0 for none.

        Raises:
            Refusal: as many as may are reading already.
        """
        if self._open.total() >= self._most or self._open[address] >= PER_ADDRESS:
            raise Refusal(
                429, "Too many are watching progress; load the page again from time to time.", wait=10
            )
        return _Counted(events(job, after), self._open, address)


class _Counted(StreamingResponse):
    """A stream that is counted for as long as it is open, however it ends."""

    def __init__(self, content: AsyncIterator[bytes], counted: Counter[str], address: str) -> None:
        super().__init__(content, media_type="text/event-stream", headers={"x-accel-buffering": "no"})
        self._counted, self._address = counted, address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._counted[self._address] += 1
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._counted[self._address] -= 1
            self._counted += Counter()  # forgets those at nought


async def events(job: Job, after: int, longest: float = LONGEST) -> AsyncIterator[bytes]:
    """Give the lines of a job as events, each numbered; “end” is the last, when the job is over."""
    loop = asyncio.get_running_loop()
    end, quiet = loop.time() + longest, loop.time()
    yield b"retry: 3000\n\n"
    while loop.time() < end:
        state = await run_in_threadpool(lambda: job.state)
        lines = (await run_in_threadpool(job.lines))[after:]
        for line in lines:
            after += 1
            yield _event(after, line.what, msgspec.json.encode(line))
        if state in FINISHED:
            yield _event(after, "end", msgspec.json.encode({"state": state}))
            return
        if lines:
            quiet = loop.time()
        elif loop.time() - quiet > ALIVE:
            quiet = loop.time()
            yield b": alive\n\n"
        await asyncio.sleep(EVERY)


def _event(number: int, name: str, data: bytes) -> bytes:
    """Write an event; JSON has no line breaks of its own, so that nothing in it can begin another."""
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (number, name.encode(), data)
