"""Claims: propositions that the article reports on somebody's word (codebook section 5)."""

from dragoman.coder.claims.gather import claims_of

__all__ = ["claims_of"]
