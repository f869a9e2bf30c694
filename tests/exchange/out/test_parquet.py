"""Parquet."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest
from tests.exchange import made

from dragoman.exchange import Told
from dragoman.exchange.out import parquet
from dragoman.exchange.told import UNRECORDED
from dragoman.records import DragomanError
from dragoman.world import World


@pytest.fixture
def file(tmp_path: Path, world: World) -> Path:
    """All reports, and one that is in no ledger."""
    unrecorded = msgspec.structs.replace(made.told("tie", made.tie, 77).report, recorded_at=UNRECORDED)
    path = tmp_path / "reports.parquet"
    path.write_bytes(made.write("parquet", [*made.all_told(), Told(unrecorded, made.KEPT)], world)[0])
    return path


def test_every_report_of_every_kind_comes_back_whole(file: Path) -> None:
    """Reading the file gives the same reports, to the last field."""
    found = list(parquet.reports_of(file))
    assert found[:-1] == [one.report for one in made.all_told()]
    assert found[-1].recorded_at == UNRECORDED


def test_columns_are_typed(file: Path) -> None:
    """Another program finds days, moments, lists and structures, not text."""
    table = pq.read_table(file)
    assert table.schema.field("published").type.field("latest").type == "date32[day]"
    assert str(table.schema.field("recorded_at").type) == "timestamp[us, tz=UTC]"
    row = table.slice(1, 1).to_pylist()[0]
    assert [one["id"] for one in row["recipients"]] == ["TCD", "SDN"]
    assert row["time"]["start"].isoformat() == "2024-03-04"
    assert row["article_name"] == "lake.txt"
    assert table.column("tie_kind").to_pylist()[8] == "member-of"


def test_it_is_written_some_rows_at_a_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, world: World
) -> None:
    """Rows go out in groups, none the larger for the file being longer."""
    monkeypatch.setattr(parquet, "GROUP", 4)
    path = tmp_path / "x.parquet"
    path.write_bytes(made.write("parquet", made.all_told(), world)[0])
    assert pq.ParquetFile(path).num_row_groups == 3
    assert [one.id for one in parquet.reports_of(path)] == [one.report.id for one in made.all_told()]


def test_it_can_be_piped() -> None:
    """A stream that cannot seek takes it: standard output."""
    program = (
        "import sys; from dragoman.exchange.out import parquet; from tests.exchange import made\n"
        "parquet.export(made.all_told(), None, sys.stdout.buffer)"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout[:4] == done.stdout[-4:] == b"PAR1"


def test_another_file_is_refused(tmp_path: Path) -> None:
    """A file that is no Parquet of ours is named, and what to do."""
    path = tmp_path / "x.parquet"
    path.write_bytes(b"PAR1 no")
    with pytest.raises(DragomanError, match=r"x\.parquet: is no Parquet file of reports"):
        list(parquet.reports_of(path))
