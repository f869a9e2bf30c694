"""An engine by its name; Spark is imported only where it is asked for."""

from importlib.util import find_spec

from dragoman.engines.local import LocalEngine
from dragoman.engines.model import Engine, EngineError

ENGINES = ("local", "spark")
_NEEDED = ("pyspark", "grpc", "grpc_status", "google.rpc", "pandas")


def engine_of(name: str, jobs: int = 1, remote: str | None = None) -> Engine:
    """Make an engine.

    Args:
        name: one of `ENGINES`.
        jobs: how many workers share the work: processes here, or tasks at once of the Spark server.
        remote: the address of a server that speaks Spark Connect, "sc://host:15002"; only for "spark".

    Raises:
        EngineError: Spark is not installed here, or nothing answers at the address.
    """
    if name == "local":
        return LocalEngine(jobs)
    lacking = [one for one in _NEEDED if not _is_there(one)]
    if lacking:
        raise EngineError(
            f"--engine spark needs packages that are not installed ({', '.join(lacking)}): "
            "pip install 'dragoman[spark]'."
        )
    if remote is None:
        raise EngineError(
            "--engine spark needs --remote with the address of a server that speaks Spark Connect, such as "
            "sc://localhost:15002."
        )
    from dragoman.engines.spark import SparkEngine  # noqa: PLC0415 - an extra, and half a second

    return SparkEngine(remote, jobs)


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # of "google.rpc": there is no "google"
        return False
