"""What each table's rows mean: the names they give and the records they make."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import cast, get_args

import msgspec

from dragoman.records.errors import DataFileError
from dragoman.world.days import first_day, last_day
from dragoman.world.fold import fold_name
from dragoman.world.names import read_name
from dragoman.world.tables import ROLES, Row
from dragoman.world.types import EntityRecord, Fact, Kind, Place, Referent, Standing

Named = Iterator[tuple[str, Referent]]
_KINDS = frozenset(get_args(Kind))
_TITLES = frozenset({"Ayatollah", "Emir", "General", "King", "Lord", "Prince", "Queen", "Sheikh", "Sultan"})
# Only what has a government speaks as one (codebook section 2: a state and whatever speaks for it).
_GOVERNED = frozenset({"state", "observer"})


def weakened(referent: Referent) -> Referent:
    """Give the same referent as a weak name's."""
    return msgspec.structs.replace(referent, weak=True)


def kind(row: Row) -> Kind:
    """Read a referent kind, DataFileError for another word."""
    if row["kind"] not in _KINDS:
        raise DataFileError(f"{row.where}: {row['kind']!r} is no kind; one of {', '.join(sorted(_KINDS))}")
    return cast("Kind", row["kind"])


def yes(row: Row, column: str, *, empty: bool = False) -> bool:
    """Read a yes/no cell."""
    words = {"yes": True, "true": True, "no": False, "false": False, "": empty}
    if row[column].lower() not in words:
        raise DataFileError(f"{row.where}: {row[column]!r} in {column}; write yes or no")
    return words[row[column].lower()]


def _role(row: Row) -> str | None:
    if row["role"] and row["role"] not in ROLES:
        raise DataFileError(f"{row.where}: {row['role']!r} is no role")
    return row["role"] or None


def _referent(row: Row, kind_: Kind, **more: object) -> Referent:
    base = Referent(
        id=row["id"],
        name=read_name(row.cells.get("name", "")).text,
        kind=kind_,
        since=first_day(row["since"], row.where),
        until=last_day(row["until"], row.where),
    )
    return msgspec.structs.replace(base, **more)


def state_names(row: Row) -> Named:
    """Names of one row of states.csv: the state, its people, its capital, seats and institutions."""
    role = "GOV" if row["kind"] in _GOVERNED else None
    head: Kind = "people" if row["kind"] == "people" else ("place" if row["kind"] == "territory" else "state")
    itself = _referent(row, head, role=role)
    for name in [row["name"], *row.many("aliases")]:
        yield name, itself
    for name in row.many("adjectives"):
        # "Franco-" counts only as the first half of a compound; the hyphen is not in the span
        yield name, _referent(row, "adjective")
    for name in row.many("demonyms"):
        yield name, _referent(row, "demonym")
    for name in row.many("capital"):
        yield name, _referent(row, "capital", role=role)
    for name, seat_role in row.with_roles("seats", role or ""):
        yield name, _referent(row, "seat", role=seat_role or None, name=read_name(name).text)
    for name, its_role in row.with_roles("institutions", "GOV"):
        yield name, _referent(row, "institution", role=its_role, name=read_name(name).text)


def organisation_names(row: Row) -> Named:
    """Names of one row of organisations.csv; an organ's names stand for the body it speaks for."""
    body = row.many("leader")
    id_ = body[0] if row["kind"] == "organ" and body else row["id"]
    referent = _referent(row, "organisation", id=id_, role=_role(row) or "IGO")
    for name in [row["name"], *row.many("aliases"), *_initials(row)]:
        yield name, referent


def group_names(row: Row) -> Named:
    """Names of one row of groups.csv; after its `until` the name stands for what the group `became`."""
    referent = _referent(row, "group", role=_role(row))
    heir = None
    if row["became"] and referent.until:
        ruled = row["became"].isalpha() and len(row["became"]) == 3  # noqa: PLR2004 - an ISO code: it came to power
        heir = msgspec.structs.replace(
            referent,
            id=row["became"],
            role="GOV" if ruled else referent.role,
            since=referent.until + timedelta(days=1),
            until=None,
        )
    for name in [row["name"], *row.many("aliases"), *_initials(row)]:
        yield name, referent
        if heir:
            yield name, heir


def _initials(row: Row) -> list[str]:
    """An id that is the initials of the name, as a weak name: it counts beside the name written out."""
    names = [row["name"], *row.many("aliases")]
    initials = "".join(
        word[0] for word in read_name(row["name"]).text.replace("-", " ").split() if word[0].isupper()
    )
    known = any(read_name(name).text == row["id"] for name in names)
    return [f"{row['id']}?"] if initials == row["id"] and not known else []


def person_names(row: Row) -> Named:
    """Names of one tenure: the full names, and the short ones as weak."""
    person = row["person"]
    referent = _referent(
        row, "person", role=_role(row), person=person, name=person, office=row["office"] or None
    )
    for name in [person, *row.many("variants")]:
        yield name, referent
        title, _, rest = name.partition(" ")
        if title in _TITLES and person.startswith(f"{rest} "):
            # "Sheikh Tamim" beside "Tamim bin Hamad": the title goes with the whole name too
            yield f"{title} {person}", referent
    for name in row.many("short"):
        yield name, weakened(referent)


def place_names(row: Row) -> Named:
    """Names of one row of places."""
    referent = _referent(row, "place")
    for name in [row["name"], *row.many("aliases")]:
        yield name, referent


NAMED: dict[str, Callable[[Row], Named]] = {
    "states": state_names,
    "organisations": organisation_names,
    "groups": group_names,
    "people": person_names,
    "places": place_names,
}


def standing(row: Row) -> Standing:
    """One row of memberships.csv."""
    return Standing(
        id=row["id"],
        organisation=row["organisation"],
        standing=row["standing"],
        since=first_day(row["since"], row.where),
        until=last_day(row["until"], row.where),
        note=row["note"],
    )


def fact(row: Row) -> Fact:
    """One row of facts.csv."""
    return Fact(
        kind=row["kind"],
        a=row["a"],
        b=row["b"],
        holds=yes(row, "holds", empty=True),
        since=first_day(row["since"], row.where),
        until=last_day(row["until"], row.where),
        matter=row["matter"] or None,
        note=row["note"],
    )


def places(table: list[Row]) -> dict[str, list[Place]]:
    """Index the rows of places by the folded forms of their names."""
    found: dict[str, list[Place]] = {}
    for row in table:
        place = Place(
            name=read_name(row["name"]).text,
            sort=row["kind"],
            latitude=row.number("latitude"),
            longitude=row.number("longitude"),
            id=row["id"],
            claimed_by=tuple(row.many("claimed_by")),
            since=first_day(row["since"], row.where),
            until=last_day(row["until"], row.where),
            note=row["note"],
        )
        for name in dict.fromkeys([row["name"], *row.many("aliases")]):
            found.setdefault(fold_name(read_name(name).text), []).append(place)
    return found


def entities(tables: dict[str, list[Row]]) -> dict[str, EntityRecord]:
    """Make the entity records of states, organisations and groups."""
    members: dict[str, list[str]] = {}
    for row in tables["memberships"]:
        if row["standing"] == "member" and not row["until"]:
            members.setdefault(row["organisation"], []).append(row["id"])
    found: dict[str, EntityRecord] = {}
    for row in tables["groups"]:
        found[row["id"]] = _record(row, "group", state=row["state"] or None)
    for row in tables["states"]:
        found[row["id"]] = _state_record(row)
    for row in tables["organisations"]:
        found[row["id"]] = _record(
            row,
            row["kind"],
            members=tuple(dict.fromkeys(members.get(row["id"], ()))),
            leaders=tuple(row.many("leader")),
            descriptions=tuple(row.many("descriptions")),
            decides_by=row["decides_by"] or None,
            obliges_to=row["obliges_to"] or None,
        )
    return found


def _state_record(row: Row) -> EntityRecord:
    capital = row.many("capital")
    return _record(
        row,
        row["kind"],
        adjectives=_plain(row.many("adjectives")),
        demonyms=_plain(row.many("demonyms")),
        capital=read_name(capital[0]).text if capital else None,
        borders=tuple(row.many("borders")),
        latitude=row.number("latitude"),
        longitude=row.number("longitude"),
    )


def _record(row: Row, sort: str, **more: object) -> EntityRecord:
    base = EntityRecord(
        id=row["id"],
        name=read_name(row["name"]).text,
        sort=sort,
        role=(_role(row) if "role" in row.cells else None),
        aliases=_plain(row.many("aliases")),
        since=first_day(row["since"], row.where),
        until=last_day(row["until"], row.where),
        note=row["note"],
    )
    return msgspec.structs.replace(base, **more)


def _plain(cells: list[str]) -> tuple[str, ...]:
    return tuple(read_name(cell).text for cell in cells)
