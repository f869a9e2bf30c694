"""Floor 3, the Python API: from sources to records, in one process or several."""

from dragoman.api.calls import code, read
from dragoman.api.pipeline import code_outcomes

__all__ = ["code", "code_outcomes", "read"]
