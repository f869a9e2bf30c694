"""Data packages, read by frictionless."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from frictionless import Package
from tests.exchange import made

from dragoman.exchange import FORMATS
from dragoman.exchange.package import SUFFIX, descriptor
from dragoman.exchange.tables import KINDS
from dragoman.records import ReportKind
from dragoman.world import World

TEXT_TABLES = ("icews", "polecat", "gdelt", "gdelt-mentions")


def written(form: str, folder: Path, world: World, kind: ReportKind | None = None) -> Path:
    """Write a table and what describes it."""
    reports = [one for one in made.all_told() if kind in {None, one.report.kind}]
    path = folder / f"table.{form if form in {'csv', 'xlsx', 'parquet'} else 'tsv'}"
    path.write_bytes(made.write(form, reports, world)[0])
    description = path.with_name(path.name + SUFFIX)
    description.write_bytes(descriptor(form, path.name, kind or "event"))
    return description


@pytest.mark.parametrize("form", TEXT_TABLES)
def test_the_tables_of_the_field_are_valid(form: str, tmp_path: Path, world: World) -> None:
    """Every cell has the type that its column is said to have, with and without a header."""
    package = Package(str(written(form, tmp_path, world)))
    report = package.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
    rows = package.get_table_resource(package.resource_names[0]).read_rows()
    assert len(rows) == (3 if form == "polecat" else 7 if form == "gdelt-mentions" else 5)


@pytest.mark.parametrize("kind", KINDS)
def test_csv_files_are_valid(kind: ReportKind, tmp_path: Path, world: World) -> None:
    """So is a CSV file of each kind of report."""
    package = Package(str(written("csv", tmp_path, world, kind)))
    report = package.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
    assert [row["id"] for row in package.get_table_resource(package.resource_names[0]).read_rows()] == [
        one.report.id for one in made.all_told() if one.report.kind == kind
    ]


def test_sheets_are_valid(tmp_path: Path, world: World) -> None:
    """A workbook has a resource a sheet."""
    package = Package(str(written("xlsx", tmp_path, world)))
    report = package.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
    assert [one.name for one in package.resources] == [f"{kind}s" for kind in KINDS]


def test_parquet_is_described_as_it_is(tmp_path: Path, world: World) -> None:
    """The dictionary has the columns of the file, in order, each described."""
    description = json.loads(written("parquet", tmp_path, world).read_bytes())
    fields = description["resources"][0]["schema"]["fields"]
    assert [one["name"] for one in fields] == pq.read_schema(tmp_path / "table.parquet").names
    assert all(one["description"] for one in fields)


def test_every_table_has_a_dictionary() -> None:
    """Each format that is a table can be described, every column with a meaning and a unit where it has one."""
    for form in FORMATS.values():
        if form.table:
            package = json.loads(descriptor(form.name, "x"))
            fields = [one for resource in package["resources"] for one in resource["schema"]["fields"]]
            assert all(one["description"] and one["type"] for one in fields)
    icews = json.loads(descriptor("icews", "x"))["resources"][0]["schema"]["fields"]
    assert {one["name"]: one.get("unit") for one in icews}["Latitude"] == "degrees"
