"""Adding from the desk: its pages, its REST interface, and whoever tries to misuse them."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.made import coded

from dragoman.articles.fetch import Fetched
from dragoman.ledger import Ledger
from dragoman.records import Article, UnreadableArticleError
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.web.users import ROLES, Users, add_user
from dragoman.world import World

TOKEN = re.compile(r'name="token" value="([0-9a-f]+)"')
WORD = "a long enough word"
API = "/api/v1/articles"
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Lamu &lt;b&gt;Courier&lt;/b&gt;</title>
<item><title>Talks &lt;script&gt;alert(1)&lt;/script&gt;</title><link>https://news.example.org/talks</link>
<description>Envoys met.</description><pubDate>Mon, 05 May 2031 10:00:00 GMT</pubDate></item>
<item><title>Trap</title><link>javascript:alert(1)</link><description>x</description></item>
<item><title>File</title><link>file:///etc/passwd</link><description>x</description></item>
<item><title>Road</title><link>https://news.example.org/road</link><description>Closed.</description></item>
</channel></rss>"""
PRIVATE = (
    "http://127.0.0.1/",
    "http://localhost:8765/situation",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://10.1.2.3/feed.xml",
)


class Work:
    """What the worker does in these tests: it reads as ever, and codes nothing at once, when it is let."""

    def __init__(self) -> None:
        """Let everything through."""
        self.let = Event()
        self.let.set()

    def __call__(self, outcomes: Iterable[Any]) -> Iterator[Any]:
        """Hand on what was read, with no records."""
        for outcome in outcomes:
            if isinstance(outcome, UnreadableArticleError):
                yield outcome
                continue
            self.let.wait(10)
            yield coded(outcome)


@pytest.fixture(autouse=True)
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Jobs run in a thread and code nothing: what is tested is the way there and back."""
    made = Work()
    monkeypatch.setattr("dragoman.web.jobs._process", lambda: ThreadPoolExecutor(1))
    monkeypatch.setattr("dragoman.web.worker.code_outcomes", made)
    return made


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty ledger."""
    Ledger.open(tmp_path / "ledger", create=True).close()
    return tmp_path / "ledger"


@pytest.fixture
def client(place: Path, world: World) -> Iterator[TestClient]:
    """Somebody at the machine itself."""
    with TestClient(create_app(Settings(ledger=place), world), base_url="http://localhost") as made:
        yield made


def token_of(client: TestClient, address: str = "/add") -> str:
    """The token of the forms of a page."""
    found = TOKEN.search(client.get(address).text)
    assert found
    return found[1]


def finished(client: TestClient, job: str) -> dict[str, Any]:
    """Wait until a job is over; gives what the interface for programs says of it."""
    for _ in range(100):
        found: dict[str, Any] = client.get(f"/api/v1/jobs/{job}").json()
        if found["state"] not in {"waiting", "working"}:
            return found
        client.portal.call(_sleep)  # type: ignore[union-attr]
    raise AssertionError(found)


async def _sleep() -> None:
    import asyncio  # noqa: PLC0415

    await asyncio.sleep(0.05)


def sent(client: TestClient, **how: Any) -> str:
    """Send the form of adding; gives the id of its job."""
    how["data"] = {"token": token_of(client), **how.get("data", {})}
    answer = client.post("/add", **how)
    assert answer.status_code == 200, answer.text
    return str(answer.url).rpartition("/")[2]


TEXT = "Envoys return\nThe envoy of Kenya went back to Somalia on Tuesday, officials in the capital said."


def test_a_pasted_text(client: TestClient, place: Path) -> None:
    """A pasted text is added with its outlet, day and address."""
    data = {
        "text": TEXT,
        "outlet": "Lamu Courier",
        "published": "2031-05-05",
        "address": "https://news.example.org/a",
    }
    job = sent(client, data=data)
    found = finished(client, job)
    assert found["state"] == "done"
    assert found["coded"] == 1
    with Ledger.open(place) as ledger:
        (kept,) = ledger.articles()
    assert kept.article.name == "https://news.example.org/a"
    assert kept.article.outlet == "Lamu Courier"
    assert str(kept.article.published.latest) == "2031-05-05"
    page = client.get(f"/add/{job}").text
    assert f'href="/article/{kept.id}"' in page
    assert "refresh" not in page


def test_several_files(client: TestClient) -> None:
    """Several files are added in one job; what could not be read is listed with the reason."""
    files = [
        ("files", ("../../one.txt", TEXT.encode())),
        ("files", ("two.txt", TEXT.replace("Tuesday", "Friday").encode())),
        ("files", ("photo.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 2000)),
    ]
    found = finished(client, sent(client, files=files))
    assert [one["name"] for one in found["articles"]] == ["one.txt", "two.txt"]
    (unread,) = found["unread"]
    assert unread["name"] == "photo.jpg"
    assert "picture" in unread["reason"]


def test_too_many_articles(place: Path, world: World) -> None:
    """Of more articles than a desk adds at once, the rest is left out, which is said."""
    lines = "\n".join(json.dumps({"text": TEXT.replace("Tuesday", f"day {n}")}) for n in range(5))
    settings = Settings(ledger=place, most_articles=3)
    with TestClient(create_app(settings, world), base_url="http://localhost") as client:
        found = finished(client, sent(client, files=[("files", ("many.jsonl", lines.encode()))]))
    assert len(found["articles"]) == 3
    assert "dragoman add" in found["unread"][0]["reason"]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not_fetched(client: TestClient, address: str) -> None:
    """An address within a private network is not fetched, however it is spelt, and the job says so."""
    found = finished(client, sent(client, data={"addresses": address}))
    assert found["articles"] == []
    assert found["unread"][0]["name"] == address
    assert re.search("private|only 80 and 443", found["unread"][0]["reason"])
    feed = client.post("/add/feed", data={"token": token_of(client), "feed": address})
    assert feed.status_code == 422
    assert re.search("private|only 80 and 443", feed.text)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"text": "  \n"},
        {"addresses": "\n \n"},
        {"addresses": "news.example.org"},
        {"addresses": "file:///etc/passwd"},
        {"addresses": "/etc/passwd"},
        {"addresses": "-"},
        {"addresses": "https://a.example/ \u202e"},
        {"addresses": "\n".join(f"https://a.example/{n}" for n in range(51))},
        {"addresses": "https://a.example/" + "x" * 3000},
        {"text": TEXT, "published": "yesterday"},
        {"text": TEXT, "published": "2031-02-30"},
        {"text": TEXT, "outlet": "x" * 300},
        {"text": TEXT, "address": "javascript:alert(1)"},
    ],
)
def test_what_cannot_be_added(client: TestClient, data: dict[str, str]) -> None:
    """What makes no sense is refused with what to do; the form keeps what was typed."""
    answer = client.post("/add", data={"token": token_of(client), **data})
    assert answer.status_code == 422
    assert 'class="wrong"' in answer.text
    assert client.get("/add").text.count("/add/") == 1  # no job, but the form for feeds
    if data.get("text", "").strip():
        assert "The envoy of Kenya" in answer.text


def test_a_feed_is_listed(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The entries of a feed that lead to a page can be chosen; hostile titles and links stay harmless."""

    def fetch(address: str, **_: Any) -> Fetched:
        return Fetched(data=FEED, address=address, status=200, headers={})

    monkeypatch.setattr("dragoman.web.bringing.fetch", fetch)
    data = {"token": token_of(client), "feed": "https://news.example.org/feed"}
    text = client.post("/add/feed", data=data).text
    chosen = re.findall(r'type="checkbox" name="addresses" value="([^"]+)"', text)
    assert chosen == ["https://news.example.org/talks", "https://news.example.org/road"]
    assert re.findall(r'name="every" value="([^"]+)"', text) == chosen
    assert "javascript:" not in text
    assert "file:" not in text
    assert "<script>alert" not in text


def test_all_or_the_chosen(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """One button fetches the chosen entries, the other all."""
    monkeypatch.setattr("dragoman.web.worker.read", lambda *_: iter(()))
    every = ["https://a.example/1", "https://a.example/2"]
    for more, names in (({}, every[:1]), ({"all": "1"}, every)):
        data = {"token": token_of(client), "every": every, "addresses": every[:1], **more}
        answer = client.post("/add", data=data)
        job = str(answer.url).rpartition("/")[2]
        assert finished(client, job)["names"] == names


def test_progress_without_scripts(client: TestClient, work: Work) -> None:
    """While a job runs, its page loads itself anew without JavaScript and can cancel it."""
    work.let.clear()
    job = sent(client, data={"text": TEXT})
    page = client.get(f"/add/{job}").text
    assert '<noscript><meta http-equiv="refresh"' in page
    assert f'action="/add/{job}/cancel"' in page
    work.let.set()
    finished(client, job)
    assert "refresh" not in client.get(f"/add/{job}").text


def test_cancel(client: TestClient, work: Work, place: Path) -> None:
    """A cancelled job ends after the article that is being coded; one that waits ends at once."""
    work.let.clear()
    lines = "\n".join(json.dumps({"text": TEXT.replace("Tuesday", f"day {n}")}) for n in range(5))
    running = sent(client, files=[("files", ("many.jsonl", lines.encode()))])
    waiting = sent(client, data={"text": TEXT})
    for job in (waiting, running):
        client.post(f"/add/{job}/cancel", data={"token": token_of(client)})
    work.let.set()
    assert finished(client, waiting)["state"] == "cancelled"
    assert finished(client, running)["state"] == "cancelled"
    with Ledger.open(place) as ledger:
        assert 0 < ledger.count().articles < 5


def test_events(client: TestClient) -> None:
    """Progress comes as numbered events that end with the job, and goes on where it was left."""
    job = sent(client, data={"text": TEXT})
    finished(client, job)
    stream = client.get(f"/add/{job}/events")
    assert stream.headers["content-type"].startswith("text/event-stream")
    kinds = re.findall(r"^event: (\w+)$", stream.text, re.MULTILINE)
    assert kinds == ["begun", "coding", "coded", "kept", "end"]
    assert re.findall(r"^id: (\d+)$", stream.text, re.MULTILINE) == ["1", "2", "3", "4", "4"]
    rest = client.get(f"/add/{job}/events", headers={"last-event-id": "3"}).text
    assert re.findall(r"^event: (\w+)$", rest, re.MULTILINE) == ["kept", "end"]
    for nonsense in ("-1", "x", "9" * 40, "1\u0660"):
        again = client.get(f"/add/{job}/events", headers=[(b"last-event-id", nonsense.encode())])
        assert again.status_code == 200


def test_events_cannot_be_forged(client: TestClient) -> None:
    """A file's name or an article's title begins no event of its own."""
    title = "Envoys\rdata: x\n\nevent: end\ndata: {}"
    body = json.dumps({"title": title, "text": TEXT.partition("\n")[2]})
    job = sent(client, files=[("files", ("a.json", body.encode()))])
    finished(client, job)
    kinds = re.findall(r"^event: (\w+)\r?$", client.get(f"/add/{job}/events").text, re.MULTILINE)
    assert kinds[-1] == "end"
    assert kinds.count("end") == 1


def test_names_of_articles_stay_words(client: TestClient) -> None:
    """What a file is called reaches the page of its job as text."""
    name = '"><script>alert(1)</script>.txt'
    page_of = f"/add/{sent(client, files=[('files', (name, TEXT.encode()))])}"
    finished(client, page_of.rpartition("/")[2])
    for address in (page_of, "/add"):
        text = client.get(address).text
        assert "<script>alert" not in text
        assert 'alert(1)"' not in text


FORMS = ("/add", "/add/feed", "/add/0123456789abcdef/cancel")


@pytest.mark.parametrize("address", FORMS)
def test_forms_without_their_token(client: TestClient, place: Path, address: str) -> None:
    """A form of another site, or without the token of its session, begins nothing."""
    data = {"text": TEXT, "feed": "https://a.example/"}
    assert client.post(address, data=data).status_code == 403
    cross = client.post(
        address, data={"token": token_of(client), **data}, headers={"origin": "https://evil.example"}
    )
    assert cross.status_code == 403
    with Ledger.open(place) as ledger:
        assert ledger.count().articles == 0


def test_too_many_jobs(place: Path, world: World) -> None:
    """Who begins too many jobs has to wait, and is told how long."""
    with TestClient(create_app(Settings(ledger=place, adds=2), world), base_url="http://localhost") as client:
        answers = [client.post(API, json={"text": f"{TEXT} {n}"}) for n in range(4)]
    assert [one.status_code for one in answers] == [202, 202, 429, 429]
    assert int(answers[-1].headers["retry-after"]) >= 1


def test_programs_add_text(client: TestClient) -> None:
    """A program sends JSON, is told where to ask, and finds the article there."""
    begun = client.post(API, json={"text": TEXT, "outlet": "Lamu Courier", "published": "2031-05-05"})
    assert begun.status_code == 202
    assert begun.headers["location"] == f"/api/v1/jobs/{begun.json()['id']}"
    found = finished(client, begun.json()["id"])
    (article,) = found["articles"]
    assert (
        client.get(f"/api/v1/article/{article['id']}").json()["article"]["article"]["outlet"]
        == "Lamu Courier"
    )


def test_programs_add_files(client: TestClient) -> None:
    """A program sends files in parts, with a header that no form of another site can send."""
    files = [("files", ("one.txt", TEXT.encode()))]
    assert client.post(API, files=files).status_code == 415
    begun = client.post(API, files=files, data={"outlet": "Lamu Courier"}, headers={"x-dragoman": "1"})
    assert begun.status_code == 202
    assert len(finished(client, begun.json()["id"])["articles"]) == 1


def test_programs_cancel(client: TestClient, work: Work) -> None:
    """A program can end a job."""
    work.let.clear()
    client.post(API, json={"text": TEXT})
    job = client.post(API, json={"text": TEXT + " Again."}).json()["id"]
    assert client.delete(f"/api/v1/jobs/{job}").status_code == 202
    work.let.set()
    assert finished(client, job)["state"] == "cancelled"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"\xff", 400),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"text": 1}', 422),
        (b'{"text": "x", "more": 1}', 422),
        (b'{"addresses": ["file:///etc/passwd"]}', 422),
        (b'{"addresses": "https://a.example/"}', 422),
        (b'{"text": "x", "published": "soon"}', 422),
        (b'{"text": "x", "address": "/etc/passwd"}', 422),
    ],
)
def test_bodies_that_make_no_sense(client: TestClient, body: bytes, status: int) -> None:
    """A body that makes no sense is refused as a problem whose detail names the fault."""
    answer = client.post(API, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


@pytest.mark.parametrize("ident", ["0" * 16, "..%2f..%2fetc", "%00", "x" * 500])
def test_jobs_that_are_none(client: TestClient, ident: str) -> None:
    """An id that no job has leads nowhere."""
    for address in (f"/add/{ident}", f"/add/{ident}/events", f"/api/v1/jobs/{ident}"):
        assert client.get(address).status_code == 404
    assert client.delete(f"/api/v1/jobs/{ident}").status_code == 404


def test_jobs_of_other_sites(client: TestClient) -> None:
    """Another site can neither begin nor end a job of the interface for programs."""
    evil = {"origin": "https://evil.example", "x-dragoman": "1"}
    assert client.post(API, json={"text": TEXT}, headers=evil).status_code == 403
    assert client.delete("/api/v1/jobs/0123456789abcdef", headers=evil).status_code == 403
    plain = client.post(API, content=b'{"text": "x"}', headers={"content-type": "text/plain"})
    assert plain.status_code == 415


@pytest.fixture
def team(place: Path, world: World, tmp_path: Path) -> Iterator[Callable[[str], TestClient]]:
    """What gives the browser of a reader, a reviewer or an admin."""
    path = tmp_path / "users.json"
    for role in ROLES:
        add_user(path, role, role, WORD)
    app = create_app(Settings(ledger=place, users=Users.read(path), audit=tmp_path / "audit"), world)
    with TestClient(app, base_url="http://localhost") as first:

        def of(name: str) -> TestClient:
            made = TestClient(app, base_url="http://localhost")
            made.portal = first.portal
            data = {"token": token_of(made, "/login"), "name": name, "password": WORD}
            assert made.post("/login", data=data).status_code == 200
            return made

        yield of


@pytest.mark.parametrize("role", ["reader", "reviewer"])
def test_only_an_admin_adds(team: Callable[[str], TestClient], role: str) -> None:
    """Others may neither add, nor fetch, nor see or end the jobs of an admin."""
    job, other = sent(team("admin"), data={"text": TEXT}), team(role)
    token = token_of(other, "/watches")
    assert "Only an admin" in other.get("/add").text
    for address, data in (
        ("/add", {"text": TEXT}),
        ("/add/feed", {"feed": "https://a.example/"}),
        (f"/add/{job}/cancel", {}),
    ):
        assert other.post(address, data={"token": token, **data}).status_code == 403
    assert other.post(API, json={"text": TEXT}).status_code == 403
    for address in (f"/add/{job}", f"/add/{job}/events", f"/api/v1/jobs/{job}"):
        assert other.get(address).status_code == 403
    assert other.delete(f"/api/v1/jobs/{job}").status_code == 403


def test_who_added_is_in_the_log(team: Callable[[str], TestClient], tmp_path: Path) -> None:
    """A job and its end are noted with who did it, each on one line."""
    admin = team("admin")
    job = sent(admin, files=[("files", ('a\n{"forged": 1}.txt', TEXT.encode()))])
    admin.post(f"/add/{job}/cancel", data={"token": token_of(admin)})
    lines = [json.loads(one) for one in (tmp_path / "audit").read_text().splitlines()]
    assert [one["what"] for one in lines if one.get("job") == job] == ["added", "cancelled"]
    assert {one["who"] for one in lines if one.get("job") == job} == {"admin"}
    assert all("when" in one for one in lines)


def test_described(client: TestClient) -> None:
    """OpenAPI describes adding with examples that fit, and its errors."""
    described = client.get("/api/v1/openapi.json").json()
    add = described["paths"][API]["post"]
    assert set(add["requestBody"]["content"]) == {"application/json", "multipart/form-data"}
    examples = add["requestBody"]["content"]["application/json"]["examples"]
    assert client.post(API, json=examples["text"]["value"]).status_code == 202
    assert {"202", "400", "401", "403", "413", "415", "422", "429", "503"} <= add["responses"].keys()
    fields = described["components"]["schemas"]["Progress"]["properties"].keys()
    jobs = described["paths"]["/api/v1/jobs/{ident}"]
    assert set(jobs["get"]["responses"]["200"]["content"]["application/json"]["example"]) == set(fields)
    assert set(jobs) == {"get", "delete"}


def test_article_is_kept_as_read(client: TestClient, place: Path) -> None:
    """What was added is an article as the reader makes it, called by its file's name."""
    finished(client, sent(client, files=[("files", ("x/one two.txt", TEXT.encode()))]))
    with Ledger.open(place) as ledger:
        kept: Article = ledger.articles()[0].article
    assert kept.name == "one two.txt"
    assert kept.text == TEXT
