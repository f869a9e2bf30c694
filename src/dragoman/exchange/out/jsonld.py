"""JSON-LD 1.1: the lossless form, with schema.org and PROV where they have a word and our own where not.

The context is in the file itself: nothing is fetched to read it.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, BinaryIO
from urllib.parse import quote

import msgspec

from dragoman.exchange.jsons import without_nulls, write_document
from dragoman.exchange.naming import entity_name, sort_of
from dragoman.exchange.tables import DATA
from dragoman.exchange.told import Tally, Told, moment
from dragoman.records import KeptArticle, Record
from dragoman.world import World

_TYPES = {
    "event": ["EventReport"],
    "mediation": ["MediationReport"],
    "tie": ["TieReport"],
    "claim": ["ClaimReport"],
    "obstacle": ["ObstacleReport"],
}
_ADDRESSES = ("http://", "https://")


@cache
def context() -> dict[str, Any]:
    """Give the context that comes with the package."""
    found: dict[str, Any] = json.loads((DATA / "context.jsonld").read_text(encoding="utf-8"))
    return found


def export(reports: Iterable[Told], world: World, stream: BinaryIO) -> Tally:
    """Write all reports with their articles and parties."""
    tally = Tally()
    write_document(stream, context(), "@graph", _nodes(reports, world, tally))
    return tally


def _nodes(reports: Iterable[Told], world: World, tally: Tally) -> Iterator[dict[str, Any]]:
    article, parties = "", set[str]()
    for told in reports:
        if told.report.article != article:
            article = told.report.article
            yield _article(told.article, told)
        named = _named(told.report.record)
        for ident in sorted(named - parties):
            yield {
                "@id": _entity(ident),
                "@type": "Party",
                "code": ident,
                "name": entity_name(ident, world),
                "sort": sort_of(ident, world),
            }
        parties |= named
        yield _report(told)
        tally.written += 1


def _article(kept: KeptArticle, told: Told) -> dict[str, Any]:
    article, report = kept.article, told.report
    found = {
        "@id": _article_id(kept.id),
        "@type": "NewsArticle",
        "name": article.name,
        "address": article.name if article.name.startswith(_ADDRESSES) else None,
        "title": article.title,
        "byline": article.byline,
        "dateline": article.dateline,
        "outlet": report.outlet,
        "language": article.language,
        "published": _plain(report.published),
        "story": _article_id(report.story),
        "source": kept.source,
        "coder": kept.coder,
    }
    return _full(found)


def _report(told: Told) -> dict[str, Any]:
    report = told.report
    recorded = moment(told)
    record = _with_addresses(_plain(report.record))
    about = {
        "@id": f"urn:x-dragoman:report:{report.id}",
        "@type": _TYPES[report.kind],
        "article": _article_id(report.article),
        "story": _article_id(report.story),
        "recorded_at": recorded.isoformat() if recorded else None,
        "review": report.review,
    }
    if report.kind == "tie":
        record["tie"] = record.pop("kind")
    return _full(about | record)


def _with_addresses(found: dict[str, Any]) -> dict[str, Any]:
    """Make the ids of parties addresses, and a time of its own days."""
    for name in ("a", "b", "whose"):
        if found.get(name):
            found[name] = _entity(found[name])
    for name in ("mediators", "disputants"):
        if name in found:
            found[name] = [_entity(one) for one in found[name]]
    for name in ("actors", "recipients", "attribution"):
        for one in found.get(name, ()):
            one["id"] = _entity(one["id"]) if one["id"] else None
    if found.get("time"):
        time = found.pop("time")
        found |= {"start_date": time["start"], "end_date": time["end"], "date_text": time["text"]}
    return found


def _named(record: Record) -> set[str]:
    found = _plain(record)
    names = {found.get(name) for name in ("a", "b", "whose")}
    names.update(*(found.get(name, ()) for name in ("mediators", "disputants")))
    names.update(one["id"] for name in ("actors", "recipients", "attribution") for one in found.get(name, ()))
    return {name for name in names if name}


def _full(found: dict[str, Any]) -> dict[str, Any]:
    full: dict[str, Any] = without_nulls(found)
    return full


def _plain(value: Any) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(value)
    return plain


def _entity(ident: str) -> str:
    return f"urn:x-dragoman:party:{quote(ident)}"


def _article_id(ident: str) -> str:
    return f"urn:x-dragoman:article:{ident}"
