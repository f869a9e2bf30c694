"""ICEWS coded events: tab-separated, 20 columns, a header, nothing quoted.

The format ended in 2023; programs that read it are many. Their `Event ID` is no key, ours is.
"""

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.exchange.acts import Act, Pair, acts_of, number_of, pairs_of
from dragoman.exchange.cells import Value, tsv_line
from dragoman.exchange.naming import country_name, name_of
from dragoman.exchange.places import Point, named_place
from dragoman.exchange.tables import act, columns, roles
from dragoman.exchange.told import Tally, Told, days_of
from dragoman.records import Entity
from dragoman.world import World

UNDATED = "event without any date: the format asks for one"


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write a row for each pair of parties of each act that happened."""
    tally = Tally()
    names = [column.name for column in columns("icews")]
    stream.write(tsv_line(names))
    for one in acts_of(reports, tally):
        if days_of(one.told) is None:
            tally.leave_out(UNDATED)
            continue
        point = named_place(one.event, world)
        for pair in pairs_of(one.event):
            row = _row(one, pair, point, world)
            stream.write(tsv_line([row.get(name) for name in names]))
        tally.written += 1
    return tally


def line_number(told: Told) -> int:
    """Give the number of the line that a quote begins in, the first being 1."""
    return told.article.article.text.count("\n", 0, told.report.record.start) + 1


def _row(one: Act, pair: Pair, point: Point | None, world: World) -> dict[str, Value]:
    report, meaning, days = one.told.report, act(one.event.cameo), days_of(one.told)
    parties = [entity.id if entity else "" for entity in pair]
    return {
        "Event ID": number_of(report.id, *parties),
        "Event Date": days[0] if days else None,
        **_party("Source", pair.source, world),
        "Event Text": meaning.name,
        "CAMEO Code": one.event.cameo,
        "Intensity": meaning.goldstein,
        **_party("Target", pair.target, world),
        "Story ID": number_of(report.article),
        "Sentence Number": line_number(one.told),
        "Publisher": report.outlet,
        **_where(point, world),
    }


def _party(side: str, entity: Entity | None, world: World) -> dict[str, Value]:
    if entity is None:
        return {}
    role = roles().get(entity.role or "")
    return {
        f"{side} Name": name_of(entity, world),
        f"{side} Sectors": role.icews if role else None,
        f"{side} Country": country_name(entity.id, world),
    }


def _where(point: Point | None, world: World) -> dict[str, Value]:
    if point is None:
        return {}
    town = point.sort in {"town", "capital", "venue", "base", "crossing"}
    return {
        "City": point.name if town else None,
        "Province": point.name if point.sort in {"region", "territory", "province"} else None,
        "Country": None if point.claimed_by else country_name(point.id, world),
        "Latitude": point.latitude,
        "Longitude": point.longitude,
    }
