"""Pages and feeds of watches, and whoever tries to misuse them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree  # type: ignore[import-untyped]
from starlette.testclient import TestClient
from tests.web.made import article, coded, event, first, second
from tests.web.test_hostile import NASTY

from dragoman.ledger import Ledger
from dragoman.web.app import create_app
from dragoman.web.settings import Settings
from dragoman.web.users import Users, add_user
from dragoman.web.watches.question import WATCHED
from dragoman.web.watches.routes import owns, sends
from dragoman.web.watches.store import Store
from dragoman.world import World

ATOM = "{http://www.w3.org/2005/Atom}"
TOKEN = re.compile(r'name="token" value="([0-9a-f]+)"')
WORD = "a long enough word"
DYAD = "/dyad/ETH/SOM"


@pytest.fixture(autouse=True)
def _restless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at watches at once; a desk rests between two rounds."""
    monkeypatch.setattr("dragoman.web.watches.running.SOONEST", 0.02)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A ledger of one article."""
    with Ledger.open(tmp_path / "ledger", create=True) as ledger:
        ledger.add([first()], coder="1.0")
    return tmp_path / "ledger"


@pytest.fixture
def client(place: Path, world: World) -> Iterator[TestClient]:
    """Somebody at the machine itself."""
    app = create_app(Settings(ledger=place, webhooks="loopback"), world)
    with TestClient(app, base_url="http://localhost") as made:
        yield made


def token_of(client: TestClient, address: str = DYAD) -> str:
    """The token of the forms of a page."""
    found = TOKEN.search(client.get(address).text)
    assert found
    return found[1]


def watch_of(client: TestClient, address: str = DYAD) -> str:
    """Watch the answer of a page; gives the address of the watch."""
    answer = client.post("/watches", data={"token": token_of(client), "address": address})
    assert answer.status_code == 200, answer.text
    return str(answer.url.path)


def settled(client: TestClient, place: Path, watch: str, number: int = 1) -> Any:
    """Wait until a watch has told so many changes."""
    store = Store(place)
    for _ in range(100):
        found = store.changes(watch.rpartition("/")[2])
        if len(found) >= number:
            return found[0]
        client.portal.call(_sleep)  # type: ignore[union-attr]
    raise AssertionError(store.watches())


async def _sleep() -> None:
    import asyncio  # noqa: PLC0415

    await asyncio.sleep(0.1)


def test_one_button(client: TestClient) -> None:
    """The page of an answer has the button; pressed again it leads to the same watch."""
    page = client.get(f"{DYAD}?as_of=2031-05-06").text
    form = re.search(r'<form class="watch".*?</form>', page, re.DOTALL)
    assert form
    assert f'name="address" value="{DYAD}"' in form[0]
    once = watch_of(client)
    assert watch_of(client, f"{DYAD}?known_on=2031-05-06") == once
    assert client.get("/watches").text.count("/watches/") >= 1


def test_buttons_stand_where_they_work() -> None:
    """The template offers the button on the pages that can be watched, and on no others."""
    text = (Path(__file__).parents[2] / "src/dragoman/web/templates/watch_button.html").read_text()
    offered = re.search(r"page_of in \(([^)]*)\)", text)
    assert offered
    assert tuple(re.findall(r'"(\w+)"', offered[1])) == WATCHED


def test_a_change_is_shown(client: TestClient, place: Path) -> None:
    """After news, the page of the watch and the list say what is new, with words, source and both answers."""
    watch = watch_of(client)
    with Ledger.open(place) as ledger:
        ledger.add([second()], coder="1.0")
    client.post("/watches", data={"token": token_of(client), "address": DYAD})  # wakes it
    change = settled(client, place, watch)
    page = client.get(watch).text
    assert "Kenya has offered to mediate between Ethiopia and Somalia" in page
    assert f'id="change-{change.number}"' in page
    assert "known_on=" in page
    links = [one.replace("&amp;", "&") for one in re.findall(r'href="(/article/[^"]+)"', page)]
    assert links
    assert all(client.get(one).status_code == 200 for one in links)
    assert "new" in client.get("/watches").text


def test_what_is_gone_can_still_be_seen(client: TestClient, place: Path) -> None:
    """The words of a rejected report are linked as the ledger stood before."""
    watch = watch_of(client)
    with Ledger.open(place) as ledger:
        report = ledger.reports(kinds=["tie"])[0]
    body = {"verb": "reject", "targets": [report.id], "who": "A. Reader"}
    assert client.post("/api/v1/judgements", json=body).status_code == 201
    settled(client, place, watch)
    link = re.search(r'<ul class="told gone">.*?href="([^"]+)"', client.get(watch).text, re.DOTALL)
    assert link
    shown = client.get(link[1].replace("&amp;", "&"))
    assert shown.status_code == 200
    assert report.id in shown.text


def test_feed(client: TestClient, place: Path) -> None:
    """The feed is Atom with what RFC 4287 demands; its ids and entries stay as they are."""
    watch = watch_of(client)
    empty = client.get(f"{watch}.atom")
    assert empty.headers["content-type"].startswith("application/atom+xml")
    demand_atom(empty.content, entries=0)
    with Ledger.open(place) as ledger:
        ledger.add([second()], coder="1.0")
    client.post("/watches", data={"token": token_of(client), "address": DYAD})
    settled(client, place, watch)
    one = client.get(f"{watch}.atom")
    demand_atom(one.content, entries=1)
    read = feedparser.parse(one.content)
    assert not read.bozo
    assert "Lamu Courier" in read.entries[0].content[0].value
    assert read.entries[0].link.startswith("http://localhost/watches/")
    again = client.get(f"{watch}.atom", headers={"if-none-match": one.headers["etag"]})
    assert again.status_code == 304
    with Ledger.open(place) as ledger:
        ledger.judge("reject", [ledger.reports(kinds=["tie"])[0].id], who="A. Reader")
    client.post("/watches", data={"token": token_of(client), "address": DYAD})
    settled(client, place, watch, 2)
    two = demand_atom(client.get(f"{watch}.atom").content, entries=2)
    assert etree.tostring(two[1]) == etree.tostring(demand_atom(one.content, entries=1)[0])


def demand_harmless(text: str) -> None:
    """Demand that a page has no tag, attribute or character but ours."""
    assert text.count("<script") == len(re.findall(r'<script [^>]*?src="/static/[\w.?=-]+"[^>]*>', text)) > 0
    tags = re.findall(r"<[a-zA-Z/!][^>]*>", text)
    named = {one.partition(" ")[0].strip("</>") for one in tags}
    assert not named & {"img", "iframe", "svg", "a:href", "object", "x"}
    plain = [re.sub(r'"[^"]*"', "", one) for one in tags]
    assert not [one for one in plain if re.search(r"\son\w+\s*=|javascript:", one)]
    assert not re.search("[\x00\x07\x1b\u202a-\u202e]", text)


def demand_atom(body: bytes, entries: int) -> list[Any]:
    """Demand what RFC 4287 does of a feed: one id, title and updated each, an author, whole links, unique ids."""
    root = etree.fromstring(body, etree.XMLParser(resolve_entities=False))
    assert root.tag == f"{ATOM}feed"
    found: list[Any] = root.findall(f"{ATOM}entry")
    assert len(found) == entries
    for part in (root, *found):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1
        moment = part.findtext(f"{ATOM}updated")
        assert moment
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", moment)
        for link in part.findall(f"{ATOM}link"):
            assert link.get("href").startswith("http://localhost/")
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [one.findtext(f"{ATOM}id") for one in (root, *found)]
    assert len(set(ids)) == len(ids)
    assert all(one and one.startswith("urn:") for one in ids)
    return found


def test_rename_and_end(client: TestClient, place: Path) -> None:
    """A watch can be renamed and ended; then there is nothing of it."""
    watch = watch_of(client)
    assert (
        "Border talks"
        in client.post(f"{watch}/name", data={"token": token_of(client), "name": "Border talks"}).text
    )
    wrong = client.post(f"{watch}/name", data={"token": token_of(client), "name": " \n"})
    assert wrong.status_code == 422
    assert client.post(f"{watch}/end", data={"token": token_of(client)}).status_code == 200
    assert client.get(watch).status_code == 404
    assert client.get(f"{watch}.atom").status_code == 404
    assert Store(place).watches() == ()


@pytest.mark.parametrize("words", NASTY)
def test_names_stay_words(client: TestClient, words: str) -> None:
    """Whatever a watch is called, no page gets a tag of it, and its feed stays well-formed."""
    watch, words = watch_of(client), words.encode("utf-8", "replace").decode()
    client.post(f"{watch}/name", data={"token": token_of(client), "name": f"x {words}"})
    for address in ("/watches", watch):
        demand_harmless(client.get(address).text)
    demand_atom(client.get(f"{watch}.atom").content, entries=0)


@pytest.mark.parametrize("words", [one for one in NASTY if "\ud800" not in one])
def test_words_of_articles_stay_words_in_feeds(tmp_path: Path, world: World, words: str) -> None:
    """Whatever an article wrote, the feed and the page of a watch stay what they are."""
    place = tmp_path / "nasty"
    with Ledger.open(place, create=True) as ledger:
        ledger.add([first()], coder="1.0")
    with TestClient(create_app(Settings(ledger=place), world), base_url="http://localhost") as client:
        watch = watch_of(client)
        text = f"{words} in the title\nSomalia praised Ethiopia {words} warmly.\n"
        quote = f"Somalia praised Ethiopia {words} warmly"
        with Ledger.open(place) as ledger:
            made = event(text, quote, "SUPPORT", "051", ["SOM"], ["ETH"])
            source = article(text, f"{words} News", None, f"{words}.txt")
            ledger.add([coded(source, events=(made,))], coder="1.0")
        client.post("/watches", data={"token": token_of(client), "address": DYAD})
        settled(client, place, watch)
        demand_harmless(client.get(watch).text)
        (entry,) = demand_atom(client.get(f"{watch}.atom").content, entries=1)
        html = entry.findtext(f"{ATOM}content")
        assert not re.search(r"<(?!/?(?:h3|ul|li|q|a|p)\b)", html)
        assert not re.search(r'href="(?!http://localhost/)', html)


DEEDS = ("name", "end", "key", "hook", "trial", "silence")


@pytest.mark.parametrize("deed", DEEDS)
def test_no_deed_without_the_token(client: TestClient, deed: str) -> None:
    """A form without the token of its session, or from another site, does nothing."""
    watch = watch_of(client)
    assert client.post(f"{watch}/{deed}", data={"name": "x", "hook": "https://a.example/"}).status_code == 403
    data = {"token": token_of(client), "name": "x"}
    cross = client.post(f"{watch}/{deed}", data=data, headers={"origin": "https://evil.example"})
    assert cross.status_code == 403
    assert client.get(watch).status_code == 200


def test_watching_needs_the_token(client: TestClient, place: Path) -> None:
    """Another site cannot make somebody watch."""
    assert client.post("/watches", data={"address": DYAD}).status_code == 403
    assert client.get(f"/watches?address={DYAD}").status_code == 200
    assert Store(place).watches() == ()


@pytest.mark.parametrize("ident", ["0" * 16, "..%2f..%2fledger", "' OR 1=1 --", "%00", "a" * 500])
def test_watches_that_are_none(client: TestClient, ident: str) -> None:
    """An id that no watch has leads nowhere."""
    watch_of(client)
    for address in (f"/watches/{ident}", f"/watches/{ident}.atom"):
        assert client.get(address).status_code in {404, 405}


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example/x", "/search?q=x", "/dyad/KEN/NOSUCHBODY"]
)
def test_what_is_no_answer_is_not_watched(client: TestClient, place: Path, address: str) -> None:
    """Anything but the page of an answer that is there is refused."""
    answer = client.post("/watches", data={"token": token_of(client), "address": address})
    assert answer.status_code in {404, 422}
    assert Store(place).watches() == ()


def test_one_may_keep_so_many(place: Path, world: World) -> None:
    """Whoever keeps as many as they may has to end one first."""
    with TestClient(
        create_app(Settings(ledger=place, watches=1), world), base_url="http://localhost"
    ) as client:
        watch_of(client)
        answer = client.post("/watches", data={"token": token_of(client), "address": "/actor/KEN"})
    assert answer.status_code == 422
    assert "end one of them" in answer.text


def test_the_secret_is_shown_once(client: TestClient, place: Path) -> None:
    """The secret of a webhook stands in the answer to setting it, and on no page after that."""
    watch = watch_of(client)
    data = {"token": token_of(client), "hook": "http://127.0.0.1:9999/hook"}
    shown = re.search(r"whsec_[\w+/=]+", client.post(f"{watch}/hook", data=data).text)
    assert shown
    assert Store(place).watches()[0].secret == shown[0]
    assert "whsec_" not in client.get(watch).text
    assert "127.0.0.1:9999" in client.get(watch).text
    client.post(f"{watch}/silence", data={"token": token_of(client)})
    assert Store(place).watches()[0].hook == ""


@pytest.mark.parametrize("hook", ["http://169.254.169.254/", "http://10.0.0.1/", "file:///etc/passwd", "x"])
def test_a_webhook_reaches_no_private_network(client: TestClient, place: Path, hook: str) -> None:
    """An address within a private network is refused with the reason, and nothing is set."""
    watch = watch_of(client)
    answer = client.post(f"{watch}/hook", data={"token": token_of(client), "hook": hook})
    assert answer.status_code == 422
    assert "Not set" in answer.text
    assert Store(place).watches()[0].hook == ""


def test_answers_of_receivers_stay_words(client: TestClient, place: Path) -> None:
    """What a receiver answers stands in the log as text."""
    watch = watch_of(client)
    client.post(f"{watch}/hook", data={"token": token_of(client), "hook": "http://127.0.0.1:9999/x"})
    store, ident = Store(place), watch.rpartition("/")[2]
    store.send(ident, 0, 4e9)
    (delivery,) = store.deliveries(ident)
    nasty = ("2031 answered 500: <script>alert(1)</script>\u202e",)
    store.sent(
        type(delivery)(**{**{n: getattr(delivery, n) for n in delivery.__struct_fields__}, "log": nasty})
    )
    page = client.get(watch).text
    assert "&lt;script&gt;alert(1)" in page
    demand_harmless(page)


@pytest.fixture
def team(place: Path, world: World, tmp_path: Path) -> Iterator[Callable[[str], TestClient]]:
    """What gives the browser of one of a team: two readers and an admin."""
    path = tmp_path / "users.json"
    for name, role in (("ada", "reader"), ("ben", "reader"), ("cem", "admin")):
        add_user(path, name, role, WORD)  # type: ignore[arg-type]
    settings = Settings(ledger=place, users=Users.read(path), audit=tmp_path / "audit")
    app = create_app(settings, world)
    with TestClient(app, base_url="http://localhost") as first_:

        def of(name: str) -> TestClient:
            client = TestClient(app, base_url="http://localhost")
            client.portal = first_.portal
            if name:
                data = {"token": token_of(client, "/login"), "name": name, "password": WORD}
                assert client.post("/login", data=data).status_code == 200
            return client

        yield of


def test_other_peoples_watches(team: Callable[[str], TestClient]) -> None:
    """Nobody sees, changes or ends the watch of somebody else, an admin neither."""
    ada = team("ada")
    watch = watch_of(ada)
    for name in ("ben", "cem"):
        other = team(name)
        assert other.get(watch).status_code == 404
        assert watch not in other.get("/watches").text
        for deed in DEEDS:
            data = {"token": token_of(other), "name": "mine", "hook": "https://93.184.216.34/"}
            assert other.post(f"{watch}/{deed}", data=data).status_code == 404
    assert ada.get(watch).status_code == 200
    assert watch_of(team("ben")) != watch


def test_readers_send_nothing(team: Callable[[str], TestClient], place: Path) -> None:
    """A reader keeps watches and feeds, and cannot have messages sent to other hosts."""
    ada = team("ada")
    watch = watch_of(ada)
    data = {"token": token_of(ada), "hook": "https://93.184.216.34/"}
    assert ada.post(f"{watch}/hook", data=data).status_code == 403
    assert Store(place).watches()[0].hook == ""


def test_who_may_keep_and_send(tmp_path: Path) -> None:
    """Every user keeps watches, an admin has messages sent; without users, whoever sits there does both."""
    path = tmp_path / "users.json"
    add_user(path, "ada", "reader", WORD)
    add_user(path, "cem", "admin", WORD)
    users = Users.read(path)
    asked = ("", "ada", "cem", "nobody")
    assert [owns(users)(one) for one in asked] == [True, True, True, False]
    assert [sends(users)(one) for one in asked] == [True, False, True, False]
    assert owns(None)("") is sends(None)("") is True


def test_feeds_by_their_key(team: Callable[[str], TestClient]) -> None:
    """A feed reader without a login gets a feed by the key in its address, and by nothing else."""
    ada, stranger = team("ada"), team("")
    watch = watch_of(ada)
    found = re.search(r'readonly value="http://localhost([^"]+)"', ada.get(watch).text)
    assert found
    assert stranger.get(found[1]).status_code == 200
    assert b"key=" not in stranger.get(found[1]).content
    for key in (
        "",
        "?key=",
        "?key=x",
        f"?key={'A' * 32}",
        "?key=%00",
        "?key=%C3%A9",
        found[1].partition("atom")[2][:-1],
    ):
        assert stranger.get(f"{watch}.atom{key}").status_code == 404, key
    assert team("ben").get(f"{watch}.atom").status_code == 404
    assert stranger.get(watch, follow_redirects=False).status_code == 303
    ada.post(f"{watch}/key", data={"token": token_of(ada)})
    assert stranger.get(found[1]).status_code == 404


def test_strangers_are_not_let_in_by_a_feeds_name(team: Callable[[str], TestClient]) -> None:
    """What only looks like the address of a feed asks for a login as everything does."""
    stranger = team("")
    for address in ("/watches/x.atom", "/situation/.atom", "/watches/" + "0" * 16 + ".atom/../../situation"):
        assert stranger.get(address, follow_redirects=False).status_code in {303, 404}
    assert stranger.post("/watches/" + "0" * 16 + ".atom").status_code in {403, 404, 405}


def test_who_watched_is_in_the_log(team: Callable[[str], TestClient], tmp_path: Path) -> None:
    """Making and ending a watch is noted; keys and secrets are not."""
    ada = team("ada")
    watch = watch_of(ada)
    ada.post(f"{watch}/end", data={"token": token_of(ada)})
    log = (tmp_path / "audit").read_text()
    assert '"watched"' in log
    assert '"ended a watch"' in log
    assert "key" not in log
