"""A Frictionless data package: what each column of a table is, for those who read it years later."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pyarrow as pa

from dragoman.exchange.out.parquet import SCHEMA
from dragoman.exchange.tables import KINDS, Column, columns, kind_columns
from dragoman.records import ReportKind

SUFFIX = ".datapackage.json"
"""What the descriptor of a file is called, after the file's name: several exports may lie in one folder."""

_TSV = {"delimiter": "\t", "quoteChar": "\x00", "doubleQuote": False}
_ARROW: tuple[tuple[Any, str], ...] = (
    (pa.types.is_integer, "integer"),
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_date, "date"),
    (pa.types.is_timestamp, "datetime"),
    (pa.types.is_struct, "object"),
    (pa.types.is_list, "array"),
)


def descriptor(form: str, path: str, kind: ReportKind = "event") -> bytes:
    """Describe a file.

    Args:
        form: csv, xlsx, parquet, icews, polecat, gdelt or gdelt-mentions.
        path: the file's name, beside which the descriptor lies.
        kind: of the reports in a CSV file.

    Returns:
        The descriptor as JSON (Data Package 1.0, Table Schema).
    """
    resources = _resources(form, path, kind)
    package = {"profile": "data-package", "name": f"dragoman-{form}", "resources": resources}
    return msgspec.json.format(msgspec.json.encode(package), indent=2) + b"\n"


def _resources(form: str, path: str, kind: ReportKind) -> list[dict[str, Any]]:
    common = {"path": path, "profile": "tabular-data-resource", "encoding": "utf-8"}
    if form == "xlsx":
        return [_sheet(path, one) for one in KINDS]
    if form == "parquet":
        fields = [_arrow_field(one) for one in SCHEMA]
        return [{"name": "reports", "path": path, "format": "parquet", "schema": {"fields": fields}}]
    if form == "csv":
        dialect: dict[str, Any] = {"delimiter": ",", "lineTerminator": "\r\n"}
        return [{**common, "name": f"{kind}s", "dialect": dialect, "schema": _schema(kind_columns(kind))}]
    missing = ["", "None"] if form == "polecat" else [""]
    dialect = {**_TSV, "header": not form.startswith("gdelt")}
    schema = _schema(columns(form)) | {"missingValues": missing}
    return [{**common, "name": form, "format": "csv", "dialect": dialect, "schema": schema}]


def _sheet(path: str, kind: ReportKind) -> dict[str, Any]:
    return {
        "name": f"{kind}s",
        "path": path,
        "format": "xlsx",
        "dialect": {"sheetName": f"{kind}s", "excel": {"sheet": f"{kind}s"}},
        "schema": _schema(kind_columns(kind)),
    }


def _schema(fields: Sequence[Column]) -> dict[str, Any]:
    return {"fields": [_field(one) for one in fields]}


def _field(column: Column) -> dict[str, Any]:
    field = {"name": column.name, "type": column.type, "description": column.description}
    return field | ({"unit": column.unit} if column.unit else {})


def _arrow_field(field: pa.Field) -> dict[str, Any]:
    kind = next((name for test, name in _ARROW if test(field.type)), "string")
    return {"name": field.name, "type": kind, "description": _described(field.name)}


def _described(name: str) -> str:
    """What a column of Parquet holds: as the cell of that name, or as `docs/reference/records.md` says."""
    tables = [columns("common"), *(columns(kind) for kind in KINDS)]
    known = {one.name: one.description for table in reversed(tables) for one in table}
    return known.get(name, "As the field of the record: docs/reference/records.md")
