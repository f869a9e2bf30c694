"""A small ledger, what answers from it, and the official client without a network."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import anyio
import pytest
from mcp import Client, MCPError
from starlette.testclient import TestClient
from tests.web.made import first, second

from dragoman.assistant.server import assistant_server
from dragoman.ledger import Ledger
from dragoman.web.app import create_app
from dragoman.web.desk import Desk
from dragoman.web.service import Service
from dragoman.web.settings import Settings
from dragoman.world import World

Given = TypeVar("Given")
Asking = Callable[[Callable[[Client], Awaitable[Any]]], Any]


def asking(service: Service, desk: str = "") -> Asking:
    """What runs something with a client of a server of its own."""

    def run(work: Callable[[Client], Awaitable[Given]]) -> Given:
        async def with_client() -> Given | MCPError:
            async with Client(assistant_server(service, desk), raise_exceptions=True) as client:
                try:
                    return await work(client)
                except MCPError as error:  # raised from here it would come in a group of its own
                    return error

        given = anyio.run(with_client)
        if isinstance(given, MCPError):
            raise given
        return given

    return run


@pytest.fixture(scope="session")
def world() -> World:
    """Who is who."""
    return World.load()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two articles, which nothing here changes."""
    path = tmp_path_factory.mktemp("assistant") / "ledger"
    with Ledger.open(path, create=True) as ledger:
        ledger.add([first(), second()], coder="1.0")
    return path


@pytest.fixture(scope="session")
def service(folder: Path, world: World) -> Iterator[Service]:
    """What answers from it."""
    with Desk.open(folder) as desk:
        yield Service(desk, world)


@pytest.fixture(scope="session")
def ask(service: Service) -> Asking:
    """The official client."""
    return asking(service)


@pytest.fixture(scope="session")
def rest(folder: Path, world: World) -> Iterator[TestClient]:
    """The REST interface on the same ledger."""
    settings = Settings(ledger=folder, burst=1_000_000)
    with TestClient(create_app(settings, world), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="session")
def ids(service: Service) -> dict[str, str]:
    """The id of a report of each kind, and of an article."""
    desk = service.desk
    found: dict[str, str] = {one.kind: one.id for one in reversed(desk.reports())}
    return found | {"article": desk.articles()[0].id}
