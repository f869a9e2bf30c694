"""The data files: every id, type, mode and role in them exists, and no day has two readings."""

import csv
from datetime import date
from itertools import pairwise

import pytest

from dragoman.exchange.incoming import SOURCES
from dragoman.exchange.incoming.acts import Meaning, meaning_of
from dragoman.exchange.incoming.parties import Parties, Standing, role_of
from dragoman.exchange.incoming.sources import DATA, sources
from dragoman.exchange.tables import acts as cameo_acts
from dragoman.exchange.tables import roles
from dragoman.ontology import event_types
from dragoman.world import World


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_ids_are_known_to_the_world() -> None:
    """Every id that a code stands for is one of the world's."""
    world = World.load([])
    unknown = sorted({row["id"] for row in _rows("actor_codes") if row["id"] and not world.entity(row["id"])})
    assert unknown == []


def test_no_code_has_two_readings_on_a_day() -> None:
    """Rows of one code cover days that do not overlap."""
    spans: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in _rows("actor_codes"):
        key = row["scheme"], row["code"]
        spans.setdefault(key, []).append((row["since"] or "0000", row["until"] or "9999"))
    for key, found in spans.items():
        found.sort()
        for (_, until), (since, _) in pairwise(found):
            assert until < since, key


def test_types_and_modes_are_those_of_the_codebook() -> None:
    """Every act has a type of the codebook, and a mode that this type has."""
    for row in _rows("acts"):
        assert row["type"] in event_types(), row
        assert not row["mode"] or row["mode"] in event_types()[row["type"]].modes, row


def test_every_cameo_code_has_a_type_but_statements() -> None:
    """No code of CAMEO is left out by accident."""
    untyped = sorted(
        code for code in cameo_acts() if code.isdigit() and meaning_of(f"cameo={code}").type is None
    )
    assert all(code.startswith("01") for code in untyped)
    assert "010" in untyped


def test_roles_are_those_of_the_codebook() -> None:
    """Sectors and wrappers name roles that exist."""
    assert {row["role"] for name in ("sectors", "wrappers") for row in _rows(name)} <= set(roles())


@pytest.mark.parametrize("source", SOURCES)
def test_what_a_source_asks_of_its_columns_are_its_columns(source: str) -> None:
    """Required columns, numbers and ids are columns of the source; no column comes twice."""
    told = sources()[source]
    extra = {"actor"} if source == "plover" else set()
    asked = {*told.required, *told.numbers, *([told.id] if told.id else []), *told.other_names.values()}
    assert asked - extra <= set(told.columns)
    assert len(set(told.columns)) == len(told.columns)


@pytest.mark.parametrize(
    ("told", "meaning"),
    [
        ("cameo=0256", Meaning("REQUEST", "yield", "0256", 3)),
        ("cameo=42", Meaning("CONSULT", "visit", "042", 1)),
        ("cameo=190", Meaning("ASSAULT", None, "190", 4)),
        ("cameo=19", Meaning("SUPPORT", None, "019", 1)),
        ("cameo=1999", Meaning("ASSAULT", None, "1999", 4)),
        ("cameo=010", Meaning(None, None, "010", 1)),
        ("cameo=X", Meaning(None, None, None, None)),
        ("plover=ASSAULT/aerial", Meaning("ASSAULT", "aerial", None, 4)),
        ("plover=AGREE|039", Meaning("AGREE", None, "039", 1)),
        ("plover=DISAPPROVE", Meaning("ACCUSE", "disapprove", None, 3)),
        ("plover=", Meaning(None, None, None, None)),
        ("acled=Riots/Mob violence", Meaning("PROTEST", "riot", None, 4)),
        ("acled=Strategic developments/Other", Meaning(None, None, None, None)),
    ],
)
def test_meanings(told: str, meaning: Meaning) -> None:
    """Acts by the longest code that fits; the quad class follows from the type."""
    assert meaning_of(told) == meaning


@pytest.mark.parametrize(
    ("clues", "ids"),
    [
        ("name=Russian Federation", ["RUS"]),
        ("name=Georgia", ["GEO"]),
        ("name=Myanmar (Burma)", ["MMR"]),
        ("party=Government of DR Congo (Zaire)", ["COD"]),
        ("party=Military Forces of Ethiopia (2018-) Special Forces", ["ETH"]),
        ("party=Forces of nobody", []),
        ("body=Russia", []),
        ("group=QQQ\x1fname=HAMAS\x1fcameo=PSE", ["HAMAS"]),
        ("group=QQQ\x1fcameo=PSE", ["PSE"]),
        ("gw=365", ["SUN", "RUS"]),
        ("gw=260", ["DEU"]),
        ("fips=up", ["UKR"]),
        ("id=NKR", ["NKR"]),
        ("cameo=EUR", []),
        ("name=Korea", []),
        ("", []),
    ],
)
def test_parties(clues: str, ids: list[str]) -> None:
    """Clues are tried in order; a name that could be two on one day is nobody's."""
    assert [one.id for one in Parties().of(clues)] == ids


def test_a_body_by_the_day() -> None:
    """A code that changed its meaning has a span for each."""
    assert Parties().of("group=EEC") == (
        Standing("EU", date(1993, 11, 1), None),
        Standing("EEC", None, date(1993, 10, 31)),
    )


def test_sectors() -> None:
    """The most telling sector decides, not the first."""
    assert role_of("icews", "Executive,Government,Military") == "MIL"
    assert role_of("cameo", "GOV;MIL") == "GOV"
    assert role_of("acled", "Protesters (Peru)") == "CVL"
    assert role_of("cameo", "ELI") is None
