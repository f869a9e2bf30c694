"""Offices, standings, ties, neighbours, places and blocs by description."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.records.errors import DataFileError
from dragoman.world import World


def test_holder(world: World) -> None:
    """An office is held by one person on a day, and by another after the handover."""
    before = world.holder("head-of-state", "USA", date(2021, 1, 10))
    after = world.holder("head-of-state", "USA", date(2021, 2, 10))
    assert before is not None
    assert after is not None
    assert (before.person, after.person) == ("Donald Trump", "Joe Biden")


def test_nobody_known(world: World) -> None:
    """Where nobody is known to have held an office the answer is nobody."""
    assert world.holder("head-of-state", "USA", date(1850, 1, 1)) is None
    assert world.holder("army-chief", "NOWHERE", date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    ("id_", "bloc", "on", "standing"),
    [
        ("SWE", "NATO", date(2023, 1, 1), "partner"),
        ("SWE", "NATO", date(2024, 4, 1), "member"),
        ("GBR", "EU", date(2019, 6, 1), "member"),
        ("GBR", "EU", date(2020, 6, 1), None),
        ("NER", "ECOWAS", date(2024, 1, 1), "suspended"),
        ("NER", "ECOWAS", date(2025, 2, 1), None),
        ("ARM", "CSTO", date(2022, 1, 1), "member"),
        ("ARM", "CSTO", date(2024, 6, 1), "frozen"),
        ("UKR", "EU", date(2024, 6, 1), "candidate"),
    ],
)
def test_standing(world: World, id_: str, bloc: str, on: date, standing: str | None) -> None:
    """A standing has its dates; what reduces a membership is told before the membership."""
    held = world.standing(id_, bloc, on)
    assert (held.standing if held else None) == standing


def test_ties_in_either_direction(world: World) -> None:
    """Facts between two are the same asked from either side, and have their time."""
    there = world.ties("TUR", "TRNC", date(2020, 1, 1))
    assert there == world.ties("TRNC", "TUR", date(2020, 1, 1))
    assert ("recognises", "TUR", True) in {(fact.kind, fact.a, fact.holds) for fact in there}
    assert not any(fact.kind == "recognises" for fact in world.ties("TUR", "TRNC", date(1980, 1, 1)))


def test_relations_broken_and_restored(world: World) -> None:
    """Broken relations do not hold until the day they are restored."""

    def relations(on: date) -> set[bool]:
        return {fact.holds for fact in world.ties("SAU", "IRN", on) if fact.kind == "diplomatic-relations"}

    assert relations(date(2020, 1, 1)) == {False}
    assert relations(date(2024, 1, 1)) == {True}


def test_membership_is_a_tie(world: World) -> None:
    """Membership in a bloc is among the ties of member and bloc."""
    assert [fact.kind for fact in world.ties("KAZ", "EAEU", date(2020, 1, 1))] == ["member-of"]
    assert [fact.kind for fact in world.ties("EAEU", "MDA", date(2020, 1, 1))] == ["participates-in"]


def test_entity_and_neighbours(world: World) -> None:
    """A state has adjectives, capital and borders; a bloc has members."""
    state = world.entity("BOL")
    assert state is not None
    assert "Bolivian" in state.adjectives
    assert set(world.neighbours("BOL")) == {"ARG", "BRA", "CHL", "PER", "PRY"}
    bloc = world.entity("MERCOSUR")
    assert bloc is not None
    assert {"ARG", "BRA", "PRY", "URY"} <= set(bloc.members)
    assert world.entity("NOWHERE") is None
    assert world.neighbours("NOWHERE") == ()


def test_places(world: World) -> None:
    """A place is found in any spelling, with its position."""
    (place,) = world.places("Ituri")
    assert place.id == "COD"
    assert place.latitude is not None


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("the Moscow-led security bloc", ("CSTO",)),
        ("a Russian-led trade bloc", ("EAEU",)),
        ("Russia-dominated military alliance", ("CSTO",)),
        ("a Moscow-dominated grouping of ex-Soviet states", ("CIS",)),
        ("the US-led military alliance", ("NATO",)),
        ("the Saudi-led military coalition", ("SAUDI-COALITION",)),
        ("the West African bloc", ("ECOWAS",)),
        ("the pan-African bloc", ("AU",)),
        ("the nuclear watchdog", ("IAEA",)),
        ("a red wheelbarrow", ()),
    ],
)
def test_described(world: World, words: str, ids: tuple[str, ...]) -> None:
    """A bloc is known by who leads it and what it is."""
    assert world.described(words) == ids


def test_described_with_context(world: World) -> None:
    """The words "the regional bloc" mean the one named in the article, or the one most of its states are in."""
    on = date(2023, 8, 1)
    assert len(world.described("the regional bloc")) > 3
    assert world.described("the regional bloc", {"IGAD", "KEN"}, on) == ("IGAD",)
    assert world.described("the regional bloc", {"NGA", "BEN", "GHA"}, on) == ("ECOWAS",)


def test_fault_in_extra_folder(tmp_path: Path) -> None:
    """A fault in a folder of one's own is told with file and line."""
    (tmp_path / "facts.csv").write_text(
        "kind,a,b,holds,since,until,matter,note\nclaims,ESP,GIB,perhaps,,,,\n"
    )
    with pytest.raises(DataFileError, match=r"facts.csv line 2: 'perhaps' in holds"):
        World.load([tmp_path])
