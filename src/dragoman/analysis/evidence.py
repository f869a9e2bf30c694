"""What analysis asks of whatever holds the reports: a ledger on disk, or articles coded just now."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from dragoman.records import Citation, Judgement, KeptArticle, Report, ReportKind


class Evidence(Protocol):
    """A store of reports. Selections are in a fixed order: published, article, place, id."""

    def reports(
        self,
        *,
        kinds: Collection[ReportKind] = (),
        parties: Collection[str] = (),
        articles: Collection[str] = (),
        known_on: datetime | None = None,
    ) -> tuple[Report, ...]:
        """Select reports as they were known at a moment.

        Args:
            kinds: only these; all where empty.
            parties: only reports among whose parties are all of these.
            articles: only reports of these articles; of all where empty.
            known_on: as the ledger stood then: nothing recorded or judged later counts; now where None.

        Returns:
            The reports, judgements applied: rejected ones left out, corrected ones corrected.
        """
        ...

    def articles(
        self, ids: Collection[str] = (), known_on: datetime | None = None
    ) -> tuple[KeptArticle, ...]:
        """Give articles by id, all where none is named, in the order of publication and id."""
        ...

    def judgements(self, known_on: datetime | None = None) -> tuple[Judgement, ...]:
        """Give the judgements that count at a moment (none withdrawn by then), oldest first."""
        ...


def cite(report: Report, quote: str | None = None, start: int | None = None) -> Citation:
    """Cite a report by its quote, or by other words of its article (a position's) at their place."""
    return Citation(
        report=report.id,
        article=report.article,
        quote=report.record.quote if quote is None else quote,
        start=report.record.start if start is None else start,
        outlet=report.outlet,
        published=report.published,
    )
