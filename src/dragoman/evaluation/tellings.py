"""Events as scoring sees them: where their words stand, and which answers count as right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.evaluation.ids import ids_of

Record = Mapping[str, Any]
Span = tuple[int, int]


@dataclass(slots=True)
class Scored:
    """One event, predicted or gold. A gold event has the spans and the answers of all its tellings."""

    spans: list[Span]
    kind: str | None
    types: set[str | None]
    statuses: set[str | None]
    speakers: set[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    cameo: str
    time: Record | None
    optional: bool = False
    words: list[Record] = field(default_factory=list)


def find_span(record: Record, text: str) -> Span | None:
    """Find the words of a record: at its `start` if they stand there, else their first place in the text."""
    quote, start = record.get("quote") or "", record.get("start")
    if quote and isinstance(start, int) and text[start : start + len(quote)] == quote:
        return start, start + len(quote)
    found = text.find(quote) if quote else -1
    return (found, found + len(quote)) if found >= 0 else None


def first_speaker(record: Record) -> str:
    """Give the last word of the outermost speaker's name, without case; empty for the outlet's own voice."""
    chain = record.get("attribution") or []
    if not chain:
        return ""
    first = chain[0]
    name = (first.get("speaker") or first.get("text") or "") if isinstance(first, Mapping) else str(first)
    words = "".join(c if c.isalnum() or c in "-’'" else " " for c in name.casefold()).split()
    return words[-1] if words else ""


def scored(record: Record) -> Scored:
    """Take one event record, its span not yet found."""
    return Scored(
        spans=[],
        kind=record.get("event_type"),
        types={record.get("event_type"), *(record.get("alt_types") or ())},
        statuses={record.get("status"), *(record.get("alt_status") or ())},
        speakers={first_speaker(record)},
        actors=ids_of(record.get("actors")),
        recipients=ids_of(record.get("recipients")),
        cameo=str(record.get("cameo") or ""),
        time=record.get("time"),
        optional=bool(record.get("optional")),
        words=[record, *({"quote": quote} for quote in record.get("also") or ())],
    )


def predicted_events(records: Iterable[Record], text: str, errors: list[str], name: str) -> list[Scored]:
    """Take predicted events; one whose quote is not in the article is an error and drops out."""
    kept = []
    for record in records:
        span = find_span(record, text)
        if span is None:
            errors.append(_not_there(name, record))
        else:
            event = scored(record)
            event.spans = [span]
            kept.append(event)
    return kept


def gold_events(records: Sequence[Record], text: str, errors: list[str], name: str) -> list[Scored]:
    """Take gold events, retellings folded into the event that they retell: any telling counts for it."""
    fullest = {r["quote"]: r for r in records if not r.get("same_as")}
    twins = [r for r in records if not r.get("same_as") and fullest[r["quote"]] is not r]
    events = {quote: scored(r) for quote, r in fullest.items()}
    for record in records:
        whole = events.get(record.get("same_as"))
        if whole is not None:
            _fold(whole, record)
    found = [*events.values(), *map(scored, twins)]
    for event in found:
        for words in event.words:
            span = find_span(words, text)
            if span is None:
                errors.append(_not_there(f"{name} (gold)", words))
            else:
                event.spans.append(span)
    return [event for event in found if event.spans]


def _fold(whole: Scored, telling: Record) -> None:
    whole.words.append({"quote": telling["quote"]})
    whole.types.add(telling["event_type"])
    whole.statuses.add(telling["status"])
    whole.speakers.add(first_speaker(telling))
    whole.time = whole.time or telling.get("time")


def _not_there(name: str, record: Record) -> str:
    return f"{name}: not in the article: {(record.get('quote') or '')[:60]!r}"
