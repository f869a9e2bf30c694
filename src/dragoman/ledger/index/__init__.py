"""The derived index: made from the tables alone, thrown away and made again at any time.

Why there is one: docs/decisions/005-an-index-beside-the-tables.md.
"""

from dragoman.ledger.index.ingest_reports import OPEN
from dragoman.ledger.index.store import State, Store

__all__ = ["OPEN", "State", "Store"]
