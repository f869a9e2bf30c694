"""What exporters are given and what they answer."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import BinaryIO

import msgspec

from dragoman.records import Event, KeptArticle, Mediation, Record, Report, Tie
from dragoman.world import World

UNRECORDED = datetime(1970, 1, 1, tzinfo=UTC)
"""The `recorded_at` of what was coded just now and is in no ledger: written as unknown."""


class Told(msgspec.Struct, frozen=True):
    """A report and the article that it is of."""

    report: Report
    article: KeptArticle


class Tally:
    """What an exporter wrote, and what it left out and why."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.written = 0
        self.left_out: Counter[str] = Counter()

    def leave_out(self, why: str) -> None:
        """Count a report that the format cannot carry."""
        self.left_out[why] += 1


Exporter = Callable[[Iterable[Told], World, BinaryIO], Tally]
"""Writes reports, in the order given, to a stream; it need not be one that can seek."""


def moment(told: Told) -> datetime | None:
    """When a report was recorded, in UTC; None for what is in no ledger."""
    recorded = told.report.recorded_at
    return None if recorded == UNRECORDED else recorded.astimezone(UTC)


def timestamp(told: Told) -> str:
    """When a report was recorded, for a format that asks for a moment (RFC 3339).

    What is in no ledger has the last day on which it may have been published.
    """
    found = moment(told)
    if found is None:
        day = told.report.published.latest or told.report.published.earliest or UNRECORDED.date()
        found = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return found.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def valid_days(record: Record) -> tuple[str | None, str | None]:
    """From when to when a record says that something was so, as exact as it says it (codebook 2 to 4)."""
    if isinstance(record, Tie):
        return record.since, record.until
    if isinstance(record, Event | Mediation) and record.time:
        return _iso(record.time.start), _iso(record.time.end)
    return None, None


def days_of(told: Told) -> tuple[date, date] | None:
    """The first and last day of an event by its text; those of publication where that gives none.

    An interval open on one side is dated by the other. None where neither text nor article is dated.
    """
    record, published = told.report.record, told.report.published
    time = record.time if isinstance(record, Event | Mediation) else None
    for first, last in ((time and time.start, time and time.end), (published.earliest, published.latest)):
        start, end = first or last, last or first
        if start and end:
            return start, end
    return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
