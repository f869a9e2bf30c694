"""The data files themselves: they fit their schema, agree with each other and name what exists."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from dragoman.world.checks import check_tables
from dragoman.world.days import first_day, last_day
from dragoman.world.fold import fold_name
from dragoman.world.names import read_name
from dragoman.world.tables import COLUMNS, KEYS, ROLES, Row, read_rows, table_files
from dragoman.world.world import DATA

TABLES = {
    name: [row for path in table_files(DATA, name) for row in read_rows(path, COLUMNS[name])] for name in KEYS
}
STATES = {row["id"]: row for row in TABLES["states"]}
IDS = {row["id"] for name in ("states", "organisations", "groups") for row in TABLES[name]}


def faults(lines: Iterator[str]) -> str:
    """Join what is wrong, one a line, for the message of a failing test."""
    return "\n".join(lines)


@pytest.mark.parametrize("table", [name for name in KEYS if "since" in COLUMNS[name]])
def test_times(table: str) -> None:
    """Every date can be read, and none ends before it begins."""

    def wrong(row: Row) -> bool:
        since, until = first_day(row["since"], row.where), last_day(row["until"], row.where)
        return since is not None and until is not None and since > until

    assert faults(f"{row.where}: ends before it begins" for row in TABLES[table] if wrong(row)) == ""


@pytest.mark.parametrize("table", list(KEYS))
def test_keys(table: str) -> None:
    """No two lines of a table say the same of the same."""
    counts = Counter(tuple(row[column] for column in KEYS[table]) for row in TABLES[table])
    assert faults(f"{table}: {key} stands {count} times" for key, count in counts.items() if count > 1) == ""


def test_states_are_whole() -> None:
    """Every state has an ISO code, an adjective, a position, and a capital unless it is a city itself."""
    states = [row for row in TABLES["states"] if row["kind"] == "state"]
    assert len(states) == 193
    city_states = {"MCO", "SGP", "SMR", "STP", "DMA", "BEL"}  # capital told by name alone, or another's first
    for row in states:
        assert len(row["id"]) == 3, row.where
        assert row["adjectives"] or row["id"] in {"COG", "DMA"}, row.where
        assert row["capital"] or row["id"] in city_states, row.where
        assert -90 <= float(row["latitude"]) <= 90, row.where
        assert -180 <= float(row["longitude"]) <= 180, row.where


def test_borders_are_mutual() -> None:
    """Who borders on another is bordered on by it."""
    pairs = {(row["id"], other) for row in TABLES["states"] for other in row.many("borders")}
    known = {id_ for id_, row in STATES.items() if row["kind"] in {"state", "observer"}}
    lone = [f"{a} has {b}, not {b} {a}" for a, b in sorted(pairs) if (b, a) not in pairs and {a, b} <= known]
    assert faults(iter(lone)) == ""
    assert {b for _, b in pairs} <= IDS


def test_organisation_ids_are_no_states() -> None:
    """No organisation bears the id of a state or group; an organ of a state may."""
    taken = set(STATES) | {row["id"] for row in TABLES["groups"]}
    assert not taken & {row["id"] for row in TABLES["organisations"]}


@pytest.mark.parametrize("table", [name for name in KEYS if ",role," in f",{COLUMNS[name]},"])
def test_roles(table: str) -> None:
    """Every role is one of the codebook's (section 2)."""
    assert (
        faults(f"{row.where}: {row['role']}" for row in TABLES[table] if row["role"] not in ROLES | {""})
        == ""
    )


def test_ambassadors_posts() -> None:
    """An ambassador is sent to somebody who exists."""
    posts = (
        (row, row["office"].partition(":")[2])
        for row in TABLES["people"]
        if row["office"].startswith("ambassador:")
    )
    assert faults(f"{row.where}: {post}" for row, post in posts if post not in IDS) == ""


def test_one_spelling_a_person() -> None:
    """No person's canonical spelling is a variant of another line's person of the same entity."""
    canonical = defaultdict(set)
    for row in TABLES["people"]:
        canonical[row["id"]].add(row["person"])
    lines = (
        f"{row.where}: {variant!r} is a variant of {row['person']!r} and a person of its own for {row['id']}"
        for row in TABLES["people"]
        for variant in row.many("variants")
        if variant in canonical[row["id"]] and variant != row["person"]
    )
    assert faults(lines) == ""


def test_short_names_are_short() -> None:
    """What news calls a person alone is no bare initial."""
    bad = (
        f"{row.where}: {short!r}" for row in TABLES["people"] for short in row.many("short") if len(short) < 2
    )
    assert faults(bad) == ""


def test_state_names_are_unambiguous() -> None:
    """A name of two states is weak, dated apart, or has its readings told."""
    told = {fold_name(row["name"]) for row in TABLES["readings"]}
    owners: dict[str, set[str]] = defaultdict(set)
    for row in TABLES["states"]:
        if row["kind"] in {"former", "people"}:
            continue
        cells = [
            row["name"],
            *(cell for column in ("aliases", "adjectives", "capital") for cell in row.many(column)),
        ]
        cells += [name for column in ("seats", "institutions") for name, _ in row.with_roles(column, "GOV")]
        for cell in cells:
            name = read_name(cell)
            if not name.weak:
                owners[fold_name(name.text)].add(row["id"])
    lines = (f"{name}: {sorted(ids)}" for name, ids in owners.items() if len(ids) > 1 and name not in told)
    assert faults(lines) == ""


def test_places() -> None:
    """Every place lies on the globe."""
    for row in TABLES["places"]:
        if row["latitude"]:
            assert -90 <= float(row["latitude"]) <= 90, row.where
            assert -180 <= float(row["longitude"]) <= 180, row.where


def test_facts() -> None:
    """Every fact says whether it holds, and there are enough."""
    for row in TABLES["facts"]:
        assert row["holds"] in {"yes", "no"}, row.where
    assert len(TABLES["facts"]) >= 150


def test_extent() -> None:
    """The files are as wide as they are meant to be."""
    assert len(TABLES["organisations"]) >= 110
    assert {row["organisation"] for row in TABLES["memberships"]} >= set(
        "NATO EU CSTO CIS EAEU SCO BRICS G7 G20 AU ECOWAS IGAD SADC EAC LAS GCC OIC ASEAN SAARC QUAD AES OAS MERCOSUR "  # noqa: SIM905
        "OSCE UNSC UN".split()
    )
    assert (
        sum(1 for row in TABLES["memberships"] if row["organisation"] == "UN" and row["standing"] == "member")
        == 193
    )


def test_tables_fit_each_other() -> None:
    """Every kind and office is known, nothing needed is missing, and no id dangles."""
    check_tables(TABLES)


def test_readings_have_something_to_go_by() -> None:
    """A reading is the usual one or has cues."""
    assert faults(row.where for row in TABLES["readings"] if not row["default"] and not row["near"]) == ""
