"""Engines by name, and what is said where one cannot be had."""

import socket
import threading

import pyarrow as pa
import pytest
from tests.engines import steps

from dragoman.engines import EngineError, LocalEngine, choosing, engine_of


def test_the_local_engine_needs_nothing() -> None:
    """By default this machine does the work."""
    assert isinstance(engine_of("local", 2), LocalEngine)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Spark's packages the error says which are missing, and how to get them."""
    monkeypatch.setattr(choosing, "_NEEDED", ("msgspec", "no_such_package", "no_such_package.rpc"))
    with pytest.raises(
        EngineError, match=r"not installed \(no_such_package, no_such_package\.rpc\): pip install 'dragoman"
    ):
        engine_of("spark", remote="sc://localhost:1")


def test_spark_needs_an_address() -> None:
    """Without --remote the error shows what one looks like."""
    with pytest.raises(EngineError, match="sc://localhost:15002"):
        engine_of("spark")


@pytest.mark.parametrize("remote", ["localhost:15002", "http://localhost:15002", "sc://", "sc://host:port"])
def test_an_address_that_is_none(remote: str) -> None:
    """What is no address of Spark Connect is refused before anything is asked."""
    with pytest.raises(EngineError, match="write it as sc://host:port"):
        engine_of("spark", remote=remote)


def test_nothing_answers() -> None:
    """Where nobody listens the error says so at once, and how to start a server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(EngineError, match=f"nothing answers at 127.0.0.1, port {port} .*sail spark server"):
        engine_of("spark", remote=f"sc://127.0.0.1:{port}")


def test_another_service_answers() -> None:
    """A server that speaks something else is told from a Spark Connect server."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        thread = threading.Thread(target=_answer, args=(server,), daemon=True)
        thread.start()
        with pytest.raises(EngineError, match="answers, but not as a Spark Connect server"):
            engine_of("spark", remote=f"sc://127.0.0.1:{port}")


def _answer(server: socket.socket) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        connection.close()


def test_another_spark(sail: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server of another first number than PySpark here is refused, and both are named."""
    import pyspark  # noqa: PLC0415 - an extra; the fixture skips where it is not there

    monkeypatch.setattr(pyspark, "__version__", "9.1.0")
    with pytest.raises(EngineError, match=r"is Spark 4\..*, and here is PySpark 9\.1\.0"):
        engine_of("spark", remote=sail)


def test_a_session_is_closed_once(sail: str) -> None:
    """A session that was left does nothing when it is forgotten: Spark's own closing hung a thread of another one."""
    made = engine_of("spark", remote=sail)
    with made:
        client = made._session.client  # type: ignore[attr-defined]  # noqa: SLF001 - what Spark will call
    with engine_of("spark", remote=sail) as other:
        assert client.is_closed
        found = other.each(steps.doubled, (pa.table({"n": [one]}) for one in range(30)))
        first = next(found)
        client.close()
        assert [one["n"].to_pylist() for one in (first, *found) if isinstance(one, pa.Table)] == [
            [2 * one] for one in range(30)
        ]
