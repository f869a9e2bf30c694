"""Watches for programs: the same watches and the same rights as on the pages."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from starlette.testclient import TestClient
from tests.web.made import first, keep, second

from dragoman.ledger import Ledger
from dragoman.web.app import create_app
from dragoman.web.openapi import describe
from dragoman.web.settings import Settings
from dragoman.web.users import Role, Users, add_user
from dragoman.world import World

WATCHES = "/api/v1/watches"
DYAD = "/dyad/ETH/SOM"


@pytest.fixture(autouse=True)
def _restless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at watches at once; a desk rests between two rounds."""
    monkeypatch.setattr("dragoman.web.watches.running.SOONEST", 0.02)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A ledger of one article."""
    return keep(tmp_path / "ledger", first())


@pytest.fixture
def client(place: Path, world: World) -> Iterator[TestClient]:
    """A program at the machine itself, before a desk that looks at its watches when it is asked to."""
    settings = Settings(ledger=place, look_every=3600.0, watches=3)
    with TestClient(create_app(settings, world), base_url="http://localhost") as opened:
        yield opened


def made(client: TestClient, address: str = DYAD, **more: str) -> dict[str, Any]:
    """Begin to watch."""
    answer = client.post(WATCHES, json={"address": address, **more})
    assert answer.status_code in {200, 201}, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_from_the_first_to_the_last(client: TestClient) -> None:
    """A watch is made, found at its address and among all, on its page too, and ended."""
    answer = client.post(WATCHES, json={"address": DYAD})
    assert answer.status_code == 201
    watch = answer.json()
    assert answer.headers["location"] == f"{WATCHES}/{watch['id']}"
    assert (watch["address"], watch["twin"]) == (DYAD, f"/api/v1{DYAD}")
    assert client.get(watch["twin"]).status_code == 200
    assert client.get(watch["feed"]).headers["content-type"].startswith("application/atom+xml")
    assert client.get(WATCHES).json() == {"watches": [watch]}
    assert client.get(answer.headers["location"]).json() == {"watch": watch, "changes": []}
    assert watch["name"] in client.get(f"/watches/{watch['id']}").text
    assert client.delete(answer.headers["location"]).status_code == 204
    assert client.get(WATCHES).json() == {"watches": []}
    assert client.get(answer.headers["location"]).status_code == 404
    assert client.delete(answer.headers["location"]).status_code == 404


def test_the_same_is_watched_once(client: TestClient) -> None:
    """An answer that is watched already is given again, by its twin's address too; a name given then is taken."""
    watch = made(client, name="The Luuq road")
    assert watch["name"] == "The Luuq road"
    again = client.post(WATCHES, json={"address": f"/api/v1{DYAD}?as_of=2031-05-06"})
    assert (again.status_code, again.json()) == (200, watch)
    renamed = client.post(WATCHES, json={"address": DYAD, "name": "The\nroad\u202e"})
    assert renamed.json() == {**watch, "name": renamed.json()["name"]}
    assert "\n" not in renamed.json()["name"]
    assert len(client.get(WATCHES).json()["watches"]) == 1


@pytest.mark.parametrize(
    "address", ["/mediations?mediator=Kenya", "/claims?contested=true", "/obstacles", "/events"]
)
def test_lists_are_watched(client: TestClient, address: str) -> None:
    """A list can be watched, under the address of its filters and a name made of them; its order is no part of it."""
    watch = made(client, address)
    assert watch["address"] == address
    assert client.get(watch["twin"]).status_code == 200
    names = {"mediations": "Mediation efforts: Kenya", "claims": "Claims: contested"}
    path = address[1:].partition("?")[0]
    assert watch["name"] == names.get(path, path.title())


@pytest.mark.parametrize("address", ["/mediations?mediator=Kenya", "/events"])
def test_what_a_list_lacked_is_told(client: TestClient, place: Path, address: str) -> None:
    """What is added and fits a list that is watched is told, with its words."""
    watch = made(client, address)
    with Ledger.open(place) as ledger:
        ledger.add([second()], coder="1.0")
    made(client, "/situation")  # has all watches looked at
    until = monotonic() + 10
    found = client.get(f"{WATCHES}/{watch['id']}").json()
    while not found["changes"] and monotonic() < until:
        sleep(0.1)
        found = client.get(f"{WATCHES}/{watch['id']}").json()
    (change,) = found["changes"]
    assert found["watch"]["changed"] == change["until"]
    assert "Kenya has offered to mediate between Ethiopia and Somalia" in {
        one["citation"]["quote"] for one in change["told"]["new"]
    }


BODIES: tuple[tuple[bytes, int, str], ...] = (
    (b"{", 400, "no JSON"),
    (b"\xff", 400, "no JSON"),
    (b"[]", 422, "object"),
    (b"{}", 422, "address"),
    (b'{"address": ""}', 422, "address"),
    (b'{"address": 7}', 422, "address"),
    (b'{"address": "/dyad/ETH/SOM", "owner": "ada"}', 422, "owner"),
    (b'{"address": "/dyad/ETH/SOM", "hook": "http://169.254.169.254/"}', 422, "hook"),
    (b'{"address": "/dyad/ETH/SOM", "name": "%s"}' % (b"x" * 200), 422, "name"),
    (b'{"address": "/%s"}' % (b"x" * 3000), 422, "address"),
    (b'{"address": "https://evil.example/dyad/ETH/SOM"}', 422, "cannot be watched"),
    (b'{"address": "//evil.example/dyad/ETH/SOM"}', 422, "cannot be watched"),
    (b'{"address": "/api/v1//evil.example/situation"}', 422, "cannot be watched"),
    (b'{"address": "/../../etc/passwd"}', 422, "cannot be watched"),
    (b'{"address": "/review"}', 422, "cannot be watched"),
    (b'{"address": "/watches"}', 422, "cannot be watched"),
    (b'{"address": "/mediations.csv"}', 422, "cannot be watched"),
    (b'{"address": "/events?colour=red"}', 422, "cannot be asked"),
    (b'{"address": "/events?as_of=9999-12-31&type=HUGS"}', 422, "HUGS"),
    (b'{"address": "/ask?q="}', 422, "ask something"),
    (b'{"address": "/event/00000000000000000000"}', 404, "no report"),
)


@pytest.mark.parametrize(("body", "status", "says"), BODIES)
def test_what_cannot_be_watched(client: TestClient, body: bytes, status: int, says: str) -> None:
    """What is no question of this desk is refused with the reason, and nothing is kept."""
    answer = client.post(WATCHES, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status, answer.text
    assert says in answer.json()["detail"]
    assert client.get(WATCHES).json() == {"watches": []}


@pytest.mark.parametrize("ident", ["0" * 16, "x", "..%2f..%2fledger.json", "%00", "a' OR 1=1 --", "0" * 5000])
def test_ids_that_are_none(client: TestClient, ident: str) -> None:
    """What is no id of a watch is not there."""
    watch = made(client)
    for ask in (client.get, client.delete):
        assert ask(f"{WATCHES}/{ident}").status_code == 404
    assert client.get(WATCHES).json()["watches"] == [watch]


def test_one_may_keep_so_many(client: TestClient) -> None:
    """Whoever keeps as many as one may is told to end one first; after that there is room."""
    watches = [made(client, address) for address in (DYAD, "/situation", "/events")]
    answer = client.post(WATCHES, json={"address": "/claims"})
    assert answer.status_code == 422
    assert "end one of them first" in answer.json()["detail"]
    client.delete(f"{WATCHES}/{watches[0]['id']}")
    made(client, "/claims")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": "null"}, 403),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
        ({"host": "evil.example"}, 421),
    ],
)
def test_other_sites(client: TestClient, headers: dict[str, str], status: int) -> None:
    """No page of another site can make or end a watch."""
    watch = made(client)
    body = {"content-type": "application/json", **headers}
    assert client.post(WATCHES, content=b'{"address": "/events"}', headers=body).status_code == status
    if "content-type" not in headers:
        assert client.delete(f"{WATCHES}/{watch['id']}", headers=headers).status_code == status
    assert client.get(WATCHES).json()["watches"] == [watch]


def test_everybody_has_their_own(place: Path, world: World, tmp_path: Path) -> None:
    """A token shows, ends and counts the watches of its owner alone; without one there are none; the log has who."""
    path = tmp_path / "users.json"
    tokens = {}
    team: dict[str, Role] = {"ada": "reader", "ben": "reader", "cem": "admin"}
    for name, role in team.items():
        tokens[name] = {"authorization": f"Bearer {add_user(path, name, role, None)}"}
    settings = Settings(ledger=place, users=Users.read(path), audit=tmp_path / "audit")
    with TestClient(create_app(settings, world), base_url="http://localhost") as client:
        answer = client.post(WATCHES, json={"address": DYAD}, headers=tokens["ada"])
        assert answer.status_code == 201
        one = f"{WATCHES}/{answer.json()['id']}"
        assert "?key=" in answer.json()["feed"]
        for name in ("ben", "cem"):
            assert client.get(WATCHES, headers=tokens[name]).json() == {"watches": []}
            assert client.get(one, headers=tokens[name]).status_code == 404
            assert client.delete(one, headers=tokens[name]).status_code == 404
        for headers in ({}, {"authorization": "Bearer nothing"}):
            assert client.get(WATCHES, headers=headers).status_code == 401
            assert client.get(one, headers=headers).status_code == 401
            assert client.delete(one, headers=headers).status_code == 401
            assert client.post(WATCHES, json={"address": DYAD}, headers=headers).status_code == 401
        assert client.get(answer.json()["feed"]).status_code == 200
        assert client.delete(one, headers=tokens["ada"]).status_code == 204
    log = (tmp_path / "audit").read_text(encoding="utf-8")
    assert '"watched"' in log
    assert '"ended a watch"' in log
    assert "ada" in log


def test_examples_fit() -> None:
    """What the description gives as examples of watches is what it describes."""
    description = describe()
    shown = 0
    for path in (WATCHES, f"{WATCHES}/{{ident}}"):
        for operation in description["paths"][path].values():
            contents = [one.get("content", {}) for one in operation["responses"].values()]
            contents.append(operation.get("requestBody", {}).get("content", {}))
            for content in contents:
                if found := content.get("application/json"):
                    whole = {"components": description["components"], **found["schema"]}
                    jsonschema.Draft202012Validator(whole).validate(found["example"])
                    shown += 1
    assert shown == 5
