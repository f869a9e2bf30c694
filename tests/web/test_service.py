"""What is shown while somebody adds: the answer of some seconds ago, which says so, and never to who added or judged."""

import re
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.made import article, coded, event

from dragoman.ledger import Ledger
from dragoman.web.answers import ANSWERS, Answer
from dragoman.web.app import create_app
from dragoman.web.asked import ActorAsked, Times
from dragoman.web.desk import Desk
from dragoman.web.service import Service, Shown
from dragoman.web.settings import Settings
from dragoman.world import World

BY_NAME: dict[str, Answer[Any, Any]] = {one.name: one for one in ANSWERS}
KENYA, PERU = ActorAsked(id="KEN"), ActorAsked(id="PER")
LONG = 10.0


@pytest.fixture
def service(desk: Desk, world: World) -> Iterator[Service]:
    """Answers from a ledger of two articles; an older one may be shown for a minute."""
    made = Service(desk, world, patience=60)
    yield made
    made.close()


def add(folder: Path, number: int = 1) -> str:
    """Have another process, as it were, add an article about Kenya; gives its id."""
    text = f"Number {number}\nSomalia welcomed the offer of Kenya. It said so in its note {number} to the press.\n"
    made = article(text, f"Post {number}", date(2031, 5, 5 + number))
    quote = "Somalia welcomed the offer of Kenya."
    with Ledger.open(folder) as other:
        return other.add(
            [coded(made, events=(event(text, quote, "SUPPORT", "051", ["SOM"], ["KEN"]),))], coder="1.0"
        )[0].id


def actor(service: Service, asked: Times = KENYA) -> Shown:
    """The page of an actor as it is shown now."""
    return service.shown(BY_NAME["actor"], asked)


def articles(shown: Shown) -> int:
    """How many articles an answer was made from."""
    number: int = shown.given.basis.articles
    return number


def test_an_older_answer_is_shown_and_the_newer_made_meanwhile(service: Service, folder: Path) -> None:
    """While there is news the answer kept is shown with the moment whose it is, soon after the present one."""
    assert (articles(actor(service)), actor(service).known_on) == (2, None)
    before = datetime.now(UTC)
    add(folder)
    shown = actor(service)
    assert articles(shown) == 2
    assert shown.known_on is not None
    assert shown.known_on <= datetime.now(UTC)
    assert (before - shown.known_on).total_seconds() < LONG
    until = time.monotonic() + LONG
    while (shown := actor(service)).known_on is not None and time.monotonic() < until:
        time.sleep(0.02)
    assert (articles(shown), shown.known_on) == (3, None)


def test_what_the_news_is_not_about_is_not_made_again(service: Service, folder: Path) -> None:
    """An answer that no new article bears on is the same object after it."""
    kept = service.answer(BY_NAME["actor"], PERU)
    kenya = service.answer(BY_NAME["actor"], KENYA)
    add(folder)
    assert service.answer(BY_NAME["actor"], PERU) is kept
    assert service.answer(BY_NAME["actor"], KENYA) is not kenya


def test_nobody_waits_longer_than_is_said(desk: Desk, world: World, folder: Path) -> None:
    """Past the time for which an older answer may be shown the present one is made at once."""
    service = Service(desk, world, patience=0)
    actor(service)
    add(folder)
    assert (articles(actor(service)), actor(service).known_on) == (3, None)
    service.close()


def test_who_judged_sees_it_at_once(service: Service, desk: Desk) -> None:
    """A judgement, whoever made it, is in the next answer."""
    told = next(one for one in desk.reports(kinds=["mediation"], parties=["KEN"]))
    assert actor(service).given.mediates
    with Ledger.open(desk.place) as other:
        for one in other.reports(kinds=["mediation"], parties=["KEN"]):
            other.judge("reject", [one.id], who="A. Reader")
    shown = actor(service)
    assert shown.known_on is None
    assert told.id not in {one for effort in shown.given.mediates for one in effort.records}


def test_who_added_sees_it_at_once(service: Service, folder: Path) -> None:
    """What was known before something was added at this desk is shown to nobody any more."""
    actor(service)
    add(folder)
    service.see_now()
    assert (articles(actor(service)), actor(service).known_on) == (3, None)


def test_a_moment_asked_for_is_obeyed(service: Service, folder: Path) -> None:
    """As known on a moment means that moment, whatever is kept of another."""
    moment = datetime.now(UTC)
    asked = ActorAsked(id="KEN", known_on=moment)
    was = articles(actor(service, asked))
    add(folder)
    actor(service)
    assert (was, articles(actor(service, asked)), actor(service, asked).known_on) == (2, 2, None)
    later = ActorAsked(id="KEN", known_on=datetime.now(UTC))
    assert articles(actor(service, later)) == 3


def test_pages_and_twins_say_that_they_are_late(folder: Path, world: World) -> None:
    """A page says at what time the ledger stood so, its JSON twin in a header; the present ones do not."""
    with TestClient(create_app(Settings(ledger=folder), world), base_url="http://localhost") as browser:
        addresses = ("/actor/KEN", "/api/v1/actor/KEN")
        for one in addresses:
            browser.get(one)
        assert "as the ledger stands now" in browser.get("/actor/KEN").text
        assert "dragoman-known-on" not in browser.get("/api/v1/actor/KEN").headers
        # a commit that no look at the ledger has seen yet, and no renewal is quicker than two requests
        page, twin = _asked_just_after(browser, folder, addresses)
        assert re.search(r'class="late">as the ledger stood at \d\d:\d\d:\d\d UTC', page.text)
        assert datetime.fromisoformat(twin.headers["dragoman-known-on"]) <= datetime.now(UTC)


def _asked_just_after(browser: TestClient, folder: Path, addresses: tuple[str, ...]) -> list:  # type: ignore[type-arg]
    """The answers to some addresses, each asked for the first time after something was added."""
    found = []
    for number, one in enumerate(addresses, start=1):
        add(folder, number)
        found.append(browser.get(one))
        until = time.monotonic() + LONG
        while "late" in browser.get("/actor/KEN").text and time.monotonic() < until:
            time.sleep(0.02)
        browser.get(one)
    return found


def test_a_page_made_for_one_is_given_to_another_with_a_token_of_his_own(folder: Path, world: World) -> None:
    """Two sessions get the same page but for the token of its forms."""
    token = re.compile(r'name="token" value="([0-9a-f]+)"')
    app = create_app(Settings(ledger=folder), world)
    pages = []
    with TestClient(app, base_url="http://localhost") as one:
        other = TestClient(app, base_url="http://localhost")
        pages = [browser.get("/actor/KEN").text for browser in (one, other)]
        tokens = [set(token.findall(page)) for page in pages]
        assert len(tokens[0] | tokens[1]) == 2
        assert token.sub("", pages[0]) == token.sub("", pages[1])
        posted = other.post(
            "/watches", data={"token": tokens[1].pop(), "address": "/actor/KEN"}, follow_redirects=False
        )
        assert posted.status_code == 303
