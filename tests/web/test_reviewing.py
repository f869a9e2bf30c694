"""Review by forms: what is recorded, what the pages say then, and who may."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.records import Event
from dragoman.web.app import create_app
from dragoman.web.desk import Desk
from dragoman.web.settings import Settings
from dragoman.web.users import Users, add_user
from dragoman.world import World

WORD = "a long enough word"


def test_queue_says_why(reader: TestClient) -> None:
    """The queue has the doubtful records, each with its reason and a form."""
    text = reader.get("/review").text
    assert "Doubtful: contested" in text
    assert 'value="confirm"' in text
    assert "Doubtful" not in reader.get("/review?kind=obstacle").text


def test_reject_and_take_back(browser: TestClient, desk: Desk, token: Callable[[str], str]) -> None:
    """What is rejected is gone from the answers until it is withdrawn; the name is remembered."""
    report = desk.reports(kinds=["claim"])[0].id
    data = {
        "token": token("/review"),
        "targets": report,
        "verb": "reject",
        "who": "A. Reader",
        "back": "/review",
    }
    after = browser.post("/review/judge", data=data)
    assert "Recorded." in after.text
    assert browser.get(f"/claim/{report}").status_code == 404
    history = browser.get("/review/history").text
    assert 'value="A. Reader"' in history
    judgement = desk.judgements()[0].id
    token_now = re.search(r'name="token" value="(\w+)"', history)
    assert token_now
    back = browser.post(
        "/review/withdraw", data={"token": token_now[1], "judgement": judgement, "who": "A. Reader"}
    )
    assert "withdrawn" in back.text
    assert browser.get(f"/claim/{report}").status_code == 200


def test_correct(browser: TestClient, desk: Desk, token: Callable[[str], str]) -> None:
    """A field is given another value, a word or JSON; what does not fit is said on the form."""
    report = desk.reports(kinds=["event"], parties=["ETH", "SOM"])[-1].id
    address = f"/review/{report}"
    data = {
        "token": token(address),
        "targets": report,
        "verb": "correct",
        "who": "A. Reader",
        "field": "status",
    }
    wrong = browser.post("/review/judge", data=data | {"value": "perhaps"})
    assert wrong.status_code == 422
    assert "no value for status" in wrong.text
    assert "perhaps" in wrong.text
    assert browser.post("/review/judge", data=data | {"value": "planned"}).status_code == 200
    record = desk.find([report])[0].record
    assert isinstance(record, Event)
    assert record.status == "planned"


def test_split_and_merge(browser: TestClient, desk: Desk, token: Callable[[str], str]) -> None:
    """Tellings of one act are split and merged again; the event's page follows."""
    offers = [one.id for one in desk.reports(kinds=["event"], parties=["KEN", "ETH"])]
    address = f"/event/{offers[0]}"
    assert "Tellings (2)" in browser.get(address).text
    for verb, number in (("split", 1), ("merge", 2)):
        data = {"token": token(address), "verb": verb, "targets": offers, "who": "A. Reader", "back": address}
        assert f"Tellings ({number})" in browser.post("/review/judge", data=data).text


def test_nobodys_judgement(browser: TestClient, desk: Desk, token: Callable[[str], str]) -> None:
    """A judgement without a name is refused."""
    report = desk.reports(kinds=["claim"])[0].id
    data = {"token": token("/review"), "targets": report, "verb": "confirm"}
    answer = browser.post("/review/judge", data=data)
    assert answer.status_code == 422
    assert "say who judges" in answer.text


@pytest.fixture
def team(folder: Path, world: World, tmp_path: Path) -> Iterator[TestClient]:
    """A desk with a user of each role; passwords are the same."""
    path = tmp_path / "users.json"
    for name, role in (("ada", "reader"), ("ben", "reviewer"), ("cem", "admin")):
        add_user(path, name, role, WORD)  # type: ignore[arg-type]
    settings = Settings(ledger=folder, users=Users.read(path), audit=tmp_path / "audit", tries=100)
    with TestClient(create_app(settings, world), base_url="http://localhost") as client:
        yield client


def login(client: TestClient, name: str) -> None:
    """Log in as a user."""
    client.cookies.clear()
    found = re.search(r'name="token" value="(\w+)"', client.get("/login").text)
    assert found
    answer = client.post("/login", data={"token": found[1], "name": name, "password": WORD})
    assert answer.url.path == "/situation"


@pytest.mark.parametrize(
    ("name", "judges", "adds"), [("ada", 403, 403), ("ben", 200, 403), ("cem", 200, 422)]
)
def test_roles(team: TestClient, desk: Desk, name: str, judges: int, adds: int) -> None:
    """A reader reads; a reviewer judges under their own name too; an admin adds and reads the log too."""
    login(team, name)
    found = re.search(r'name="token" value="(\w+)"', team.get("/review").text)
    assert found
    report = desk.reports(kinds=["claim"])[0].id
    data = {"token": found[1], "targets": report, "verb": "confirm", "who": "somebody else"}
    assert team.post("/review/judge", data=data).status_code == judges
    assert {one.who for one in desk.judgements()} <= {name}
    assert team.post("/add", data={"token": found[1]}).status_code == adds
    assert team.get("/audit").status_code == (200 if name == "cem" else 403)


def test_a_session_ends_with_its_user(team: TestClient) -> None:
    """Logged out, one sees nothing any more."""
    login(team, "ada")
    found = re.search(r'name="token" value="(\w+)"', team.get("/situation").text)
    assert found
    team.post("/logout", data={"token": found[1]})
    assert team.get("/situation", follow_redirects=False).status_code == 303


def test_a_program_with_a_token(folder: Path, world: World, tmp_path: Path) -> None:
    """A token lets a program read as its user, and no further than its role."""
    path = tmp_path / "users.json"
    key = add_user(path, "robot", "reader", None)
    settings = Settings(ledger=folder, users=Users.read(path))
    with TestClient(create_app(settings, world), base_url="http://localhost") as client:
        headers = {"authorization": f"Bearer {key}"}
        assert client.get("/api/v1/situation", headers=headers).status_code == 200
        body = {"verb": "confirm", "targets": ["0" * 20]}
        assert client.post("/api/v1/judgements", json=body, headers=headers).status_code == 403
