"""Lists of withdrawn events: each becomes a row that supersedes the event's others. Nothing is deleted."""

from datetime import UTC, datetime

import pyarrow as pa

from dragoman.exchange.incoming.convert import Batch, Converted
from dragoman.exchange.incoming.model import Block, Fault
from dragoman.exchange.incoming.sources import Source
from dragoman.ledger.history import HISTORY

_DIGITS_OF_SECONDS = 11


def withdrawn(block: Block, source: Source, batch: Batch) -> Converted:
    """Make the rows of a block of a list of ids, with the moments that the source gives if it does."""
    names = block.rows.column_names
    ids = block.rows[source.id].to_pylist()
    moments = (
        block.rows[source.withdrawn_at].to_pylist() if source.withdrawn_at in names else [None] * len(ids)
    )
    rows, faults = [], list(block.faults)
    for line, ident, told in zip(block.rows["line"].to_pylist(), ids, moments, strict=True):
        when = _moment(told)
        if ident is None or (told is not None and when is None):
            reason = (
                "has no event id" if ident is None else f"{source.withdrawn_at} is not understood: {told}"
            )
            faults.append(Fault(line, reason, block.original(line)))
            continue
        rows.append(
            {
                "source": source.name,
                "event_id": ident,
                "part": 1,
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
