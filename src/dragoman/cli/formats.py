"""Records as lines of text: JSON Lines, PLOVER-2-style events, and a table of events."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any

import msgspec

from dragoman.ontology import event_types, quad_class
from dragoman.records import Article, CodedArticle, Entity, Event

Lines = Callable[[Article, CodedArticle], Iterator[str]]
QUADS = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}
COLUMNS = (
    "id",
    "article",
    "outlet",
    "title",
    "published_earliest",
    "published_latest",
    "published_basis",
    "start_date",
    "end_date",
    "event_type",
    "mode",
    "cameo",
    "contexts",
    "status",
    "actors",
    "actor_texts",
    "recipients",
    "recipient_texts",
    "said_by",
    "same_as",
    "quote",
    "start",
    "rule",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def json_lines(article: Article, coded: CodedArticle) -> Iterator[str]:
    """One object an article: all its records, named as the codebook names them."""
    del article
    yield msgspec.json.encode(coded).decode() + "\n"


def plover_lines(article: Article, coded: CodedArticle) -> Iterator[str]:
    """One object an event, with the fields of the PLOVER 2 manual; what it has no field for begins with `x_`."""
    del article
    for number, event in enumerate(coded.events, start=1):
        yield msgspec.json.encode(_plover(coded, event, number)).decode() + "\n"


def csv_lines(article: Article, coded: CodedArticle) -> Iterator[str]:
    """One row an event; no cell can be taken for a formula by a spreadsheet."""
    del article
    for event in coded.events:
        yield _row(_cells(coded, event).values())


def csv_header() -> str:
    """The names of the columns."""
    return _row(COLUMNS)


def event_id(coded: CodedArticle, event: Event) -> str:
    """Name an event by its article, its words and its coding: the same in every run."""
    parties = [e.id for e in event.actors] + ["to"] + [e.id for e in event.recipients]
    key = [coded.article, event.start, event.quote, event.event_type, event.cameo, event.status, *parties]
    return sha256("\x1f".join(map(str, key)).encode("utf-8", "replace")).hexdigest()[:16]


def _plover(coded: CodedArticle, event: Event, number: int) -> Mapping[str, Any]:
    when, published = event.time, coded.published
    return {
        "id": event_id(coded, event),
        "date": when.start or when.end if when else published.earliest,
        "enddate": when.end or when.start if when else published.latest,
        "x_date_basis": "text" if when else "publication",
        "actor": [_party(e) for e in event.actors],
        "recipient": [_party(e) for e in event.recipients],
        "event": event.event_type,
        "mode": event.mode,
        "context": event.context,
        "quad_code": QUADS.get(quad_class(event.event_type)),
        "event_scale": event_types()[event.event_type].score,
        "event_text": event.quote,
        "text_info": {"sequence": number, "start": event.start, "end": event.start + len(event.quote)},
        "cite_info": {
            "citation": coded.article,
            "publication": coded.outlet,
            "title": coded.title,
            "language": coded.language,
            "codebook": "PLOVER 2",
        },
        "coder": "dragoman",
        "x_cameo": event.cameo,
        "x_status": event.status,
        "x_attribution": event.attribution,
        "x_same_as": event.same_as,
        "x_rule": event.rule,
    }


def _party(entity: Entity) -> Mapping[str, str | None]:
    return {
        "code": entity.id,
        "sector": entity.role,
        "entity_text": entity.text,
        "identifier_text": entity.person,
    }


def _cells(coded: CodedArticle, event: Event) -> dict[str, object]:
    when, published = event.time, coded.published
    speakers = (f"{one.speaker} ({one.stance})" for one in event.attribution)
    values = (
        event_id(coded, event),
        coded.article,
        coded.outlet,
        coded.title,
        published.earliest,
        published.latest,
        published.basis,
        when.start if when else None,
        when.end if when else None,
        event.event_type,
        event.mode,
        event.cameo,
        ";".join(event.context),
        event.status,
        ";".join(e.id for e in event.actors),
        ";".join(e.text for e in event.actors),
        ";".join(e.id for e in event.recipients),
        ";".join(e.text for e in event.recipients),
        " > ".join(speakers),
        event.same_as,
        event.quote,
        event.start,
        event.rule,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _row(values: Any) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_cell(value) for value in values])
    return line.getvalue()


def _cell(value: object) -> str:
    """Write a cell; an apostrophe keeps a spreadsheet from running what an article wrote."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
