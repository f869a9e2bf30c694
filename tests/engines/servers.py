"""Servers that speak Spark Connect, started for the tests and ended after them."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0


class Server(NamedTuple):
    """A server's address, and the session of processes that it and all its workers are in."""

    address: str
    session: int


@contextmanager
def sail(folder: Path, **environment: str) -> Iterator[Server]:
    """Sail, with its workers as threads of one process."""
    port = _free_port()
    command = [sys.executable, "-m", "pysail", "spark", "server", "--port", str(port)]
    with _running(command, folder, environment, port) as server:
        yield server


@contextmanager
def spark(folder: Path, executors: int = 2) -> Iterator[Server]:
    """Spark's own server over executors of one core, each a process with its Python beside it."""
    found = find_spec("pyspark")
    assert found is not None
    assert found.origin is not None
    home = Path(found.origin).parent
    port = _free_port()
    settings = {
        "spark.connect.grpc.binding.port": str(port),
        "spark.ui.enabled": "false",
        "spark.executor.memory": "512m",
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
    }
    words = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
    command = [
        str(home / "bin" / "spark-submit"),
        "--master",
        f"local-cluster[{executors},1,1024]",
        "--class",
        "org.apache.spark.sql.connect.service.SparkConnectServer",
        *words,
        "spark-internal",
    ]
    environment = {"SPARK_HOME": str(home), "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    with _running(command, folder, environment, port) as server:
        yield server


def has_java() -> bool:
    """Whether Spark's own server can run here."""
    return shutil.which("java") is not None


@contextmanager
def _running(command: list[str], folder: Path, environment: Mapping[str, str], port: int) -> Iterator[Server]:
    python_path = os.pathsep.join(filter(None, [environment.get("PYTHONPATH"), str(ROOT)]))
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own words
            command,
            cwd=folder,
            env={**os.environ, "PYTHONFAULTHANDLER": "1", **environment, "PYTHONPATH": python_path},
            stdout=log,
            stderr=log,
            start_new_session=True,  # so that all it starts can be ended with it
        )
        try:
            _wait_for(process, port, folder / "server.log")
            yield Server(f"sc://localhost:{port}", process.pid)
        finally:
            with suppress(ProcessLookupError):  # it may be gone already
                os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(20)


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise RuntimeError(
        f"the server did not come up:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}"
    )


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
