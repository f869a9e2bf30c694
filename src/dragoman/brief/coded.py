"""What was coded from words, in one line for the foot of a note, with how likely it is right."""

from dragoman.brief.plain import one_line
from dragoman.brief.when import event_when
from dragoman.records import Claim, Event, Mediation, Obstacle, Record


def coded_words(record: Record) -> str:
    """Say a record as the codebook writes it: type, code, parties by id, status, and its confidence."""
    sure = f"; right in {record.confidence * 100:.0f} of 100 such cases" if record.confidence else ""
    return f"{_body(record)}{sure}"


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
