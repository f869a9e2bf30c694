"""Checks of tables against each other, with messages for whoever wrote them."""

from pathlib import Path

import pytest

from dragoman.records.errors import DataFileError
from dragoman.world.checks import check_tables, is_office
from dragoman.world.tables import COLUMNS, read_tables

ATLANTIS = "ATL,Atlantis,,Atlantean,,Poseidonia,,,,,,,,state,"


def check(folder: Path, **tables: str) -> None:
    """Check a world of a few lines, one line a table."""
    tables.setdefault("states", ATLANTIS)
    for name, line in tables.items():
        (folder / f"{name}.csv").write_text(f"{COLUMNS[name]}\n{line}\n", encoding="utf-8")
    check_tables(read_tables([folder]))


def test_what_fits_passes(tmp_path: Path) -> None:
    """Lines that name what exists in words that are known raise nothing."""
    check(
        tmp_path,
        organisations="REEF,Reef League,,IGO,bloc,ATL,,,,,,,",
        memberships="ATL,REEF,member,2001,,",
        people="Ann Kelp,,Kelp,ATL,GOV,envoy:REEF-TALKS,2020,,",
        places="Kelp Bay,,town,1.0,2.0,ATL,REEF,,,",
        facts="allied-with,ATL,REEF,yes,2001,,,",
    )


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        (
            "memberships",
            "ATL,REEFS,member,2001,,",
            r"memberships\.csv line 2: 'REEFS' in organisation is told of nowhere",
        ),
        (
            "people",
            "Ann Kelp,,,ATL,GOV,premier,2020,,",
            r"people\.csv line 2: 'premier' is no office; write one of",
        ),
        ("people", "Ann Kelp,,,ATL,GOV,envoy:,2020,,", r"people\.csv line 2: 'envoy:' is no office"),
        (
            "people",
            ",,,ATL,GOV,leader,2020,,",
            r"people\.csv line 2: person is empty; every line of people needs one",
        ),
        (
            "places",
            "Kelp Bay,,village,1.0,2.0,ATL,,,,",
            r"places\.csv line 2: 'village' is no kind of places; write",
        ),
        (
            "places",
            "Kelp Bay,,town,1.0,2.0,ATL,LEM,,,",
            r"places\.csv line 2: 'LEM' in claimed_by is told of nowhere",
        ),
        ("facts", "loves,ATL,ATL,yes,,,,", r"facts\.csv line 2: 'loves' is no kind of facts"),
        ("groups", "TIDE,Tide,,LEM,REB,,,,,", r"groups\.csv line 2: 'LEM' in state is told of nowhere"),
        ("states", "ATL,Atlantis,,,,,,,,,,,,kingdom,", r"states\.csv line 2: 'kingdom' is no kind of states"),
    ],
)
def test_faults_are_named(tmp_path: Path, table: str, line: str, message: str) -> None:
    """A fault is told with the file's path, the line, what is wrong and what to do."""
    with pytest.raises(DataFileError, match=message) as raised:
        check(tmp_path, **{table: line})
    assert str(raised.value).startswith(str(tmp_path))


def test_offices() -> None:
    """An office is a plain one, or one that says of what."""
    assert is_office("foreign-minister")
    assert is_office("ambassador:NOR")
    assert not is_office("ambassador:")
    assert not is_office("foreign minister")
