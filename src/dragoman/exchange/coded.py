"""Articles coded just now, as reports: what is exported without a ledger."""

import msgspec

from dragoman.exchange.told import UNRECORDED, Told
from dragoman.ledger import kept_article, reports_of
from dragoman.records import Article, CodedArticle


def told_of(article: Article, coded: CodedArticle, coder: str) -> tuple[Told, ...]:
    """Give the reports of an article in the order of its records, with the ids that a ledger would give them.

    Args:
        article: as it was read.
        coded: its records.
        coder: the version that coded it.
    """
    kept = kept_article(article, coder=coder, recorded_at=UNRECORDED)
    dated = msgspec.structs.replace(kept, article=msgspec.structs.replace(article, published=coded.published))
    return tuple(Told(report, dated) for report in reports_of(dated, coded))
