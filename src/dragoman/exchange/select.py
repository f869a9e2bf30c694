"""Which reports are exported, some articles at a time: a million reports are never held at once."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Protocol

import msgspec

from dragoman.exchange.told import Told
from dragoman.ledger.schemas import valid_time
from dragoman.records import KeptArticle, Report, ReportKind

AT_ONCE = 200
"""How many articles are in memory with their reports."""

Days = tuple[date | None, date | None]


class Store(Protocol):
    """What holds the reports: a ledger on disk, or articles coded just now."""

    def reports(
        self,
        *,
        kinds: Collection[ReportKind] = (),
        parties: Collection[str] = (),
        articles: Collection[str] = (),
        known_on: datetime | None = None,
    ) -> tuple[Report, ...]:
        """Give reports."""
        ...

    def articles(
        self, ids: Collection[str] = (), known_on: datetime | None = None
    ) -> tuple[KeptArticle, ...]:
        """Give articles by id."""
        ...


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for.

    Attributes:
        kinds: of these kinds; all where empty.
        parties: with all of these among the parties.
        since: what was so on this day or later: by its own time, or by that of publication where it has none.
        until: what was so on this day or earlier.
        as_of: what was told by the end of this day: articles surely published by then.
        known_on: as the ledger stood at this moment.
    """

    kinds: tuple[ReportKind, ...] = ()
    parties: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    known_on: datetime | None = None


def tellings(store: Store, wanted: Selection, ids: Sequence[str] = ()) -> Iterator[Told]:
    """Give the reports asked for with their articles.

    Args:
        store: where they are.
        wanted: which.
        ids: the ids of all articles, where the store can name them without reading them.

    Yields:
        Reports by the last day of publication, article, place and id, whatever their number.
    """
    for some in _batches(_ordered(store, wanted, ids)):
        articles = {kept.id: kept for kept in store.articles(some, wanted.known_on)}
        found = store.reports(
            kinds=wanted.kinds, parties=wanted.parties, articles=some, known_on=wanted.known_on
        )
        place = {name: number for number, name in enumerate(some)}
        for report in sorted(found, key=lambda one: (place[one.article], one.record.start, one.id)):
            if _is_wanted(report, wanted):
                yield Told(report, articles[report.article])


def _ordered(store: Store, wanted: Selection, ids: Sequence[str]) -> list[str]:
    """The ids of the articles by publication; their texts are not kept."""
    days = [
        (str(kept.article.published.latest or ""), kept.id)
        for some in (_batches(ids) if ids else [()])
        for kept in store.articles(some, wanted.known_on)
    ]
    return [name for _, name in sorted(days)]


def _batches(ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    rest = iter(ids)
    while some := tuple(islice(rest, AT_ONCE)):
        yield some


def _is_wanted(report: Report, wanted: Selection) -> bool:
    latest = report.published.latest
    if wanted.as_of and (latest is None or latest > wanted.as_of):
        return False
    if wanted.since is None and wanted.until is None:
        return True
    start, end = _days(report)
    if start is None and end is None:
        return False
    return not (
        (wanted.since and end and end < wanted.since) or (wanted.until and start and start > wanted.until)
    )


def _days(report: Report) -> Days:
    """When a report says that something was so; when it was told, where it says nothing of it."""
    start, end = valid_time(report.record)
    if start or end:
        return start, end
    return report.published.earliest or report.published.latest, report.published.latest
