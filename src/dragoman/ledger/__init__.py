"""Floor 2: what is kept of coded articles. It never parses text; the coder never sees it."""

from dragoman.ledger.counts import Counts, Dyad
from dragoman.ledger.faults import LedgerError
from dragoman.ledger.index.search import Found
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.memory import MemoryEvidence
from dragoman.ledger.reports import article_id, kept_article, reports_of
from dragoman.ledger.writing import Receipt

__all__ = [
    "Counts",
    "Dyad",
    "Found",
    "Ledger",
    "LedgerError",
    "MemoryEvidence",
    "Receipt",
    "article_id",
    "kept_article",
    "reports_of",
]
