"""Evidence without a disk: the reports of articles coded just now."""

from collections.abc import Collection, Iterable
from datetime import datetime

from dragoman.records import Judgement, KeptArticle, Report, ReportKind


class MemoryEvidence:
    """Holds articles and reports in memory and answers as a ledger does; nothing in it was ever judged."""

    def __init__(self, articles: Iterable[KeptArticle], reports: Iterable[Report]) -> None:
        """Take what is to be asked about."""
        self._articles = sorted(articles, key=_article_order)
        self._reports = sorted(reports, key=report_order)

    def reports(
        self,
        *,
        kinds: Collection[ReportKind] = (),
        parties: Collection[str] = (),
        articles: Collection[str] = (),
        known_on: datetime | None = None,
    ) -> tuple[Report, ...]:
        """Select reports (as `dragoman.analysis.evidence.Evidence.reports`)."""
        wanted = frozenset(parties)
        return tuple(
            report
            for report in self._reports
            if (not kinds or report.kind in kinds)
            and wanted <= report.parties
            and (not articles or report.article in articles)
            and (known_on is None or report.recorded_at <= known_on)
        )

    def articles(
        self, ids: Collection[str] = (), known_on: datetime | None = None
    ) -> tuple[KeptArticle, ...]:
        """Give articles by id, all where none is named."""
        return tuple(
            kept
            for kept in self._articles
            if (not ids or kept.id in ids) and (known_on is None or kept.recorded_at <= known_on)
        )

    def judgements(self, known_on: datetime | None = None) -> tuple[Judgement, ...]:  # noqa: ARG002 - as a ledger
        """Give the judgements: none."""
        return ()


def report_order(report: Report) -> tuple[str, str, int, str]:
    """The order of all selections: by the last day of publication, article, place, id."""
    return str(report.published.latest or ""), report.article, report.record.start, report.id


def _article_order(kept: KeptArticle) -> tuple[str, str]:
    return str(kept.article.published.latest or ""), kept.id
