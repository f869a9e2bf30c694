"""Reading of CSV tables."""

from pathlib import Path

import pytest

from dragoman.records.errors import DataFileError
from dragoman.world.tables import COLUMNS, read_rows, read_tables


def write(folder: Path, name: str, *lines: str) -> Path:
    """Write one table with its header."""
    path = folder / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([COLUMNS[name], *lines]))
    return path


def test_rows_know_their_place(tmp_path: Path) -> None:
    """Every row knows file and line, comments and empty lines counted."""
    path = write(tmp_path, "memberships", "# founders", "", "NOR,NATO,member,1949-04-04,,")
    (row,) = read_rows(path, COLUMNS["memberships"])
    assert row.where == f"{path} line 4"
    assert row["standing"] == "member"


def test_wrong_number_of_cells(tmp_path: Path) -> None:
    """A line with a cell too many is named with its file and line."""
    path = write(tmp_path, "memberships", "NOR,NATO,member,1949-04-04,,,")
    with pytest.raises(DataFileError, match=r"memberships\.csv line 2: 7 cells"):
        list(read_rows(path, COLUMNS["memberships"]))


def test_wrong_header(tmp_path: Path) -> None:
    """A header in another order is refused."""
    path = tmp_path / "memberships.csv"
    path.write_text("organisation,id,standing,since,until,note\n")
    with pytest.raises(DataFileError, match="line 1: the header is"):
        list(read_rows(path, COLUMNS["memberships"]))


def test_not_utf8(tmp_path: Path) -> None:
    """A file in another encoding is named, not half read."""
    path = tmp_path / "memberships.csv"
    path.write_bytes(b"id,organisation,standing,since,until,note\nNOR,NATO,member,,,Troms\xf8\n")
    with pytest.raises(DataFileError, match="not UTF-8"):
        list(read_rows(path, COLUMNS["memberships"]))


def test_unknown_role(tmp_path: Path) -> None:
    """A role that the codebook does not have is refused."""
    path = write(tmp_path, "states", "ATL,Atlantis,,,,,,Royal Guard:ARMY,,,,,,state,")
    (row,) = read_rows(path, COLUMNS["states"])
    with pytest.raises(DataFileError, match="'ARMY' is no role"):
        row.with_roles("institutions", "GOV")


def test_later_folder_overrides(tmp_path: Path) -> None:
    """A row of a later folder takes the place of the row of the same key."""
    write(tmp_path / "one", "states", "ATL,Atlantis,,,,,,,,,,,,state,", "LEM,Lemuria,,,,,,,,,,,,state,")
    write(tmp_path / "two", "states", "ATL,New Atlantis,,,,,,,,,,,,state,")
    names = {row["id"]: row["name"] for row in read_tables([tmp_path / "one", tmp_path / "two"])["states"]}
    assert names == {"ATL": "New Atlantis", "LEM": "Lemuria"}


def test_missing_folder(tmp_path: Path) -> None:
    """A folder that is not there is a fault, not an empty world."""
    with pytest.raises(DataFileError, match="no such folder"):
        read_tables([tmp_path / "nowhere"])
