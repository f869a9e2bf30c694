"""Articles coded just now as evidence, without a ledger."""

from collections.abc import Iterable

from dragoman.brief.notes import Pair
from dragoman.exchange.coded import told_of
from dragoman.exchange.told import UNRECORDED
from dragoman.ledger import MemoryEvidence, kept_article


def evidence_of(pairs: Iterable[Pair], coder: str = "") -> MemoryEvidence:
    """Hold articles and their records as a ledger would; the same page twice counts once.

    Args:
        pairs: articles as they were read, with their records.
        coder: the version that coded them.
    """
    articles, reports = {}, {}
    for article, coded in pairs:
        told = told_of(article, coded, coder)
        kept = told[0].article if told else kept_article(article, coder=coder, recorded_at=UNRECORDED)
        articles[kept.id] = kept
        reports.update({one.report.id: one.report for one in told})
    return MemoryEvidence(articles.values(), reports.values())
