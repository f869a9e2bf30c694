"""What `verify` and `compact` do with what was imported."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.exchange.incoming.files import GDELT, Desk, as_published

from dragoman.cli.main import cli
from dragoman.exchange.incoming import import_files, run
from dragoman.ledger.history import history, history_files
from dragoman.ledger.verify import verify


def _import(desk: Desk, number: int, name: str) -> None:
    rows = [GDELT | {"GLOBALEVENTID": f"{name}{at}"} for at in range(number)]
    desk.import_text("gdelt", as_published("gdelt", rows), name)


def test_what_was_imported_is_counted(desk: Desk) -> None:
    """Rows and files, and nothing is wrong."""
    _import(desk, 3, "1")
    _import(desk, 2, "2")
    found = verify(desk.ledger)
    assert (found.history, found.imports, found.unlisted, found.fault_count) == (5, 2, 0, 0)
    said = CliRunner().invoke(cli, ["verify", "--ledger", str(desk.ledger.path)])
    assert "5 imported rows of 2 files" in said.output


def test_a_damaged_file_of_the_history(desk: Desk) -> None:
    """It is named, and so is the import that lacks its rows; the others are read."""
    _import(desk, 3, "1")
    _import(desk, 2, "2")
    victim = Path(history_files(desk.ledger.path)[0])
    whole = victim.read_bytes()
    victim.write_bytes(whole[: len(whole) // 2])
    found = verify(desk.ledger)
    assert any(victim.name in fault for fault in found.faults)
    assert any("rows in the history where" in fault for fault in found.faults)
    assert found.history in {2, 3}
    assert found.imports == 2
    assert (
        CliRunner()
        .invoke(cli, ["verify", "--ledger", str(desk.ledger.path)], standalone_mode=False)
        .return_value
        == 1
    )


def test_a_damaged_list_of_imports(desk: Desk) -> None:
    """It is named; the rows are there all the same."""
    _import(desk, 3, "1")
    for log in (desk.ledger.path / "imports/_delta_log").iterdir():
        log.write_text("{garbage", encoding="utf-8")
    found = verify(desk.ledger)
    assert any("imports: cannot be read" in fault for fault in found.faults)
    assert (found.history, found.unlisted) == (3, 3)


def test_an_import_that_was_not_listed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted after its commit, its rows count; that is told, and no fault."""

    def interrupt(*given: object) -> None:
        del given
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(run, "list_import", interrupt)
        with pytest.raises(KeyboardInterrupt):
            _import(desk, 3, "1")
    found = verify(desk.ledger)
    assert (found.history, found.imports, found.unlisted, found.fault_count) == (3, 0, 3, 0)


def test_compacting_changes_no_answer(desk: Desk) -> None:
    """Small files become one, the rows and what is known stay, and files that a killed import left are removed."""
    for number in range(4):
        _import(desk, 3, str(number))
    before = history(desk.ledger)
    moment = before["recorded_at"][0].as_py()
    then = history(desk.ledger, known_on=moment)
    left = desk.ledger.path / "history/part-left-00000.parquet"
    left.write_bytes(b"left by a killed import")
    merged = desk.ledger.compact()
    assert (merged["history"], merged["imports"]) == ((4, 1), (4, 1))
    assert history(desk.ledger).equals(before)
    assert history(desk.ledger, known_on=moment).equals(then)
    assert verify(desk.ledger).fault_count == 0
    assert [one.outcome for one in import_files(desk.ledger, "gdelt", [desk.folder / "1"])] == ["known"]
    assert left.exists()  # it may be of an import that goes on: a week passes before it is removed


def test_without_imports_there_is_nothing_to_merge(desk: Desk) -> None:
    """The tables of imports are made by the first import, not by compacting."""
    assert sorted(desk.ledger.compact()) == ["articles", "judgements", "reports"]
    assert not (desk.ledger.path / "history").exists()
