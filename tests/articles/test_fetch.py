"""Fetching pages, from a server on this machine."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dragoman.articles import ReadOptions, read
from dragoman.articles import fetch as module
from dragoman.records import Article, UnreadableArticleError

PAGE = "<html><body><h1>Envoys meet on the lake</h1><p>The envoys of both states met on Monday in Tirga, officials said.</p></body></html>"
ALLOWED = ReadOptions(allow_private=True, timeout=3)


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""

    def do_GET(self) -> None:
        """Answer with a page, a redirect, or something that is none."""
        if self.path == "/page":
            self._answer(200, "text/html; charset=utf-16-le", PAGE.encode("utf-16-le"))
        elif self.path == "/moved":
            self._answer(302, "text/html", b"", location="/page")
        elif self.path == "/loop":
            self._answer(302, "text/html", b"", location="/loop")
        elif self.path == "/file":
            self._answer(302, "text/html", b"", location="file:///etc/hostname")
        elif self.path == "/picture":
            self._answer(200, "image/png", b"\x89PNG")
        elif self.path == "/huge":
            self._answer(200, "text/plain", b"a" * 300_000)
        elif self.path == "/slow":
            self._drip()
        elif self.path == "/host":
            self._answer(
                200,
                "text/plain",
                f"The envoys met on Monday at {self.headers['Host']}, officials of both said.".encode(),
            )
        else:
            self._answer(404, "text/html", b"gone")

    def _answer(self, status: int, kind: str, data: bytes, location: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(data)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        try:
            for _ in range(40):
                self.wfile.write(b"a ")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Run the server; give the beginning of its addresses."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()


def fault(address: str, options: ReadOptions = ALLOWED) -> str:
    """Fetch what must fail, and give the message."""
    (outcome,) = read(address, options)
    assert isinstance(outcome, UnreadableArticleError)
    return str(outcome)


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_a_page_is_fetched_in_its_charset(server: str, path: str) -> None:
    """Directly or after a redirect; the article is called by the address that was given."""
    (article,) = read(server + path, ALLOWED)
    assert isinstance(article, Article)
    assert article.name == server + path
    assert article.title == "Envoys meet on the lake"


def test_the_server_is_asked_by_its_name(server: str) -> None:
    """Though the connection goes to the address that was checked."""
    port = server.rpartition(":")[2]
    (article,) = read(f"http://localhost:{port}/host", ALLOWED)
    assert isinstance(article, Article)
    assert f"localhost:{port}" in article.text


def test_private_addresses_are_refused(server: str) -> None:
    """Unless the caller allows them."""
    assert "private or reserved" in fault(server + "/page", ReadOptions())
    assert "private or reserved" in fault(server.replace("127.0.0.1", "0x7f.1") + "/page", ReadOptions())
    assert "private or reserved" in fault(
        server.replace("127.0.0.1", "[::ffff:127.0.0.1]") + "/page", ReadOptions()
    )


def test_redirects_are_checked_like_addresses(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page may not lead into the reader's own network."""
    asked: list[str] = []

    def check(host: str, *_: object, **__: object) -> str:
        asked.append(host)
        if len(asked) > 1:
            raise UnreadableArticleError("x", "points to a private or reserved address.")
        return "127.0.0.1"

    monkeypatch.setattr(module, "checked_address", check)
    assert "private or reserved" in fault(server + "/moved")
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/gone", "answers 404"),
        ("/picture", "image/png"),
        ("/loop", "redirected more than 5 times"),
        ("/file", "only http and https"),
    ],
)
def test_what_is_no_article_is_told(server: str, path: str, message: str) -> None:
    """In one sentence that names the address."""
    told = fault(server + path)
    assert told.startswith(server + path)
    assert message in told


def test_large_pages_are_cut_off_while_they_arrive(server: str) -> None:
    """The limit holds whatever the server says of the size."""
    assert "larger than" in fault(server + "/huge", ReadOptions(allow_private=True, max_bytes=100_000))


def test_slow_pages_are_given_up(server: str) -> None:
    """The time is that of the whole page, not of one packet."""
    begun = time.monotonic()
    assert "within 0.3 seconds" in fault(server + "/slow", ReadOptions(allow_private=True, timeout=0.3))
    assert time.monotonic() - begun < 1.5


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/a", "http://", "http://a b/", "file:///etc/hostname", "http://[::1", "https:///x"],
)
def test_other_addresses_are_refused(address: str) -> None:
    """Nothing but http and https is fetched, and nothing misspelt."""
    assert fault(address).startswith(address)


def test_a_server_that_is_not_there_is_told() -> None:
    """With what to check."""
    assert "check the address and the network" in fault("http://127.0.0.1:9/")
