"""Lists of withdrawn events: each becomes a row that supersedes the event's others. Nothing is deleted."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pyarrow as pa

from dragoman.exchange.incoming.convert import Batch, Converted
from dragoman.exchange.incoming.model import Block, Fault
from dragoman.exchange.incoming.sources import Source
from dragoman.ledger.history import HISTORY

_DIGITS_OF_SECONDS = 11


def withdrawn(block: Block, source: Source, batch: Batch) -> Converted:
    """Make the rows of a block of a list of ids, with the moments that the source gives if it does."""
    rows, faults = [], list(block.faults)
    asked = [_column(block, name) for name in (source.id, source.id_day, source.withdrawn_at)]
    for line, ident, told_day, told in zip(block.rows["line"].to_pylist(), *asked, strict=True):
        when, day = _moment(told), _day(told_day)
        if reason := _fault(source, (ident, told_day, told), day, when):
            faults.append(Fault(line, reason, block.original(line)))
            continue
        rows.append(
            {
                "source": source.name,
                "event_id": ident,
                "key": f"{ident} {day}" if day else None,
                "part": 1,
                "day_from": day,
                "day_to": day,
                "source_time": when,
                "retracted": True,
                "supersedes": True,
                "file": batch.file,
                "line": line,
                "batch": batch.id,
                "recorded_at": batch.recorded_at,
            }
        )
    return Converted(pa.Table.from_pylist(rows, schema=HISTORY), len(rows), sorted(faults))


def _column(block: Block, name: str | None) -> list[str | None]:
    rows = block.rows
    return rows[name].to_pylist() if name in rows.column_names else [None] * rows.num_rows


def _fault(
    source: Source, told: tuple[str | None, str | None, str | None], day: date | None, when: datetime | None
) -> str | None:
    ident, told_day, told_moment = told
    if ident is None:
        return "has no event id"
    if source.id_day and day is None:
        return f"its day is not understood: {told_day or 'none is given'}"
    if told_moment is not None and when is None:
        return f"{source.withdrawn_at} is not understood: {told_moment}"
    return None


def _day(told: str | None) -> date | None:
    """Read a day in ISO form, or as month/day/year."""
    for form in ("%Y-%m-%d", "%m/%d/%Y"):
        with suppress(ValueError):
            return datetime.strptime((told or "").strip()[:10], form).replace(tzinfo=UTC).date()
    return None


def _moment(told: str | None) -> datetime | None:
    """Read a moment: seconds since 1970, or in ISO form, in UTC where it does not say otherwise."""
    if told is None:
        return None
    try:
        if told.isdigit() and len(told) <= _DIGITS_OF_SECONDS:
            return datetime.fromtimestamp(int(told), UTC)
        found = datetime.fromisoformat(told)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
