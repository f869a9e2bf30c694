"""A news site on this machine, a clock that is set by hand, and a coder that finds nothing: watching is the matter."""

import threading
from collections.abc import Callable, Iterable, Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest

from dragoman.api.watching import Pass, State, Watch, watch
from dragoman.articles import ReadOptions
from dragoman.articles.subscriptions import Subscription
from dragoman.ledger import Ledger, Receipt
from dragoman.records import Article, CodedArticle

BEGIN = 1_709_640_000.0  # 5 March 2024, 12:00 UTC
WORDS = "The foreign ministers of Sildan and Morav met in Tirga on Monday and agreed to talk again, a spokesman said. "


class Answer(NamedTuple):
    """What the site answers at a path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed


class Site:
    """The site: what it answers, and what it was asked."""

    def __init__(self) -> None:
        """Begin empty."""
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.sent: list[dict[str, str]] = []
        self.address = ""

    def put(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> None:
        """Let it answer so at a path; in names of headers _ stands for -."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = Answer(data, status, named)

    def count(self, path: str) -> int:
        """Count the requests for a path."""
        return self.asked.count(path)


class Clock:
    """A clock that goes only when it is told to, or when somebody sleeps."""

    def __init__(self) -> None:
        """Begin at noon."""
        self.now = BEGIN
        self.slept: list[float] = []

    def __call__(self) -> float:
        """Tell the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    """Run an empty site."""
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            made.asked.append(self.path)
            made.sent.append({name.lower(): value for name, value in self.headers.items()})
            answer = made.answers.get(self.path, Answer(b"nothing here", 404))
            marks = {answer.headers.get("ETag", "-"), answer.headers.get("Last-Modified", "-")}
            asked = {self.headers["If-None-Match"], self.headers["If-Modified-Since"]}
            status = 304 if asked & marks else answer.status
            body = b"" if status == 304 else answer.body
            self.send_response(status)
            for name, value in {"Content-Type": "text/html", **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=lambda: server.serve_forever(0.02), daemon=True).start()
    made.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(tmp_path / "ledger", create=True) as made:
        yield made


def found_nothing(outcomes: Iterable[Article], jobs: int) -> Iterator[tuple[Article, CodedArticle]]:
    """Code as a coder would that finds nothing."""
    del jobs
    for one in outcomes:
        yield (
            one,
            CodedArticle(
                article=one.name,
                outlet=one.outlet,
                title=one.title,
                byline=one.byline,
                dateline=one.dateline,
                published=one.published,
                language=one.language,
            ),
        )


Run = Callable[..., Pass]


@pytest.fixture
def run(site: Site, clock: Clock, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """One pass over feeds of the site, as a process of its own would do it: `run("/feed.xml")`."""
    monkeypatch.setattr(watch, "code_outcomes", found_nothing)

    def once(*paths: str, outlet: str | None = None, receipts: list[Receipt] | None = None) -> Pass:
        subscriptions = [Subscription(address=site.address + path, outlet=outlet) for path in paths]
        done = Pass()
        with State(tmp_path / "ledger.watch") as state:
            watching = Watch(
                ledger,
                subscriptions,
                state,
                options=ReadOptions(allow_private=True, timeout=3),
                clock=clock,
                sleep=clock.sleep,
            )
            watching.run_once(done, None if receipts is None else receipts.append)
        return done

    return once


def whole(number: int, link: str = "", title: str = "") -> str:
    """An RSS entry with its whole text."""
    address = f"<link>{link}</link>" if link else ""
    return (
        f"<item><guid isPermaLink='false'>entry-{number}</guid>{address}<title>{title or f'Talks {number}'}</title>"
        f"<pubDate>{formatdate(BEGIN - 86_400)}</pubDate>"
        f"<content:encoded><![CDATA[<p>{WORDS}</p><p>It was their meeting number {number}.</p>]]></content:encoded></item>"
    )


def summary(number: int, link: str) -> str:
    """An RSS entry that leads to a page."""
    return (
        f"<item><guid>{link}</guid><link>{link}</link><title>Talks {number}</title>"
        f"<pubDate>{formatdate(BEGIN - 86_400)}</pubDate>"
        f"<description>The ministers of Sildan and Morav held their meeting number {number} in Tirga on Monday.</description></item>"
    )


def rss(*items: str, title: str = "The Tirga Post") -> str:
    """An RSS feed."""
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>{title}</title>{''.join(items)}</channel></rss>"
    )


def page(number: int, more: str = "") -> str:
    """The page of an article."""
    return (
        f"<html><body><article><h1>Ministers hold their talks number {number}</h1><p>{WORDS}</p>"
        f"<p>It was meeting number {number}, and the last before the summer. {more}</p></article></body></html>"
    )
