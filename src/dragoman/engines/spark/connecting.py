"""Finding the server, before Spark's own patience (ten minutes of trying again) is asked for."""

import socket
from urllib.parse import urlsplit

import pyspark
from pyspark.errors import PySparkException
from pyspark.sql.connect.client.retries import DefaultPolicy
from pyspark.sql.connect.session import SparkSession

from dragoman.engines.model import EngineError

PORT = 15002
"""Of Spark Connect, where an address names none."""
LONGEST_WAIT = 10.0
RETRIES = 5
"""With the waits between them, a quarter of a minute; Spark's own ten minutes look like a hang."""
_FIRST_RETRIES = 3
_LONGEST_BACKOFF = 15_000


def connect(remote: str) -> SparkSession:
    """Open a session of one's own on a server.

    Raises:
        EngineError: the address is none, nothing answers there, or it is another Spark than ours.
    """
    host, port = _place(remote)
    try:
        socket.create_connection((host, port), timeout=LONGEST_WAIT).close()
    except OSError as error:
        raise EngineError(
            f"{remote}: nothing answers at {host}, port {port} ({error.strerror or error}). Start a server there "
            "(`sail spark server --port 15002`, or `start-connect-server.sh` of Spark), or correct --remote."
        ) from error
    session: SparkSession | None = None
    try:
        session = SparkSession.builder.remote(remote).create()
        _set_patience(session, _FIRST_RETRIES)
        theirs = session.version
    except (PySparkException, ValueError) as error:
        leave(session)
        raise EngineError(
            f"{remote}: answers, but not as a Spark Connect server ({_first_line(error)}). Is it another service, "
            "or does the address lack a token (sc://host:port/;token=...)?"
        ) from error
    ours = pyspark.__version__
    if theirs.split(".")[0] != ours.split(".")[0]:
        leave(session)
        raise EngineError(
            f"{remote}: is Spark {theirs}, and here is PySpark {ours}; both need the same first number: "
            f"pip install 'pyspark[connect]=={theirs}' here, or another server."
        )
    _set_patience(session, RETRIES)
    session.conf.set("spark.sql.session.timeZone", "UTC")
    return session


def leave(session: SparkSession | None) -> None:
    """Close a session, once.

    Spark closes it again when it is forgotten, whenever that is. If it is the garbage collector that forgets it, in a
    thread of another session that is just sending something, that thread waits for itself, for ever.
    """
    if session is not None:
        _set_patience(session, 1)  # the server may be gone
        session.stop()
        session.client.close = _nothing  # type: ignore[method-assign]


def _nothing() -> None:
    pass


def _set_patience(session: SparkSession, retries: int) -> None:
    """Say how often a server that does not answer is asked again."""
    policy = DefaultPolicy(
        max_retries=retries, max_backoff=_LONGEST_BACKOFF, max_server_retry_delay=_LONGEST_BACKOFF
    )
    session.client.set_retry_policies([policy])


def _place(remote: str) -> tuple[str, int]:
    try:
        parts = urlsplit(remote)
        host, port = parts.hostname, parts.port or PORT
    except ValueError:
        host, port = None, PORT
    if not remote.startswith("sc://") or not host:
        raise EngineError(
            f"{remote!r} is no address of a Spark Connect server; write it as sc://host:port, "
            f"such as sc://localhost:{PORT}."
        )
    return host, port


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", 1)[0][:200] or type(error).__name__
