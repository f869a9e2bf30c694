"""Count imported events by dyad, month and quad class: Dragoman, pandas, Polars and SQLite on the same rows.

python -m benchmarks.aggregates [--rows 10000000] [--alone] [--folder DIR]

The rows are made up and lie in a ledger's history: 200 states, of which some are in most of the rows, ten
years. Each program runs in a process of its own, answers once to warm up and then three times; the middle one
is printed. pandas and Polars read the ledger's Parquet files (only the columns they need); SQLite has the
same columns in a table of its own, filled beforehand. All answers are compared.
"""

# ruff: noqa: S608 - queries of our own making

import argparse
import multiprocessing
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.compute as pc

from benchmarks.machine import machine
from dragoman.exchange.incoming.commits import commit, last_commit, make_tables
from dragoman.exchange.tables import countries
from dragoman.ledger import Ledger
from dragoman.ledger.history import HISTORY, dyad_months, history_files

GIGABYTE = 2**30
BAR_SECONDS, BAR_ROWS = 5.0, 100_000_000
RUNS = 3
ROWS_OF_A_FILE = 5_000_000
COLUMNS = ["source", "actor", "recipient", "day_from", "quad", "score", "fatalities", "retracted", "status"]
Answer = tuple[int, int]
"""How many groups, and how many events in all."""


def make(folder: Path, rows: int) -> None:
    """Write a ledger whose history has so many rows."""
    states = sorted(countries())
    state = (
        "{states}[CAST(floor(power(hash(i, {salt}) / 18446744073709551616.0, 2.5) * {size}) AS INTEGER) + 1]"
    )
    actor, recipient = (state.format(states=states, salt=salt, size=len(states)) for salt in (1, 2))
    given = {
        "source": "'gdelt'",
        "event_id": "CAST(410000000 + i AS VARCHAR)",
        "part": "1",
        "day_from": f"DATE '2014-01-01' + CAST(i * 3650 // {rows} AS INTEGER)",
        "actor": actor,
        "recipient": f"CASE WHEN hash(i, 3) % 4 > 0 THEN {recipient} END",
        "quad": "hash(i, 4) % 4 + 1",
        "score": "round((hash(i, 5) % 200) / 10.0 - 10, 1)",
        "retracted": "false",
        "supersedes": "false",
        "file": "'made'",
        "line": "i",
        "batch": "'made'",
        "recorded_at": "TIMESTAMPTZ '2025-01-01 00:00:00Z'",
    }
    columns = ", ".join(
        f"CAST({given.get(one.name, 'NULL')} AS {_TYPES[str(one.type)]}) AS {one.name}" for one in HISTORY
    )
    with Ledger.open(folder, create=True):
        make_tables(folder)
    files = []
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
        for number, first in enumerate(range(0, rows, ROWS_OF_A_FILE)):
            files.append(folder / f"part-{number:05}.parquet")
            last = min(first + ROWS_OF_A_FILE, rows)
            connection.execute(
                f"COPY (SELECT {columns} FROM range({first}, {last}) AS t(i)) TO '{files[-1]}' (FORMAT parquet)"
            )
    commit(folder, files, last_commit(folder))


_TYPES = {
    "string": "VARCHAR",
    "int8": "TINYINT",
    "int16": "SMALLINT",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "float": "FLOAT",
    "double": "DOUBLE",
    "bool": "BOOLEAN",
    "date32[day]": "DATE",
    "timestamp[us, tz=UTC]": "TIMESTAMPTZ",
}


def dragoman(folder: Path) -> Callable[[], Answer]:
    """Ask the ledger."""
    ledger = Ledger.open(folder)

    def ask() -> Answer:
        table = dyad_months(ledger)
        return table.num_rows, pc.sum(table["events"]).as_py()

    return ask


def in_pandas(folder: Path) -> Callable[[], Answer]:
    """Read the columns and group them."""
    import pandas as pd  # noqa: PLC0415 - only this process needs it

    def ask() -> Answer:
        rows = pd.concat([pd.read_parquet(file, columns=COLUMNS) for file in history_files(folder)])
        rows = rows[rows.actor.notna() & rows.recipient.notna() & ~rows.retracted]
        rows = rows[rows.status.isna() | rows.status.isin(["occurred", "ongoing"])]
        month = pd.to_datetime(rows.day_from).dt.to_period("M")
        keys = [rows.source, rows.actor, rows.recipient, month, rows.quad]
        found = rows.groupby(keys, dropna=False).agg(
            events=("score", "size"), score=("score", "mean"), fatalities=("fatalities", "sum")
        )
        return len(found), int(found.events.sum())

    return ask


def in_polars(folder: Path) -> Callable[[], Answer]:
    """Let it read what it needs."""
    import polars as pl  # noqa: PLC0415 - likewise

    def ask() -> Answer:
        rows = pl.scan_parquet(history_files(folder)).filter(
            pl.col("actor").is_not_null()
            & pl.col("recipient").is_not_null()
            & ~pl.col("retracted")
            & (pl.col("status").is_null() | pl.col("status").is_in(["occurred", "ongoing"]))
        )
        keys = ["source", "actor", "recipient", pl.col("day_from").dt.truncate("1mo"), "quad"]
        found = rows.group_by(keys).agg(
            events=pl.len(), score=pl.col("score").mean(), fatalities=pl.col("fatalities").sum()
        )
        done: Any = found.sort("source", "actor", "recipient", "day_from", "quad").collect()
        return len(done), int(done["events"].sum())

    return ask


def in_sqlite(folder: Path) -> Callable[[], Answer]:
    """Fill a table first; asking it is what is measured."""
    connection = sqlite3.connect(folder / "compared.sqlite")
    connection.execute(f"CREATE TABLE history ({', '.join(COLUMNS)})")
    names = [f"CAST({name} AS VARCHAR)" if name == "day_from" else name for name in COLUMNS]
    with duckdb.connect() as source:
        source.execute("SET enable_progress_bar = false")
        source.execute(f"SELECT {', '.join(names)} FROM read_parquet({history_files(folder)})")
        while rows := source.fetchmany(100_000):
            connection.executemany(f"INSERT INTO history VALUES ({', '.join('?' * len(COLUMNS))})", rows)
    connection.commit()

    def ask() -> Answer:
        found = connection.execute(
            "SELECT source, actor, recipient, substr(day_from, 1, 7) AS month, quad, count(*), avg(score), "
            "sum(fatalities) FROM history WHERE actor IS NOT NULL AND recipient IS NOT NULL AND NOT retracted "
            "AND (status IS NULL OR status IN ('occurred', 'ongoing')) "
            "GROUP BY source, actor, recipient, month, quad ORDER BY 1, 2, 3, 4, 5"
        ).fetchall()
        return len(found), sum(row[5] for row in found)

    return ask


ALL = {"dragoman": dragoman, "Polars": in_polars, "pandas": in_pandas, "SQLite": in_sqlite}


def _run(name: str, folder: Path, queue: Any) -> None:
    ask = ALL[name](folder)
    answer = ask()
    taken = []
    for _ in range(RUNS):
        start, busy = time.perf_counter(), time.process_time()
        answer = ask()
        taken.append((time.perf_counter() - start, time.process_time() - busy))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / GIGABYTE
    queue.put(
        (
            statistics.median(one[0] for one in taken),
            statistics.median(one[1] for one in taken),
            memory,
            answer,
        )
    )


def main() -> None:
    """Make the ledger, ask all, print the table; fail where a bar is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--alone", action="store_true", help="only Dragoman")
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder by default")
    arguments = parser.parse_args()
    names = ["dragoman"] if arguments.alone else list(ALL)
    results: dict[str, tuple[float, float, float, Answer]] = {}
    with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
        folder = Path(name) / "ledger"
        make(folder, arguments.rows)
        size = sum(Path(file).stat().st_size for file in history_files(folder)) / GIGABYTE
        print(machine())
        print(f"{arguments.rows:,} rows, {size:.2f} GB of Parquet; DuckDB {duckdb.__version__}")
        print(
            f"{'':12} {'seconds':>8} {'processor':>10} {'memory GB':>10} {'groups':>10} {'events':>12}",
            flush=True,
        )
        context = multiprocessing.get_context("spawn")
        for one in names:
            queue = context.SimpleQueue()
            process = context.Process(target=_run, args=(one, folder, queue))
            process.start()
            process.join()
            if process.exitcode:
                print(f"{one:12} failed (out of memory?)", flush=True)
                continue
            seconds, busy, memory, answer = results[one] = queue.get()
            print(
                f"{one:12} {seconds:8.2f} {busy:10.2f} {memory:10.2f} {answer[0]:10,} {answer[1]:12,}",
                flush=True,
            )
    _judge(results, arguments.rows)


def _judge(results: dict[str, tuple[float, float, float, Answer]], rows: int) -> None:
    ours = results["dragoman"]
    if len({one[3] for one in results.values()}) > 1:
        sys.exit("the answers differ")
    slower = [name for name, one in results.items() if one[0] < ours[0]]
    if slower:
        sys.exit(f"a bar is missed: slower than {', '.join(slower)}")
    if rows >= BAR_ROWS and ours[0] > BAR_SECONDS:
        sys.exit(f"a bar is missed: {ours[0]:.1f} s of {BAR_SECONDS} s")


if __name__ == "__main__":
    main()
