"""GDELT 2.0: events (61 columns) and their mentions (16), tab-separated, without a header, nothing quoted."""

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from dragoman.exchange.acts import Act, Pair, acts_of, number_of, pairs_of, quad_number
from dragoman.exchange.cells import Value, tsv_line
from dragoman.exchange.naming import country_of, name_of
from dragoman.exchange.out.icews import UNDATED, line_number
from dragoman.exchange.places import Point, named_place
from dragoman.exchange.tables import act, columns, countries, roles
from dragoman.exchange.told import Tally, Told, days_of, timestamp
from dragoman.records import Entity
from dragoman.world import World

_NO_PLACE, _TOWN, _REGION = 0, 4, 5
_WEB, _CITATION = 1, 2
_SECONDS = 14


def export_events(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write a row for each pair of parties of each act that happened."""
    tally = Tally()
    names = [column.name for column in columns("gdelt")]
    for one in acts_of(reports, tally):
        days = days_of(one.told)
        if days is None:
            tally.leave_out(UNDATED)
            continue
        where = _where(named_place(one.event, world))
        for pair in pairs_of(one.event):
            row = _row(one, pair, days[0], world) | where
            stream.write(tsv_line([row.get(name) for name in names]))
        tally.written += 1
    return tally


def export_mentions(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write a row for each telling of each pair of parties of each act that happened."""
    del world
    tally = Tally()
    names = [column.name for column in columns("gdelt-mentions")]
    for one in acts_of(reports, tally):
        if days_of(one.told) is None:
            tally.leave_out(UNDATED)
            continue
        for pair in pairs_of(one.event):
            for telling in one.tellings:
                row = _mention(one, pair, telling)
                stream.write(tsv_line([row.get(name) for name in names]))
        tally.written += 1
    return tally


def _row(one: Act, pair: Pair, day: date, world: World) -> dict[str, Value]:
    event = one.event
    return {
        "GLOBALEVENTID": _number(one, pair),
        "SQLDATE": int(day.strftime("%Y%m%d")),
        "MonthYear": int(day.strftime("%Y%m")),
        "Year": day.year,
        "FractionDate": round(day.year + (day.month * 30 + day.day) / 365, 4),
        **_party("Actor1", pair.source, world),
        **_party("Actor2", pair.target, world),
        "IsRootEvent": int(any(_leads(telling) for telling in one.tellings)),
        "EventCode": event.cameo,
        "EventBaseCode": event.cameo[:3],
        "EventRootCode": event.cameo[:2],
        "QuadClass": quad_number(event.event_type),
        "GoldsteinScale": act(event.cameo).goldstein,
        "NumMentions": len(one.tellings),
        "NumSources": 1,
        "NumArticles": 1,
        "DATEADDED": _seconds(one.told),
        "SOURCEURL": report_address(one.told),
    }


def report_address(told: Told) -> str:
    """Give the address of an article; its file's name where it was read from a file."""
    return told.article.article.name


def _party(side: str, entity: Entity | None, world: World) -> dict[str, Value]:
    if entity is None:
        return {}
    state, role = country_of(entity.id, world), roles().get(entity.role or "")
    code = countries().get(state or "")
    country = (code.cameo or code.id) if code else None
    group = None if state == entity.id else entity.id
    kind = role.cameo if role else None
    return {
        f"{side}Code": f"{country or group or entity.id}{kind or ''}",
        f"{side}Name": name_of(entity, world).upper(),
        f"{side}CountryCode": country,
        f"{side}KnownGroupCode": group,
        f"{side}Type1Code": kind,
    }


def _where(point: Point | None) -> dict[str, Value]:
    if point is None:
        return {"ActionGeo_Type": _NO_PLACE}
    code = None if point.claimed_by else countries().get(point.id)
    return {
        "ActionGeo_Type": _REGION if point.sort in {"region", "territory"} else _TOWN,
        "ActionGeo_FullName": point.name,
        "ActionGeo_CountryCode": code.fips if code else None,
        "ActionGeo_Lat": point.latitude,
        "ActionGeo_Long": point.longitude,
    }


def _mention(one: Act, pair: Pair, telling: Told) -> dict[str, Value]:
    article = telling.article.article
    address = report_address(telling)
    sure = telling.report.record.confidence
    on_the_web = address.startswith(("http://", "https://"))
    return {
        "GLOBALEVENTID": _number(one, pair),
        "EventTimeDate": _seconds(one.told),
        "MentionTimeDate": _seconds(telling),
        "MentionType": _WEB if on_the_web else _CITATION,
        "MentionSourceName": telling.report.outlet,
        "MentionIdentifier": address,
        "SentenceID": line_number(telling),
        "Actor1CharOffset": _offset(telling, pair.source),
        "Actor2CharOffset": _offset(telling, pair.target),
        "ActionCharOffset": telling.report.record.start,
        "InRawText": 1,
        "Confidence": None if sure is None else round(sure * 100),
        "MentionDocLen": len(article.text),
    }


def _offset(telling: Told, party: Entity | None) -> int:
    """Where this telling names a party; -1 where it does not."""
    record = telling.report.record
    named = (*getattr(record, "actors", ()), *getattr(record, "recipients", ()))
    starts = (one.start for one in named if party and one.id == party.id and one.start is not None)
    return next(starts, -1)


def _number(one: Act, pair: Pair) -> int:
    return number_of(one.told.report.id, *(entity.id if entity else "" for entity in pair))


def _seconds(told: Told) -> int:
    """When it was recorded, as GDELT writes it: YYYYMMDDHHMMSS."""
    return int("".join(sign for sign in timestamp(told) if sign.isdigit())[:_SECONDS])


def _leads(told: Told) -> bool:
    """Whether the headline or the first paragraph holds a telling."""
    first: list[tuple[int, int]] = []
    for block in told.article.article.blocks:
        if block.kind in {"title", "body"}:
            first.append((block.start, block.end))
        if block.kind == "body":
            break
    return any(start <= told.report.record.start < end for start, end in first)
