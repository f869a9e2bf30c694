"""CSV."""

import csv
import io

import msgspec
import pytest
from tests.exchange import made

from dragoman.exchange.tables import KINDS, kind_columns
from dragoman.records import DragomanError
from dragoman.world import World


def rows_of(written: bytes) -> list[dict[str, str]]:
    """Read a table as Python's reader does."""
    return list(csv.DictReader(io.StringIO(written.decode(), newline="")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_has_a_row_a_report(kind: str, world: World) -> None:
    """Each kind of report has its own columns, and its reports their rows."""
    reports = [one for one in made.all_told() if one.report.kind == kind]
    rows = rows_of(made.write("csv", reports, world)[0])
    assert [row["id"] for row in rows] == [one.report.id for one in reports]
    assert [row["quote"] for row in rows] == [one.report.record.quote for one in reports]


def test_what_was_coded_is_in_the_cells(world: World) -> None:
    """Lists, speakers and days can be read off a row."""
    row = rows_of(made.write("csv", made.events_told(), world)[0])[1]
    assert (row["actors"], row["recipients"], row["recipient_texts"]) == ("OMN", "TCD;SDN", "Chad;Sudan")
    assert (row["start_date"], row["cameo"], row["contexts"]) == (
        "2024-03-04",
        "039",
        "diplomatic;peacekeeping",
    )
    assert (row["recorded_at"], row["confidence"]) == ("2024-03-06T10:20:30.123456Z", "0.91")
    said = rows_of(made.write("csv", made.events_told(), world)[0])[2]
    assert said["said_by"] == "officials (asserts) > an aide (doubts)"


def test_a_mixture_is_refused(world: World) -> None:
    """Kinds have other columns, so that one file holds one; without reports it is a table of events."""
    with pytest.raises(DragomanError, match="choose one with --kind"):
        made.write("csv", made.all_told(), world)
    header = made.write("csv", [], world)[0].decode().strip().split(",")
    assert header == [one.name for one in kind_columns("event")]


def test_no_cell_is_a_formula(world: World) -> None:
    """What an article wrote is never run, a negative number of ours stays one."""
    event = msgspec.structs.replace(made.offer, quote='=HYPERLINK("http://x")')
    row = rows_of(made.write("csv", [made.told("event", event)], world)[0])[0]
    assert row["quote"] == '\'=HYPERLINK("http://x")'
