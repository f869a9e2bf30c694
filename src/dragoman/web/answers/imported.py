"""What imported event sets have of two actors, told apart by source; none of it is coded of an article here."""

from collections.abc import Iterable
from datetime import date

import msgspec

from dragoman.ledger import Ledger
from dragoman.ledger.history import dyad_months, history, history_files
from dragoman.web.asked import Times

MOST_IMPORTED = 25
"""How many imported events are listed one by one."""


class ImportedYear(msgspec.Struct, frozen=True, kw_only=True):
    """One source's events of a year by quad class; `mean` is their mean score, None where it scores none."""

    source: str
    year: int
    events: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    unclassed: int
    mean: float | None
    fatalities: int | None


class ImportedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One imported event as its source has it."""

    source: str
    event_id: str
    start: date | None
    end: date | None
    actor: str | None
    recipient: str | None
    type: str | None
    cameo: str | None
    score: float | None
    fatalities: int | None
    place: str | None
    text: str | None


def imported_years(ledger: Ledger, parties: tuple[str, str], asked: Times) -> tuple[ImportedYear, ...]:
    """Count the imported events between two by source and year, the last year first."""
    if not history_files(ledger.place):
        return ()
    rows = dyad_months(ledger, parties=parties, until=asked.as_of, known_on=asked.known_on).to_pylist()
    years: dict[tuple[str, int], list[dict[str, object]]] = {}
    for row in rows:
        if {row["actor"], row["recipient"]} == set(parties):
            years.setdefault((row["source"], -row["month"].year), []).append(row)
    return tuple(_year(source, -year, found) for (source, year), found in sorted(years.items()))


def _year(source: str, year: int, rows: Iterable[dict[str, object]]) -> ImportedYear:
    by_quad = dict.fromkeys((1, 2, 3, 4, None), 0)
    scored, weight, dead = 0.0, 0, list[int]()
    for row in rows:
        quad, number, score, lost = (row[name] for name in ("quad", "events", "score", "fatalities"))
        assert isinstance(number, int)  # noqa: S101 - a count
        by_quad[quad if isinstance(quad, int) else None] += number
        if isinstance(score, float):
            scored, weight = scored + score * number, weight + number
        if isinstance(lost, int):
            dead.append(lost)
    return ImportedYear(
        source=source,
        year=year,
        events=sum(by_quad.values()),
        verbal_cooperation=by_quad[1],
        material_cooperation=by_quad[2],
        verbal_conflict=by_quad[3],
        material_conflict=by_quad[4],
        unclassed=by_quad[None],
        mean=round(scored / weight, 2) if weight else None,
        fatalities=sum(dead) if dead else None,
    )


def imported_events(ledger: Ledger, parties: tuple[str, str], asked: Times) -> tuple[ImportedEvent, ...]:
    """Give the last imported events between two, the newest first."""
    if not history_files(ledger.place):
        return ()
    table = history(ledger, parties=parties, until=asked.as_of, known_on=asked.known_on)
    rows = table.slice(max(0, table.num_rows - MOST_IMPORTED)).to_pylist()
    return tuple(
        ImportedEvent(
            start=row["day_from"],
            end=row["day_to"],
            **{
                name: row[name]
                for name in (
                    "source",
                    "event_id",
                    "actor",
                    "recipient",
                    "type",
                    "cameo",
                    "score",
                    "fatalities",
                    "place",
                    "text",
                )
            },
        )
        for row in reversed(rows)
    )
