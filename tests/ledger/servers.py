"""S3-compatible servers of our own for a test, on this machine alone."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

REASON = "localbucket is not installed: a local S3-compatible server from PyPI (pip install localbucket)"
VERIFYING_REASON = "nanio is not installed: a local S3-compatible server from PyPI (pip install nanio)"
needs_server = pytest.mark.skipif(find_spec("localbucket") is None, reason=REASON)
needs_verifying_server = pytest.mark.skipif(find_spec("nanio") is None, reason=VERIFYING_REASON)
KEY, SECRET = "a-key-for-tests", "a-secret-for-tests"
BUCKET = "kept"
_ROOT = Path(__file__).parents[2]
_LONGEST_START = 30.0


class Server:
    """A server, and the folder that has what it keeps; it can be stopped and started again."""

    def __init__(self, folder: Path, command: list[str], port: int) -> None:
        """Start it."""
        self.folder, self.port = folder, port
        self._command = command
        (folder / BUCKET).mkdir(parents=True, exist_ok=True)
        self.start()

    def start(self) -> None:
        """Start it on the same port, and wait until it answers."""
        known = {"NANIO_ACCESS_KEY": KEY, "NANIO_SECRET_KEY": SECRET}
        self._process = subprocess.Popen(  # noqa: S603 - our own server
            self._command,
            cwd=_ROOT,
            env=os.environ | known,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + _LONGEST_START
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                assert self._process.poll() is None, "the server did not start"
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the server does not answer")

    def stop(self) -> None:
        """Kill it."""
        self._process.kill()
        self._process.wait()

    def environment(self, **changed: str) -> dict[str, str]:
        """What the environment must say for it."""
        return {
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "AWS_ALLOW_HTTP": "true",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        } | changed


def bucket_server(folder: Path) -> Server:
    """A server that keeps to conditional writes, and asks for no credentials."""
    port = _free_port()
    return Server(folder, [sys.executable, "-m", "tests.ledger.bucket_server", str(folder), str(port)], port)


def verifying_server(folder: Path) -> Server:
    """A server that verifies who asks, and ignores conditions of writes."""
    port = _free_port()
    command = ["serve", "--data-dir", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    return Server(folder, [sys.executable, "-m", "nanio", *command], port)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A storage server on this machine, and an environment that names it."""
    made = bucket_server(tmp_path / "server")
    for name, value in made.environment().items():
        monkeypatch.setenv(name, value)
    yield made
    made.stop()


@pytest.fixture
def verifying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """One that verifies credentials, and ignores conditions of writes."""
    made = verifying_server(tmp_path / "server")
    for name, value in made.environment().items():
        monkeypatch.setenv(name, value)
    yield made
    made.stop()
