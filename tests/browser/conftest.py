"""A desk that listens, and a Chromium that can reach nothing else."""

import shutil
import threading
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from time import monotonic, sleep

import pytest
import uvicorn
from tests.browser.seen import Browser
from tests.web.made import addresses_of, first, foreign, keep, second

from dragoman.web.app import create_app
from dragoman.web.desk import Desk
from dragoman.web.settings import Settings
from dragoman.world import World

STARTS_IN = 30.0
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The program; without one these tests cannot say anything."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    return found


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def world() -> World:
    """Who is who."""
    return World.load()


@pytest.fixture(scope="session")
def still(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that no test changes."""
    return _ledger(tmp_path_factory.mktemp("still"))


@pytest.fixture(scope="session")
def desk(still: Path, world: World) -> Iterator[str]:
    """The address of a desk on it."""
    yield from _served(still, world)


@pytest.fixture(scope="session")
def addresses(still: Path) -> dict[str, str]:
    """An address of each kind of page with something on it."""
    with Desk.open(still) as opened:
        return addresses_of(opened)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory, world: World) -> Iterator[str]:
    """The address of a desk on a ledger that a module's tests may judge."""
    yield from _served(_ledger(tmp_path_factory.mktemp("judged")), world)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for the tests of a module.

    Not of the session: Playwright keeps an event loop running in its thread, where other tests start theirs.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with (
        sync_playwright() as player,
        player.chromium.launch(
            executable_path=chromium,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        ) as opened,
    ):
        yield Browser(opened)


def _ledger(folder: Path) -> Path:
    return keep(folder / "ledger", first(), second(), foreign())


def _served(ledger: Path, world: World) -> Iterator[str]:
    """Serve a desk on a free port of this machine."""
    app = create_app(Settings(ledger=ledger, burst=1_000_000), world)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = monotonic() + STARTS_IN
    while not server.started and monotonic() < until:
        sleep(0.02)
    assert server.started, "the desk did not start"
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(STARTS_IN)
