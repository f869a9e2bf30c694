"""Ledgers in object storage, against servers on this machine."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import obstore
import pytest
from obstore.exceptions import AlreadyExistsError
from obstore.store import S3Store
from tests.ledger.pieces import pair
from tests.ledger.servers import (
    BUCKET,
    KEY,
    SECRET,
    Server,
    needs_server,
    needs_verifying_server,
    verifying_server,
)

from dragoman.ledger import Ledger, LedgerError
from dragoman.ledger.places import Address, place_of
from dragoman.ledger.verify import verify

ADDRESS = f"s3://{BUCKET}/team/ledger"
ROOT = Path(__file__).parents[2]


def _answers(ledger: Ledger) -> bytes:
    """All that it answers, as bytes."""
    return msgspec.json.encode(
        [
            ledger.reports(),
            ledger.reports(parties=["NOR", "TCD"], kinds=["event"]),
            ledger.articles(),
            ledger.judgements(withdrawn=True),
            ledger.search("offered"),
            ledger.count(),
            ledger.busiest(),
        ]
    )


def _fill(ledger: Ledger) -> None:
    ledger.add([pair(1), pair(2, outlet="The Hill Post"), pair(3, actor="KEN")], coder="1")
    ledger.add([pair(1, status="planned")], coder="2")
    made = ledger.judge("confirm", [ledger.reports()[0].id], who="A. Reader")
    ledger.withdraw(made.id, who="A. Reader")


def _start(server: Server, cache: Path, journal: Path, *numbers: int) -> subprocess.Popen[bytes]:
    """A process that adds, on a machine of its own as far as it can tell."""
    environment = os.environ | server.environment(DRAGOMAN_CACHE=str(cache), PYTHONPATH=str(ROOT))
    command = [sys.executable, "-m", "tests.ledger.adder", ADDRESS, str(journal), *map(str, numbers)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE)  # noqa: S603 - our own


def _notes(*journals: Path) -> list[list[str]]:
    return [
        line.split() for path in journals if path.exists() for line in path.read_text("utf-8").splitlines()
    ]


@needs_server
def test_the_server_keeps_to_conditions(server: Server) -> None:
    """Of many that write one object at once, if it is not there, one succeeds: else no test here means anything."""
    store = S3Store(
        BUCKET,
        config={
            "endpoint": f"http://127.0.0.1:{server.port}",
            "access_key_id": KEY,
            "secret_access_key": SECRET,
        },
        client_options={"allow_http": True},
    )

    def put(number: int) -> bool:
        try:
            obstore.put(store, f"object-{number % 10}", str(number).encode(), mode="create")
        except AlreadyExistsError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(put, range(200))) == 10


@needs_server
def test_answers_are_those_of_the_same_ledger_in_a_folder(tmp_path: Path, server: Server) -> None:
    """A ledger that was copied to storage gives the same bytes, and so does one copied back."""
    with Ledger.open(tmp_path / "here", create=True) as here:
        _fill(here)
        expected = _answers(here)
    shutil.copytree(tmp_path / "here", server.folder / BUCKET / "team/ledger")
    with Ledger.open(ADDRESS) as there:
        assert _answers(there) == expected
        there.add([pair(4)], coder="1")
        expected = _answers(there)
        assert verify(there).fault_count == 0
    shutil.copytree(server.folder / BUCKET / "team/ledger", tmp_path / "back")
    with Ledger.open(tmp_path / "back") as back:
        assert _answers(back) == expected


@needs_server
@pytest.mark.usefixtures("server")
def test_everything_that_a_folder_does(cache: Path, tmp_path: Path) -> None:
    """Adding, judging, known-on, compacting and verifying; nothing is written outside storage and cache."""
    before = set(tmp_path.iterdir())
    with Ledger.open(ADDRESS, create=True) as ledger:
        _fill(ledger)
        known = ledger.articles()[0].recorded_at
        then = ledger.reports(known_on=known)
        assert ledger.count().articles == 3
        assert all(after <= before for before, after in ledger.compact().values())
        ledger.discard_index()
        assert ledger.reports(known_on=known) == then
        assert ledger.folder.derived.is_relative_to(cache)
        assert [one.outcome for one in ledger.add([pair(2, outlet="The Hill Post")], coder="1")] == ["known"]
        found = verify(ledger)
    assert (found.articles, found.reports, found.fault_count) == (4, 20, 0)
    assert set(tmp_path.iterdir()) == before | {cache}
    with Ledger.open(Path(ADDRESS)) as again:  # a path of the command line
        assert str(again.place) == ADDRESS
        assert again.count().articles == 3
        with pytest.raises(LedgerError, match="needs a ledger in a folder"):
            assert again.path


@needs_server
@pytest.mark.usefixtures("server")
def test_another_machine_is_seen(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another process adds is among the answers a second later; for a writer, at once."""
    with Ledger.open(ADDRESS, create=True) as ours:
        ours.add([pair(1)], coder="1")
        assert ours.count().articles == 1
        monkeypatch.setenv("DRAGOMAN_CACHE", str(cache / "another machine"))
        with Ledger.open(ADDRESS) as theirs:
            theirs.add([pair(2)], coder="1")
        assert [one.outcome for one in ours.add([pair(2)], coder="1")] == ["known"]
        with Ledger.open(ADDRESS) as theirs:
            theirs.add([pair(3)], coder="1")
        time.sleep(1.1)
        assert ours.count().articles == 3


@needs_server
def test_two_machines_add_at_once(server: Server, tmp_path: Path) -> None:
    """Both add the same articles, one by one: each is there once, acknowledged as added by one of them."""
    Ledger.open(ADDRESS, create=True).close()
    journals = [tmp_path / "first", tmp_path / "second"]
    running = [
        _start(server, tmp_path / f"cache-{number}", journal, 0, 12, 1)
        for number, journal in enumerate(journals)
    ]
    for process in running:
        assert process.wait(120) == 0, process.stderr and process.stderr.read()
    outcomes = Counter(outcome for outcome, _ in _notes(*journals))
    assert outcomes == {"added": 12, "known": 12}
    with Ledger.open(ADDRESS) as ledger:
        found = verify(ledger)
    assert (found.articles, found.reports, found.fault_count) == (12, 60, 0)


@needs_server
@pytest.mark.slow
def test_killed_while_adding(server: Server, tmp_path: Path) -> None:
    """Six processes of two machines killed at random instants: all acknowledged is there, nothing half."""
    journals = [tmp_path / "first", tmp_path / "second"]
    rng = random.Random(5)  # noqa: S311 - not for secrets
    Ledger.open(ADDRESS, create=True).close()
    running: list[subprocess.Popen[bytes] | None] = [None, None]
    for kill in range(6):
        place = kill % 2
        for number in (0, 1):
            if running[number] is None:
                first = 1000 * (kill + number + 1)
                running[number] = _start(server, tmp_path / f"c{number}", journals[number], first, 900, 2)
        victim = running[place]
        assert victim is not None
        time.sleep(rng.uniform(0.5, 3.0))
        assert victim.poll() is None, victim.stderr and victim.stderr.read()
        os.kill(victim.pid, signal.SIGKILL)
        victim.wait()
        running[place] = None
    for left in running:
        if left is not None:
            left.kill()
            left.wait()
    with Ledger.open(ADDRESS) as ledger:
        held = Counter(report.article for report in ledger.reports())
        found = verify(ledger)
    acknowledged = {ident for _, ident in _notes(*journals)}
    assert acknowledged
    assert acknowledged <= set(held)
    assert set(held.values()) == {5}
    assert found.fault_count == 0


@needs_server
def test_the_server_is_gone(server: Server) -> None:
    """The message says what to look at; nothing half is left, and once it is back all goes on."""
    with Ledger.open(ADDRESS, create=True) as ledger:
        ledger.add([pair(1)], coder="1")
        before = _answers(ledger)
        server.stop()
        with pytest.raises(LedgerError, match="the storage does not answer; look at the network"):
            ledger.add([pair(2)], coder="1")
        with pytest.raises(LedgerError, match="the storage does not answer"):
            Ledger.open(ADDRESS)
        server.start()
        assert _answers(ledger) == before
        assert verify(ledger).fault_count == 0
        assert [one.outcome for one in ledger.add([pair(2)], coder="1")] == ["added"]


@needs_server
def test_gone_between_reports_and_articles(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """An add of which only the reports arrived is no answer, and can be run again."""
    with Ledger.open(ADDRESS, create=True) as ledger:
        table = ledger.tables["articles"]
        append = table.append

        def gone(rows: list[dict[str, object]], after: int | None = None) -> None:
            server.stop()
            append(rows, after)

        with monkeypatch.context() as patched:
            patched.setattr(table, "append", gone)
            with pytest.raises(LedgerError, match="does not answer"):
                ledger.add([pair(1)], coder="1")
        server.start()
        assert ledger.reports() == ()
        found = verify(ledger)
        assert (found.unacknowledged, found.fault_count) == (5, 0)
        assert [one.outcome for one in ledger.add([pair(1)], coder="1")] == ["added"]


@needs_server
def test_no_such_bucket(server: Server) -> None:
    """The message names it."""
    for create in (True, False):
        with pytest.raises(LedgerError, match=r"s3://nowhere/ledger.*no such bucket"):
            Ledger.open("s3://nowhere/ledger", create=create)
    assert not (server.folder / "nowhere").exists()


@needs_server
def test_no_ledger_or_something_else_there(server: Server) -> None:
    """As with folders."""
    with pytest.raises(LedgerError, match="no ledger is there; `dragoman add"):
        Ledger.open(ADDRESS)
    (server.folder / BUCKET / "team/ledger").mkdir(parents=True)
    (server.folder / BUCKET / "team/ledger/letter.txt").write_text("Dear reader", encoding="utf-8")
    with pytest.raises(LedgerError, match="other things are there"):
        Ledger.open(ADDRESS, create=True)


@needs_server
def test_a_damaged_object(server: Server) -> None:
    """`verify` names it, and reads the others; an answer that needs it says so."""
    with Ledger.open(ADDRESS, create=True) as ledger:
        ledger.add([pair(1)], coder="1")
        ledger.add([pair(2)], coder="1")
        victim = min((server.folder / BUCKET / "team/ledger/reports").glob("*.parquet"))
        victim.write_bytes(b"PAR1 and no more")
        assert any(victim.name in fault for fault in verify(ledger).faults)
        ledger.discard_index()
        with pytest.raises(LedgerError, match=rf"{victim.name}: cannot be read"):
            ledger.reports()


@needs_verifying_server
def test_wrong_credentials(
    verifying: Server, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The message says what to look at, and shows no secret."""
    for name, wrong in (("AWS_SECRET_ACCESS_KEY", "not-the-secret"), ("AWS_ACCESS_KEY_ID", "nobody")):
        with monkeypatch.context() as patched:
            patched.setenv(name, wrong)
            with pytest.raises(LedgerError, match="refuses these credentials") as caught:
                Ledger.open(ADDRESS, create=True)
            assert SECRET not in str(caught.value)
            assert wrong not in str(caught.value)
    assert list((verifying.folder / BUCKET).iterdir()) == []
    assert SECRET not in "".join(capfd.readouterr())


@needs_verifying_server
def test_storage_that_ignores_conditions_is_refused(verifying: Server) -> None:
    """Where one writer would write over the commit of another no ledger is made, and nothing is left."""
    with pytest.raises(LedgerError, match="ignores conditional writes"):
        Ledger.open(ADDRESS, create=True)
    assert not any(path.name == "ledger.json" for path in verifying.folder.rglob("*"))


@needs_server
@needs_verifying_server
def test_a_ledger_moved_to_such_storage_is_only_read(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is answered from, and not added to."""
    with Ledger.open(ADDRESS, create=True) as ledger:
        ledger.add([pair(1)], coder="1")
        expected = _answers(ledger)
    shutil.copytree(server.folder / BUCKET, tmp_path / "moved" / BUCKET)
    other = verifying_server(tmp_path / "moved")
    try:
        monkeypatch.setenv("AWS_ENDPOINT_URL", other.environment()["AWS_ENDPOINT_URL"])
        with Ledger.open(ADDRESS) as moved:
            assert _answers(moved) == expected
            with pytest.raises(LedgerError, match="ignores conditional writes"):
                moved.add([pair(2)], coder="1")
            assert verify(moved).fault_count == 0
    finally:
        other.stop()


def test_http_must_be_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles do not travel in the clear by mistake."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.delenv("AWS_ALLOW_HTTP", raising=False)
    with pytest.raises(LedgerError, match="travel in the clear; use https, or set AWS_ALLOW_HTTP=true"):
        Ledger.open(ADDRESS)


@pytest.mark.parametrize(
    "told",
    [
        f"s3://{KEY}:{SECRET}@kept/ledger",
        f"s3://kept/ledger?secret_access_key={SECRET}",
        f"s3://{KEY}:{SECRET}@localhost:9000/kept/ledger",
        f"s3://kept/ledger#{SECRET}",
    ],
)
def test_credentials_in_an_address_are_refused(told: str) -> None:
    """The message says where they belong, and does not show them."""
    for one in (told, Path(told)):
        with pytest.raises(LedgerError, match="credentials are taken from the environment") as caught:
            Ledger.open(one)
        assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("s3://kept", "s3://BUCKET/PATH"),
        ("s3://Kept/ledger", "small letters"),
        ("s3://kept/../ledger", "has no . or .. in it"),
        ("gs://kept/ledger", "gs: a ledger lies in a folder or at s3://BUCKET/PATH"),
        ("https://kept.example.org/ledger", "https: a ledger lies in a folder"),
    ],
)
def test_addresses_that_are_none(told: str, message: str) -> None:
    """Each is refused with what one looks like, and no folder of that name is made."""
    with pytest.raises(LedgerError, match=message):
        Ledger.open(told, create=True)
    assert not Path(told.partition("/")[0]).exists()


def test_addresses_are_put_together_as_paths_are() -> None:
    """An address is one whether it comes as text or as a path, with or without slashes at its end."""
    one = place_of("s3://kept/team/ledger/")
    assert isinstance(one, Address)
    assert one == place_of(Path("s3://kept/team/ledger")) == place_of("s3a://kept/team//ledger")
    assert (one.bucket, one.key, str(one / "reports")) == (
        "kept",
        "team/ledger",
        "s3://kept/team/ledger/reports",
    )
    assert place_of("some/folder") == Path("some/folder")


PROFILES = """
[default]
aws_access_key_id = one
[team]
aws_access_key_id = {key}
aws_secret_access_key = {secret}
endpoint_url = {endpoint}
[signed-in]
sso_start_url = https://sign-in.example.org
"""


@needs_server
def test_a_profile(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and the server's address come from the profile of the usual file; one without keys is told so."""
    file = tmp_path / "credentials"
    endpoint = server.environment()["AWS_ENDPOINT_URL"]
    file.write_text(PROFILES.format(key=KEY, secret=SECRET, endpoint=endpoint), encoding="utf-8")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(file))
    monkeypatch.setenv("AWS_PROFILE", "team")
    with Ledger.open(ADDRESS, create=True) as ledger:
        assert [one.outcome for one in ledger.add([pair(1)], coder="1")] == ["added"]
    monkeypatch.setenv("AWS_PROFILE", "signed-in")
    with pytest.raises(LedgerError, match=r"profile signed-in .* holds no keys"):
        Ledger.open(ADDRESS)
    monkeypatch.delenv("AWS_PROFILE")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
    with pytest.raises(LedgerError, match="no credentials for storage were found"):
        Ledger.open(ADDRESS)
