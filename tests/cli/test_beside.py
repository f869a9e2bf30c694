"""Imported events beside coded ones in a table of two actors."""

import json
from datetime import date
from pathlib import Path

from click.testing import CliRunner
from tests.exchange.incoming.files import GDELT, as_published
from tests.ledger.pieces import pair

from dragoman.cli.beside import side_by_side, with_source
from dragoman.cli.main import cli
from dragoman.cli.show import Row
from dragoman.exchange.incoming import import_files
from dragoman.ledger import Ledger
from dragoman.ledger.monthly import HistoryMonth

MARCH = HistoryMonth(
    source="gdelt",
    month=date(2024, 3, 1),
    events=3,
    cooperation=2,
    conflict=1,
    mean=None,
    a_to_b=2,
    b_to_a=1,
    fatalities=None,
)


def test_without_imports_nothing_changes() -> None:
    """Rows and columns are those of the coded events."""
    rows = (Row(cells=("2024-03", "1")),)
    assert side_by_side(rows, ()) == rows
    assert with_source(("month", "events"), ()) == ("month", "events")


def test_each_line_names_its_source() -> None:
    """By month; what was coded here stands first."""
    rows = side_by_side([Row(cells=("2024-03", "1")), Row(cells=("2024-04", "2"))], [MARCH])
    assert [row.cells[:3] for row in rows] == [
        ("2024-03", "articles", "1"),
        ("2024-03", "gdelt", "3"),
        ("2024-04", "articles", "2"),
    ]
    assert with_source(("month", "events"), [MARCH]) == ("month", "source", "events")


def test_the_command(tmp_path: Path) -> None:
    """`dragoman dyads A B` shows both, told apart, in every form."""
    file = tmp_path / "rows"
    file.write_text(
        as_published("gdelt", [GDELT, GDELT | {"GLOBALEVENTID": "2", "QuadClass": "4"}]), encoding="utf-8"
    )
    with Ledger.open(tmp_path / "ledger", create=True) as ledger:
        ledger.add([pair(1)], coder="1")
        list(import_files(ledger, "gdelt", [file]))
    asked = ["dyads", "NOR", "TCD", "--ledger", str(tmp_path / "ledger"), "--format"]
    told = json.loads(CliRunner().invoke(cli, [*asked, "json"]).output)
    imported = [one["record"] for one in told["records"] if one["record"].get("source") == "gdelt"]
    assert imported == [
        {"source": "gdelt", "month": "2024-03-01", "events": 2, "cooperation": 1, "conflict": 1, "mean": 5.0}
        | {"a_to_b": 2, "b_to_a": 0, "fatalities": None}
    ]
    lines = CliRunner().invoke(cli, [*asked, "csv"]).output.splitlines()
    assert lines[0].startswith("month,source,events")
    assert any(line.startswith("2024-03,gdelt,2,1,1,") for line in lines)
