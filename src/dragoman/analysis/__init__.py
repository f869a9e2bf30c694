"""Floor 3: what the records add up to; each answer with the words it rests on."""

from dragoman.analysis.evidence import Evidence, cite

__all__ = ["Evidence", "cite"]
