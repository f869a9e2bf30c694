"""STIX 2.1: one bundle, for OpenCTI, MISP and their kind.

Parties are `identity`, articles `report`, events and claims `note`, positions on a claim `opinion`, ties that
hold `relationship`. STIX has no act: an act is a note about its parties, with its fields in an extension.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO
from uuid import UUID, uuid5

import msgspec

from dragoman.exchange.jsons import without_nulls, write_document
from dragoman.exchange.labels import label
from dragoman.exchange.naming import entity_name, sort_of
from dragoman.exchange.told import UNRECORDED, Tally, Told, timestamp
from dragoman.ledger.schemas import valid_time
from dragoman.records import Claim, Position, Tie, parties_of
from dragoman.world import World

_SPACE = UUID("6f0d3c1e-5c1b-5d0a-9a5e-6d7261676f6d")
EXTENSION = f"extension-definition--{uuid5(_SPACE, 'extension')}"
_MAKER = f"identity--{uuid5(_SPACE, 'dragoman')}"
_ALWAYS = "2000-01-01T00:00:00.000Z"
"""When parties and the program itself were made: they must have a moment, and it must not change."""

_OPINIONS = {
    "asserts": "agree",
    "denies": "strongly-disagree",
    "doubts": "disagree",
    "cannot-confirm": "neutral",
}
_PEOPLE = {"people", "collective"}


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write all reports with their parties and articles."""
    tally = Tally()
    tail: dict[str, Any] = {}
    objects = _objects(reports, world, tally, tail)
    write_document(stream, {"type": "bundle"}, "objects", objects, tail)
    return tally


def _objects(
    reports: Iterable[Told], world: World, tally: Tally, tail: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """Give the objects of the bundle; its id, made of theirs, comes last."""
    yield from _about_us()
    seen: set[str] = set()
    whole = _SPACE
    article: list[Told] = []
    for told in reports:
        if article and article[-1].report.article != told.report.article:
            yield _article(article, world)
            article = []
        article.append(told)
        for ident in sorted(_parties(told, world) - seen):
            seen.add(ident)
            yield _party(ident, world)
        yield from _report(told, world)
        whole = uuid5(whole, told.report.id)
        tally.written += 1
    if article:
        yield _article(article, world)
    tail["id"] = f"bundle--{whole}"


def _about_us() -> Iterator[dict[str, Any]]:
    yield _object("identity", "dragoman", _ALWAYS, name="Dragoman", identity_class="system")
    yield _object(
        "extension-definition",
        "extension",
        _ALWAYS,
        created_by_ref=_MAKER,
        name="Coded report",
        description="A record of an article, as Dragoman's codebook has it",
        schema="docs/reference/records.md",
        version="1.0.0",
        extension_types=["property-extension"],
    )


def _party(ident: str, world: World) -> dict[str, Any]:
    sort = sort_of(ident, world)
    kind = "unknown" if sort == "unknown" else ("group" if sort in _PEOPLE else "organization")
    return _object(
        "identity",
        f"party {ident}",
        _ALWAYS,
        name=entity_name(ident, world),
        identity_class=kind,
        labels=[ident],
    )


def _article(told: list[Told], world: World) -> dict[str, Any]:
    """An article, with the references of all its objects."""
    last, article = told[-1], told[-1].article.article
    published = last.report.published.latest or UNRECORDED.date()
    return _object(
        "report",
        f"article {last.report.article}",
        max(timestamp(one) for one in told),
        name=article.title or article.name,
        published=f"{published.isoformat()}T00:00:00Z",
        object_refs=sorted({ref for one in told for ref in _references(one, world)}),
        external_references=[_source(last)],
        lang=article.language,
        extensions={EXTENSION: _extension(last, article=True)},
    )


def _references(told: Told, world: World) -> Iterator[str]:
    for one in _report(told, world):
        yield one["id"]
        yield from one.get("object_refs", [])


def _report(told: Told, world: World) -> Iterator[dict[str, Any]]:
    report, record = told.report, told.report.record
    made = timestamp(told)
    more: dict[str, Any] = {
        "created_by_ref": _MAKER,
        "external_references": [_source(told)],
        "confidence": None if record.confidence is None else round(record.confidence * 100),
        "extensions": {EXTENSION: _extension(told)},
    }
    if isinstance(record, Tie) and record.holds and record.a != record.b:
        since, until = valid_time(record)
        forward = since is None or until is None or until > since
        yield _object(
            "relationship",
            report.id,
            made,
            **more,
            relationship_type=record.kind,
            source_ref=_id("identity", f"party {record.a}"),
            target_ref=_id("identity", f"party {record.b}"),
            description=record.quote,
            start_time=f"{since}T00:00:00Z" if since else None,
            stop_time=f"{until}T00:00:00Z" if until and forward else None,
        )
        return
    about = [_id("identity", f"party {ident}") for ident in sorted(_parties(told, world))]
    note = _object(
        "note",
        report.id,
        made,
        **more,
        abstract=label(record, world),
        content=record.quote,
        authors=[report.outlet] if report.outlet else None,
        object_refs=about or [_MAKER],
    )
    yield note
    if isinstance(record, Claim):
        for number, position in enumerate(record.positions):
            yield _opinion(told, position, number, note["id"])


def _opinion(told: Told, position: Position, number: int, about: str) -> dict[str, Any]:
    return _object(
        "opinion",
        f"{told.report.id} {number}",
        timestamp(told),
        created_by_ref=_MAKER,
        opinion=_OPINIONS[position.stance],
        explanation=position.quote,
        authors=[position.holder],
        object_refs=[about],
    )


def _parties(told: Told, world: World) -> set[str]:
    """The parties; of those who hold a position on a claim, the ones that the world knows."""
    record = told.report.record
    found = parties_of(record)
    return {one for one in found if world.entity(one)} if isinstance(record, Claim) else set(found)


def _extension(told: Told, *, article: bool = False) -> dict[str, Any]:
    """What STIX has no property for."""
    report, kept = told.report, told.article
    if article:
        about = {"byline": kept.article.byline, "dateline": kept.article.dateline, "coder": kept.coder}
        about |= {
            "article_id": kept.id,
            "story": report.story,
            "source": kept.source,
            "outlet": report.outlet,
        }
        found = {**about, "file": kept.article.name, "published": msgspec.to_builtins(report.published)}
    else:
        found = {"report_id": report.id, "kind": report.kind, "article_id": report.article}
        found |= {"review": report.review, "record": msgspec.to_builtins(report.record)}
    full: dict[str, Any] = without_nulls(found)
    return {"extension_type": "property-extension", **full}


def _source(told: Told) -> dict[str, Any]:
    name = told.article.article.name
    url = name if name.startswith(("http://", "https://")) else None
    source = {
        "source_name": told.report.outlet or name,
        "description": told.article.article.title,
        "url": url,
    }
    return {key: value for key, value in source.items() if value}


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid5(_SPACE, key)}"


def _object(kind: str, key: str, made: str, **properties: Any) -> dict[str, Any]:
    found = {"type": kind, "spec_version": "2.1", "id": _id(kind, key), "created": made, "modified": made}
    return found | {name: value for name, value in properties.items() if value is not None}
