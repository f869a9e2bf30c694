"""The command: what it refuses, and that standard output is the protocol's alone."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import anyio
import pytest
from click.testing import CliRunner
from mcp import Client, StdioServerParameters, stdio_client
from tests.web.made import first, second

from dragoman.cli.commands.mcp import command
from dragoman.ledger import Ledger
from dragoman.records import DragomanError

PROGRAM = "from dragoman.cli.main import main; main()"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger of two articles."""
    with Ledger.open(tmp_path / "ledger", create=True) as ledger:
        ledger.add([first(), second()], coder="1.0")
    return tmp_path / "ledger"


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    line = [sys.executable, "-c", PROGRAM, "mcp", *arguments]
    return subprocess.run(line, input=given, capture_output=True, check=False, timeout=60)  # noqa: S603 - ourselves


def test_the_official_client_starts_it(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The official client starts the command, asks it, and ends it; nothing of it is printed."""

    async def work() -> tuple[set[str], Any, str]:
        started = StdioServerParameters(
            command=sys.executable, args=["-c", PROGRAM, "mcp", "--ledger", str(folder)]
        )
        async with Client(stdio_client(started)) as client:
            names = {one.name for one in (await client.list_tools()).tools}
            given = await client.call_tool("mediations", {"mediator": "Kenya"})
            wrong = await client.call_tool("relations_of", {"actor": "Nobody At All"})
            (said,) = wrong.content
            return names, given.structured_content, getattr(said, "text", "")

    names, given, said = anyio.run(work)
    assert {"ask", "claims", "explain_record"} <= names
    assert given["answer"]["efforts"][0]["stage"] == "offered"
    assert "nobody is known as" in said
    assert capfd.readouterr().out == ""


def test_over_http(folder: Path) -> None:
    """With --http the command says where it is, answers the official client there, and ends when it is told to."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    line = [sys.executable, "-c", PROGRAM, "mcp", "--ledger", str(folder), "--http", "--port", str(port)]

    async def work(address: str) -> Any:
        async with Client(address) as client:
            return (await client.call_tool("ask", {"q": "Who offered to mediate?"})).structured_content

    with subprocess.Popen(line, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ourselves
        try:
            assert process.stderr
            said = process.stderr.readline()
            assert f"http://127.0.0.1:{port}/api/mcp" in said
            listens(port)
            given = anyio.run(work, f"http://127.0.0.1:{port}/api/mcp")
        finally:
            process.send_signal(signal.SIGINT)
            printed, _ = process.communicate(timeout=30)
    assert given["answer"]["answer"]["outcome"] == "answered"
    assert printed == ""


def listens(port: int) -> None:
    """Wait until something listens on a port."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("nothing listens")


def test_standard_output_is_the_protocols(folder: Path) -> None:
    """What is no protocol on standard input leaves nothing but protocol on standard output, and no escape on standard error."""
    given = b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n\x1b[31mnonsense\x07\n\xff\xfe\n'
    ran = run("--ledger", str(folder), given=given)
    assert ran.returncode == 0
    lines = ran.stdout.decode().splitlines()
    assert lines
    assert all(line.startswith('{"jsonrpc":"2.0"') for line in lines)
    assert b"\x1b" not in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_no_ledger(tmp_path: Path) -> None:
    """Where no ledger is, a line on standard error says so, and none is made."""
    ran = run("--ledger", str(tmp_path / "none"))
    assert ran.returncode == 2
    assert ran.stdout == b""
    assert b"none" in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert not (tmp_path / "none").exists()


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the SDK the message says what to install."""
    monkeypatch.setitem(sys.modules, "mcp", None)
    ran = CliRunner().invoke(command, ["--ledger", str(tmp_path)])
    assert isinstance(ran.exception, DragomanError)
    assert "pip install 'dragoman[assistant]'" in str(ran.exception)


def test_not_open_to_everybody(folder: Path) -> None:
    """To listen elsewhere without users, HTTPS and a name is refused."""
    address = "0.0.0.0"  # noqa: S104 - refused
    ran = CliRunner().invoke(command, ["--http", "--host", address, "--ledger", str(folder)])
    assert isinstance(ran.exception, DragomanError)
    for missing in ("--users", "HTTPS", "--name"):
        assert missing in str(ran.exception)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--users", "users.json"], "belong to --http"),
        (["--http", "--key", "pyproject.toml"], "go together"),
        (["--desk", "desk.example.org"], "--desk is an address"),
    ],
)
def test_options_that_need_another(arguments: list[str], says: str) -> None:
    """An option that needs another says so."""
    ran = CliRunner().invoke(command, arguments)
    assert ran.exit_code == 2
    assert says in " ".join(ran.output.split())
