"""Import rows in GDELT's form, and compare with DuckDB merely reading the file and writing it as Parquet.

python -m benchmarks.import_gdelt [--rows 10000000] [--folder DIR]

The rows are made up: 61 columns, some 400 bytes a row, ids that do not repeat, 230 countries, 20 roots of
codes, days of ten years. Each of the two runs in a process of its own, so that its largest memory is its own.
"""

# ruff: noqa: S608 - queries of our own making

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from benchmarks.machine import machine
from dragoman.exchange.incoming import import_files
from dragoman.exchange.incoming.sources import sources
from dragoman.exchange.tables import acts, countries
from dragoman.ledger import Ledger

GIGABYTE = 2**30
BAR_TIMES, BAR_MEMORY = 2.0, 3.0
_TYPES = "['GOV', 'MIL', 'OPP', 'BUS', 'CVL', 'MED', '', '']"


def make(path: Path, rows: int) -> None:
    """Write the file: the same bytes for the same number of rows."""
    codes = sorted(code for code in acts() if code.isdigit())
    states = sorted(countries())
    fips = [countries()[state].fips or "US" for state in states]
    pick = "CAST(hash(i, {salt}) % {size} + 1 AS INTEGER)"
    given = {
        "GLOBALEVENTID": "410000000 + i",
        "SQLDATE": "strftime(day, '%Y%m%d')",
        "MonthYear": "strftime(day, '%Y%m')",
        "Year": "year(day)",
        "FractionDate": "round(year(day) + dayofyear(day) / 366, 4)",
        "IsRootEvent": "i % 2",
        "EventCode": "code",
        "EventBaseCode": "code[1:3]",
        "EventRootCode": "code[1:2]",
        "QuadClass": "hash(i, 5) % 4 + 1",
        "GoldsteinScale": "round((hash(i, 6) % 200) / 10.0 - 10, 1)",
        "NumMentions": "hash(i, 7) % 40 + 1",
        "NumSources": "hash(i, 8) % 9 + 1",
        "NumArticles": "hash(i, 9) % 40 + 1",
        "AvgTone": "round((hash(i, 10) % 2000000) / 100000.0 - 10, 6)",
        "DATEADDED": "strftime(day, '%Y%m%d') || '121500'",
        "SOURCEURL": "'https://news.example.org/' || strftime(day, '%Y/%m/%d') || '/story-' || i % 900001 || '-of-talks-at-the-border'",
    }
    for number, side in ((1, "Actor1"), (2, "Actor2")):
        given |= {
            f"{side}Code": f"s{number} || t{number}",
            f"{side}Name": f"CASE WHEN s{number} <> '' THEN 'NAME OF ' || s{number} END",
            f"{side}CountryCode": f"s{number}",
            f"{side}Type1Code": f"t{number}",
        }
    for number, side in ((1, "Actor1Geo"), (2, "Actor2Geo"), (3, "ActionGeo")):
        given |= {
            f"{side}_Type": "4",
            f"{side}_FullName": f"'Town ' || hash(i, 2{number}) % 5000 || ', Province, Country'",
            f"{side}_CountryCode": f"f{number}",
            f"{side}_ADM1Code": f"f{number} || '07'",
            f"{side}_ADM2Code": f"hash(i, 3{number}) % 90000",
            f"{side}_Lat": f"round((hash(i, 4{number}) % 1700000) / 10000.0 - 85, 4)",
            f"{side}_Long": f"round((hash(i, 5{number}) % 3500000) / 10000.0 - 175, 4)",
            f"{side}_FeatureID": f"hash(i, 6{number}) % 3000000",
        }
    columns = ", ".join(f'{given.get(name, "NULL")} AS "{name}"' for name in sources()["gdelt"].columns)
    states_and_none = [*states, *[""] * 40]
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(
            f"COPY (SELECT {columns} FROM (SELECT i, DATE '2015-01-01' + CAST(i * 3650 // {rows} AS INTEGER) AS day, "
            f"{codes}[{pick.format(salt=1, size=len(codes))}] AS code, "
            + ", ".join(
                f"{states_and_none}[{pick.format(salt=10 + n, size=len(states_and_none))}] AS s{n}, "
                f"{_TYPES}[{pick.format(salt=14 + n, size=8)}] AS t{n}, "
                f"{fips}[{pick.format(salt=17 + n, size=len(fips))}] AS f{n}"
                for n in (1, 2, 3)
            )
            + f" FROM range({rows}) AS t(i))) TO '{path}' (DELIMITER '\t', HEADER false, QUOTE '')"
        )


def plainly(path: Path, folder: Path) -> str:
    """DuckDB reads the file and writes it as Parquet."""
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(
            f"COPY (SELECT * FROM read_csv('{path}', delim='\t', header=false, quote='', escape='')) "
            f"TO '{folder / 'plain.parquet'}' (FORMAT parquet)"
        )
    return ""


def imported(path: Path, folder: Path) -> str:
    """Dragoman imports the file into a new ledger."""
    with Ledger.open(folder / "ledger", create=True) as ledger:
        (done,) = import_files(ledger, "gdelt", [path])
    return f"{done.added:,} added, {done.set_aside:,} set aside, {done.unmapped_rows:,} parties unmapped"


def measured(work: Callable[[Path, Path], str], path: Path, folder: Path) -> tuple[float, float, float, str]:
    """Run in a new process; gives seconds, seconds of the processor, gigabytes at most, and what it says."""
    context = multiprocessing.get_context("spawn")
    queue = context.SimpleQueue()
    process = context.Process(target=_run, args=(work, path, folder, queue))
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(f"{work.__name__} failed")
    found: tuple[float, float, float, str] = queue.get()
    return found


def _run(
    work: Callable[[Path, Path], str],
    path: Path,
    folder: Path,
    queue: "multiprocessing.queues.SimpleQueue[object]",
) -> None:
    start, busy = time.perf_counter(), time.process_time()
    said = work(path, folder)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    queue.put((seconds, busy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / GIGABYTE, said))


def main() -> None:
    """Make the file, run both, print the table; fail where the bar is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder by default")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
        folder = Path(name)
        path = folder / "made.export.CSV"
        make(path, arguments.rows)
        print(machine())
        print(
            f"{arguments.rows:,} rows, {path.stat().st_size / GIGABYTE:.2f} GB; DuckDB {duckdb.__version__}"
        )
        plain = measured(plainly, path, folder)
        ours = measured(imported, path, folder)
        print(f"{'':28} {'seconds':>8} {'processor':>10} {'rows/s':>12} {'memory GB':>10}")
        for label, (seconds, busy, memory, _) in (
            ("DuckDB, CSV to Parquet", plain),
            ("dragoman import gdelt", ours),
        ):
            print(f"{label:28} {seconds:8.1f} {busy:10.1f} {arguments.rows / seconds:12,.0f} {memory:10.2f}")
        times = ours[0] / plain[0]
        print(f"{times:.2f} times (bar {BAR_TIMES}), {ours[2]:.2f} GB (bar {BAR_MEMORY}); {ours[3]}")
    if times > BAR_TIMES or ours[2] > BAR_MEMORY:
        sys.exit("a bar is missed")


if __name__ == "__main__":
    main()
