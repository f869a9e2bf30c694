"""Code the same articles by each engine, with one worker and with two, and compare records and throughput.

python -m benchmarks.engines [--articles 200] [--engine local|Sail|Spark]... [--folder DIR]

The articles are the development corpus, over and over. Each engine codes them twice: the first time its workers
load the models, the second time those of a server have them (local processes are started anew each time).
Spark's own server needs Java 17; Sail runs its workers as threads of one Python. On a busy machine, read the
seconds of the processor.
"""

import argparse
import hashlib
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import msgspec
from tests.engines import servers

from benchmarks.machine import machine
from dragoman.api.calls import outcomes_of
from dragoman.api.pipeline import Outcome
from dragoman.articles import ReadOptions
from dragoman.engines import Engine, LocalEngine, engine_of
from dragoman.engines.coding import code
from dragoman.records import UnreadableArticleError

CORPUS = Path(__file__).parent.parent / "corpus" / "development"
TICKS = os.sysconf("SC_CLK_TCK")
Made = Callable[[], AbstractContextManager[tuple[Engine, Callable[[], float]]]]
"""Starts an engine; gives it, and what tells the seconds of the processor that its workers have used."""


def main() -> None:
    """Print the table; fail where records differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--engine", action="append", choices=[*STARTS], help="only this; may be given again")
    parser.add_argument(
        "--folder", type=Path, help="where servers write their logs; a temporary folder by default"
    )
    arguments = parser.parse_args()
    read = list(outcomes_of(sorted(CORPUS.glob("*.txt")), ReadOptions()))
    articles = list(islice(cycle(read), arguments.articles))
    with tempfile.TemporaryDirectory() as name:
        folder = arguments.folder or Path(name)
        wanted = arguments.engine or [one for one in STARTS if one != "Spark" or servers.has_java()]
        engines = {f"{one}, {jobs}": partial(STARTS[one], folder, jobs) for one in wanted for jobs in (1, 2)}
        print(machine())
        print(f"{len(articles)} articles")
        print(
            f"{'':18} {'run':>4} {'seconds':>8} {'articles/s':>11} {'processor':>10} {'a core':>7}",
            flush=True,
        )
        marks = {mark for label, made in engines.items() for mark in _measure(label, made, articles)}
    if len(marks) > 1:
        sys.exit("the records differ")
    print("the records of all are the same, byte for byte")


def _measure(label: str, made: Made, articles: list[Outcome]) -> Iterator[str]:
    with made() as (engine, busy):
        for run in ("1st", "2nd"):
            start, before = time.perf_counter(), busy()
            digest = hashlib.sha256()
            for one in code(engine, articles):
                if isinstance(one, UnreadableArticleError):
                    raise one
                digest.update(msgspec.json.encode(one[1]))
            seconds, used = time.perf_counter() - start, busy() - before
            print(
                f"{label:18} {run:>4} {seconds:8.1f} {len(articles) / seconds:11.1f} {used:10.1f} "
                f"{len(articles) / used:7.1f}",
                flush=True,
            )
            yield digest.hexdigest()


@contextmanager
def _local(folder: Path, jobs: int) -> Iterator[tuple[Engine, Callable[[], float]]]:
    del folder
    yield LocalEngine(jobs), _used_here


def _used_here() -> float:
    """This process and its children, once they have ended."""
    for child in multiprocessing.active_children():
        child.join()
    return sum(os.times()[:4])


@contextmanager
def _sail(folder: Path, jobs: int) -> Iterator[tuple[Engine, Callable[[], float]]]:
    with servers.sail(folder) as server, engine_of("spark", jobs, server.address) as engine:
        yield engine, lambda: _used_by(server.session)


@contextmanager
def _spark(folder: Path, jobs: int) -> Iterator[tuple[Engine, Callable[[], float]]]:
    with servers.spark(folder, jobs) as server, engine_of("spark", jobs, server.address) as engine:
        yield engine, lambda: _used_by(server.session)


def _used_by(session: int) -> float:
    """All processes of a session, and their children that have ended."""
    ticks = 0
    for one in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = one.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(fields[3]) == session:
            ticks += sum(map(int, fields[11:15]))
    return ticks / TICKS


STARTS = {"local": _local, "Sail": _sail, "Spark": _spark}

if __name__ == "__main__":
    main()
