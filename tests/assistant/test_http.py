"""Streamable HTTP: the official client gets in; forged hosts, other sites, strangers and floods do not."""

import json
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
import uvicorn
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from starlette.testclient import TestClient

from dragoman.assistant.http import MOST_BYTES, PATH, create_http_app
from dragoman.web.service import Service
from dragoman.web.settings import LOOPBACK, Settings
from dragoman.web.users import Users, add_user

LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
ACCEPT = {"accept": "application/json, text/event-stream"}


def settings_of(folder: Path, **more: Any) -> Settings:
    """The settings of a server that keeps no log in the ledger's folder."""
    return Settings(ledger=folder, most_bytes=MOST_BYTES, burst=100_000, **more)


@pytest.fixture
def served(service: Service, folder: Path) -> Iterator[TestClient]:
    """A server for whoever sits at this machine."""
    with TestClient(create_http_app(settings_of(folder), service), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def guarded(service: Service, folder: Path, tmp_path: Path) -> Iterator[tuple[TestClient, str]]:
    """A server that demands a token, and one of a reader."""
    token = add_user(tmp_path / "users.json", "robot", "reader", None)
    assert token
    settings = settings_of(
        folder, users=Users.read(tmp_path / "users.json"), hosts=(*LOOPBACK, "mcp.example.org")
    )
    with TestClient(create_http_app(settings, service), base_url="http://mcp.example.org") as client:
        yield client, token


def test_it_answers(served: TestClient) -> None:
    """A request by itself, with no session before it, is answered as JSON."""
    answer = served.post(PATH, json=LIST, headers=ACCEPT)
    assert answer.status_code == 200
    assert "situation" in {one["name"] for one in answer.json()["result"]["tools"]}
    assert "mcp-session-id" not in answer.headers


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.nip.io",
        "169.254.169.254",
        "",
        "localhost:80@evil.example",
    ],
)
def test_forged_hosts(served: TestClient, host: str) -> None:
    """A page whose name was rebound to this machine asks under that name, and is refused."""
    answer = served.post(PATH, json=LIST, headers={**ACCEPT, "host": host})
    assert answer.status_code == 421
    assert "not reached under that name" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example", "authorization": "Bearer anything"},
    ],
)
def test_other_sites(served: TestClient, headers: dict[str, str]) -> None:
    """A script of another site is refused, whatever it sends along."""
    answer = served.post(PATH, json=LIST, headers={**ACCEPT, **headers})
    assert answer.status_code == 403
    assert "tools" not in answer.text


def test_no_site_is_let_in_by_the_browser(served: TestClient) -> None:
    """A browser that asks whether another site may is not told that it may."""
    asked = {"origin": "https://evil.example", "access-control-request-method": "POST"}
    answer = served.options(PATH, headers=asked)
    assert "access-control-allow-origin" not in answer.headers


def test_a_form_is_no_request(served: TestClient) -> None:
    """What a plain form can send is refused."""
    answer = served.post(PATH, content=json.dumps(LIST), headers={**ACCEPT, "content-type": "text/plain"})
    assert answer.status_code == 415


def test_what_is_too_large(served: TestClient) -> None:
    """A request larger than the limit is refused before it is read."""
    body = {**LIST, "params": {"x": "y" * MOST_BYTES}}
    assert served.post(PATH, json=body, headers=ACCEPT).status_code == 413


@pytest.mark.parametrize("path", ["/", "/mcp", "/situation", "/api/v1/situation", "/static/../x", "/login"])
def test_nothing_else_is_there(served: TestClient, path: str) -> None:
    """No page and no other interface is at this address."""
    assert served.get(path).status_code == 404


@pytest.mark.parametrize(
    "authorization", [None, "Bearer wrong", "Bearer ", "Basic cm9ib3Q6eA==", "bearer dragoman_x"]
)
def test_strangers(guarded: tuple[TestClient, str], authorization: str | None) -> None:
    """Without a token that is known nothing is answered, and the refusal says what to send."""
    client, _ = guarded
    headers = {**ACCEPT, **({"authorization": authorization} if authorization else {})}
    answer = client.post(PATH, json=LIST, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "Authorization: Bearer" in answer.json()["detail"]


def test_a_reader(guarded: tuple[TestClient, str]) -> None:
    """A token lets in, under the name that the server is reached by."""
    client, token = guarded
    answer = client.post(PATH, json=LIST, headers={**ACCEPT, "authorization": f"Bearer {token}"})
    assert answer.status_code == 200
    answer = client.post(
        PATH, json=LIST, headers={**ACCEPT, "authorization": f"Bearer {token}", "host": "evil.example"}
    )
    assert answer.status_code == 421


def test_too_many(service: Service, folder: Path) -> None:
    """Who asks too often is told to wait."""
    settings = Settings(ledger=folder, most_bytes=MOST_BYTES, burst=3, rate=0.1)
    with TestClient(create_http_app(settings, service), base_url="http://localhost") as client:
        statuses = [client.post(PATH, json=LIST, headers=ACCEPT).status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]


def test_what_is_no_protocol(served: TestClient) -> None:
    """Broken JSON and unknown methods are errors of the protocol, and the next request is answered."""
    broken = served.post(PATH, content=b"{", headers={**ACCEPT, "content-type": "application/json"})
    assert broken.status_code == 400
    unknown = served.post(PATH, json={**LIST, "method": "secrets/list"}, headers=ACCEPT)
    assert "error" in unknown.json()
    assert served.post(PATH, json=LIST, headers=ACCEPT).status_code == 200


@pytest.fixture
def address(service: Service, folder: Path, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A server that really listens, on a port of this machine, and a token for it."""
    token = add_user(tmp_path / "users.json", "robot", "reader", None)
    assert token
    settings = settings_of(folder, users=Users.read(tmp_path / "users.json"))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        app = create_http_app(settings, service)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + 20
        while not server.started and time.monotonic() < until:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}{PATH}", token
        server.should_exit = True
        thread.join(20)


def with_token(address: str, token: str, work: Callable[[Client], Awaitable[Any]], mode: str) -> Any:
    """Run something with the official client over HTTP."""

    async def run() -> Any:
        headers = {"authorization": f"Bearer {token}"}
        async with (
            httpx2.AsyncClient(headers=headers, timeout=20) as http,
            Client(streamable_http_client(address, http_client=http), mode=mode) as client,
        ):
            return await work(client)

    return anyio.run(run)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_official_client(address: tuple[str, str], ids: dict[str, str], mode: str) -> None:
    """The official client, of the newest protocol and of those before it, lists, calls and reads."""

    async def work(client: Client) -> tuple[int, Any, str]:
        tools = (await client.list_tools()).tools
        given = await client.call_tool("relations_between", {"a": "Ethiopia", "b": "Somalia"})
        (text, _) = (await client.read_resource(f"dragoman://record/{ids['event']}")).contents
        return len(tools), given.structured_content, getattr(text, "text", "")

    number, given, text = with_token(*address, work, mode)
    assert number == 15
    assert given["address"] == "dragoman://dyad/ETH/SOM"
    assert "Kenya offered" in text
