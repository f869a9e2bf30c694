"""Names as data: a name of two is weak, dated apart, or has its readings told."""

from collections import defaultdict
from datetime import date
from itertools import combinations

import pytest

from dragoman.world.days import first_day, last_day
from dragoman.world.fold import fold_name
from dragoman.world.names import read_name
from dragoman.world.tables import Row

Bearer = tuple[str, date, date]
WIDTH = 366  # days: two whose days meet in a year that is known no better


def strong_names(row: Row) -> set[str]:
    """The names of a line that count without support."""
    names = [read_name(cell) for cell in [row["name"], *row.many("aliases")]]
    return {fold_name(name.text) for name in names if not name.weak}


def bearer(row: Row) -> Bearer:
    """Whom a line's names stand for, and when; an organ speaks for its body."""
    id_ = row["id"]
    if row.cells.get("kind") == "organ" and row.cells.get("leader"):
        id_ = row["leader"]
    return id_, first_day(row["since"], row.where) or date.min, last_day(row["until"], row.where) or date.max


def at_once(one: Bearer, other: Bearer) -> bool:
    """Tell whether two different bearers bear a name on the same days."""
    return one[0] != other[0] and (min(one[2], other[2]) - max(one[1], other[1])).days > WIDTH


@pytest.mark.parametrize("group", [("organisations", "groups"), ("places",), ("states",)])
def test_names_are_unambiguous(tables: dict[str, list[Row]], group: tuple[str, ...]) -> None:
    """No two of the same standing bear a strong name at once unless readings.csv tells them apart."""
    told = {fold_name(row["name"]) for row in tables["readings"]}
    bearers: dict[str, set[Bearer]] = defaultdict(set)
    for table in group:
        for row in tables[table]:
            for name in strong_names(row):
                bearers[name].add(bearer(row))
    doubtful = {
        name: sorted(who)
        for name, who in bearers.items()
        if name not in told and any(at_once(*pair) for pair in combinations(sorted(who), 2))
    }
    assert doubtful == {}


def test_full_names_of_one_state(tables: dict[str, list[Row]]) -> None:
    """Two people of one state do not bear the same full name while both hold office."""
    people: dict[tuple[str, str], set[Bearer]] = defaultdict(set)
    for row in tables["people"]:
        for name in {row["person"], *row.many("variants")}:
            if " " in name:
                _, since, until = bearer(row)
                people[row["id"], fold_name(read_name(name).text)].add((row["person"], since, until))
    doubtful = {
        key: sorted(who)
        for key, who in people.items()
        if any(at_once(*pair) for pair in combinations(sorted(who), 2))
    }
    assert doubtful == {}


def test_one_spelling_everywhere(tables: dict[str, list[Row]]) -> None:
    """A variant that is another line's canonical spelling is another person's, told apart by a longer name."""
    canonical = {row["person"] for row in tables["people"]}
    crossed = sorted(
        {
            f"{row['person']} = {variant}"
            for row in tables["people"]
            for variant in row.many("variants")
            if variant in canonical and variant != row["person"] and not row["person"].startswith(variant)
        }
    )
    assert crossed == []
