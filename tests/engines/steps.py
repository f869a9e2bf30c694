"""Steps for the tests: workers find them by their name."""

import os
import signal
import time
from pathlib import Path

import pyarrow as pa

from dragoman.engines.coding import code_table


def doubled(table: pa.Table) -> pa.Table:
    """Twice the numbers; it takes the longer, the smaller they are."""
    numbers = table["n"].to_pylist()
    time.sleep(max(0.0, 0.05 - 0.01 * min(numbers, default=0)))
    return pa.table({"n": [2 * one for one in numbers]})


def deadly(table: pa.Table, folder: Path, times: int) -> pa.Table:
    """As `doubled`, but the number 3 kills its process, so many times."""
    if 3 in table["n"].to_pylist():
        deaths = len(list(folder.iterdir()))
        if deaths < times:
            (folder / f"death {deaths}").touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return doubled(table)


def failing(table: pa.Table) -> pa.Table:
    """Fail."""
    raise ValueError(f"no such table of {table.num_rows} rows")


def noted(table: pa.Table, folder: Path) -> pa.Table:
    """Code articles (`code_table`); the process that does it leaves its number in a folder before it begins."""
    (folder / str(os.getpid())).touch()
    return code_table(table)
