"""`dragoman import`."""

import json
from pathlib import Path
from typing import Any

from tests.exchange.incoming.files import GDELT, as_published


def _file(folder: Path, *ids: str, extra: str = "") -> Path:
    path = folder / "made.export.CSV"
    rows = [GDELT | {"GLOBALEVENTID": ident, "Actor1CountryCode": "XQZ"} for ident in ids]
    path.write_text(as_published("gdelt", rows) + extra, encoding="utf-8")
    return path


def test_a_file_is_imported_and_known_afterwards(dragoman: Any, tmp_path: Path) -> None:
    """The first run tells what was added, the second that nothing was."""
    path, ledger = _file(tmp_path, "1", "2"), tmp_path / "ledger"
    ran = dragoman("import", "gdelt", path, "--ledger", ledger)
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "made.export.CSV: 2 events, 2 added",
        "  2 parties stand for nobody known here and keep their codes: cameo=XQZ (2)",
    ]
    again = dragoman("import", "gdelt", path, "--ledger", ledger)
    assert (again.status, again.out) == (0, "made.export.CSV: known already, nothing added\n")


def test_rows_set_aside_are_told(dragoman: Any, tmp_path: Path) -> None:
    """The status says that something could not be read, the line where it is."""
    aside = tmp_path / "aside"
    path = _file(tmp_path, "1", extra="no row\n")
    ran = dragoman(
        "import", "gdelt", path, "--ledger", tmp_path / "ledger", "--set-aside", aside, "--format", "json"
    )
    told = json.loads(ran.out)
    assert (ran.status, told["added"], told["set_aside"]) == (1, 1, 1)
    assert Path(told["aside"]).parent == aside
    assert "no row" in Path(told["aside"]).read_text(encoding="utf-8")


def test_one_bad_file_does_not_keep_the_others(dragoman: Any, tmp_path: Path) -> None:
    """A file that is none of the source is named on standard error; the next one is imported."""
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("a letter\n", encoding="utf-8")
    ran = dragoman("import", "gdelt", wrong, _file(tmp_path, "1"), "--ledger", tmp_path / "ledger")
    assert ran.status == 1
    assert ran.err.startswith("not imported: wrong.txt: its first line has 1 cells")
    assert "made.export.CSV: 1 events, 1 added" in ran.out
