"""Floor 2: what is kept of coded articles. It never parses text; the coder never sees it."""

from dragoman.ledger.memory import MemoryEvidence
from dragoman.ledger.reports import article_id, kept_article, reports_of

__all__ = ["MemoryEvidence", "article_id", "kept_article", "reports_of"]
