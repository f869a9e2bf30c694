"""Files whole or not at all."""

import stat
from pathlib import Path

import pytest

from dragoman.cli.output import output_to, write_text
from dragoman.records import DragomanError


def test_a_failed_run_leaves_the_old_file(tmp_path: Path) -> None:
    """Until all is written the old file stands; if writing fails it stays, and nothing else remains."""
    path = tmp_path / "out.jsonl"
    path.write_text("old", encoding="utf-8")

    def fail() -> None:
        with output_to(path) as stream:
            stream.write(b"new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_file_is_written_with_the_usual_rights(tmp_path: Path) -> None:
    """The file has its content and can be read as other new files can."""
    path, plain = tmp_path / "out.txt", tmp_path / "plain.txt"
    write_text(path, "café")
    plain.touch()
    assert path.read_bytes() == "café".encode()
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_impossible_places_are_named(tmp_path: Path) -> None:
    """A folder that is not there and a folder in place of a file are errors in words."""
    with pytest.raises(DragomanError, match="cannot be written here"):
        write_text(tmp_path / "none" / "out.txt", "x")
    with pytest.raises(DragomanError, match="is a folder"):
        write_text(tmp_path, "x")
