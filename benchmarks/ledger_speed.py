"""How long a large ledger takes to answer, beside SQLite and pandas asked the same.

python -m benchmarks.ledger_speed --folder DIR [--reports 1000000] [--questions 40]

The ledger is made once, of the news of `benchmarks.ledger_news`, and kept in the folder for the next run.
Asked is about dyads at even ranks, from the busiest to the quietest. `first`: asked for the first time, in a
process that has answered about other dyads before. `after news`: asked again when twenty articles have been
added by another process; the dyads that these tell of are made anew, the others are not. `again`: asked again with
nothing added since. All times are on the clock. The articles added stay in the ledger.
"""

import argparse
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from functools import partial
from importlib.metadata import version
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles

import msgspec
from deltalake import DeltaTable

from benchmarks.ledger_news import News
from benchmarks.ledger_plainly import Pair, Times, ask_plainly
from benchmarks.machine import machine
from dragoman.analysis.changes import changes
from dragoman.analysis.claims import claims
from dragoman.analysis.dyads import dyad
from dragoman.analysis.mediations import mediations
from dragoman.ledger import Ledger
from dragoman.world import World

BARS = {"dyad": 0.2, "mediations": 0.2, "mediations of one": 0.2, "claims": 0.2, "changes": 1.0}
GIGABYTES = 2.0
NEW_ARTICLES = 100
NEW = 20
AHEAD = 2000
TWENTY = 20
CODER = "1.0"


class Asked(msgspec.Struct):
    """What is asked: dyads, third parties, and from when on the changes."""

    pairs: list[Pair]
    mediators: list[str]
    since: datetime


def main() -> None:
    """Make the ledger where it is missing, ask, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=40)
    arguments = parser.parse_args()
    print(machine())
    print(f"SQLite {sqlite3.sqlite_version}, pandas {version('pandas')}, deltalake {version('deltalake')}")
    world = World.load()
    asked, held = prepare(arguments.folder, world, arguments.reports, arguments.questions)
    times = ask_ledger(arguments.folder, world, asked)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    with (
        tempfile.TemporaryDirectory() as scratch,
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart,  # its memory is not the ledger's
    ):
        plain = apart.submit(
            ask_plainly, arguments.folder, Path(scratch), asked.pairs, str(asked.since)
        ).result()
    print(held)
    print_table(times, plain)
    print(
        f"peak memory of the process that asked: {peak:.2f} GB (bar {GIGABYTES}: {_passed(peak, GIGABYTES)})"
    )


def prepare(folder: Path, world: World, reports: int, questions: int) -> tuple[Asked, str]:
    """Make the ledger, or what is missing of it, and choose what is asked."""
    prepared(folder, world, reports)
    news = News(world, reports // 10)
    with Ledger.open(folder) as ledger:
        counts = ledger.count()
        busiest = ledger.busiest(len(news.dyads))
    pairs = [(one.a, one.b) for one in busiest[:: max(1, len(busiest) // questions)]]
    moments = (
        DeltaTable(folder / "articles").to_pyarrow_table(columns=["recorded_at"])["recorded_at"].to_pylist()
    )
    since = sorted(moments)[-NEW_ARTICLES - 1]
    if since == max(moments):  # all of one commit have one moment: then since the commit before
        since = max(one for one in moments if one < since)
    held = (
        f"{sum(counts.reports.values()):,} reports of {counts.articles:,} articles ({counts.stories:,} stories); "
        f"dyads asked about: {len(pairs)}, of {busiest[0].reports:,} to {busiest[-1].reports:,} reports; "
        f"changes since {sum(one > since for one in moments)} articles ago"
    )
    return Asked(pairs, sorted(news.words["brokers"]), since), held


def prepared(folder: Path, world: World, reports: int) -> int:
    """Make the ledger where it has fewer reports; gives how many articles it has."""
    with Ledger.open(folder, create=True) as ledger:
        if ledger.indexed()[1] < reports:
            begun = time.monotonic()
            for _ in ledger.adding(News(world, reports // 10).articles(), coder=CODER):
                pass
            print(f"made in {time.monotonic() - begun:.0f} s")
        return ledger.count().articles


def ask_ledger(folder: Path, world: World, asked: Asked) -> list[Times]:
    """Ask the ledger: gives for each question the seconds when asked first, after news, and again."""
    with Ledger.open(folder) as ledger:
        others = [(one.a, one.b) for one in ledger.busiest(len(asked.pairs) * 5)][3::20]
        _timed(
            ledger, world, msgspec.structs.replace(asked, pairs=[p for p in others if p not in asked.pairs])
        )
    with Ledger.open(folder) as ledger:
        found = [_timed(ledger, world, asked)]
        with Ledger.open(folder) as other:  # a memory of its own, as another process has
            news = islice(News(world, AHEAD, other.indexed()[0]).articles(), AHEAD - NEW, None)
            other.add(news, coder=CODER)
        found.append(_timed(ledger, world, asked))
        found.append(_timed(ledger, world, asked))
    return found


def _timed(ledger: Ledger, world: World, asked: Asked) -> Times:
    """The seconds of each question."""
    asks: dict[str, list[Callable[[], object]]] = {
        "dyad": [partial(dyad, ledger, world, a, b) for a, b in asked.pairs],
        "mediations": [partial(mediations, ledger, world, disputants=pair) for pair in asked.pairs],
        "mediations of one": [partial(mediations, ledger, world, mediator=one) for one in asked.mediators],
        "claims": [partial(claims, ledger, world, parties=pair) for pair in asked.pairs],
        "changes": [partial(changes, ledger, world, since=asked.since)],
    }
    return {name: [_seconds(ask) for ask in several] for name, several in asks.items()}


def _seconds(ask: Callable[[], object]) -> float:
    begun = time.perf_counter()
    ask()
    return time.perf_counter() - begun


def print_table(times: Sequence[Times], plain: tuple[Times, Times]) -> None:
    """Print p50 and p95 in milliseconds, and whether the bar is met when asked again."""
    columns = ("first", "after news", "again", "SQLite", "pandas")
    print(f"{'p50/p95, ms':18}" + "".join(f"{name:>16}" for name in columns) + f"{'bar':>8}  again / first")
    for name, bar in BARS.items():
        several = [found.get(name, []) for found in (*times, *plain)]
        cells = "".join(f"{_cell(one):>16}" for one in several)
        verdicts = " / ".join(_passed(p95(one), bar) for one in (several[2], several[0]))
        print(f"{name:18}{cells}{bar * 1000:>8.0f}  {verdicts}")


def _cell(seconds: Sequence[float]) -> str:
    if not seconds:
        return "-"
    return f"{median(seconds) * 1000:.1f}/{p95(seconds) * 1000:.1f}"


def p95(seconds: Sequence[float]) -> float:
    """Give the 95th percentile; of few the largest."""
    return max(seconds) if len(seconds) < TWENTY else quantiles(seconds, n=20, method="inclusive")[-1]


def _passed(measured: float, bar: float) -> str:
    return "pass" if measured <= bar else "FAIL"


if __name__ == "__main__":
    main()
