"""Units of work as Spark jobs: some units make a wave, two waves are under way at a time, and results keep their order.

A unit travels as one row, a number and its table in Arrow's stream format, so that nothing on the way
changes it: no column's type, no order of rows. What a worker gives comes back the same way.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

import pyarrow as pa
from pyspark.errors import PySparkException
from pyspark.sql.connect.session import SparkSession

from dragoman.api.processes import Lost
from dragoman.engines.model import EngineError, Step
from dragoman.engines.spark.troubles import engine_error, is_lost
from dragoman.engines.spark.worker import DONE, UNIT, Installation, do_units, from_bytes, to_bytes

UNITS_OF_A_TASK = 4
"""How many units of a wave each task has: what a task takes to start is small beside what it does."""
MOST_BYTES = 64 * 2**20
"""A wave that is this large is not made larger."""
AT_ONCE = 2
"""Waves under way: while the last tasks of one end, those of the next begin."""

Wave = list[bytes]


def each_in_waves(
    session: SparkSession, remote: str, jobs: int, step: Step, tables: Iterable[pa.Table]
) -> Iterator[pa.Table | Lost]:
    """Do a step to each table (`Engine.each`).

    Args:
        session: of the server.
        remote: its address, for errors.
        jobs: how many tasks at once.
        step: what to do.
        tables: the units.
    """
    run = partial(_run, session, remote, jobs, partial(do_units, step, Installation.here()))
    waiting: deque[Future[list[pa.Table | Lost]]] = deque()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for wave in _waves(tables, jobs * UNITS_OF_A_TASK):
                waiting.append(pool.submit(run, wave))
                if len(waiting) > AT_ONCE:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for one in waiting:
                one.cancel()


def _waves(tables: Iterable[pa.Table], units: int) -> Iterator[Wave]:
    wave: Wave = []
    size = 0
    for table in tables:
        wave.append(to_bytes(table))
        size += len(wave[-1])
        if len(wave) == units or size >= MOST_BYTES:
            yield wave
            wave, size = [], 0
    if wave:
        yield wave


def _run(
    session: SparkSession, remote: str, jobs: int, work: partial[Iterator[pa.RecordBatch]], wave: Wave
) -> list[pa.Table | Lost]:
    """Do a wave; where workers die of it, its units one by one, to find the one they die of."""
    try:
        return _job(session, remote, jobs, work, wave)
    except PySparkException as error:
        if not is_lost(error):
            raise engine_error(remote, error) from error
        if len(wave) == 1:
            return [Lost(f"the workers of {remote} died of it, one after the other, and not only once")]
    return [one for unit in wave for one in _run(session, remote, jobs, work, [unit])]


def _job(
    session: SparkSession, remote: str, jobs: int, work: partial[Iterator[pa.RecordBatch]], wave: Wave
) -> list[pa.Table | Lost]:
    units = session.createDataFrame(pa.table([range(len(wave)), wave], schema=UNIT))
    width = min(jobs, len(wave))
    done = units.repartition(width).mapInArrow(work, DONE).toArrow().sort_by("number")
    for fault in done["fault"].to_pylist():
        if fault is not None:
            raise EngineError(f"{remote}: {fault}")
    numbers = done["number"].to_pylist()
    if numbers != list(range(len(wave))):
        raise EngineError(f"{remote}: of {len(wave)} units of work, {len(numbers)} came back; run it again.")
    return [from_bytes(one) for one in done["result"].to_pylist()]
