"""Dragoman reads diplomatic and conflict news and keeps a cited record of it.

The Python API is `dragoman.read` (sources to articles) and `dragoman.code`
(sources or articles to records). Both are imported on first use, so that
`import dragoman` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.api.calls import code, read

__all__ = ["code", "read"]


def __getattr__(name: str) -> Any:
    """Import a name of the API when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}; it has {', '.join(__all__)}")
    from dragoman.api import calls  # noqa: PLC0415 - the point of this function

    return getattr(calls, name)
