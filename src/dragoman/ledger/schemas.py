"""The columns of the tables on disk, and what becomes of an article, a report and a judgement in them.

What people and other tools ask for has a column; the whole record stands beside it as JSON
(`docs/reference/ledger.md`).
"""

from calendar import monthrange
from datetime import date, datetime
from typing import Any

import msgspec
import pyarrow as pa

from dragoman.records import (
    Article,
    Claim,
    CodedArticle,
    Event,
    Judgement,
    Mediation,
    Obstacle,
    Published,
    Record,
    Report,
    ReportKind,
    Tie,
)

_MOMENT = pa.timestamp("us", "UTC")
_WORDS = pa.list_(pa.string())

ARTICLES = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("batch", pa.string(), nullable=False),
        pa.field("outlet", pa.string()),
        pa.field("title", pa.string()),
        pa.field("published_earliest", pa.date32()),
        pa.field("published_latest", pa.date32()),
        pa.field("text", pa.string(), nullable=False),
        pa.field("article", pa.string(), nullable=False),
        pa.field("about", pa.string(), nullable=False),
        pa.field("source", pa.string(), nullable=False),
        pa.field("coder", pa.string(), nullable=False),
        pa.field("reports", pa.int32(), nullable=False),
        pa.field("retells", _WORDS),
        pa.field("recorded_at", _MOMENT, nullable=False),
    ]
)
REPORTS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("batch", pa.string(), nullable=False),
        pa.field("article", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("type", pa.string()),
        pa.field("status", pa.string()),
        pa.field("parties", _WORDS),
        pa.field("valid_from", pa.date32()),
        pa.field("valid_to", pa.date32()),
        pa.field("quote", pa.string(), nullable=False),
        pa.field("start", pa.int64(), nullable=False),
        pa.field("record", pa.string(), nullable=False),
        pa.field("coder", pa.string(), nullable=False),
        pa.field("recorded_at", _MOMENT, nullable=False),
    ]
)
JUDGEMENTS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("verb", pa.string(), nullable=False),
        pa.field("targets", _WORDS, nullable=False),
        pa.field("field", pa.string()),
        pa.field("value", pa.string()),
        pa.field("who", pa.string(), nullable=False),
        pa.field("why", pa.string(), nullable=False),
        pa.field("withdraws", pa.string()),
        pa.field("recorded_at", _MOMENT, nullable=False),
    ]
)
SCHEMAS = {"articles": ARTICLES, "judgements": JUDGEMENTS, "reports": REPORTS}
RECORD_TYPES: dict[ReportKind, type[Record]] = {
    "event": Event,
    "mediation": Mediation,
    "tie": Tie,
    "claim": Claim,
    "obstacle": Obstacle,
}
_DECODERS = {kind: msgspec.json.Decoder(struct) for kind, struct in RECORD_TYPES.items()}
_YEAR, _MONTH = 4, 7


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What the coder found out about an article as a whole: with the text and blocks, all there is to it."""

    outlet: str | None
    published: Published
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None


def about(coded: CodedArticle) -> About:
    """Take from a coded article what is no record."""
    return About(
        outlet=coded.outlet,
        published=coded.published,
        title=coded.title,
        byline=coded.byline,
        dateline=coded.dateline,
    )


def as_read(row: dict[str, Any]) -> Article:
    """Give an article as it was read, from its row."""
    return msgspec.structs.replace(msgspec.json.decode(row["article"], type=Article), text=row["text"])


def report_row(report: Report, batch: str, coder: str) -> dict[str, Any]:
    """Make the row of a report."""
    record = report.record
    valid_from, valid_to = valid_time(record)
    return {
        "id": report.id,
        "batch": batch,
        "article": report.article,
        "kind": report.kind,
        "type": _type(record),
        "status": record.status if isinstance(record, Event) else None,
        "parties": sorted(report.parties),
        "valid_from": valid_from,
        "valid_to": valid_to,
        "quote": record.quote,
        "start": record.start,
        "record": msgspec.json.encode(record).decode(),
        "coder": coder,
        "recorded_at": report.recorded_at,
    }


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """Make the row of a judgement."""
    return {name: getattr(judgement, name) for name in JUDGEMENTS.names} | {
        "targets": list(judgement.targets)
    }


def judgement_of(row: dict[str, Any]) -> Judgement:
    """Give the judgement of a row."""
    return msgspec.convert(row, Judgement, strict=False)


def record_of(kind: ReportKind, encoded: str | bytes) -> Record:
    """Give the record that a row holds as JSON."""
    return _DECODERS[kind].decode(encoded)


def valid_time(record: Record) -> tuple[date | None, date | None]:
    """Say from when to when a record says that something held; None is open (codebook sections 2 to 4)."""
    if isinstance(record, Event | Mediation):
        return (record.time.start, record.time.end) if record.time else (None, None)
    if isinstance(record, Tie):
        return _first_day(record.since), _last_day(record.until)
    return None, None


def _type(record: Record) -> str | None:
    if isinstance(record, Event):
        return record.event_type
    if isinstance(record, Mediation):
        return record.stage
    return record.kind if isinstance(record, Tie) else None


def _first_day(told: str | None) -> date | None:
    """The first day of a year, a month or a day in ISO form."""
    if not told:
        return None
    try:
        return date.fromisoformat(told + "-01-01"[len(told) - _YEAR :] if len(told) <= _MONTH else told)
    except ValueError:  # "2021-13": the record keeps what was told, the column stays open
        return None


def _last_day(told: str | None) -> date | None:
    first = _first_day(told)
    if first is None or told is None or len(told) > _MONTH:
        return first
    month = 12 if len(told) == _YEAR else first.month
    return date(first.year, month, monthrange(first.year, month)[1])


def microseconds(moment: datetime) -> int:
    """A moment as the index keeps it: microseconds since 1970, exactly."""
    since = moment - EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
