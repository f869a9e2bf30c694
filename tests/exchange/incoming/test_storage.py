"""Imports into a ledger in object storage, against a server on this machine."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exchange.incoming.files import GDELT, Desk, as_published
from tests.ledger.servers import BUCKET, Server, needs_server

from dragoman.exchange.incoming import import_files, known, run
from dragoman.ledger import Ledger, LedgerError
from dragoman.ledger.history import dyad_months, history
from dragoman.ledger.verify import verify

ADDRESS = f"s3://{BUCKET}/ledger"
ROOT = Path(__file__).parents[3]
pytestmark = needs_server


@pytest.fixture
def stored(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A ledger in storage and a folder for files."""
    del server
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "files for storage"
    folder.mkdir()
    with Ledger.open(ADDRESS, create=True) as ledger:
        yield Desk(ledger, folder)


def _gdelt(*ids: int) -> str:
    return as_published("gdelt", [GDELT | {"GLOBALEVENTID": str(ident)} for ident in ids])


def test_what_a_folder_has_storage_has(stored: Desk, desk: Desk, server: Server) -> None:
    """The same files give the same rows, sums, receipts and file of rows set aside."""
    files = {
        "a": _gdelt(1, 2, 3) + "too\tfew\n",
        "b": _gdelt(3, 4),
        "c": _gdelt(4).replace("20240305\t", "20240306\t"),
    }
    found = []
    for one in (stored, desk):
        done = [one.import_text("gdelt", text, name) for name, text in files.items()]
        again = one.import_text("gdelt", files["a"], "a")
        rows = history(one.ledger).drop_columns(["batch", "recorded_at"])
        told = [(d.added, d.known, d.revised, d.set_aside, d.rows) for d in (*done, again)]
        found.append((told, rows, dyad_months(one.ledger)))
        assert verify(one.ledger).fault_count == 0
    assert found[0][0] == found[1][0] == [(3, 0, 0, 1, 3), (1, 1, 0, 0, 1), (0, 0, 1, 0, 1), (0, 0, 0, 0, 0)]
    assert found[0][1].equals(found[1][1])
    assert found[0][2].equals(found[1][2])
    (aside,) = (server.folder / BUCKET / "ledger/set-aside").iterdir()
    assert "too\tfew" in aside.read_text(encoding="utf-8")
    assert stored.ledger.compact()["history"] == (3, 1)
    assert history(stored.ledger).num_rows == 4


def test_nothing_is_left_on_this_machine(stored: Desk, tmp_path: Path) -> None:
    """Rows on their way lie in the cache folder, and no longer than the import."""
    stored.import_text("gdelt", _gdelt(1))
    left = {path.name for path in (tmp_path / "cache").rglob("*") if path.is_file()}
    assert all(name.endswith(".lock") for name in left), left


def test_two_machines_import_the_same_file(stored: Desk, server: Server, tmp_path: Path) -> None:
    """Where another import was committed meanwhile, what is known is looked up again: no event is there twice."""
    path = stored.put(_gdelt(*range(500)))
    program = (
        "import sys, json\nfrom pathlib import Path\n"
        "from dragoman.exchange.incoming import import_files\nfrom dragoman.ledger import Ledger\n"
        "(done,) = import_files(Ledger.open(sys.argv[1]), 'gdelt', [Path(sys.argv[2])])\n"
        "print(json.dumps([done.outcome, done.added, done.known]))\n"
    )
    running = [
        subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-c", program, ADDRESS, str(path)],
            env=os.environ | server.environment(DRAGOMAN_CACHE=str(tmp_path / f"machine-{number}")),
            stdout=subprocess.PIPE,
        )
        for number in range(3)
    ]
    told = [json.loads(process.communicate(timeout=120)[0]) for process in running]
    assert sorted(added for _, added, _ in told) == [0, 0, 500]
    assert history(stored.ledger).num_rows == 500
    assert verify(stored.ledger).fault_count == 0


def test_another_import_comes_in_between(stored: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is read again from its beginning, and only what is still new is committed."""
    sort_out = known.sort_out
    other = stored.put(_gdelt(1, 2), "other")
    came: list[bool] = []

    def meanwhile(*given: object, **named: bool) -> object:
        sorted_out = sort_out(*given, **named)  # type: ignore[arg-type]
        if not came:
            came.append(True)
            program = (
                "import sys\nfrom pathlib import Path\nfrom dragoman.exchange.incoming import import_files\n"
                "from dragoman.ledger import Ledger\n"
                "list(import_files(Ledger.open(sys.argv[1]), 'gdelt', [Path(sys.argv[2])]))\n"
            )
            subprocess.run(  # noqa: S603 - ourselves
                [sys.executable, "-c", program, ADDRESS, str(other)],
                env=os.environ | {"DRAGOMAN_CACHE": str(stored.folder / "cache")},
                check=True,
            )
        return sorted_out

    monkeypatch.setattr(run, "sort_out", meanwhile)
    done = stored.import_text("gdelt", _gdelt(2, 3), "ours")
    assert (done.added, done.known) == (1, 1)
    assert history(stored.ledger).num_rows == 3
    assert verify(stored.ledger).fault_count == 0


def test_the_server_is_gone_half_way(stored: Desk, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to look at; nothing counts, and the import can be run again."""
    path = stored.put(_gdelt(1, 2))
    sort_out = known.sort_out

    def gone(*given: object, **named: bool) -> object:
        sorted_out = sort_out(*given, **named)  # type: ignore[arg-type]
        server.stop()
        return sorted_out

    with monkeypatch.context() as patch:
        patch.setattr(run, "sort_out", gone)
        with pytest.raises(LedgerError, match="the storage does not answer"):
            list(import_files(stored.ledger, "gdelt", [path]))
        with pytest.raises(LedgerError, match="the storage does not answer"):
            history(stored.ledger)
    server.start()
    assert history(stored.ledger).num_rows == 0
    assert verify(stored.ledger).fault_count == 0
    assert [one.added for one in import_files(stored.ledger, "gdelt", [path])] == [2]
