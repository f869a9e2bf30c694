"""From a coded article to the reports and the article that a ledger keeps; ids are made here."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from dragoman.articles.agencies import agency_named, agency_of
from dragoman.records import (
    Article,
    CodedArticle,
    Event,
    KeptArticle,
    Mediation,
    Record,
    Report,
    ReportKind,
    Tie,
)

ID_LENGTH = 20
"""Hexadecimal digits: 80 bits, so that a thousand million ids still meet by chance once in a million ledgers."""


def article_id(article: Article) -> str:
    """Make the id of an article from its outlet and text: the same page read twice is one article."""
    return _digest(article.outlet or "", article.text)


def kept_article(
    article: Article,
    *,
    coder: str,
    recorded_at: datetime,
    story: str | None = None,
    source: str | None = None,
) -> KeptArticle:
    """Make what the ledger keeps of an article; without a known story it is its own.

    Args:
        article: as it was read.
        coder: the version that coded it.
        recorded_at: now, in UTC.
        story: the id of the first article that told the same.
        source: whose word it is; where None the agency that signs, else the outlet, else the article's own id.
    """
    identity = article_id(article)
    return KeptArticle(
        id=identity,
        article=article,
        story=story or identity,
        source=source or agency_of(article) or _outlet(article) or identity,
        coder=coder,
        recorded_at=recorded_at,
    )


def _outlet(article: Article) -> str | None:
    """The outlet, an agency's own pages by the one name that the agency has."""
    return (agency_named(article.outlet) or article.outlet) if article.outlet else None


def reports_of(kept: KeptArticle, coded: CodedArticle) -> tuple[Report, ...]:
    """Make the reports of an article, in the order of its records.

    Two records alike in kind, place and core get ids of their own by their order.
    """
    seen: dict[str, int] = {}
    found: list[Report] = []
    for kind, record in _records(coded):
        core = _digest(kept.id, kind, str(record.start), record.quote, *_core(record))
        seen[core] = seen.get(core, 0) + 1
        found.append(
            Report(
                id=core if seen[core] == 1 else _digest(core, str(seen[core])),
                kind=kind,
                record=record,
                article=kept.id,
                outlet=coded.outlet,
                published=coded.published,
                story=kept.story,
                recorded_at=kept.recorded_at,
            )
        )
    return tuple(found)


def _records(coded: CodedArticle) -> Iterator[tuple[ReportKind, Record]]:
    for event in coded.events:
        yield "event", event
    for mediation in coded.mediations:
        yield "mediation", mediation
    for tie in coded.ties:
        yield "tie", tie
    for claim in coded.claims:
        yield "claim", claim
    for obstacle in coded.obstacles:
        yield "obstacle", obstacle


def _core(record: Record) -> tuple[str, ...]:
    """What makes a record this one and no other at its place."""
    if isinstance(record, Event):
        return (record.event_type, *_ids(record), str(len(record.actors)))
    if isinstance(record, Mediation):
        return (*sorted(record.mediators), "between", *sorted(record.disputants))
    if isinstance(record, Tie):
        return (record.kind, record.a, record.b)
    return ()


def _ids(event: Event) -> list[str]:
    return [e.id for e in (*event.actors, *event.recipients)]


def _digest(*parts: str) -> str:
    joined = "\x1f".join(parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
