"""Fetching pages, from a server on this machine."""

import gzip
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpcore
import pytest

from dragoman.articles import ReadOptions, read
from dragoman.articles import addresses as resolving
from dragoman.articles.faults import FetchError
from dragoman.articles.fetch import Fetched, Limits, fetch, user_agent
from dragoman.records import Article, UnreadableArticleError

PAGE = "<html><body><h1>Envoys meet on the lake</h1><p>The envoys of both states met on Monday in Tirga, officials said.</p></body></html>"
ALLOWED = ReadOptions(allow_private=True, timeout=3)
QUICK = Limits(seconds=0.4)
MARK = '"first"'
CERTIFICATE = (
    Path(__file__).parent / "tls" / "news.example.pem"
)  # made for this test, of a name that cannot exist
REDIRECTS = {
    "/moved": (302, "/page"),
    "/gone-there": (301, "/page"),
    "/gone-further": (308, "/gone-there"),
    "/first-for-now": (302, "/gone-there"),
    "/loop": (302, "/loop"),
    "/file": (302, "file:///etc/hostname"),
    "/gopher": (302, "gopher://127.0.0.1:70/_x"),
    "/with-password": (302, "http://reader:secret@127.0.0.1/page"),
    "/damaged": (302, "http://[::1"),
    "/metadata": (302, "http://169.254.169.254/latest/meta-data/"),
    "/decimal": (307, "http://2130706433/page"),
}
BOMB = gzip.compress(bytes(30_000_000), 9)


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""

    def do_GET(self) -> None:  # noqa: PLR0912 - one branch a path reads best
        """Answer with a page, a redirect, or something that is none."""
        if self.path in REDIRECTS:
            status, location = REDIRECTS[self.path]
            self._answer(status, "text/html", b"", {"Location": location, "Set-Cookie": "seen=1"})
        elif self.path == "/page":
            self._answer(200, "text/html; charset=utf-16-le", PAGE.encode("utf-16-le"))
        elif self.path == "/feed":
            is_known = self.headers["If-None-Match"] == MARK
            self._answer(304 if is_known else 200, "application/rss+xml", b"" if is_known else b"<rss/>", {"ETag": MARK, "Last-Modified": "Mon, 04 Mar 2024 08:00:00 GMT"})  # fmt: skip
        elif self.path == "/unasked-304":
            self._answer(304, "text/html", b"")
        elif self.path == "/busy":
            self._answer(503, "text/html", b"", {"Retry-After": "120"})
        elif self.path == "/picture":
            self._answer(200, "image/png", b"\x89PNG")
        elif self.path == "/huge":
            self._answer(200, "text/plain", b"a" * 300_000)
        elif self.path in PACKED:
            coding, data = PACKED[self.path]
            self._answer(200, "text/plain", data, {"Content-Encoding": coding})
        elif self.path == "/slow":
            self._drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"a ")
        elif self.path == "/slow-headers":
            self._drip(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n")
        elif self.path == "/informing":
            self._drip(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n")
        elif self.path == "/headers":
            told = "\n".join(f"{name}: {value}" for name, value in self.headers.items())
            self._answer(200, "text/plain", told.encode())
        else:
            self._answer(404, "text/html", b"gone")

    def _answer(self, status: int, kind: str, data: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _drip(self, beginning: bytes, piece: bytes) -> None:
        """Send a little now and then, for ever as far as a reader can tell."""
        try:
            self.wfile.write(beginning)
            for _ in range(60):
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return


PACKED = {
    "/gzip": ("gzip", gzip.compress(b"The envoys met.")),
    "/two-members": ("gzip", gzip.compress(b"The envoys ") + gzip.compress(b"met.")),
    "/deflate": ("deflate", zlib.compress(b"The envoys met.")),
    "/bare-deflate": (
        "deflate",
        zlib.compress(b"The envoys met.")[2:-4],
    ),
    "/bomb": ("gzip", BOMB),
    "/layers": ("gzip, gzip", gzip.compress(BOMB)),
    "/brotli": ("br", b"\x8b\x07\x80envoys\x03"),
    "/cut": ("gzip", gzip.compress(b"The envoys met.")[:-9]),
    "/no-gzip": ("gzip", b"\x1f\x8b\x08 no gzip at all"),
}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Run the server; give the beginning of its addresses."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=lambda: running.serve_forever(0.02), daemon=True).start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()


def got(address: str, limits: Limits | None = None, known: str | None = None) -> Fetched:
    """Fetch from this machine."""
    headers = {"If-None-Match": known} if known else None
    return fetch(address, limits=limits or Limits(seconds=3), allow_private=True, headers=headers)


def fault(address: str, options: ReadOptions = ALLOWED) -> str:
    """Read what cannot be fetched, and give the message."""
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


def test_the_server_is_asked_by_its_name_and_told_ours(server: str) -> None:
    """Though the connection goes to the address that was checked; no cookie is sent."""
    port = server.rpartition(":")[2]
    told = got(f"http://localhost:{port}/headers").data.decode().lower()
    assert f"host: localhost:{port}" in told
    assert f"user-agent: {user_agent().lower()}" in told
    assert user_agent().startswith("Dragoman/")
    assert "cookie" not in told
    assert "authorization" not in told


def test_what_came_with_a_page_is_given(server: str) -> None:
    """Final address, ETag and Last-Modified; asked with the ETag, the server may say that nothing changed."""
    first = got(server + "/feed")
    assert (first.status, first.data, first.address) == (200, b"<rss/>", server + "/feed")
    assert (first.etag, first.last_modified) == (MARK, "Mon, 04 Mar 2024 08:00:00 GMT")
    again = got(server + "/feed", known=MARK)
    assert again.is_unchanged
    assert again.data == b""
    with pytest.raises(FetchError, match="answers 304"):
        got(server + "/unasked-304")


@pytest.mark.parametrize(
    ("path", "moved"),
    [("/page", None), ("/moved", None), ("/gone-there", "/page"), ("/gone-further", "/page"), ("/first-for-now", None)],
)  # fmt: skip
def test_only_permanent_redirects_move_an_address(server: str, path: str, moved: str | None) -> None:
    """And only where every one on the way is permanent."""
    found = got(server + path)
    assert found.address == server + "/page"
    assert found.moved == (server + moved if moved else None)


def test_a_busy_server_says_when_to_come_again(server: str) -> None:
    """Status and Retry-After are kept for who schedules."""
    with pytest.raises(FetchError, match="answers 503 Service Unavailable") as caught:
        got(server + "/busy")
    assert (caught.value.status, caught.value.retry_after, caught.value.refused) == (503, "120", False)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "0x7f.1", "0x7F000001", "2130706433", "017700000001", "0177.0.0.1", "127.1", "127.0.1", "0", "0.0.0.0",  # noqa: S104
        "127.0.0.1.", "localhost", "LocalHost", "localhost.", "a.localhost", "[::1]", "[::]", "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]", "[2001:0:0:0:0:0:80ff:fffe]", "[fe80::1]", "[fe80::1%25lo]", "[fec0::1]", "[fd00:ec2::254]",
        "[ff02::1]", "169.254.169.254", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "metadata.google.internal",
        "168.63.129.16", "100.100.100.200", "10.0.0.1", "192.168.0.1", "172.31.255.255", "224.0.0.1", "255.255.255.255",
        "①②⑦.⓪.⓪.①", "127。0。0。1", "１２７.0.0.1", "127%2e0%2e0%2e1", "ⓛocalhost", "127.0.0.1%00.example.org",
        "0x7f.0x0.0x0.0x1", "0000::1",
    ],
)  # fmt: skip
def test_no_spelling_of_a_private_address_is_fetched(host: str) -> None:
    """However it is written: the check is of what the name resolves to, at the moment of connecting."""
    with pytest.raises(FetchError) as caught:
        fetch(f"http://{host}/page", limits=Limits(seconds=2))
    told = str(caught.value)
    assert "private or reserved" in told or "no valid web address" in told or "no address is known" in told


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://reader:secret@example.org/", "user name or password"),
        ("http://reader@127.0.0.1/", "user name or password"),
        ("http://example.org:8080/", "port 8080"),
        ("https://example.org:22/", "port 22"),
        ("http://example.org:0/", "port 0"),
        ("http://example.org:99999/", "port 99999"),
        ("http://example.org#@127.0.0.1/:80x", "no address is known"),
    ],
)
def test_no_credentials_and_no_other_ports(
    address: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said before anything is connected to; what stands after a # is no host."""
    asked: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        asked.append(host)
        raise OSError

    monkeypatch.setattr(resolving, "resolve", resolve)
    with pytest.raises(FetchError, match=message):
        fetch(address)
    assert asked == (["example.org"] if "known" in message else [])


def test_a_name_is_resolved_once_and_the_connection_goes_there(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server that first gives a public and then a private address (rebinding) gains nothing."""
    asked: list[str] = []
    connected: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        asked.append(host)
        return ["8.8.8.8"] if len(asked) == 1 else ["127.0.0.1"]

    def connect(_: object, host: str, port: int, *__: object) -> httpcore.NetworkStream:
        connected.append(f"{host}:{port}")
        raise httpcore.ConnectError("not in a test")

    monkeypatch.setattr(resolving, "resolve", resolve)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    for _ in range(2):
        with pytest.raises(FetchError):
            fetch(f"http://rebinding.example/{server[-4:]}")
    assert asked == ["rebinding.example"] * 2
    assert connected == ["8.8.8.8:80"]


@pytest.mark.parametrize("path", ["/metadata", "/decimal", "/moved"])
def test_redirects_are_checked_like_addresses(
    server: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A public page may not lead into the reader's own network, by any spelling or by its own name."""
    port = int(server.rpartition(":")[2])
    system = resolving.resolve
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["8.8.8.8"] if len(asked) == 1 else system(host.replace("news.example", "10.0.0.1"), port)

    connect = httpcore.SyncBackend.connect_tcp

    def here(self: httpcore.SyncBackend, host: str, _: int, *rest: object) -> httpcore.NetworkStream:
        assert host == "8.8.8.8"
        return connect(self, "127.0.0.1", port, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(resolving, "resolve", resolve)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", here)
    with pytest.raises(FetchError, match="private or reserved") as caught:
        fetch(f"http://news.example{path}", limits=Limits(seconds=3))
    assert caught.value.refused
    assert len(asked) == 2


def test_the_next_address_is_tried(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host whose first address does not answer is reached by its second."""
    monkeypatch.setattr(resolving, "resolve", lambda *_: ["127.0.0.2", "127.0.0.1"])
    port = server.rpartition(":")[2]
    connect = httpcore.SyncBackend.connect_tcp

    def picky(self: httpcore.SyncBackend, host: str, *rest: object) -> httpcore.NetworkStream:
        if host == "127.0.0.2":
            raise httpcore.ConnectError("refused")
        return connect(self, host, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", picky)
    assert got(f"http://two.example:{port}/page").status == 200


def test_certificates_are_checked_against_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though the connection goes to a number: unknown ones are refused, and known ones of another host."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    running.socket = context.wrap_socket(running.socket, server_side=True)
    threading.Thread(target=lambda: running.serve_forever(0.02), daemon=True).start()
    monkeypatch.setattr(resolving, "resolve", lambda *_: ["127.0.0.1"])
    port = running.server_address[1]
    try:
        with pytest.raises(FetchError, match="self-signed certificate"):
            got(f"https://news.example:{port}/page")
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        assert got(f"https://news.example:{port}/page").status == 200
        with pytest.raises(FetchError, match=r"not valid for 'other\.example'"):
            got(f"https://other.example:{port}/page")
    finally:
        running.shutdown()
        running.server_close()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/gone", "answers 404"),
        ("/picture", "image/png"),
        ("/loop", "redirected more than 5 times"),
        ("/file", "only http and https"),
        ("/gopher", "only http and https"),
        ("/with-password", "user name or password"),
        ("/damaged", "no valid web address"),
    ],
)
def test_what_is_no_article_is_told(server: str, path: str, message: str) -> None:
    """In one sentence that names the address."""
    told = fault(server + path)
    assert told.startswith(server + path)
    assert message in told


@pytest.mark.parametrize("path", ["/gzip", "/two-members", "/deflate", "/bare-deflate"])
def test_packed_pages_are_unpacked(server: str, path: str) -> None:
    """Whichever of HTTP's two ways the server took."""
    assert got(server + path).data == b"The envoys met."


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/bomb", "decompression bomb"),
        ("/layers", "packed as 'gzip, gzip'"),
        ("/brotli", "packed as 'br'"),
        ("/cut", "cut off"),
        ("/no-gzip", "damaged"),
    ],
)
def test_what_is_packed_to_harm_is_refused(server: str, path: str, message: str) -> None:
    """Bombs before they unfold, layers and other packings unseen."""
    with pytest.raises(FetchError, match=message):
        got(server + path)


def test_a_bomb_never_unfolds_beyond_the_limit(server: str) -> None:
    """No more than the limit is made of it, however much is packed in one chunk."""
    with pytest.raises(FetchError, match="larger than 1 MB"):
        got(server + "/bomb", Limits(seconds=3, max_bytes=1_000_000))


def test_large_pages_are_cut_off_while_they_arrive(server: str) -> None:
    """The limit holds whatever the server says of the size."""
    assert "larger than" in fault(server + "/huge", ReadOptions(allow_private=True, max_bytes=100_000))


@pytest.mark.parametrize("path", ["/slow", "/slow-headers", "/informing"])
def test_slow_and_endless_answers_are_given_up(server: str, path: str) -> None:
    """The time is that of the whole fetch, not of one packet: body, headers or hints."""
    begun = time.monotonic()
    with pytest.raises(FetchError, match=r"within 0\.4 seconds"):
        got(server + path, QUICK)
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
