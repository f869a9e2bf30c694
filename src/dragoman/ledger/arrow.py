"""Reports as an Arrow table: what pandas, Polars and DuckDB read."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from dragoman.ledger.schemas import report_row
from dragoman.records import Report

_SCHEMA = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("type", pa.string()),
        pa.field("status", pa.string()),
        pa.field("parties", pa.list_(pa.string())),
        pa.field("valid_from", pa.date32()),
        pa.field("valid_to", pa.date32()),
        pa.field("quote", pa.string(), nullable=False),
        pa.field("start", pa.int64(), nullable=False),
        pa.field("article", pa.string(), nullable=False),
        pa.field("story", pa.string(), nullable=False),
        pa.field("outlet", pa.string()),
        pa.field("published_earliest", pa.date32()),
        pa.field("published_latest", pa.date32()),
        pa.field("review", pa.string(), nullable=False),
        pa.field("recorded_at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("record", pa.string(), nullable=False),
    ]
)
_ORDER = [(name, "ascending") for name in ("day", "article", "start", "id")]


def reports_table(reports: Iterator[list[Report]]) -> pa.Table:
    """Make the table of reports that come some thousands at a time.

    Returns:
        One row a report, in the order of all selections; `record` is the whole record as JSON.
    """
    batches = [pa.RecordBatch.from_pylist([_row(one) for one in some], schema=_SCHEMA) for some in reports]
    table = pa.Table.from_batches(batches, schema=_SCHEMA)
    day = pc.fill_null(table["published_latest"], date.min)  # undated articles come first
    keys = table.select(["article", "start", "id"]).append_column("day", day)
    return table.take(pc.sort_indices(keys, sort_keys=_ORDER))


def _row(report: Report) -> dict[str, Any]:
    row = report_row(report, batch="", coder="")
    return {name: row.get(name) for name in _SCHEMA.names} | {
        "story": report.story,
        "outlet": report.outlet,
        "published_earliest": report.published.earliest,
        "published_latest": report.published.latest,
        "review": report.review,
        "record": msgspec.json.encode(report.record).decode(),
    }
