"""Workers that are killed midway, on a Spark server of two executors: the job ends with the same result."""

import os
import signal
import threading
import time
from functools import partial
from pathlib import Path

import msgspec
import pyarrow as pa
import pytest
from tests.engines import steps

from dragoman.api.pipeline import Outcome, code_outcomes
from dragoman.api.processes import Lost
from dragoman.engines import coding, engine_of

PATIENCE = 300.0
pytestmark = pytest.mark.slow


def test_an_executor_is_lost_midway(
    spark: str, articles: list[Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of two executors is killed while it codes; all articles come out, byte for byte as one process codes them."""
    monkeypatch.setattr(coding, "code_table", partial(steps.noted, folder=tmp_path))
    killed: list[int] = []
    killer = threading.Thread(target=_kill_executor, args=(tmp_path, killed))
    killer.start()
    with engine_of("spark", 2, spark) as engine:
        found = list(coding.code(engine, articles))
    killer.join()
    assert killed
    assert not Path(f"/proc/{killed[0]}").exists()
    expected = list(code_outcomes(articles))
    assert [msgspec.json.encode(one) for one in found] == [msgspec.json.encode(one) for one in expected]


def test_a_worker_that_dies_once(spark: str, tmp_path: Path) -> None:
    """The Python of one task is killed; the task is done again, and nothing is missing."""
    assert _numbers(spark, tmp_path, times=1) == [[2 * one] for one in range(12)]


def test_a_unit_that_every_worker_dies_of(spark: str, tmp_path: Path) -> None:
    """The unit is lost and named by its place; all others have their results."""
    assert _numbers(spark, tmp_path, times=99) == [[2 * one] if one != 3 else "lost" for one in range(12)]


def _numbers(remote: str, folder: Path, times: int) -> list[list[int] | str]:
    tables = [pa.table({"n": [one]}) for one in range(12)]
    with engine_of("spark", 2, remote) as engine:
        found = list(engine.each(partial(steps.deadly, folder=folder, times=times), tables))
    return ["lost" if isinstance(one, Lost) else one["n"].to_pylist() for one in found]


def _kill_executor(folder: Path, killed: list[int]) -> None:
    """Wait for the first worker that begins, and kill the executor above it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for mark in folder.iterdir():
            executor = _parent(_parent(int(mark.name)))  # worker, its daemon, the executor
            if b"CoarseGrainedExecutorBackend" in Path(f"/proc/{executor}/cmdline").read_bytes():
                killed.append(executor)
                os.kill(executor, signal.SIGKILL)
                return
        time.sleep(0.05)


def _parent(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("PPid:")))
