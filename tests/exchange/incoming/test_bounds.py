"""Very many rows that cannot be read: each is set aside, in bounded memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.exchange.incoming.files import GDELT, as_published

ROOT = Path(__file__).parents[3]
ROWS = 200_000
MOST_MEGABYTES = 1500
_PROGRAM = """
import json, sys
from pathlib import Path
from dragoman.exchange.incoming import import_files
from dragoman.ledger import Ledger
(done,) = import_files(Ledger.open(sys.argv[1], create=True), sys.argv[2], [Path(sys.argv[3])])
status = Path('/proc/self/status').read_text()  # `ru_maxrss` would count what the parent held at the fork
most = int(status.split('VmHWM:')[1].split()[0]) / 1024
print(json.dumps([done.added, done.set_aside, done.aside, most]))
"""
_GOOD = as_published("gdelt", [GDELT])
BAD = {
    "too few cells": (_GOOD, "nothing but a word\n"),
    "no day": (_GOOD, _GOOD.replace("20240305\t", "20241399\t")),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", BAD)
def test_very_many_bad_rows(tmp_path: Path, kind: str) -> None:
    """The file of rows set aside has every one, each with its line, and memory keeps its bound."""
    good, bad = BAD[kind]
    path = tmp_path / "rows"
    with path.open("w", encoding="utf-8") as file:
        file.write(good)
        for _ in range(ROWS // 1000):
            file.write(bad * 1000)
    command = [sys.executable, "-c", _PROGRAM, str(tmp_path / "ledger"), "gdelt", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    added, set_aside, aside, megabytes = json.loads(done.stdout)
    assert (added, set_aside) == (1, ROWS)
    assert megabytes < MOST_MEGABYTES
    with Path(aside).open(encoding="utf-8", newline="") as file:
        lines = [int(line.split(",", 2)[1]) for line in file if line.startswith("rows,")]
    assert lines == list(range(2, 2 + ROWS))
