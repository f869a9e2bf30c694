"""What imported event sets have of two actors, by month and source."""

from datetime import date, datetime
from typing import Any

import msgspec

from dragoman.ledger.history import dyad_months
from dragoman.ledger.ledger import Ledger

_COOPERATION = (1, 2)


class HistoryMonth(msgspec.Struct, frozen=True, kw_only=True):
    """What one source has of two actors in one month; `month` is its first day.

    `events` counts all; those without a quad class are neither `cooperation` nor `conflict`. `mean` is the mean
    of the source's own scores, None where it has none; `fatalities` likewise. `a_to_b` counts those in which the
    first is the actor.
    """

    source: str
    month: date
    events: int
    cooperation: int
    conflict: int
    mean: float | None
    a_to_b: int
    b_to_a: int
    fatalities: int | None


def dyad_history(
    ledger: Ledger,
    a: str,
    b: str,
    *,
    since: date | None = None,
    until: date | None = None,
    known_on: datetime | None = None,
) -> tuple[HistoryMonth, ...]:
    """Tell what imported event sets have of two actors, by month and source.

    Args:
        ledger: where they are.
        a: the id of one.
        b: of the other.
        since: only what was on this day or later.
        until: only what was on this day or earlier.
        known_on: as it stood then; now where None.

    Returns:
        A record for each month and source that has events between the two, by month, then source; what was only
        planned, threatened or denied is not counted. Without days and `known_on` it is quick: sums are kept.
    """
    rows = dyad_months(ledger, parties=(a, b), since=since, until=until, known_on=known_on).to_pylist()
    groups: dict[tuple[date, str], list[dict[str, Any]]] = {}
    for row in rows:
        if {row["actor"], row["recipient"]} == {a, b}:
            groups.setdefault((row["month"], row["source"]), []).append(row)
    return tuple(_month(month, source, found, a) for (month, source), found in sorted(groups.items()))


def _month(month: date, source: str, rows: list[dict[str, Any]], a: str) -> HistoryMonth:
    events = sum(row["events"] for row in rows)
    scored = [(row["score"], row["events"]) for row in rows if row["score"] is not None]
    weight = sum(number for _, number in scored)
    dead = [row["fatalities"] for row in rows if row["fatalities"] is not None]
    forth = sum(row["events"] for row in rows if row["actor"] == a)
    helped = sum(row["events"] for row in rows if row["quad"] in _COOPERATION)
    harmed = sum(row["events"] for row in rows if row["quad"] is not None) - helped
    return HistoryMonth(
        source=source,
        month=month,
        events=events,
        cooperation=helped,
        conflict=harmed,
        mean=sum(score * number for score, number in scored) / weight if weight else None,
        a_to_b=forth,
        b_to_a=events - forth,
        fatalities=sum(dead) if dead else None,
    )
