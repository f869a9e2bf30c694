"""Chains of obstacles: what stops what, through ties, backing, bloc members and bloc rules."""

from dragoman.analysis.chains.build import chains
from dragoman.analysis.chains.model import Chain, Link

__all__ = ["Chain", "Link", "chains"]
