"""Imported events by dyad and month, on a terminal or as a file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from dragoman.cli.output import output_to
from dragoman.cli.show import Row, Shown

SUFFIXES = (".parquet", ".csv")
_COLUMNS = ("month", "source", "actor", "recipient", "quad", "events", "score", "deaths")


def check_suffix(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path | None:
    """Refuse a file of another kind than can be written."""
    if value is not None and value.suffix not in SUFFIXES:
        raise click.BadParameter(f"{value.name}: give it a name that ends in .parquet or .csv.", ctx, param)
    return value


def write_months(months: pa.Table, output: Path) -> None:
    """Write all months (`dragoman.ledger.history.dyad_months`) as Parquet or CSV, whole or not at all."""
    with output_to(output) as stream:
        if output.suffix == ".parquet":
            pq.write_table(months, stream, compression="zstd")
        else:
            arrow_csv.write_csv(months, stream)


def shown_months(months: pa.Table, title: str, limit: int) -> Shown:
    """Make an answer of the latest months, as many lines as asked for."""
    order = [
        ("month", "descending"),
        *((name, "ascending") for name in ("source", "actor", "recipient", "quad")),
    ]
    latest = months.sort_by(order).slice(0, limit).to_pylist()
    more = months.num_rows - len(latest)
    return Shown(
        title=title,
        columns=_COLUMNS,
        numeric=("quad", "events", "score", "deaths"),
        rows=tuple(Row(cells=_cells(one), record=one) for one in latest),
        empty="No imported event between any two fits. `dragoman import` reads event data of other projects.",
        notes=(f"{more:,} more; raise --limit, or write all to a file with -o.",) if more else (),
    )


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    score, deaths = row["score"], row["fatalities"]
    return (
        f"{row['month']:%Y-%m}",
        row["source"],
        row["actor"],
        row["recipient"],
        str(row["quad"] or ""),
        str(row["events"]),
        "" if score is None else f"{score:+.1f}",
        "" if deaths is None else str(deaths),
    )
