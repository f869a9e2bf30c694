"""`dragoman export`."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.exchange import FORMATS
from dragoman.exchange.out import parquet
from dragoman.ledger import Ledger


@pytest.fixture
def ledger(dragoman: Any, story: Path) -> Path:
    """A ledger with the short article."""
    folder = story.parent / "ledger"
    assert dragoman("add", story, "--ledger", folder).status == 0
    return folder


def test_articles_are_coded_and_exported(dragoman: Any, story: Path) -> None:
    """Without a ledger the articles are coded now; what the format cannot carry is counted on standard error."""
    ran = dragoman("export", "plover", story)
    assert ran.status == 0
    found = [json.loads(line) for line in ran.out.splitlines()]
    coded = json.loads(dragoman("code", story).out)
    assert [one["event_text"] for one in found] == [one["quote"] for one in coded["events"]]
    assert ran.err.startswith(f"{len(found)} reports written.\n")
    assert f"left out: {len(coded['mediations'])} × mediation: the format holds events only" in ran.err


def test_code_and_export_write_the_same(dragoman: Any, story: Path) -> None:
    """`code --format` and `export` are one implementation."""
    for form in ("plover", "csv"):
        assert dragoman("code", story, "--format", form).out == dragoman("export", form, story).out


def test_a_ledger_is_exported(dragoman: Any, ledger: Path, tmp_path: Path) -> None:
    """All reports of the ledger are in the file, as the ledger gives them."""
    path = tmp_path / "reports.parquet"
    ran = dragoman("export", "parquet", "--ledger", ledger, "-o", path)
    assert (ran.status, ran.out) == (0, "")
    with Ledger.open(ledger) as opened:
        assert list(parquet.reports_of(path)) == list(opened.reports())
    fields = json.loads((tmp_path / "reports.parquet.datapackage.json").read_text())["resources"][0]
    assert fields["path"] == "reports.parquet"


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_format_of_a_ledger(form: str, dragoman: Any, ledger: Path, tmp_path: Path) -> None:
    """Each format is written, whole and with its dictionary if it is a table, and no other file is left."""
    folder = tmp_path / "out"
    folder.mkdir()
    ran = dragoman("export", form, "--ledger", ledger, "-o", folder / "file")
    assert ran.status == 0, ran.err
    names = {one.name for one in folder.iterdir()}
    assert names == ({"file", "file.datapackage.json"} if FORMATS[form].table else {"file"})
    assert (folder / "file").stat().st_size > 0


def test_wishes_are_kept(dragoman: Any, ledger: Path) -> None:
    """Parties by name or id, kinds, days and moments select."""
    rows = csv.DictReader(
        io.StringIO(dragoman("export", "csv", "--ledger", ledger, "--parties", "Norway, SDN").out, newline="")
    )
    found = list(rows)
    assert found
    assert all("NOR" in row["actors"] and "SDN" in row["recipients"] for row in found)
    mediations = dragoman("export", "csv", "--ledger", ledger, "--kind", "mediation").out
    assert mediations.splitlines()[0].endswith("matter,stage,reports")
    for wish in (("--until", "2020-01-01"), ("--as-of", "2020-01-01"), ("--known-on", "2020-01-01")):
        assert dragoman("export", "plover", "--ledger", ledger, *wish).out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["plover", "a.txt", "--ledger", "x"], "name either a --ledger or articles"),
        (["plover", "a.txt", "--known-on", "2024-01-01"], "--known-on asks a ledger"),
        (["csv", "a.txt", "--kind", "tie", "--kind", "claim"], "a CSV file holds one --kind"),
        (["plover", "a.txt", "--since", "soon"], "'soon' is not a day"),
        (["plover", "--known-on", "soon"], "'soon' is no moment"),
        (["plover", "a.txt", "--parties", "Atlantis"], "nobody is known as Atlantis"),
        (["word", "a.txt"], "'word' is not one of"),
    ],
)
def test_what_cannot_be_meant_is_refused(dragoman: Any, arguments: list[str], words: str) -> None:
    """Each mistake is named before anything is read."""
    ran = dragoman("export", *arguments)
    assert ran.status == 2
    assert words in " ".join(ran.err.split())


def test_nothing_half_is_left(dragoman: Any, story: Path, tmp_path: Path) -> None:
    """Where nothing can be read no file appears, and the one that was there stays."""
    path = tmp_path / "out.jsonl"
    path.write_text("before")
    ran = dragoman("export", "plover", story.with_name("none.txt"), "-o", path)
    assert ran.status == 2
    assert "nothing to export" in ran.err
    assert path.read_text() == "before"
    assert not list(tmp_path.glob("*.part"))


def test_no_ledger_is_said(dragoman: Any, tmp_path: Path) -> None:
    """A folder without a ledger is named."""
    ran = dragoman("export", "plover", "--ledger", tmp_path / "nothing")
    assert ran.status == 2
    assert "nothing" in ran.err
