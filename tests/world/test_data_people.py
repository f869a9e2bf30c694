"""Tenures as data: one holder of one office at a time, and enough states covered."""

from collections import defaultdict
from datetime import date

import pytest

from dragoman.world.days import first_day, last_day
from dragoman.world.tables import Row

SINGLE = {
    "head-of-state",
    "head-of-government",
    "foreign-minister",
    "defence-minister",
    "interior-minister",
    "army-chief",
    "secretary-general",
}
# What merely names the office is no reason why two held it.
PLAIN = {"", "president", "prime minister", "king", "emir", "foreign minister", "defence minister"}
WIDTH = 31  # days: the width of dates that are known to the month
FROM, TO = date(2000, 1, 1), date(2026, 11, 22)
WELL_KNOWN = 0.9


def inner(row: Row) -> tuple[date, date]:
    """The days on which a tenure held for certain."""
    return last_day(row["since"], row.where) or date.min, first_day(row["until"], row.where) or date.max


def test_one_holder_at_a_time(tables: dict[str, list[Row]]) -> None:
    """Two hold an office of one holder at once only where a note gives the reason."""
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in tables["people"]:
        if row["office"] in SINGLE:
            held[row["office"], row["id"]].append(row)
    faults = []
    for tenures in held.values():
        for number, one in enumerate(tenures):
            for other in tenures[number + 1 :]:
                if one["person"] != other["person"] and {one["note"], other["note"]} <= PLAIN:
                    days = (min(inner(one)[1], inner(other)[1]) - max(inner(one)[0], inner(other)[0])).days
                    if days > WIDTH:
                        faults.append(f"{one.where} and {other.where}: {one['person']}, {other['person']}")
    assert faults == []


def test_no_tenure_twice(tables: dict[str, list[Row]]) -> None:
    """No two lines tell of the same person in the same office on the same days."""
    held: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in tables["people"]:
        if row["office"] in SINGLE:
            held[row["person"], row["office"], row["id"]].append(row)
    faults = [
        f"{one.where} and {other.where}: {one['person']}"
        for tenures in held.values()
        for number, one in enumerate(tenures)
        for other in tenures[number + 1 :]
        if (min(inner(one)[1], inner(other)[1]) - max(inner(one)[0], inner(other)[0])).days > WIDTH
    ]
    assert faults == []


def known(tenures: list[tuple[date, date]], since: date) -> float:
    """The share of the days from `since` on which somebody is known to hold an office."""
    reached, days = since, 0
    for first, last in sorted(tenures):
        first, last = max(first, reached), min(last, TO)  # noqa: PLW2901 - clipped to what is not counted yet
        if last > first:
            days, reached = days + (last - first).days, last
    return days / (TO - since).days


def covered(tables: dict[str, list[Row]]) -> dict[str, tuple[float, float, float]]:
    """For each state how much of the time since 2000 its head, foreign and defence minister are known."""
    tenures: dict[tuple[str, str], list[tuple[date, date]]] = defaultdict(list)
    for row in tables["people"]:
        office = "head" if row["office"].startswith("head-of-") else row["office"]
        first = first_day(row["since"], row.where) or date.min
        tenures[row["id"], office].append((first, last_day(row["until"], row.where) or TO))
    shares = {}
    for row in tables["states"]:
        if row["kind"] in {"state", "observer"}:
            since = max(FROM, first_day(row["since"], row.where) or FROM)
            head, foreign, defence = (
                known(tenures[row["id"], office], since)
                for office in ("head", "foreign-minister", "defence-minister")
            )
            shares[row["id"]] = (head, foreign, defence)
    return shares


def test_states_covered_since_2000(tables: dict[str, list[Row]]) -> None:
    """At least 80 states have head, foreign and defence minister known for nine tenths of the time since 2000."""
    shares = covered(tables)
    full = sorted(id_ for id_, share in shares.items() if min(share) >= WELL_KNOWN)
    assert len(full) >= 80, full


@pytest.mark.parametrize(
    "id_", ["USA", "GBR", "FRA", "RUS", "CHN", "IND", "TUR", "NOR", "ARM", "AZE", "UKR", "ISR"]
)
def test_main_parties_are_covered(tables: dict[str, list[Row]], id_: str) -> None:
    """Permanent members, usual hosts and parties to the best known disputes are covered almost without a gap."""
    assert min(covered(tables)[id_]) >= WELL_KNOWN


def test_enough_people(tables: dict[str, list[Row]]) -> None:
    """There are at least 1,500 people."""
    assert len({(row["person"], row["id"]) for row in tables["people"]}) >= 1500
