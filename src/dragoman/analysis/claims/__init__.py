"""Claims merged across articles: who asserts, denies, doubts or cannot confirm what (codebook section 5)."""

from dragoman.analysis.claims.find import claims
from dragoman.analysis.claims.model import HeldPosition, MergedClaim

__all__ = ["HeldPosition", "MergedClaim", "claims"]
