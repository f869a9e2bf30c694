"""Imports that a full disk, a kill or another machine interrupts: nothing lost, nothing doubled, nothing half."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.exchange.incoming.files import GDELT, Desk, as_published
from tests.ledger.disks import fill, small_disk

from dragoman.exchange.incoming import Options, import_files
from dragoman.ledger import Ledger, LedgerError
from dragoman.ledger.history import history
from dragoman.ledger.verify import verify

ROOT = Path(__file__).parents[3]
_PROGRAM = """
import sys
from pathlib import Path
from dragoman.exchange.incoming import import_files
from dragoman.ledger import Ledger
print("ready", flush=True)
with Ledger.open(sys.argv[1]) as ledger:
    for done in import_files(ledger, "gdelt", [Path(one) for one in sys.argv[2:]]):
        print(done.file, done.added, flush=True)
"""


def _rows(first: int, number: int) -> str:
    """Rows of different lengths that do not compress to nothing."""
    rng = random.Random(first)  # noqa: S311 - not for secrets
    return as_published(
        "gdelt",
        [
            GDELT
            | {
                "GLOBALEVENTID": str(first + at),
                "SOURCEURL": f"https://news.example.org/{rng.getrandbits(200 + 8 * (at % 50)):x}",
            }
            for at in range(number)
        ],
    )


def _ids(ledger: Ledger) -> list[int]:
    return sorted(int(one) for one in history(ledger)["event_id"].to_pylist())


@pytest.mark.parametrize("leave", [20_000, 500_000, 1_500_000])
def test_a_disk_that_is_full_half_way(tmp_path: Path, leave: int) -> None:
    """The message says to make room; nothing half is left or counted; later the same command does it all."""
    path = tmp_path / "rows"
    path.write_text(_rows(0, 20_000), encoding="utf-8")
    with small_disk(tmp_path / "disk", 32) as disk, Ledger.open(disk / "ledger", create=True) as ledger:
        assert [one.added for one in import_files(ledger, "gdelt", [_first(tmp_path)])] == [10]
        filler = fill(disk, leave)
        with pytest.raises(LedgerError, match="the disk is full; make room"):
            list(import_files(ledger, "gdelt", [path]))
        assert len(_ids(ledger)) == 10
        assert not (disk / "ledger/importing").exists()
        kept = {file.name for file in (disk / "ledger/history").glob("*.parquet")}
        assert len(kept) == 1
        filler.unlink()
        assert [one.added for one in import_files(ledger, "gdelt", [path])] == [20_000]
        assert _ids(ledger) == [*range(20_000), *range(100_000, 100_010)]
        assert verify(ledger).fault_count == 0


def test_a_disk_that_is_full_at_the_end(tmp_path: Path) -> None:
    """Where the rows find room, and what commits them hardly does, all of the file counts or nothing of it."""
    path = tmp_path / "rows"
    path.write_text(_rows(0, 2000), encoding="utf-8")
    with Ledger.open(tmp_path / "elsewhere", create=True) as ledger:
        list(import_files(ledger, "gdelt", [path]))
        size = sum(file.stat().st_size for file in (ledger.path / "history").glob("*.parquet"))
    outcomes = set()
    for number, more in enumerate((-4096, 0, 4096, 8192, 16384, 32768, 65536, 131072)):
        with (
            small_disk(tmp_path / f"disk-{number}", 4) as disk,
            Ledger.open(disk / "ledger", create=True) as ledger,
        ):
            list(import_files(ledger, "gdelt", [_first(tmp_path)]))
            filler = fill(disk, size + more)
            try:
                list(import_files(ledger, "gdelt", [path]))
            except LedgerError as error:
                assert "make room" in str(error)  # noqa: PT017 - either may be
                outcomes.add("no room")
            filler.unlink()
            assert len(_ids(ledger)) in {10, 2010}
            list(import_files(ledger, "gdelt", [path]))
            assert _ids(ledger) == [*range(2000), *range(100_000, 100_010)]
            assert verify(ledger).fault_count == 0
            outcomes.add("done")
    assert outcomes == {"no room", "done"}


def _first(folder: Path) -> Path:
    path = folder / "first"
    path.write_text(_rows(100_000, 10), encoding="utf-8")
    return path


def test_no_room_for_what_is_set_aside(tmp_path: Path) -> None:
    """Rows that cannot be read are not dropped because their file has no room: the import fails, and says where."""
    path = tmp_path / "rows"
    path.write_text(_rows(0, 10) + "nothing but a word\n" * 200_000, encoding="utf-8")
    with small_disk(tmp_path / "disk", 1) as disk, Ledger.open(tmp_path / "ledger", create=True) as ledger:
        with pytest.raises(LedgerError, match=r"disk/rows.*the disk is full"):
            list(import_files(ledger, "gdelt", [path], Options(aside=disk)))
        assert _ids(ledger) == []
        assert list(disk.iterdir()) == []


def test_files_that_may_not_grow(desk: Desk) -> None:
    """The same where the system sets a limit to the size of files."""
    path = desk.put(_rows(0, 20_000), "rows")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    done = _run(desk, [path], limit)
    assert done.returncode == 1
    assert "the disk is full; make room" in done.stderr
    assert _ids(desk.ledger) == []
    assert [one.added for one in import_files(desk.ledger, "gdelt", [path])] == [20_000]


def _run(desk: Desk, paths: list[Path], before: Callable[[], None]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _PROGRAM, str(desk.ledger.path), *map(str, paths)]
    return subprocess.run(  # noqa: S603 - ourselves
        command,
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=before,
        timeout=120,
    )


@pytest.mark.slow
def test_killed_at_random_instants(desk: Desk) -> None:
    """Eight kills at random instants, and each import run again: every event once, and `verify` finds nothing."""
    rng = random.Random(11)  # noqa: S311 - not for secrets
    paths = [
        desk.put(_rows(1000 * at, 1100), f"file-{at}") for at in range(8)
    ]  # each repeats a tenth of the next
    command = [sys.executable, "-c", _PROGRAM, str(desk.ledger.path), *map(str, paths)]
    kills = 0
    acknowledged: set[str] = set()
    while kills < 8:
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ourselves
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(rng.uniform(0, 0.8))
            if process.poll() is None:
                os.kill(process.pid, signal.SIGKILL)
                kills += 1
            acknowledged |= {line.split()[0] for line in process.stdout if line.endswith("\n")}
        found = _ids(desk.ledger)
        assert len(found) == len(set(found))
        assert len(found) % 100 == 0  # files count whole
        assert all(set(range(1000 * at, 1000 * at + 1100)) <= set(found) for at in _numbers(acknowledged))
        if len(acknowledged) == len(paths):  # all was done: another set of files
            start = len(paths)
            paths += [desk.put(_rows(1000 * at, 1100), f"file-{at}") for at in range(start, start + 8)]
            command += [str(path) for path in paths[start:]]
    list(import_files(desk.ledger, "gdelt", paths))
    assert _ids(desk.ledger) == list(range(1000 * len(paths) + 100))
    checked = verify(desk.ledger)
    assert checked.fault_count == 0
    assert not (desk.ledger.path / "importing").exists()


def _numbers(names: set[str]) -> list[int]:
    return sorted(int(name.rpartition("-")[2]) for name in names if name.startswith("file-"))
