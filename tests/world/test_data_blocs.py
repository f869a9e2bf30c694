"""Memberships as data: none before the bloc existed or after it ended, none twice at once."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

from dragoman.world.days import first_day, last_day
from dragoman.world.tables import Row


def test_no_member_before_the_bloc(tables: dict[str, list[Row]]) -> None:
    """Nobody stands in a bloc before it existed, counting the body it grew out of."""
    blocs = {row["id"]: row for row in tables["organisations"]}
    early = []
    for row in tables["memberships"]:
        bloc = blocs[row["organisation"]]
        founded, since = first_day(bloc["since"], bloc.where), last_day(row["since"], row.where)
        if founded and since and since < founded:
            early.append(f"{row.where}: {row['id']} in {bloc['id']} since {row['since']}, before {founded}")
    assert early == []


def test_no_member_after_the_bloc(tables: dict[str, list[Row]]) -> None:
    """Nobody stands in a bloc after it ended."""
    blocs = {row["id"]: row for row in tables["organisations"]}
    late = []
    for row in tables["memberships"]:
        bloc = blocs[row["organisation"]]
        ended, until = last_day(bloc["until"], bloc.where), first_day(row["until"], row.where)
        if ended and (until is None or until > ended):
            late.append(f"{row.where}: {row['id']} in {bloc['id']} until {row['until']!r}, after {ended}")
    assert late == []


def test_no_member_before_the_state(tables: dict[str, list[Row]]) -> None:
    """No state joined a bloc before it existed itself."""
    born = {row["id"]: first_day(row["since"], row.where) for row in tables["states"]}
    early = []
    for row in tables["memberships"]:
        since, own = last_day(row["since"], row.where), born.get(row["id"])
        if since and own and since < own:
            early.append(f"{row.where}: {row['id']} since {row['since']}, itself since {own}")
    assert early == []


def test_one_standing_at_a_time(tables: dict[str, list[Row]]) -> None:
    """The same standing of the same entity in the same bloc is told once for any day."""
    held: dict[tuple[str, str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for row in tables["memberships"]:
        since = last_day(row["since"], row.where) or date.min
        until = first_day(row["until"], row.where) or date.max
        held[row["id"], row["organisation"], row["standing"]].append((since, until, row.where))
    twice = [
        f"{key}: {first[2]} and {second[2]}"
        for key, standings in held.items()
        for first, second in pairwise(sorted(standings))
        if first[1] > second[0]
    ]
    assert twice == []


def test_security_council_is_whole(tables: dict[str, list[Row]]) -> None:
    """In every year since 2000 the Security Council has five permanent and ten elected members."""
    seats = [row for row in tables["memberships"] if row["organisation"] == "UNSC"]
    for year in range(2000, 2027):
        day = date(year, 7, 1)
        sitting = [
            row["standing"]
            for row in seats
            if (first_day(row["since"], row.where) or date.min)
            <= day
            <= (last_day(row["until"], row.where) or date.max)
        ]
        assert (sitting.count("permanent"), sitting.count("elected")) == (5, 10), year
