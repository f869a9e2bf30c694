"""Check that the tables fit each other: known kinds and offices, ids that are told of, nothing missing."""

from collections.abc import Iterator

from dragoman.records.errors import DataFileError
from dragoman.world.tables import Row

STATE_KINDS = frozenset(("state", "observer", "contested", "territory", "former", "people", "collective"))
PLACE_KINDS = frozenset(
    (
        *("town", "region", "territory", "corridor", "crossing", "strait", "sea", "venue", "base"),
        *("river", "mountain", "island"),
    )
)
FACT_KINDS = frozenset(
    (
        *("recognises", "diplomatic-relations", "member-of", "participates-in", "allied-with", "partner-of"),
        *("backs-on", "in-conflict-with", "claims", "controls", "peacekeepers-in", "dependent-on"),
        *("ceasefire", "agreement"),
    )
)
"""The kinds of ties (codebook section 4), and two more."""

OFFICES = frozenset(
    (
        *("head-of-state", "head-of-government", "foreign-minister", "defence-minister", "interior-minister"),
        *(
            "deputy-foreign-minister",
            "deputy-head-of-government",
            "army-chief",
            "security-adviser",
            "spy-chief",
        ),
        *("leader", "secretary-general", "spokesperson", "speaker", "opposition-leader", "other"),
    )
)
OFFICES_OF = ("ambassador:", "envoy:", "spokesperson:")
"""Offices that say to whom, or of what."""

NEEDED = {
    "states": ("id", "name", "kind"),
    "organisations": ("id", "name", "kind"),
    "memberships": ("id", "organisation", "standing"),
    "facts": ("kind", "a", "b", "holds"),
    "people": ("person", "id", "role", "office"),
    "groups": ("id", "name"),
    "places": ("name", "kind"),
    "readings": ("name", "id", "kind"),
    "hiding": ("name",),
    "words": ("name",),
}
KINDS = {"states": STATE_KINDS, "places": PLACE_KINDS, "facts": FACT_KINDS}
REFERENCES = {
    "memberships": ("id", "organisation"),
    "facts": ("a", "b"),
    "people": ("id",),
    "groups": ("state", "became"),
    "places": ("id", "claimed_by"),
    "organisations": ("leader",),
    "readings": ("id",),
}


def check_tables(tables: dict[str, list[Row]]) -> None:
    """Check all tables of a world together.

    Raises:
        DataFileError: naming the first line that does not fit, what is wrong there and what to do.
    """
    told = {row["id"] for name in ("states", "organisations", "groups") for row in tables[name]}
    for table, rows in tables.items():
        for row in rows:
            for fault in _faults(table, row, told):
                raise DataFileError(f"{row.where}: {fault}")


def is_office(office: str) -> bool:
    """Tell whether an office is one that the README of the data names."""
    return office in OFFICES or (office.startswith(OFFICES_OF) and not office.endswith(":"))


def _faults(table: str, row: Row, told: set[str]) -> Iterator[str]:
    for column in NEEDED[table]:
        if not row[column]:
            yield f"{column} is empty; every line of {table} needs one"
    known = KINDS.get(table)
    if known and row["kind"] not in known:
        yield f"{row['kind']!r} is no kind of {table}; write one of {', '.join(sorted(known))}"
    if table == "people" and not is_office(row["office"]):
        offices = ", ".join([*sorted(OFFICES), *(f"{office}..." for office in OFFICES_OF)])
        yield f"{row['office']!r} is no office; write one of {offices}"
    for column in REFERENCES.get(table, ()):
        for id_ in row.many(column):
            if id_ not in told:
                yield (
                    f"{id_!r} in {column} is told of nowhere; correct it, or add a line with that id to "
                    "states.csv, organisations.csv or groups.csv"
                )
