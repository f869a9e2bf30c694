"""PLOVER 2, JSON Lines: one event a line; what PLOVER has no field for begins with `x_`.

Every field of an event's report is in it: `reports_of` reads them back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, BinaryIO

import msgspec

from dragoman.exchange.acts import quad_number
from dragoman.exchange.told import UNRECORDED, Tally, Told, days_of, moment
from dragoman.ontology import event_types
from dragoman.records import DragomanError, Entity, Event, Interval, Published, Report
from dragoman.world import World


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write the events; other reports are left out."""
    del world
    tally, article, number = Tally(), "", 0
    for told in reports:
        number = number + 1 if told.report.article == article else 1
        article = told.report.article
        if isinstance(told.report.record, Event):
            stream.write(line(told, number))
            tally.written += 1
        else:
            tally.leave_out(f"{told.report.kind}: the format holds events only")
            number -= 1
    return tally


def line(told: Told, number: int) -> bytes:
    """Write an event; `number` is its place among those of its article."""
    event = told.report.record
    if not isinstance(event, Event):
        raise DragomanError(f"report {told.report.id} is no event, and PLOVER has no other records.")
    return msgspec.json.encode(_object(told, event, number)) + b"\n"


def _object(told: Told, event: Event, number: int) -> Mapping[str, Any]:
    report, kept, days = told.report, told.article, days_of(told)
    recorded = moment(told)
    return {
        "id": report.id,
        "date": days[0] if days else None,
        "enddate": days[1] if days else None,
        "x_date_basis": "text" if event.time and (event.time.start or event.time.end) else "publication",
        "x_time": event.time,
        "actor": [_party(one) for one in event.actors],
        "recipient": [_party(one) for one in event.recipients],
        "event": event.event_type,
        "mode": event.mode,
        "context": event.context,
        "quad_code": quad_number(event.event_type),
        "event_scale": event_types()[event.event_type].score,
        "event_text": event.quote,
        "text_info": {"sequence": number, "start": event.start, "end": event.start + len(event.quote)},
        "cite_info": {
            "citation": kept.article.name,
            "publication": report.outlet,
            "title": kept.article.title,
            "language": kept.article.language,
            "coder": kept.coder,
            "codebook": "PLOVER 2",
        },
        "coder": "dragoman",
        "coded_date": recorded.date() if recorded else None,
        "coded_time": recorded.timetz().isoformat() if recorded else None,
        "x_cameo": event.cameo,
        "x_status": event.status,
        "x_attribution": event.attribution,
        "x_same_as": event.same_as,
        "x_rule": event.rule,
        "x_confidence": event.confidence,
        "x_article": report.article,
        "x_published": report.published,
        "x_story": report.story,
        "x_source": kept.source,
        "x_review": report.review,
        "x_byline": kept.article.byline,
        "x_dateline": kept.article.dateline,
    }


def _party(entity: Entity) -> Mapping[str, Any]:
    return {
        "code": entity.id,
        "sector": entity.role,
        "entity_text": entity.text,
        "identifier_text": entity.person,
        "x_start": entity.start,
    }


def reports_of(lines: Iterable[str | bytes]) -> Iterator[Report]:
    """Read back what `export` wrote.

    Raises:
        DragomanError: a line is no event that this program wrote; names the line and what is wrong.
    """
    for number, one in enumerate(lines, start=1):
        try:
            yield _report(msgspec.json.decode(one))
        except (KeyError, TypeError, ValueError) as error:
            raise DragomanError(
                f"line {number}: is no PLOVER event written by dragoman ({error}); export it again."
            ) from error


def _report(found: Mapping[str, Any]) -> Report:
    event = Event(
        quote=found["event_text"],
        start=found["text_info"]["start"],
        event_type=found["event"],
        mode=found["mode"],
        context=tuple(found["context"]),
        cameo=found["x_cameo"],
        actors=_entities(found["actor"]),
        recipients=_entities(found["recipient"]),
        status=found["x_status"],
        time=msgspec.convert(found["x_time"], Interval | None),
        attribution=msgspec.convert(found["x_attribution"], Event.__annotations__["attribution"]),
        same_as=found["x_same_as"],
        rule=found["x_rule"],
        confidence=found["x_confidence"],
    )
    day, clock = found["coded_date"], found["coded_time"]
    return Report(
        id=found["id"],
        kind="event",
        record=event,
        article=found["x_article"],
        outlet=found["cite_info"]["publication"],
        published=msgspec.convert(found["x_published"], Published),
        story=found["x_story"],
        recorded_at=datetime.fromisoformat(f"{day}T{clock}") if day else UNRECORDED,
        review=found["x_review"],
    )


def _entities(parties: Sequence[Mapping[str, Any]]) -> tuple[Entity, ...]:
    return tuple(
        Entity(
            text=one["entity_text"],
            id=one["code"],
            role=one["sector"],
            person=one["identifier_text"],
            start=one["x_start"],
        )
        for one in parties
    )
