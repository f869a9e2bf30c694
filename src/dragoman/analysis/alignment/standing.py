"""Ties that weigh on an edge on a day: of the world's data, and of what articles tell."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import cast

from dragoman.analysis.alignment.model import Standing
from dragoman.analysis.evidence import Evidence, cite
from dragoman.records import Report, ReportKind, Tie
from dragoman.world import World

DATA = Path(__file__).parent / "data"
MOST = 150
"""Actors among whom the world's ties are looked for, in the order given: each with each."""
TIES: tuple[ReportKind, ...] = ("tie",)
Couple = tuple[str, str]


@cache
def weights() -> Mapping[tuple[str, bool], float]:
    """What a tie of a kind that holds, or does not, counts for (`data/standing.csv`)."""
    with (DATA / "standing.csv").open(encoding="utf-8", newline="") as file:
        return {(row["kind"], row["holds"] == "yes"): float(row["score"]) for row in csv.DictReader(file)}


def standing_ties(
    evidence: Evidence, world: World, actors: Sequence[str], on: date, known_on: datetime | None
) -> dict[Couple, list[Standing]]:
    """Give the ties that weigh on a day between any two of some actors, the world's first.

    What the world and an article, or an article from either side, both say weighs once. Of several
    articles on one tie the latest by that day counts. A tie told without a beginning
    counts from the day it was told.
    """
    found: dict[Couple, list[Standing]] = {}
    for a, b in combinations(sorted(set(actors[:MOST])), 2):
        for fact in world.ties(a, b, on):
            if (fact.kind, fact.holds) in weights():
                tie = Standing(kind=fact.kind, a=fact.a, b=fact.b, holds=fact.holds, since=fact.since)
                found.setdefault((a, b), []).append(tie)
    wanted = frozenset(actors)
    for tie in _told(evidence.reports(kinds=TIES, known_on=known_on), on):
        couple = (min(tie.a, tie.b), max(tie.a, tie.b))
        held = found.setdefault(couple, []) if wanted.issuperset(couple) and tie.a != tie.b else None
        if held is not None and all((one.kind, one.holds) != (tie.kind, tie.holds) for one in held):
            held.append(tie)
    return found


def _told(reports: Iterable[Report], on: date) -> list[Standing]:
    """What articles tell of ties on a day: the latest telling of each."""
    latest: dict[tuple[str, str, str], tuple[date, str, Standing]] = {}
    for report in reports:
        tie = cast("Tie", report.record)
        told = report.published.latest or report.recorded_at.date()
        since, until = _day(tie.since), _day(tie.until)
        begins = min(since, told) if since else told
        if tie.until and until is None:
            continue  # it ended on a day that cannot be read: nothing can be said of any day
        if begins > on or (not tie.holds and until is not None and until > on):
            continue
        holds = tie.holds and (until is None or until >= on)
        key = (tie.kind, tie.a, tie.b)
        one = Standing(kind=tie.kind, a=tie.a, b=tie.b, holds=holds, since=since, citation=cite(report))
        if key not in latest or latest[key][:2] < (told, report.id):
            latest[key] = (told, report.id, one)
    return [one for _, (_, _, one) in sorted(latest.items()) if (one.kind, one.holds) in weights()]


def _day(text: str | None) -> date | None:
    """The first day of an ISO date that may lack month or day."""
    try:
        year, month, day = (int(part) for part in [*(text or "").split("-"), "1", "1"][:3])
        return date(year, month, day)
    except ValueError:
        return None
