"""What a server reports, in words for whoever ran the command."""

import re

from dragoman.engines.model import EngineError

_MISSING = re.compile(r"(?:ModuleNotFoundError|ImportError): No module named '([\w.]+)'")
_LAST = re.compile(r"^(\w[\w.]*(?:Error|Exception|Interrupt): .*)$", re.MULTILINE)
_DEATHS = (
    "ExecutorLostFailure",
    "Python worker exited unexpectedly",
    "exited caused by one of the running tasks",
)
_GONE = ("RETRIES_EXCEEDED", "UNAVAILABLE", "failed to connect to all addresses")
_OTHER_PYTHON = "PYTHON_VERSION_MISMATCH"
_LONGEST = 300


def is_lost(error: Exception) -> bool:
    """Whether a job failed because workers died, again and again: the server has tried it on others by then."""
    return any(one in str(error) for one in _DEATHS)


def engine_error(remote: str, error: Exception) -> EngineError:
    """Say what went wrong on a server, and what to do."""
    said = str(error)
    missing = _MISSING.search(said)
    if missing:
        return EngineError(
            f"{remote}: its workers have no {missing[1].split('.')[0]}: install dragoman there, in the Python "
            "that they run (PYSPARK_PYTHON), in the same version as here."
        )
    if any(one in said for one in _GONE):
        return EngineError(
            f"{remote}: has stopped answering; look into its log. What was written before is whole: run the command "
            "again when the server is back."
        )
    if _OTHER_PYTHON in said:
        return EngineError(
            f"{remote}: its workers run another Python than this one ({_first(said)}): both need the same two numbers."
        )
    raised = _LAST.findall(said)
    return EngineError(
        f"{remote}: the work failed there: {(raised[-1] if raised else _first(said))[:_LONGEST]}"
    )


def _first(said: str) -> str:
    return said.strip().split("\n", 1)[0][:_LONGEST]
