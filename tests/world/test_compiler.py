"""Laying out of tables as names and referents."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.records.errors import DataFileError
from dragoman.world.compiler import compile_tables
from dragoman.world.tables import COLUMNS, read_tables
from dragoman.world.types import Compiled, Referent


def compiled(folder: Path, **tables: str) -> Compiled:
    """Compile a world of a few lines."""
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text(COLUMNS[name] + "\n" + lines)
    return compile_tables(read_tables([folder]))


def referents(world: Compiled, surface: str) -> list[Referent]:
    """Give what a surface may stand for."""
    return [world.referents[index] for index in world.targets[world.surfaces.index(surface)]]


def test_state_and_its_names(tmp_path: Path) -> None:
    """A state's row gives its name, adjective, people, capital, seats and institutions, each of its kind."""
    world = compiled(
        tmp_path,
        states="ATL,Atlantis,,Atlantean,Atlanteans,Poseidonia,Coral Palace|Reef:MIL,Shell Guard:MIL,,,,,,state,\n",
    )
    kinds = {
        surface: (referents(world, surface)[0].kind, referents(world, surface)[0].role)
        for surface in world.surfaces
    }
    assert kinds == {
        "Atlantis": ("state", "GOV"),
        "Atlantean": ("adjective", None),
        "Atlanteans": ("demonym", None),
        "Poseidonia": ("capital", "GOV"),
        "Coral Palace": ("seat", "GOV"),
        "Reef": ("seat", "MIL"),
        "Shell Guard": ("institution", "MIL"),
    }


def test_group_that_came_to_power(tmp_path: Path) -> None:
    """After a group's end its name stands for what it became (codebook section 7, the Afghan Taliban)."""
    world = compiled(tmp_path, groups="TIDE,Tide,,ATL,REB,,1994,2021-08-14,ATL,\n")
    before, after = referents(world, "Tide")
    assert (before.id, before.until) == ("TIDE", date(2021, 8, 14))
    assert (after.id, after.since, after.role) == ("ATL", date(2021, 8, 15), "GOV")


def test_short_names_are_weak(tmp_path: Path) -> None:
    """A surname alone, and any single word for a person, is weak; the full name is not."""
    world = compiled(
        tmp_path,
        people="Ann Reef,,Reef,ATL,GOV,foreign-minister,2020,,\nCoral,Pope Coral,,ATL,GOV,leader,2020,,\n",
    )
    assert [referents(world, name)[0].weak for name in ("Ann Reef", "Reef", "Coral", "Pope Coral")] == [
        False,
        True,
        True,
        False,
    ]


def test_territory_outranks_place(tmp_path: Path) -> None:
    """A disputed territory's own id wins over the place of its name, but not for other times."""
    world = compiled(
        tmp_path,
        states="ISLE,Isle,,,,Port,,,1990,2020,,,,contested,\n",
        places="Isle,,island,1,1,ATL,,,,\nPort,,town,1,1,ATL,,2021,,\n",
    )
    assert [one.id for one in referents(world, "Isle")] == ["ISLE"]
    assert [one.id for one in referents(world, "Port")] == ["ISLE", "ATL"]


def test_fault_names_its_line(tmp_path: Path) -> None:
    """A wrong date is reported with file and line."""
    with pytest.raises(DataFileError, match=r"groups\.csv line 2: 'soon'"):
        compiled(tmp_path, groups="TIDE,Tide,,ATL,REB,,soon,,,\n")


def test_initials_are_weak(tmp_path: Path) -> None:
    """An id that is a body's initials is a weak name of it; an id of another make is none."""
    world = compiled(
        tmp_path,
        organisations="DSC,Deep Sea Council,,IGO,bloc,,,,,,,,\nTIDEWATER,Tidal Forum,,IGO,bloc,,,,,,,,\n",
    )
    assert referents(world, "DSC")[0].weak
    assert "TIDEWATER" not in world.surfaces


def test_organ_speaks_for_its_body(tmp_path: Path) -> None:
    """An organ's names stand for the body it speaks for (codebook section 2, Actor and recipient)."""
    world = compiled(
        tmp_path,
        organisations="SEA,Sea Union,,IGO,bloc,,,,,,,,\nSEAX,Sea Executive,,IGO,organ,SEA,,,,,,,\n",
    )
    assert referents(world, "Sea Executive")[0].id == "SEA"
    assert set(world.entities) == {"SEA", "SEAX"}


def test_title_goes_with_the_whole_name(tmp_path: Path) -> None:
    """Where a title stands before half a name it is known before the whole name too."""
    world = compiled(
        tmp_path, people="Reef bin Coral Al Shell,Sheikh Reef bin Coral,,ATL,GOV,head-of-state,2020,,\n"
    )
    assert "Sheikh Reef bin Coral Al Shell" in world.surfaces
