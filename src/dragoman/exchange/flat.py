"""A report as a row of plain cells, by the names of `data/columns.csv`: what CSV files and sheets hold."""

from collections.abc import Sequence

from dragoman.exchange.acts import quad_number
from dragoman.exchange.cells import Value, packed
from dragoman.exchange.told import Told, moment
from dragoman.records import Attribution, Claim, Entity, Event, Interval, Mediation, Obstacle, Record, Tie

Cells = dict[str, Value]


def cells(told: Told) -> Cells:
    """Give the cells of a report: those that all reports have, and those of its kind."""
    report, kept = told.report, told.article
    article, published = kept.article, report.published
    return {
        "id": report.id,
        "kind": report.kind,
        "article": article.name,
        "article_id": report.article,
        "outlet": report.outlet,
        "title": article.title,
        "byline": article.byline,
        "dateline": article.dateline,
        "language": article.language,
        "published_earliest": published.earliest,
        "published_latest": published.latest,
        "published_basis": published.basis,
        "published_why": published.why,
        "story": report.story,
        "source": kept.source,
        "coder": kept.coder,
        "recorded_at": moment(told),
        "review": report.review,
        "quote": report.record.quote,
        "start": report.record.start,
        "confidence": report.record.confidence,
        **_own(report.record),
    }


def _own(record: Record) -> Cells:
    """The cells of a record that those of other kinds have not."""
    if isinstance(record, Event):
        return _event(record)
    if isinstance(record, Mediation):
        return _mediation(record)
    if isinstance(record, Tie):
        return _tie(record)
    return _claim(record) if isinstance(record, Claim) else _obstacle(record)


def _event(event: Event) -> Cells:
    return {
        **_time(event.time),
        "event_type": event.event_type,
        "mode": event.mode,
        "contexts": packed(event.context),
        "cameo": event.cameo,
        "quad_class": quad_number(event.event_type),
        "status": event.status,
        **_parties("actor", event.actors),
        **_parties("recipient", event.recipients),
        **_said(event.attribution),
        "same_as": event.same_as,
        "rule": event.rule,
    }


def _mediation(mediation: Mediation) -> Cells:
    return {
        **_time(mediation.time),
        "mediators": packed(mediation.mediators),
        "disputants": packed(mediation.disputants),
        "matter": mediation.matter,
        "stage": mediation.stage,
        "reports": packed(mediation.reports),
    }


def _tie(tie: Tie) -> Cells:
    own = {name: getattr(tie, name) for name in ("a", "b", "holds", "since", "until", "matter", "rule")}
    return {"tie": tie.kind, **own, **_said(tie.attribution)}


def _claim(claim: Claim) -> Cells:
    return {
        "proposition": claim.proposition,
        "contested": claim.contested,
        "holders": packed(one.holder for one in claim.positions),
        "stances": packed(one.stance for one in claim.positions),
        "position_quotes": packed(one.quote for one in claim.positions),
        "position_starts": packed(one.start for one in claim.positions),
    }


def _obstacle(obstacle: Obstacle) -> Cells:
    return {name: getattr(obstacle, name) for name in ("goal", "whose", "obstacle", "says")}


def _time(time: Interval | None) -> Cells:
    return {
        "start_date": time.start if time else None,
        "end_date": time.end if time else None,
        "date_text": time.text if time else None,
    }


def _parties(side: str, parties: Sequence[Entity]) -> Cells:
    return {
        f"{side}s": packed(one.id for one in parties),
        f"{side}_texts": packed(one.text for one in parties),
        f"{side}_roles": packed(one.role for one in parties),
        f"{side}_persons": packed(one.person for one in parties),
        f"{side}_starts": packed(one.start for one in parties),
    }


def _said(attribution: Sequence[Attribution]) -> Cells:
    return {
        "said_by": " > ".join(f"{one.speaker} ({one.stance})" for one in attribution),
        "said_by_ids": packed(one.id for one in attribution),
        "said_by_texts": packed(one.text for one in attribution),
    }
