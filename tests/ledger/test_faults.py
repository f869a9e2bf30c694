"""What goes wrong with files: a clear message, and nothing lost."""

import errno
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.ledger.pieces import pair

from dragoman.ledger import Ledger, LedgerError
from dragoman.ledger.faults import files_of
from dragoman.ledger.verify import verify


def test_no_ledger_there(tmp_path: Path) -> None:
    """The message says how one is made."""
    with pytest.raises(LedgerError, match="no ledger is there; `dragoman add"):
        Ledger.open(tmp_path / "none")


def test_something_else_is_there(tmp_path: Path) -> None:
    """A ledger is made neither in a folder of other things nor in place of a file."""
    (tmp_path / "letter.txt").write_text("Dear reader", encoding="utf-8")
    with pytest.raises(LedgerError, match="folder of other things"):
        Ledger.open(tmp_path, create=True)
    with pytest.raises(LedgerError, match="is a file; a ledger is a folder"):
        Ledger.open(tmp_path / "letter.txt", create=True)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_interrupted_making_is_finished(ledger: Ledger) -> None:
    """A folder with tables but no mark is completed; what is in the tables stays."""
    ledger.add([pair(1)], coder="1")
    (ledger.path / "ledger.json").unlink()
    with Ledger.open(ledger.path, create=True) as again:
        assert again.count().articles == 1


def test_made_by_a_newer_version(ledger: Ledger) -> None:
    """It is not touched, and the message says what to install."""
    mark = ledger.path / "ledger.json"
    newer = json.dumps(json.loads(mark.read_text(encoding="utf-8")) | {"format": 2})
    mark.write_text(newer, encoding="utf-8")
    for create in (True, False):
        with pytest.raises(
            LedgerError, match=r"newer version of Dragoman \(form 2; this one reads up to 1\)"
        ):
            Ledger.open(ledger.path, create=create)
    assert mark.read_text(encoding="utf-8") == newer


def test_a_damaged_mark(ledger: Ledger) -> None:
    """The message names the file and says that the tables are untouched."""
    (ledger.path / "ledger.json").write_text("{", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"ledger\.json: is damaged .* tables are untouched"):
        Ledger.open(ledger.path)


@pytest.mark.parametrize("table", ["articles", "reports", "judgements"])
def test_a_missing_or_damaged_table(ledger: Ledger, table: str) -> None:
    """Without its log a table cannot be opened; the message names it."""
    ledger.add([pair(1)], coder="1")
    for log in (ledger.path / table / "_delta_log").iterdir():
        log.write_text("{garbage", encoding="utf-8")
    with pytest.raises(LedgerError, match=rf"{table}: cannot be read .* Restore it from a copy"):
        Ledger.open(ledger.path)


def test_a_damaged_data_file(ledger: Ledger) -> None:
    """What the index has is still answered; without an index the message names the file; `verify` finds it."""
    ledger.add([pair(1)], coder="1")
    ledger.add([pair(2)], coder="1")
    before = ledger.reports()
    victim = Path(ledger.tables["reports"].files()[0])
    whole = victim.read_bytes()
    victim.write_bytes(whole[: len(whole) // 2])
    assert ledger.reports() == before
    found = verify(ledger)
    assert any(victim.name in fault for fault in found.faults)
    assert found.reports == 5
    ledger.discard_index()
    with pytest.raises(LedgerError, match=rf"{victim.name}: cannot be read .*`dragoman verify` names"):
        ledger.reports()
    victim.write_bytes(whole)
    assert ledger.reports() == before


def test_a_missing_data_file(ledger: Ledger) -> None:
    """It is told by name."""
    ledger.add([pair(1)], coder="1")
    assert ledger.reports()
    victim = Path(ledger.tables["articles"].files()[0])
    ledger.discard_index()
    victim.unlink()
    with pytest.raises(LedgerError, match=victim.name):
        ledger.reports()


def test_tables_put_back_from_an_older_copy(ledger: Ledger, tmp_path: Path) -> None:
    """The index, which knows more than they, is made again."""
    ledger.add([pair(1)], coder="1")
    answers = ledger.reports()
    copy = tmp_path / "copy"
    shutil.copytree(ledger.path, copy)
    ledger.add([pair(2)], coder="1")
    assert ledger.count().articles == 2
    ledger.close()
    for table in ("articles", "reports"):
        shutil.rmtree(ledger.path / table)
        shutil.copytree(copy / table, ledger.path / table)
    with Ledger.open(ledger.path) as again:
        again.add([pair(3)], coder="1")
        assert {r.id for r in answers} < {r.id for r in again.reports()}
        assert again.count().articles == 2


_FULL_DISK = """
import resource, sys
from dragoman.ledger import Ledger, LedgerError
sys.path.insert(0, sys.argv[2])
from pieces import pair
with Ledger.open(sys.argv[1]) as ledger:
    ledger.reports()
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
    try:
        ledger.add([pair(7)], coder="1")
    except LedgerError as error:
        print(error)
"""


def test_a_full_disk(ledger: Ledger) -> None:
    """Where no file may grow any more the message says to make room, and what was there is there."""
    ledger.add([pair(1)], coder="1")
    before = ledger.reports()
    command = [sys.executable, "-c", _FULL_DISK, str(ledger.path), str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
    assert "the disk is full; make room" in done.stdout, done.stdout + done.stderr
    assert ledger.reports() == before
    assert verify(ledger).fault_count == 0
    ledger.add([pair(7)], coder="1")
    assert ledger.count().articles == 2


def test_a_folder_that_cannot_be_written_to(
    ledger: Ledger, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read with an index in the user's cache folder; adding says that it cannot be written to."""
    ledger.add([pair(1)], coder="1")
    before = ledger.reports()
    ledger.discard_index()
    derived = ledger.folder.derived
    derived.rmdir()
    derived.write_text("in the way", encoding="utf-8")
    with Ledger.open(ledger.path) as again:
        assert again.reports() == before
        assert list(cache.glob("index-*.sqlite"))

        def refuse(*arguments: object, **named: object) -> None:
            del arguments, named
            raise OSError(errno.EROFS, "Read-only file system")

        monkeypatch.setattr("dragoman.ledger.tables.write_deltalake", refuse)
        with pytest.raises(
            LedgerError, match=r"cannot be written to: this user may not, or the disk is read-only"
        ):
            again.add([pair(2)], coder="1")
        assert again.reports() == before


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError(errno.EACCES, "Permission denied"), "this user may not"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "damaged or missing"),
    ],
)
def test_each_fault_has_its_sentence(error: OSError, message: str) -> None:
    """The system's errors become one sentence that says what to do."""
    with pytest.raises(LedgerError, match=message), files_of(Path("somewhere"), "read"):
        raise error
