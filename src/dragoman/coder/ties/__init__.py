"""Ties: what stands between two entities rather than happens (codebook section 4)."""

from dragoman.coder.ties.gather import ties_of

__all__ = ["ties_of"]
