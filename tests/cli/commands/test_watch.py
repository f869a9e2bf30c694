"""`dragoman watch`, with the real coder and a site on this machine."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from dragoman.api.watching import Watch
from dragoman.cli.commands.watch import state_beside
from dragoman.ledger import Ledger

STORY = "Norway has offered to mediate between Chad and Sudan, its foreign minister said on Monday in Oslo."
ENTRIES = 12


class Handler(BaseHTTPRequestHandler):
    """A feed, the pages that it leads to (other bytes every time), and feeds that are none."""

    visits = 0

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""

    def do_GET(self) -> None:
        """Answer."""
        type(self).visits += 1
        number = self.path.strip("/").partition(".")[0]
        if self.path == "/feed":
            items = "".join(f"<item><guid>{n}</guid><link>/{n}.html</link></item>" for n in range(ENTRIES))
            status, body = 200, f"<rss version='2.0'><channel><title>The Post</title>{items}</channel></rss>"
        elif self.path == "/page":
            status, body = 200, "<html><body>No feed.</body></html>"
        elif number.isdigit():
            status = 200
            body = f"<html><body><h1>Norway offers to mediate, part {number}</h1><p>{STORY}</p><p>This was part {number} of the talks, visitor {self.visits}.</p></body></html>"
        else:
            status, body = 404, ""
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body.encode())


@pytest.fixture
def site() -> Iterator[str]:
    """Run the site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=lambda: server.serve_forever(0.02), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def feeds(tmp_path: Path, site: str) -> Path:
    """A list of the one good feed."""
    path = tmp_path / "feeds.txt"
    path.write_text(f"{site}/feed\n", encoding="utf-8")
    return path


def test_once_adds_what_is_new(
    dragoman: Any, feeds: Path, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line an article, a summary, faults on standard error; status 1 because one feed failed."""
    monkeypatch.setattr("dragoman.api.watching.waits._BETWEEN", 0.0)
    feeds.write_text(f"{site}/feed\n{site}/page\n", encoding="utf-8")
    ledger = feeds.with_name("ledger")
    ran = dragoman("watch", feeds, "--ledger", ledger, "--once", "--allow-private")
    assert ran.status == 1
    assert ran.out.count("added  ") == ENTRIES
    assert f"2 feeds asked, 0 unchanged; {ENTRIES} articles added, 0 recoded, 0 known already" in ran.out
    assert f"feed not read: {site}/page: is a web page and no feed" in ran.err
    assert "Tried again from" in ran.err
    assert feeds.with_name("ledger.watch").exists()
    with Ledger.open(ledger) as opened:
        assert opened.reports(kinds=["mediation"], parties=["NOR", "TCD", "SDN"])
    feeds.write_text(f"{site}/feed\n", encoding="utf-8")
    again = dragoman("watch", feeds, "--ledger", ledger, "--once", "--allow-private")
    assert (again.status, again.err) == (0, "")
    assert "0 articles added" in again.out


def test_private_addresses_are_refused_unless_allowed(dragoman: Any, feeds: Path) -> None:
    """The feed fails, with what to do about it."""
    ran = dragoman("watch", feeds, "--ledger", feeds.with_name("ledger"), "--once")
    assert ran.status == 1
    assert "allow private addresses if this is meant" in ran.err


def test_it_goes_on_until_it_is_stopped(dragoman: Any, feeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits for the rest of the span between two passes; Ctrl-C is its ordinary end."""
    slept: list[float] = []
    passes: list[object] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) > 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(Watch, "run_once", lambda *_: passes.append(None))
    monkeypatch.setattr("dragoman.cli.commands.watch.time.sleep", sleep)
    ran = dragoman("watch", feeds, "--ledger", feeds.with_name("ledger"), "--every", "2h")
    assert ran.status == 0
    assert len(passes) == 2
    assert all(7190 < seconds <= 7200 for seconds in slept)
    assert "0 feeds asked" in ran.out


def test_a_single_pass_that_is_interrupted_says_so(
    dragoman: Any, feeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status 130, after what was done has been told."""

    def stopped(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(5)

    monkeypatch.setattr(Watch, "run_once", stopped)
    ran = dragoman("watch", feeds, "--ledger", feeds.with_name("ledger"), "--once")
    assert ran.status == 130
    assert "0 feeds asked" in ran.out


def test_the_state_is_beside_the_ledger() -> None:
    """Of a ledger in object storage it is in the present folder: it must be a file."""
    assert state_beside(Path("/srv/my.ledger")) == Path("/srv/my.ledger.watch")
    assert state_beside(Path("s3://bucket/folder/my.ledger")) == Path("my.ledger.watch")


@pytest.mark.parametrize("span", ["15", "m", "10s", "-5m", "1.5h", "0d", "9999999d", ""])
def test_spans_are_read_strictly(dragoman: Any, feeds: Path, span: str) -> None:
    """At least a minute, with its unit."""
    ran = dragoman("watch", feeds, "--every", span)
    assert ran.status == 2
    assert "15m, 2h or 1d" in ran.err


@pytest.mark.slow
def test_killed_again_and_again_it_neither_loses_nor_doubles(feeds: Path) -> None:
    """The process is killed at three moments of its work; in the end each article is there once."""
    ledger = feeds.with_name("ledger")
    arguments = [sys.executable, "-c", "from dragoman.cli.main import main; import dragoman.api.watching.waits as w; w._BETWEEN = 0.0; main()",
        "watch", str(feeds), "--ledger", str(ledger), "--once", "--allow-private", "--no-model"]  # fmt: skip
    for seconds in (3.0, 4.5, 6.0):
        with subprocess.Popen(arguments, stdout=subprocess.DEVNULL) as process:  # noqa: S603 - our own command
            try:
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.kill()
    last = subprocess.run(arguments, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603 - likewise
    assert last.returncode == 0, last.stderr
    with Ledger.open(ledger) as opened:
        names = [one.article.name for one in opened.articles()]
    assert len(names) == len(set(names)) == ENTRIES
