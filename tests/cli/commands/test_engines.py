"""`--engine`, `--remote` and `dragoman dyads --imported`."""

import json
from pathlib import Path
from typing import Any

import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq
import pytest
from tests.exchange.incoming.files import GDELT, as_published


@pytest.fixture
def imported(dragoman: Any, tmp_path: Path) -> Path:
    """A ledger with three imported events of two months."""
    days = ("20240305", "20240306", "20240402")
    rows = [GDELT | {"GLOBALEVENTID": str(number), "SQLDATE": day} for number, day in enumerate(days)]
    file, ledger = tmp_path / "made.export.CSV", tmp_path / "ledger"
    file.write_text(as_published("gdelt", rows), encoding="utf-8")
    assert dragoman("import", "gdelt", file, "--ledger", ledger).status == 0
    return ledger


def test_imported_events_by_month(dragoman: Any, imported: Path) -> None:
    """The latest month comes first, and the source is named."""
    ran = dragoman("dyads", "--imported", "--ledger", imported, "--format", "json")
    months = [one["record"] for one in json.loads(ran.out)["records"]]
    assert [
        (one["source"], one["actor"], one["recipient"], one["month"], one["events"]) for one in months
    ] == [
        ("gdelt", "NOR", "TCD", "2024-04-01", 1),
        ("gdelt", "NOR", "TCD", "2024-03-01", 2),
    ]


def test_imported_events_of_one_party_before_a_day(dragoman: Any, imported: Path) -> None:
    """Parties and days narrow the count, and the limit says what it hides."""
    ran = dragoman("dyads", "Norway", "--imported", "--ledger", imported, "--as-of", "2024-03-05")
    assert "2024-03" in ran.out
    assert "2024-04" not in ran.out
    clipped = dragoman("dyads", "--imported", "--ledger", imported, "--limit", "1")
    assert "1 more; raise --limit, or write all to a file with -o." in clipped.out
    assert "No imported event" in dragoman("dyads", "Kenya", "--imported", "--ledger", imported).out


@pytest.mark.parametrize("suffix", [".parquet", ".csv"])
def test_imported_events_as_a_file(dragoman: Any, imported: Path, tmp_path: Path, suffix: str) -> None:
    """All months are written as a table that other programs read."""
    file = tmp_path / f"months{suffix}"
    ran = dragoman("dyads", "--imported", "--ledger", imported, "-o", file)
    assert (ran.status, ran.err) == (0, "2 rows written.\n")
    table = pq.read_table(file) if suffix == ".parquet" else arrow_csv.read_csv(file)
    assert table["events"].to_pylist() == [2, 1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("dyads", "--imported", "-o", "months.xlsx"), "ends in .parquet or .csv"),
        (("dyads", "-o", "months.csv"), "are for --imported"),
        (("dyads", "--remote", "sc://there"), "add --engine spark"),
        (("dyads", "--jobs", "65"), "64 processes at most"),
        (("dyads", "--engine", "spark"), "--remote with the address"),
        (("dyads", "--engine", "spark", "--remote", "there"), "write it as sc://host:port"),
    ],
)
def test_what_cannot_be_meant(dragoman: Any, imported: Path, arguments: tuple[str, ...], said: str) -> None:
    """Options that do not go together, and addresses that are none, are refused with what to do."""
    ran = dragoman(*arguments, "--ledger", imported)
    assert ran.status == 2
    assert said in " ".join(ran.err.split())
