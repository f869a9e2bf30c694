"""What changes in a format when one field of a report changes: so a table of what it carries is held to the code."""

from datetime import date, datetime, timedelta
from typing import Any

import msgspec
from tests.exchange import made

from dragoman.exchange import Told
from dragoman.records import Interval, ReportKind

SUBJECT: dict[str, Any] = {
    "event": msgspec.structs.replace(
        made.offer,
        mode="visit",
        attribution=made.accused.attribution,
        recipients=(msgspec.structs.replace(made.CHAD, person="A. Minister"), made.SUDAN),
    ),
    "mediation": made.mediation,
    "tie": made.tie,
    "claim": made.claim,
    "obstacle": made.obstacle,
}
VALUES: dict[str, Any] = {
    "event_type": "REJECT",
    "context": ("economic",),
    "cameo": "126",
    "actors.id": "NER",
    "recipients.id": "NER",
    "actors.role": "MIL",
    "recipients.role": "MIL",
    "status": "planned",
    "same_as": made.accused.quote,
    "mediators": ("NER",),
    "disputants": ("NER", "TCD"),
    "reports": (made.OFFER,),
    "stage": "failed",
    "kind": "recognises",
    "a": "NER",
    "b": "EU",
    "whose": "NER",
    "since": "2018",
    "until": "2023-02",
    "attribution.stance": "denies",
    "attribution.id": "NER",
    "positions.stance": "doubts",
    "positions.holder": "NER",
    "published.basis": "inferred",
    "review": "corrected",
    "language": "fr",
    "start": 10,
    "actors.start": 60,
    "recipients.start": 99,
}


def fields_of(kind: ReportKind) -> tuple[str, ...]:
    """All fields of a record of a kind, those of what is in it with a dot."""
    found: list[str] = []
    for name in SUBJECT[kind].__struct_fields__:
        value = getattr(SUBJECT[kind], name)
        inner = value[0] if isinstance(value, tuple) and value else value
        if isinstance(inner, msgspec.Struct):
            found += [f"{name}.{one}" for one in inner.__struct_fields__]
        else:
            found.append(name)
    return tuple(found)


TWIN = msgspec.structs.replace(
    made.offer,
    quote="we are ready",
    start=made.place("we are ready"),
    time=Interval(start=date(2024, 3, 1), end=date(2024, 3, 2), text="this month"),
)


def reports_with(kind: ReportKind, record: Any = None) -> list[Told]:
    """The subject; before an event, in the same article, an undated act and one between the same parties."""
    others = [made.told("event", made.accused, 7), made.told("event", TWIN, 8)] if kind == "event" else []
    return [*others, made.told(kind, record or SUBJECT[kind], 9)]


def with_field(kind: ReportKind, field: str) -> list[Told]:
    """The reports with one field of the subject changed."""
    return reports_with(kind, _set(SUBJECT[kind], field, field))


def with_report_field(field: str) -> list[Told]:
    """The reports with one field of all of them, or of their article, changed; the story of the last alone."""
    reports = reports_with("event")
    if field == "report.story":
        return [*reports[:-1], _changed(reports[-1], field)]
    return [_changed(told, field) for told in reports]


def _changed(told: Told, field: str) -> Told:
    where, _, name = field.partition(".")
    if where == "report":
        report = _set(told.report, name, name)
        kept = told.article
        if name == "article":
            kept = msgspec.structs.replace(kept, id=report.article)
        return Told(report, kept)
    if name in told.article.__struct_fields__:
        return Told(told.report, _set(told.article, name, name))
    article = _set(told.article.article, name, name)
    return Told(told.report, msgspec.structs.replace(told.article, article=article))


def _set(struct: Any, path: str, full: str) -> Any:
    name, _, rest = path.partition(".")
    value = getattr(struct, name)
    if rest and isinstance(value, tuple):
        new: Any = (_set(value[0], rest, full), *value[1:])
    elif rest:
        new = _set(value, rest, full)
    else:
        new = VALUES[full] if full in VALUES else _other(value)
    return msgspec.structs.replace(struct, **{name: new})


def _other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, datetime | date):
        return value - timedelta(days=40)
    if isinstance(value, float):
        return value / 2
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return f"{value}X"
    raise AssertionError(f"no other value for {value!r}")
