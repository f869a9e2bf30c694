"""The data files themselves: they fit their schema, agree with each other and name what exists."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

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
STATE_KINDS = {"state", "observer", "contested", "territory", "former", "people", "collective"}
PLACE_KINDS = set(
    "town region territory corridor crossing strait sea venue base river mountain island".split()  # noqa: SIM905
)
TIE_KINDS = {
    "recognises",
    "diplomatic-relations",
    "member-of",
    "participates-in",
    "allied-with",
    "partner-of",
    "backs-on",
    "in-conflict-with",
    "claims",
    "controls",
    "peacekeepers-in",
    "dependent-on",
    "ceasefire",
    "agreement",
}
OFFICES = {
    "head-of-state",
    "head-of-government",
    "foreign-minister",
    "defence-minister",
    "deputy-foreign-minister",
    "deputy-head-of-government",
    "army-chief",
    "security-adviser",
    "spy-chief",
    "leader",
    "secretary-general",
    "spokesperson",
    "spokesperson:foreign-ministry",
    "speaker",
    "opposition-leader",
    "interior-minister",
    "other",
}
# one seat, one holder: several spokesmen, deputies or leaders at once are no fault
SINGLE = {"head-of-government", "foreign-minister", "defence-minister", "army-chief", "secretary-general"}


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


def test_state_kinds() -> None:
    """The kind of a line of states.csv is one of those the README names."""
    assert {row["kind"] for row in TABLES["states"]} <= STATE_KINDS


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


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("memberships", "id"),
        ("memberships", "organisation"),
        ("facts", "a"),
        ("facts", "b"),
        ("people", "id"),
        ("groups", "state"),
        ("groups", "became"),
        ("places", "id"),
        ("places", "claimed_by"),
        ("organisations", "leader"),
        ("readings", "id"),
    ],
)
def test_ids_resolve(table: str, column: str) -> None:
    """Every id that one file uses another file tells of."""
    unknown = (
        f"{row.where}: {id_} in {column} is nowhere told of"
        for row in TABLES[table]
        for id_ in row.many(column)
        if id_ not in IDS
    )
    assert faults(unknown) == ""


@pytest.mark.parametrize("table", [name for name in KEYS if ",role," in f",{COLUMNS[name]},"])
def test_roles(table: str) -> None:
    """Every role is one of the codebook's (section 2)."""
    assert (
        faults(f"{row.where}: {row['role']}" for row in TABLES[table] if row["role"] not in ROLES | {""})
        == ""
    )


def test_offices() -> None:
    """Every office is one that the README names."""

    def known(office: str) -> bool:
        return office in OFFICES or office.startswith(("ambassador:", "envoy:", "spokesperson:"))

    assert (
        faults(f"{row.where}: {row['office']}" for row in TABLES["people"] if not known(row["office"])) == ""
    )


def test_ambassadors_posts() -> None:
    """An ambassador is sent to somebody who exists."""
    posts = (
        (row, row["office"].partition(":")[2])
        for row in TABLES["people"]
        if row["office"].startswith("ambassador:")
    )
    assert faults(f"{row.where}: {post}" for row, post in posts if post not in IDS) == ""


def test_one_holder_at_a_time() -> None:
    """An office that has one holder has one on any day, unless a note says why there were two.

    A month's overlap is let pass: it is the width of dates known to the month or year.
    """
    held: dict[tuple[str, str], list[tuple[date, date, Row]]] = defaultdict(list)
    for row in TABLES["people"]:
        if row["office"] in SINGLE and not row["note"] and row["role"] == "GOV":
            since = last_day(row["since"], row.where) or date.min
            until = first_day(row["until"], row.where) or date.max
            held[row["office"], row["id"]].append((since, until, row))
    lines = []
    for (office, id_), tenures in sorted(held.items()):
        tenures.sort(key=lambda one: (one[0], one[1]))
        for (_, until, first), (since, _, second) in pairwise(tenures):
            if first["person"] != second["person"] and until > since and (until - since).days > 31:
                lines.append(
                    f"{office} {id_}: {first['person']} ({first.where}) and {second['person']} ({second.where})"
                )
    assert faults(iter(lines)) == ""


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


def test_organisation_names_are_unambiguous() -> None:
    """No two organisations bear one name unless it is weak or has its readings told."""
    told = {fold_name(row["name"]) for row in TABLES["readings"]}
    owners: dict[str, set[str]] = defaultdict(set)
    for row in TABLES["organisations"]:
        for cell in [row["name"], *row.many("aliases")]:
            name = read_name(cell)
            if not name.weak:
                owners[fold_name(name.text)].add(row["id"])
    lines = (f"{name}: {sorted(ids)}" for name, ids in owners.items() if len(ids) > 1 and name not in told)
    assert faults(lines) == ""


def test_places() -> None:
    """Every place is of a known kind and lies on the globe."""
    for row in TABLES["places"]:
        assert row["kind"] in PLACE_KINDS, f"{row.where}: {row['kind']}"
        if row["latitude"]:
            assert -90 <= float(row["latitude"]) <= 90, row.where
            assert -180 <= float(row["longitude"]) <= 180, row.where


def test_facts() -> None:
    """Every fact is of a known kind, holds or not, and tells of two."""
    for row in TABLES["facts"]:
        assert row["kind"] in TIE_KINDS, f"{row.where}: {row['kind']}"
        assert row["holds"] in {"yes", "no"}, row.where
        assert row["a"], row.where
        assert row["b"], row.where
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


def test_readings_have_something_to_go_by() -> None:
    """A reading is the usual one or has cues."""
    assert faults(row.where for row in TABLES["readings"] if not row["default"] and not row["near"]) == ""
