"""A desk on a ledger made by hand, and a browser without a window to ask it with."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.made import addresses_of, first, keep, second

from dragoman.ledger import Ledger
from dragoman.web.app import create_app
from dragoman.web.desk import Desk
from dragoman.web.settings import Settings
from dragoman.world import World

TOKEN = re.compile(r'name="token" value="([0-9a-f]+)"')


@pytest.fixture(scope="session")
def world() -> World:
    """Who is who."""
    return World.load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger of two articles."""
    with Ledger.open(tmp_path / "ledger", create=True) as ledger:
        ledger.add([first(), second()], coder="1.0")
    return tmp_path / "ledger"


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """The ledger as the desk asks it."""
    with Desk.open(folder) as opened:
        yield opened


@pytest.fixture
def browser(folder: Path, world: World) -> Iterator[TestClient]:
    """Somebody at the machine itself."""
    with TestClient(create_app(Settings(ledger=folder), world), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="session")
def still(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same two articles, for tests that change nothing."""
    return keep(tmp_path_factory.mktemp("still") / "ledger", first(), second())


@pytest.fixture(scope="session")
def reader(still: Path, world: World) -> Iterator[TestClient]:
    """Somebody who only reads, as fast as can be."""
    settings = Settings(ledger=still, burst=1_000_000)
    with TestClient(create_app(settings, world), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def empty(tmp_path: Path, world: World) -> Iterator[TestClient]:
    """Somebody before a ledger that holds nothing."""
    Ledger.open(tmp_path / "nothing", create=True).close()
    settings = Settings(ledger=tmp_path / "nothing")
    with TestClient(create_app(settings, world), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def token(browser: TestClient) -> Callable[[str], str]:
    """What gives the token of the first form of a page."""

    def of(address: str) -> str:
        found = TOKEN.search(browser.get(address).text)
        assert found
        return found[1]

    return of


@pytest.fixture(scope="session")
def addresses(still: Path) -> dict[str, str]:
    """An address of each kind of page of that ledger with something on it."""
    with Desk.open(still) as desk:
        return addresses_of(desk)
