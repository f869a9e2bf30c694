"""Messages to other hosts: signed, to the public network only, tried again, and never more than that."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec import structs
from tests.web.made import first, second

from dragoman.ledger import Ledger
from dragoman.web.desk import Desk
from dragoman.web.service import Service
from dragoman.web.watches.model import Delivery, Watch
from dragoman.web.watches.question import question_of
from dragoman.web.watches.running import WAITS, Watching, after_attempt
from dragoman.web.watches.sending import (
    Answered,
    HookError,
    Reach,
    checked_hook,
    message_headers,
    new_secret,
    post,
    signature,
)
from dragoman.web.watches.store import Store
from dragoman.world import World

PRIVATE = (
    "http://127.0.0.1/",
    "http://localhost:8765/add",
    "http://[::1]/",
    "http://0.0.0.0/",
    "http://0/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/",
    "http://10.0.0.1/",
    "http://172.16.3.4/",
    "http://192.168.1.1:8080/",
    "http://100.64.0.1/",
    "http://[fe80::1]/",
    "http://224.0.0.1/",
    "http://localhost./",
    "http://desk.internal/",
)
NO_ADDRESS = (
    "",
    "hooks.example.org",
    "ftp://hooks.example.org/",
    "file:///etc/passwd",
    "gopher://hooks.example.org/",
    "javascript:alert(1)",
    "https://",
    "https://user:word@93.184.216.34/",
    "http://93.184.216.34:25/",
    "http://93.184.216.34:22/",
    "https://93.184.216.34/" + "x" * 600,
    "https://exa mple.org/\r\nHost: evil",
)


@pytest.mark.parametrize("address", PRIVATE)
@pytest.mark.parametrize("reach", ["public"])
def test_private_networks_are_not_told(address: str, reach: Reach) -> None:
    """An address within a private network is refused when it is set, and again when something is sent."""
    with pytest.raises(HookError):
        checked_hook(address, reach)
    answered = post(address, b"{}", {}, reach)
    assert not answered.arrived
    assert not answered.again


@pytest.mark.parametrize(
    "address",
    [one for one in PRIVATE if "127.0.0.1/" not in one and "localhost:" not in one and "[::1]" not in one],
)
def test_this_machine_is_no_private_network(address: str) -> None:
    """Where messages to this machine are allowed, other private addresses and odd spellings still are not."""
    with pytest.raises(HookError):
        checked_hook(address, "loopback")


@pytest.mark.parametrize("address", NO_ADDRESS)
def test_what_is_no_address(address: str) -> None:
    """What is no address of the web, or one of another service, is refused."""
    with pytest.raises(HookError):
        checked_hook(address, "loopback")


def test_nothing_is_sent_where_that_is_not_allowed() -> None:
    """A desk that sends nothing says so, whatever the address."""
    with pytest.raises(HookError, match="--webhooks"):
        checked_hook("https://93.184.216.34/", "none")
    assert not post("https://93.184.216.34/", b"{}", {}, "none").again


def test_signature_is_the_standards() -> None:
    """The signature is that of the example in the specification of Standard Webhooks."""
    made = signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1614265330,
        b'{"test": 2432232314}',
    )
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_documentation_checks_it() -> None:
    """The function that the documentation gives to receivers tells our messages from forged ones."""
    page = (Path(__file__).parents[2] / "docs/how-to/watch-an-answer.md").read_text(encoding="utf-8")
    given: dict[str, Any] = {}
    exec(page.partition("```python\n")[2].partition("```")[0], given)  # noqa: S102 - our own words
    secret, body = new_secret(), b'{"type":"watch.trial"}'
    headers = message_headers(secret, "msg_1", body, lambda: 1_900_000_000.0)
    assert given["is_ours"](secret, headers, body)
    assert not given["is_ours"](secret, headers, body + b" ")
    assert not given["is_ours"](new_secret(), headers, body)


def test_secrets_differ() -> None:
    """Each secret is new."""
    assert new_secret() != new_secret()


class _Receiver(BaseHTTPRequestHandler):
    """Takes messages, and answers as its server is told."""

    def do_POST(self) -> None:
        """Keep a message."""
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.got.append((self.path, dict(self.headers), body))  # type: ignore[attr-defined]
        status, said, location = self.server.answer  # type: ignore[attr-defined]
        self.send_response(status)
        if location:
            self.send_header("location", location)
        self.send_header("content-length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def receiver() -> Iterator[Any]:
    """A receiver on this machine."""
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), _Receiver)
    server.got, server.answer = [], (200, b"thanks", "")
    server.address = f"http://127.0.0.1:{server.server_port}/hook"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_message_arrives(receiver: Any) -> None:
    """The body arrives with its headers, and the answer is kept on one harmless line."""
    receiver.answer = (200, b"well\n\x1b[31m<script>alert(1)</script>" + b"x" * 100_000, "")
    headers = message_headers(new_secret(), "msg_1", b"{}", lambda: 1.5)
    answered = post(receiver.address, b"{}", headers, "loopback")
    assert answered.arrived
    assert answered.words.startswith("answered 200: well [31m<script>")
    assert len(answered.words) < 200
    path, got, body = receiver.got[0]
    assert (path, body) == ("/hook", b"{}")
    assert got["webhook-timestamp"] == "1"
    assert got["content-type"] == "application/json"


def test_redirects_are_not_followed(receiver: Any) -> None:
    """A receiver that sends elsewhere, as to a private address, is not followed."""
    receiver.answer = (307, b"", "http://169.254.169.254/")
    answered = post(receiver.address, b"{}", {}, "loopback")
    assert not answered.arrived
    assert "redirects are not followed" in answered.words
    assert len(receiver.got) == 1


@pytest.mark.parametrize(("status", "again"), [(500, True), (404, True), (429, True), (410, False)])
def test_what_is_tried_again(receiver: Any, status: int, again: bool) -> None:
    """What a receiver refuses is tried again, unless it says that it is gone."""
    receiver.answer = (status, b"", "")
    assert post(receiver.address, b"{}", {}, "loopback") == Answered(
        arrived=False, again=again, words=f"answered {status}"
    )


def test_nobody_there(receiver: Any) -> None:
    """A host that does not answer is tried again."""
    receiver.shutdown()
    receiver.server_close()
    answered = post(receiver.address, b"{}", {}, "loopback")
    assert not answered.arrived
    assert answered.again


def test_attempts_have_an_end() -> None:
    """Attempts lie further and further apart, and end."""
    delivery = Delivery(id=1, watch="w", number=1, tries=0, due=0.0, outcome="waiting", log=())
    now, waited = 0.0, []
    while delivery.outcome == "waiting":
        delivery = after_attempt(delivery, Answered(arrived=False, again=True, words="no"), now)
        waited.append(delivery.due - now)
        now = delivery.due
    assert delivery.outcome == "given up"
    assert delivery.tries == len(WAITS) + 1
    assert waited[:-1] == list(WAITS) == sorted(WAITS)


class Scene(NamedTuple):
    """Watches, the ledger they look at, what was sent, and how the next messages are answered."""

    watching: Watching
    desk: Desk
    sent: list[tuple[str, bytes, dict[str, str]]]
    answers: list[Answered]


@pytest.fixture
def scene(tmp_path: Path, world: World) -> Iterator["Scene"]:
    """Watches of a ledger; what is sent is kept, and answered as the test says."""
    with Ledger.open(tmp_path / "ledger", create=True) as ledger:
        ledger.add([first()], coder="1.0")
    with Desk.open(tmp_path / "ledger") as desk:
        sent: list[tuple[str, bytes, dict[str, str]]] = []
        answers: list[Answered] = []

        def send(address: str, body: bytes, headers: dict[str, str], reach: Reach) -> Answered:
            assert reach == "public"
            sent.append((address, body, headers))
            if answers:
                return answers.pop(0)
            raise ValueError(address)

        made = Watching(
            Service(desk, world),
            Store(tmp_path / "ledger"),
            every=3600,
            reach="public",
            owners=lambda owner: owner != "gone",
            senders=lambda owner: owner not in {"gone", "demoted"},
            send=send,
        )
        yield Scene(made, desk, sent, answers)


def hooked(scene: Scene, owner: str = "") -> Watch:
    """A watch that tells an address, with one change to tell."""
    watch = scene.watching.looker.prepare(question_of("/dyad/ETH/SOM"), owner, "https://desk.example.org")
    watch = structs.replace(watch, hook="https://hooks.example.org/x", secret=new_secret())
    scene.watching.store.make(watch)
    scene.desk.add([second()], coder="1.0")
    assert scene.watching.looker.round(scene.watching.counts) == (0 if owner == "gone" else 1)
    return watch


def test_a_change_is_sent_signed(scene: Scene) -> None:
    """What is sent says what changed, with whole addresses, and its signature fits its secret."""
    watch = hooked(scene)
    now = datetime(2031, 6, 1, tzinfo=UTC).timestamp()
    scene.watching.store.send(watch.id, 0, now)
    scene.answers.extend([Answered(arrived=True, again=False, words="answered 200")] * 2)
    assert scene.watching.send_due(lambda: max(now, 4e9)) == 2
    assert scene.watching.send_due(lambda: 5e9) == 0
    bodies = {json.loads(body)["type"]: (json.loads(body), body, headers) for _, body, headers in scene.sent}
    assert set(bodies) == {"watch.changed", "watch.trial"}
    said, body, headers = bodies["watch.changed"]
    assert said["data"]["watch"] == watch.id
    assert any(one["quote"].startswith("Kenya has offered") for one in said["data"]["new"])
    assert all(one["address"].startswith("https://desk.example.org/article/") for one in said["data"]["new"])
    right = signature(watch.secret, headers["webhook-id"], int(headers["webhook-timestamp"]), body)
    assert headers["webhook-signature"] == right
    assert {one.outcome for one in scene.watching.store.deliveries(watch.id)} == {"delivered"}


def test_a_fault_of_sending_is_tried_again(scene: Scene) -> None:
    """Whatever sending raises, the message waits for its next attempt, under the same id."""
    watch = hooked(scene)
    assert scene.watching.send_due(lambda: 4e9) == 1
    (waiting,) = scene.watching.store.deliveries(watch.id)
    assert (waiting.outcome, waiting.tries, waiting.due) == ("waiting", 1, 4e9 + WAITS[0])
    assert "ValueError" in waiting.log[0]
    assert scene.watching.send_due(lambda: 4e9 + 1) == 0
    scene.answers.append(Answered(arrived=True, again=False, words="answered 200"))
    assert scene.watching.send_due(lambda: 4e9 + WAITS[0]) == 1
    ids = {headers["webhook-id"] for _, _, headers in scene.sent}
    assert len(ids) == 1


def test_nothing_for_those_who_are_gone(scene: Scene) -> None:
    """Watches of a user who is no longer one are not looked at, and what waits for them is given up."""
    watch = hooked(scene, owner="gone")
    scene.watching.store.send(watch.id, 0, 0.0)
    assert scene.watching.send_due() == 1
    assert scene.sent == []
    assert scene.watching.store.deliveries(watch.id)[0].outcome == "given up"


def test_nothing_for_those_who_may_no_longer(scene: Scene) -> None:
    """Who is no admin any more still has the feed, but nothing is sent."""
    watch = hooked(scene, owner="demoted")
    assert scene.watching.send_due(lambda: 4e9) == 1
    assert scene.sent == []
    assert scene.watching.store.deliveries(watch.id)[0].outcome == "given up"


def test_one_desk_sends(scene: Scene) -> None:
    """What one process has taken to send, another does not get meanwhile."""
    watch = hooked(scene)
    assert len(scene.watching.store.due(4e9, 100.0)) == 1
    assert scene.watching.store.due(4e9 + 50, 100.0) == ()
    assert len(scene.watching.store.due(4e9 + 150, 100.0)) == 1
    assert len(scene.watching.store.deliveries(watch.id)) == 1


def test_in_the_background(scene: Scene) -> None:
    """Woken, it looks; what changed is sent without anybody asking."""
    watch = scene.watching.looker.prepare(question_of("/dyad/ETH/SOM"), "", "http://localhost")
    scene.watching.store.make(watch)
    scene.watching.start()
    try:
        scene.desk.add([second()], coder="1.0")
        scene.watching.wake()
        over = threading.Event()
        for _ in range(100):
            if scene.watching.store.changes(watch.id):
                break
            over.wait(0.1)
        assert len(scene.watching.store.changes(watch.id)) == 1
    finally:
        scene.watching.close()


def test_a_damaged_file_says_what_to_do(scene: Scene) -> None:
    """A file of watches that is none names itself and the remedy; the ledger is not touched."""
    from dragoman.web.watches.model import WatchesError  # noqa: PLC0415

    scene.watching.store.path.write_bytes(b"no database, whatever its name says" * 100)
    with pytest.raises(WatchesError, match="the ledger itself is untouched"):
        scene.watching.store.watches()
    assert scene.desk.count().articles == 1


def test_the_file_is_for_us_alone(scene: Scene) -> None:
    """Secrets stand in it: nobody else on the machine may read it."""
    hooked(scene)
    assert scene.watching.store.path.stat().st_mode & 0o077 == 0
