"""FollowTheMoney: entities as JSON Lines, for Aleph and the tools around it.

It has no schema for an act, a claim or a mediation: acts and mediations are `Event`, ties `Membership` or
`UnknownLink`, claims and obstacles `Note`. A tie that does not hold is told by its `status`.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec

from dragoman.exchange.labels import label
from dragoman.exchange.naming import entity_name, sort_of
from dragoman.exchange.told import Tally, Told, moment, valid_days
from dragoman.records import Attribution, Claim, Entity, Event, Mediation, Obstacle, Record, Tie
from dragoman.world import World

Properties = dict[str, list[str]]
_PUBLIC = {"state", "observer", "contested", "former", "territory"}
_BODIES = {"bloc", "organisation", "organ", "mission", "court", "forum", "agency", "media", "group"}
_MEMBER = {"member-of", "participates-in"}


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write all reports with their articles and parties, each entity once."""
    tally, seen = Tally(), set[str]()
    for told in reports:
        for entity in _entities(told, world):
            if entity["id"] not in seen:
                stream.write(msgspec.json.encode(entity) + b"\n")
                if entity["schema"] in _KEPT:
                    seen.add(entity["id"])
        tally.written += 1
    return tally


_KEPT = {"Article", "PublicBody", "Organization", "LegalEntity", "Person"}
"""What several reports name; everything else comes once and need not be remembered."""


def _entities(told: Told, world: World) -> Iterator[dict[str, Any]]:
    record = told.report.record
    yield _article(told)
    for ident in sorted(_parties(record)):
        yield _entity(_party_schema(ident, world), _party_id(ident), name=entity_name(ident, world))
    for one in (*getattr(record, "actors", ()), *getattr(record, "recipients", ())):
        if one.person:
            yield _entity("Person", _person_id(one.person), name=one.person)
    yield _report(told, world)


def _article(told: Told) -> dict[str, Any]:
    article, report = told.article.article, told.report
    address = article.name if article.name.startswith(("http://", "https://")) else None
    return _entity(
        "Article",
        _article_id(report.article),
        name=article.title or article.name,
        title=article.title,
        fileName=None if address else article.name,
        author=article.byline,
        publisher=report.outlet,
        publishedAt=report.published.latest,
        sourceUrl=address,
        language=_LANGUAGES.get(article.language),
    )


_LANGUAGES = {"en": "eng"}


def _report(told: Told, world: World) -> dict[str, Any]:
    report, record = told.report, told.report.record
    since, until = valid_days(record)
    recorded = moment(told)
    common: dict[str, Any] = {
        "recordId": report.id,
        "summary": record.quote,
        "publisher": report.outlet,
        "modifiedAt": recorded.strftime("%Y-%m-%dT%H:%M:%S") if recorded else None,
    }
    ident = f"dragoman-report-{report.id}"
    if isinstance(record, Tie):
        sides = ("member", "organization") if record.kind in _MEMBER else ("subject", "object")
        common |= {sides[0]: _party_id(record.a), sides[1]: _party_id(record.b)}
        common |= {"role": record.kind, "status": "holds" if record.holds else "does not hold"}
        common |= {"startDate": since, "endDate": until, "description": [record.matter, *_said(record)]}
        return _entity("Membership" if record.kind in _MEMBER else "UnknownLink", ident, **common)
    common |= {"name": label(record, world), "proof": _article_id(report.article)}
    if isinstance(record, Claim | Obstacle):
        del common["recordId"]
        return _entity("Note", ident, **common, description=_note(record))
    common |= _event(record) if isinstance(record, Event) else _mediation(record)
    common |= {"startDate": since, "endDate": until, "date": None if since else report.published.latest}
    return _entity("Event", ident, **common)


def _event(event: Event) -> dict[str, Any]:
    kinds = [event.event_type, event.mode, f"CAMEO {event.cameo}", event.status, *event.context]
    return {
        "organizer": _ids(event.actors),
        "involved": _ids(event.recipients),
        "keywords": kinds,
        "notes": _said(event),
    }


def _mediation(mediation: Mediation) -> dict[str, Any]:
    return {
        "organizer": [_party_id(one) for one in mediation.mediators],
        "involved": [_party_id(one) for one in mediation.disputants],
        "keywords": ["mediation", mediation.stage],
        "description": mediation.matter,
        "notes": [*mediation.reports],
    }


def _note(record: Claim | Obstacle) -> list[str]:
    if isinstance(record, Claim):
        return [f"{one.holder} {one.stance}: “{one.quote}”" for one in record.positions]
    return [
        f"{record.says}: {record.obstacle} stands in the way of {record.goal} of {record.whose or 'nobody named'}"
    ]


def _said(record: Event | Tie) -> list[str]:
    """On whose word, as a sentence."""
    chain: tuple[Attribution, ...] = record.attribution
    return (
        [" > ".join(f"{one.speaker} ({one.id or 'unknown'}) {one.stance}" for one in chain)] if chain else []
    )


def _ids(entities: Iterable[Entity]) -> list[str]:
    found = [(one.id, one.person) for one in entities]
    return [_party_id(ident) for ident, _ in found] + [_person_id(name) for _, name in found if name]


def _parties(record: Record) -> set[str]:
    if isinstance(record, Event):
        return {one.id for one in (*record.actors, *record.recipients)}
    if isinstance(record, Mediation):
        return {*record.mediators, *record.disputants}
    return {record.a, record.b} if isinstance(record, Tie) else set()


def _party_schema(ident: str, world: World) -> str:
    sort = sort_of(ident, world)
    if sort in _PUBLIC:
        return "PublicBody"
    return "Organization" if sort in _BODIES else "LegalEntity"


def _party_id(ident: str) -> str:
    return f"dragoman-party-{ident}"


def _person_id(name: str) -> str:
    return f"dragoman-person-{'-'.join(name.lower().split())}"


def _article_id(ident: str) -> str:
    return f"dragoman-article-{ident}"


def _entity(schema: str, ident: str, **properties: Any) -> dict[str, Any]:
    """Make an entity: every property is a list of texts."""
    found: Properties = {}
    for name, value in sorted(properties.items()):
        values = value if isinstance(value, list) else [value]
        texts = [one.isoformat() if hasattr(one, "isoformat") else str(one) for one in values if one]
        if texts:
            found[name] = list(dict.fromkeys(texts))
    return {"id": ident, "schema": schema, "properties": found}
