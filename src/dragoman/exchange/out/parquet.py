"""Parquet: one row a report of any kind, with lists and structures as they are; read back whole by `reports_of`."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.exchange.told import UNRECORDED, Tally, Told, moment
from dragoman.ledger.schemas import RECORD_TYPES
from dragoman.records import DragomanError, Published, Report, Tie
from dragoman.world import World

GROUP = 10_000
"""Rows of a group: what is held in memory."""

_TEXT = pa.string()
_TEXTS = pa.list_(_TEXT)
_DAYS = [("earliest", pa.date32()), ("latest", pa.date32()), ("basis", _TEXT), ("why", _TEXT)]
_ENTITY = [("text", _TEXT), ("id", _TEXT), ("role", _TEXT), ("person", _TEXT), ("start", pa.int64())]
_SPEAKER = [(name, _TEXT) for name in ("speaker", "id", "text", "stance")]
_POSITION = [("holder", _TEXT), ("stance", _TEXT), ("quote", _TEXT), ("start", pa.int64())]
_TIME = pa.struct([("start", pa.date32()), ("end", pa.date32()), ("text", _TEXT)])
_TIE_KIND = "tie_kind"

REPORT = pa.schema(
    [
        pa.field("id", _TEXT, nullable=False),
        pa.field("kind", _TEXT, nullable=False),
        pa.field("article", _TEXT, nullable=False),
        pa.field("outlet", _TEXT),
        pa.field("published", pa.struct(_DAYS), nullable=False),
        pa.field("story", _TEXT, nullable=False),
        pa.field("recorded_at", pa.timestamp("us", "UTC")),
        pa.field("review", _TEXT, nullable=False),
    ]
)
ARTICLE = pa.schema(
    [
        pa.field(name, _TEXT)
        for name in ("article_name", "title", "byline", "dateline", "language", "source", "coder")
    ]
)
RECORD = pa.schema(
    [
        pa.field("quote", _TEXT, nullable=False),
        pa.field("start", pa.int64(), nullable=False),
        pa.field("confidence", pa.float64()),
        pa.field("event_type", _TEXT),
        pa.field("mode", _TEXT),
        pa.field("context", _TEXTS),
        pa.field("cameo", _TEXT),
        pa.field("actors", pa.list_(pa.struct(_ENTITY))),
        pa.field("recipients", pa.list_(pa.struct(_ENTITY))),
        pa.field("status", _TEXT),
        pa.field("time", _TIME),
        pa.field("attribution", pa.list_(pa.struct(_SPEAKER))),
        pa.field("same_as", _TEXT),
        pa.field("rule", _TEXT),
        pa.field("mediators", _TEXTS),
        pa.field("disputants", _TEXTS),
        pa.field("matter", _TEXT),
        pa.field("stage", _TEXT),
        pa.field("reports", _TEXTS),
        pa.field(_TIE_KIND, _TEXT),
        pa.field("a", _TEXT),
        pa.field("b", _TEXT),
        pa.field("holds", pa.bool_()),
        pa.field("since", _TEXT),
        pa.field("until", _TEXT),
        pa.field("proposition", _TEXT),
        pa.field("positions", pa.list_(pa.struct(_POSITION))),
        pa.field("contested", pa.bool_()),
        pa.field("goal", _TEXT),
        pa.field("whose", _TEXT),
        pa.field("obstacle", _TEXT),
        pa.field("says", _TEXT),
    ]
)
SCHEMA = pa.schema([*REPORT, *ARTICLE, *RECORD])


class _Forward:
    """A stream that only goes forward, as Parquet wants it: standard output knows no `tell`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0
        self.closed = False

    def write(self, data: Any) -> int:
        """Write, and count."""
        self._stream.write(data)
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        """Say how much was written."""
        return self._at

    def flush(self) -> None:
        """Pass on what is waiting."""
        self._stream.flush()

    def close(self) -> None:
        """Leave the stream to who opened it."""


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write all reports."""
    del world
    tally, rest = Tally(), iter(reports)
    with pq.ParquetWriter(pa.PythonFile(_Forward(stream), mode="w"), SCHEMA, compression="zstd") as writer:
        while some := list(islice(rest, GROUP)):
            writer.write_table(pa.Table.from_pylist([_row(told) for told in some], schema=SCHEMA), GROUP)
            tally.written += len(some)
    return tally


def _row(told: Told) -> dict[str, Any]:
    report, kept = told.report, told.article
    record = msgspec.to_builtins(report.record, builtin_types=(date, datetime))
    if isinstance(report.record, Tie):
        record[_TIE_KIND] = record.pop("kind")
    about = msgspec.to_builtins(report, builtin_types=(date, datetime))
    article = kept.article
    return {
        **record,
        **{name: about[name] for name in REPORT.names},
        "recorded_at": moment(told),
        "article_name": article.name,
        "title": article.title,
        "byline": article.byline,
        "dateline": article.dateline,
        "language": article.language,
        "source": kept.source,
        "coder": kept.coder,
    }


def reports_of(path: Path) -> Iterator[Report]:
    """Read back what `export` wrote, a group of rows at a time.

    Raises:
        DragomanError: the file is no Parquet, or one that other programs wrote.
    """
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(GROUP):
                for row in batch.to_pylist():
                    yield _report(row)
    except (pa.ArrowException, KeyError, msgspec.ValidationError) as error:
        raise DragomanError(
            f"{path}: is no Parquet file of reports written by dragoman ({error}); export it again."
        ) from error


def _report(row: Mapping[str, Any]) -> Report:
    kind = RECORD_TYPES[row["kind"]]
    names = {name: name for name in kind.__struct_fields__}
    if kind is Tie:
        names["kind"] = _TIE_KIND
    return Report(
        id=row["id"],
        kind=row["kind"],
        record=msgspec.convert({name: row[column] for name, column in names.items()}, kind),
        article=row["article"],
        outlet=row["outlet"],
        published=msgspec.convert(row["published"], Published),
        story=row["story"],
        recorded_at=row["recorded_at"] or UNRECORDED,
        review=row["review"],
    )
