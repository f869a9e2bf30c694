"""What was coded from words, in one line for the foot of a note, with how likely it is right."""

from collections.abc import Iterable

from dragoman.brief.plain import one_line
from dragoman.brief.when import event_when
from dragoman.records import Claim, Entity, Event, Mediation, Obstacle, Record

PRONOUNS = frozenset(
    (
        "he",
        "him",
        "his",
        "she",
        "her",
        "it",
        "its",
        "they",
        "them",
        "their",
        "we",
        "us",
        "our",
        "who",
        "which",
        "both",
    )
)


def coded_words(record: Record) -> str:
    """Say a record as the codebook writes it: type, code, parties by id, status, and its confidence."""
    sure = f"; right in {record.confidence * 100:.0f} of 100 such cases" if record.confidence else ""
    return f"{_body(record)}{sure}"


def inferred_words(events: Iterable[Event]) -> str:
    """Say which side of an act no telling names; empty where the words of one name both.

    The coder fills a side that a sentence leaves out from the article (how-it-decides, step 3), and then takes the
    word of the act for its words: no name, and no role.
    """
    told = list(events)
    parts = []
    if told and all(any(_filled_in(one) for one in event.actors) for event in told):
        parts.append("by whom")
    if told and all(any(_filled_in(one) for one in event.recipients) for event in told):
        parts.append("towards whom")
    return f"{' and '.join(parts)} is inferred, not told in these words" if parts else ""


def _filled_in(entity: Entity) -> bool:
    plain = entity.text.isalpha() and entity.text.islower()
    return entity.role is None and plain and entity.text not in PRONOUNS


def _body(record: Record) -> str:
    if isinstance(record, Event):
        return _event(record)
    if isinstance(record, Mediation):
        return (
            f"mediation, {record.stage}: {', '.join(record.mediators)} between {', '.join(record.disputants)}"
        )
    if isinstance(record, Claim):
        held = "; ".join(f"{one_line(one.holder)} {one.stance}" for one in record.positions)
        return f"claim: {held}"
    if isinstance(record, Obstacle):
        return f"obstacle, says {one_line(record.says)}"
    return f"tie: {record.a} {record.kind} {record.b}{'' if record.holds else ', does not hold'}"


def _event(event: Event) -> str:
    actors = ", ".join(dict.fromkeys(one.id for one in event.actors)) or "nobody named"
    recipients = ", ".join(dict.fromkeys(one.id for one in event.recipients))
    whom = f" → {recipients}" if recipients else ""
    said = f"; on the word of {one_line(event.attribution[0].speaker)}" if event.attribution else ""
    when = f", {event_when(event.time)}" if event.time else ""
    return f"{event.event_type} (CAMEO {event.cameo}): {actors}{whom}, {event.status}{when}{said}"
