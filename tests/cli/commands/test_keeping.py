"""`dragoman verify`, `compact` and `recode`."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.api import adding
from dragoman.ledger import Ledger
from dragoman.ledger.tables import rows


@pytest.fixture
def folder(dragoman: Any, story: Path) -> Path:
    """A ledger of one article."""
    path = story.with_name("ledger")
    assert dragoman("add", story, "--ledger", path).status == 0
    return path


def test_a_sound_ledger_is_said_to_be(dragoman: Any, folder: Path) -> None:
    """Status 0; the numbers, as words and as JSON."""
    ran = dragoman("verify", "--ledger", folder)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == "all sound"
    found = json.loads(dragoman("verify", "--ledger", folder, "--format", "json").out)
    assert (found["articles"], found["fault_count"], found["faults"]) == (1, 0, [])


def test_a_fault_is_told_and_ends_with_status_1(dragoman: Any, folder: Path) -> None:
    """A report whose words are not in its article is named."""
    with Ledger.open(folder) as ledger:
        assert ledger.reports()
        article = next(rows(ledger.tables["articles"].files()[0]))
        report = next(rows(ledger.tables["reports"].files()[0]))
        record = json.loads(report["record"]) | {"quote": "never said"}
        ledger.tables["reports"].append([report | {"batch": "b", "record": json.dumps(record)}])
        ledger.tables["articles"].append([article | {"batch": "b", "reports": 1}])
    ran = dragoman("verify", "--ledger", folder)
    assert ran.status == 1
    assert f"report {report['id']}" in ran.out
    assert ran.out.splitlines()[-1] == "1 faults"


def test_no_ledger_there(dragoman: Any, tmp_path: Path) -> None:
    """Each command says in one line that there is none, and makes none."""
    for name in ("verify", "compact", "recode"):
        ran = dragoman(name, "--ledger", tmp_path / "none")
        assert ran.status == 2
        assert "no ledger is there" in ran.err
    assert not (tmp_path / "none").exists()


def test_compact_merges_files(dragoman: Any, folder: Path, story: Path) -> None:
    """Two files of reports become one, and the answers stay."""
    assert dragoman("add", story, "--outlet", "Another", "--ledger", folder).status == 0
    with Ledger.open(folder) as ledger:
        before = ledger.reports()
        assert {report.story for report in before} == {before[0].story}
    ran = dragoman("compact", "--ledger", folder)
    assert ran.status == 0
    assert "reports          2 files, now 1" in ran.out
    with Ledger.open(folder) as ledger:
        assert ledger.reports() == before


def test_recode_supersedes(dragoman: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the same coder nothing is done; by a newer one every article is coded again."""
    assert dragoman("recode", "--ledger", folder).out.startswith("0 added, 0 recoded, 0 known")
    monkeypatch.setattr(adding, "coder_name", lambda: "99.0")
    ran = dragoman("recode", "--ledger", folder)
    assert ran.status == 0
    assert ran.out.startswith("recoded ")
    with Ledger.open(folder) as ledger:
        assert ledger.articles()[0].coder == "99.0"
