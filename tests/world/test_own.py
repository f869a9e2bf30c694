"""Names of a user's own, from the folders that the environment names."""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from dragoman.records.errors import DataFileError
from dragoman.world import World
from dragoman.world.own import VARIABLE, own_folders
from dragoman.world.tables import COLUMNS

ROOT = Path(__file__).parents[2]


def folder(path: Path, **tables: str) -> Path:
    """Write a folder of names, one line a table."""
    path.mkdir()
    for name, line in tables.items():
        (path / f"{name}.csv").write_text(f"{COLUMNS[name]}\n{line}\n", encoding="utf-8")
    return path


def test_no_variable_no_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the variable there are none."""
    monkeypatch.delenv(VARIABLE, raising=False)
    assert own_folders() == []


def test_several_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several folders are separated as in PATH and keep their order; empty ones are left out."""
    monkeypatch.setenv(VARIABLE, os.pathsep.join(["one", "", "two"]))
    assert own_folders() == [Path("one"), Path("two")]


def test_world_reads_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A world loaded without folders takes those of the environment; one loaded with none given does not."""
    own = folder(tmp_path / "own", people="Ann Kelpwright,,Kelpwright,NOR,GOV,envoy:REEF,2026,,")
    monkeypatch.setenv(VARIABLE, str(own))
    (mention,) = World.load().find("Ann Kelpwright spoke")
    assert mention.candidates[0].id == "NOR"
    assert World.load([]).find("Ann Kelpwright spoke") == ()


def test_later_folder_wins(tmp_path: Path) -> None:
    """A line of the same key in a later folder takes the place of the earlier one."""
    first = folder(tmp_path / "first", organisations="REEFBODY,Reef Body,,IGO,bloc,,,,,,,,")
    second = folder(tmp_path / "second", organisations="REEFBODY,Reef Body,,NGO,ngo,,,,,,,,")
    record = World.load([first, second]).entity("REEFBODY")
    assert record is not None
    assert (record.sort, record.role) == ("ngo", "NGO")


def test_override_closes_a_tenure(tmp_path: Path) -> None:
    """A line with the same person, id, office and beginning gives a tenure another end."""
    own = folder(
        tmp_path / "own", people="Joe Biden,Joseph Biden,Biden,USA,GOV,head-of-state,2021-01-20,2021-01-21,"
    )
    tenures = [
        one.until.isoformat()
        for mention in World.load([own]).find("Joe Biden")
        for one in mention.candidates
        if one.office == "head-of-state" and one.until
    ]
    assert tenures == ["2021-01-21"]


def test_unknown_table(tmp_path: Path) -> None:
    """A file that is no table of the world is a fault, not silently left out."""
    (tmp_path / "peoples.csv").write_text("person\n")
    with pytest.raises(
        DataFileError, match=r"peoples\.csv: no table of the world has this name; it is one of"
    ):
        World.load([tmp_path])


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without a table is a fault: most likely the wrong folder."""
    with pytest.raises(DataFileError, match="holds no table of the world"):
        World.load([tmp_path])


def test_examples_of_the_how_to(tmp_path: Path) -> None:
    """The files that the how-to shows can be read, add their names and close the tenure."""
    page = (ROOT / "docs" / "how-to" / "add-your-own-names.md").read_text(encoding="utf-8")
    bodies, people = re.findall(r"```text\n(.*?)```", page, flags=re.DOTALL)
    (tmp_path / "organisations.csv").write_text(bodies, encoding="utf-8")
    (tmp_path / "people.csv").write_text(people, encoding="utf-8")
    world = World.load([tmp_path])
    (mention,) = world.find("said Amina Korsgård")
    assert mention.candidates[0].id == "LAKESIDE"
    assert world.holder("foreign-minister", "NOR", date(2026, 11, 20)) is not None
    assert world.holder("foreign-minister", "NOR", date(2026, 11, 21)) is None
