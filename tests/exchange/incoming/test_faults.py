"""Bad input and bad luck: nothing lost, nothing doubled, nothing half."""

import gzip
import io
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.exchange.incoming.files import (
    ACLED,
    GDELT,
    ICEWS,
    PLOVER,
    UCDP,
    Desk,
    as_published,
    quoted,
    tabbed,
)

from dragoman.exchange.incoming import ImportFileError, import_files, lines, run, staging
from dragoman.exchange.incoming.sources import sources
from dragoman.ledger import Ledger, LedgerError
from dragoman.ledger.history import history

COLUMNS = sources()["gdelt"].columns


def _gdelt(*ids: str) -> str:
    return as_published("gdelt", [GDELT | {"GLOBALEVENTID": ident} for ident in ids])


def test_what_cannot_be_read_is_set_aside_with_line_and_reason(desk: Desk) -> None:
    """Every row that is not imported stands in the file as it was, with the reason; the others are imported."""
    bad = [
        GDELT | {"SQLDATE": "20241399"},
        GDELT | {"GLOBALEVENTID": ""},
        GDELT | {"GoldsteinScale": "high"},
        GDELT | {"ActionGeo_Lat": "123.4"},
    ]
    text = (
        _gdelt("1")
        + "too\tfew\n"
        + tabbed(bad, COLUMNS, header=False)
        + "\n"
        + _gdelt("2").replace("\n", "\tx\n")
    )
    done = desk.import_text("gdelt", text + _gdelt("3"))
    assert (done.added, done.set_aside) == (2, 6)
    found = desk.aside(done)
    assert {int(row["line"]): row["reason"] for row in found} == {
        2: "has 2 cells where 61 are expected",
        3: "its day is not understood: 20241399",
        4: "has no event id",
        5: "GoldsteinScale is no number: high",
        6: "ActionGeo_Lat is no place on earth: 123.4",
        8: "has 62 cells where 61 are expected",
    }
    assert next(row["row"] for row in found if row["line"] == "2") == "too\tfew"
    assert {row["file"] for row in found} == {"file"}


def test_mixed_encodings(desk: Desk) -> None:
    """Lines in Windows-1252 among lines in UTF-8 are read as what they are, and counted."""
    rows = [GDELT | {"GLOBALEVENTID": ident, "Actor1Name": "CÔTE D’IVOIRE"} for ident in ("1", "2")]
    first, second = tabbed(rows, COLUMNS, header=False).splitlines()
    done = desk.import_text(
        "gdelt", b"\xef\xbb\xbf" + first.encode() + b"\n" + second.encode("cp1252") + b"\n"
    )
    assert (done.added, done.repaired) == (2, 1)
    assert {row["actor_name"] for row in desk.history()} == {"CÔTE D’IVOIRE"}


def test_carriage_returns_and_nul(desk: Desk) -> None:
    """Windows line ends are ends; a stray carriage return or NUL in a cell is a space."""
    text = as_published("icews", [ICEWS | {"Event Text": "Make\rstate\0ment"}]).replace("\n", "\r\n")
    assert desk.import_text("icews", text).added == 1
    assert desk.history()[0]["text"] == "Make state ment"


def test_a_text_cut_short(desk: Desk) -> None:
    """Of a file that ends within a row, that row is set aside; the whole file adds the rest later."""
    whole = _gdelt("1", "2", "3")
    done = desk.import_text("gdelt", whole[:-60], "cut")
    assert (done.added, done.set_aside) == (2, 1)
    again = desk.import_text("gdelt", whole, "whole")
    assert (again.added, again.known) == (1, 2)
    assert len(desk.history()) == 3


@pytest.mark.parametrize("kind", ["gzip", "zip"])
def test_an_archive_cut_short(desk: Desk, kind: str) -> None:
    """A compressed file that ends too early gives nothing, and says what to do."""
    data = _gdelt(*(str(number) for number in range(5000))).encode()
    whole = gzip.compress(data) if kind == "gzip" else _zipped({"a.CSV": data})
    with pytest.raises(ImportFileError, match="cut short, damaged or encrypted"):
        desk.import_text("gdelt", whole[: len(whole) // 2])
    assert desk.history() == []
    assert desk.import_text("gdelt", whole).added == 5000


def test_archives(desk: Desk) -> None:
    """Gzip is read as the text in it; of a ZIP archive every data file is imported, in the order of names."""
    assert desk.import_text("gdelt", gzip.compress(_gdelt("1").encode())).added == 1
    held = {
        "b.CSV": _gdelt("2").encode(),
        "a.CSV": _gdelt("3").encode(),
        "codebook.pdf": b"%PDF",
        "__MACOSX/._a": b"x",
    }
    done = list(import_files(desk.ledger, "gdelt", [desk.put(_zipped(held), "all.zip")]))
    assert [(one.file, one.added) for one in done] == [("all.zip/a.CSV", 1), ("all.zip/b.CSV", 1)]


def test_files_that_are_none_of_the_source(desk: Desk) -> None:
    """A file of another source, an empty one, a missing one, UTF-16: each is refused by name."""
    refused = {
        "a.csv": ("first line has 1 cells and does not name", b"a,b,c\n1,2,3\n"),
        "b.tsv": ("is empty", b""),
        "c.tsv": ("UTF-16", "Event ID\tEvent Date\n".encode("utf-16")),
        "d.tsv": ("has no column CAMEO Code", b"Event ID\tEvent Date\tSource Name\n1\t2016-01-01\tx\n"),
    }
    for name, (reason, content) in refused.items():
        with pytest.raises(ImportFileError, match=reason) as caught:
            desk.import_text("icews", content, name)
        assert name in str(caught.value)
    with pytest.raises(ImportFileError, match="cannot be read"):
        list(import_files(desk.ledger, "icews", [desk.folder / "nowhere"]))
    with pytest.raises(ImportFileError, match="no data file"):
        desk.import_text("icews", _zipped({"readme.md": b"x"}))


def test_a_quote_that_is_never_closed(desk: Desk) -> None:
    """It costs its own row only, and not the rows of the rest of the file."""
    rows = quoted(
        [ACLED | {"event_id_cnty": str(at)} for at in range(700)], sources()["acled"].columns
    ).split("\r\n")
    rows[3] = rows[3].replace("Soldiers and fighters clashed.", 'He said "no')
    rows[9] = rows[9].replace("Soldiers", '"Soldiers')
    done = desk.import_text("acled", "\n".join(rows))
    assert (done.added, done.set_aside) == (699, 1)
    assert [row["line"] for row in desk.aside(done)] == ["10"]
    assert next(row["text"] for row in desk.history() if row["line"] == 4) == 'He said "no'


def test_json_that_is_none(desk: Desk) -> None:
    """Lines that are no JSON, no object, or lack what an event needs are set aside."""
    text = '{"id": "x"\n[1]\n{"id": "p", "date": "2024-01-01", "event": "AGREE"}\n\n' + as_published(
        "plover", [PLOVER]
    )
    done = desk.import_text("plover", text)
    assert (done.added, done.set_aside) == (1, 3)
    assert [row["reason"].split(":")[0] for row in desk.aside(done)] == [
        "is no PLOVER event",
        "is no PLOVER event",
        "lacks actor",
    ]


def test_many_bad_rows_are_streamed(desk: Desk) -> None:
    """Bad rows by the hundred thousand go to the file, each with its line; the good ones among them are kept."""
    count = 200_000
    text = io.StringIO()
    for number in range(count):
        text.write("nothing but a word\n")
        if number % 50_000 == 0:
            text.write(_gdelt(str(number)))
    done = desk.import_text("gdelt", text.getvalue())
    assert (done.added, done.set_aside) == (4, count)
    found = desk.aside(done)
    assert (len(found), found[0]["line"], found[-1]["line"]) == (count, "1", str(count + 4))


def test_a_disk_that_is_full_half_way(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says so, nothing half is left, and the same command works later."""
    write = staging.Staging._write  # noqa: SLF001 - the point where it happens

    def fail(*given: object) -> None:
        del given
        raise OSError(28, "No space left on device")

    path = desk.put(_gdelt("1", "2"))
    monkeypatch.setattr(staging.Staging, "_write", fail)
    with pytest.raises(LedgerError, match="the disk is full"):
        list(import_files(desk.ledger, "gdelt", [path]))
    assert desk.history() == []
    assert not (desk.ledger.path / "importing").exists()
    monkeypatch.setattr(staging.Staging, "_write", write)
    assert [one.added for one in import_files(desk.ledger, "gdelt", [path])] == [2]


def test_interrupted_between_the_rows_and_the_list_of_imports(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that were committed are known when the import is run again, though the file is not listed."""
    path = desk.put(_gdelt("1", "2"))

    def interrupt(*given: object) -> None:
        del given
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(run, "list_import", interrupt)
        with pytest.raises(KeyboardInterrupt):
            list(import_files(desk.ledger, "gdelt", [path]))
    (done,) = import_files(desk.ledger, "gdelt", [path])
    assert (done.outcome, done.added, done.known) == ("imported", 0, 2)
    assert len(desk.history()) == 2


def test_killed(desk: Desk) -> None:
    """A process that is killed while it imports leaves nothing half, and the next one does it all."""
    path = desk.put(_gdelt(*(str(number) for number in range(3000))))
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from dragoman.exchange.incoming import import_files, run\n"
        "from dragoman.ledger import Ledger\n"
        "def kill(*given, **named): os.kill(os.getpid(), signal.SIGKILL)\n"
        "run.commit = kill\n"
        "list(import_files(Ledger.open(sys.argv[1]), 'gdelt', [Path(sys.argv[2])]))\n"
    )
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", program, desk.ledger.path, path], check=False, env=os.environ, timeout=120
    )
    assert done.returncode == -signal.SIGKILL
    assert desk.history() == []
    assert [one.added for one in import_files(desk.ledger, "gdelt", [path])] == [3000]


def test_blocks_of_any_size_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file is cut into blocks changes neither rows nor lines."""
    rows = [UCDP | {"id": str(at), "source_headline": f"line\nend {at}"} for at in range(40)]
    path = tmp_path / "file"
    path.write_bytes(as_published("ucdp-ged", rows).encode())
    found = []
    whole = lines.blocks
    for size in (64, 1000, 10**6):
        monkeypatch.setattr(run, "blocks", lambda stream, name, size=size: whole(stream, name, size))
        with Ledger.open(tmp_path / str(size), create=True) as ledger:
            assert [one.added for one in import_files(ledger, "ucdp-ged", [path])] == [40]
            found.append(history(ledger).drop_columns(["batch", "recorded_at"]))
    assert found[0].equals(found[1])
    assert found[1].equals(found[2])


def _zipped(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()
