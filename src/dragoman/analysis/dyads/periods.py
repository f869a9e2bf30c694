"""Cooperation and conflict by month and by year."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dragoman.analysis.dyads.between import directed, joint, score
from dragoman.analysis.dyads.model import QUADS, Count, Period
from dragoman.analysis.events import MergedEvent
from dragoman.ontology import quad_class

Label = Callable[[date], str]


def month(day: date) -> str:
    """Give the month of a day: "2031-05"."""
    return f"{day:%Y-%m}"


def year(day: date) -> str:
    """Give the year of a day: "2031"."""
    return f"{day:%Y}"


def placed(event: MergedEvent, label: Label) -> str | None:
    """Give the month or year of an event; None where its days lie in several, or it has none.

    An act that no text dates stands on the day it was first told.
    """
    last = event.last
    if last is None:
        return None
    first = event.time.start if event.time and event.time.start else last
    if event.time and event.time.start is None:
        return None
    return label(last) if label(min(first, last)) == label(last) else None


def periods(events: Iterable[MergedEvent], a: str, b: str, label: Label) -> tuple[Period, ...]:
    """Sum up events by month or year.

    Args:
        events: those between a and b that happened.
        a: one actor.
        b: the other.
        label: `month` or `year`.

    Returns:
        One period for each with events, in time.
    """
    found: dict[str, list[MergedEvent]] = {}
    for event in events:
        name = placed(event, label)
        if name is not None:
            found.setdefault(name, []).append(event)
    return tuple(_period(name, found[name], a, b) for name in sorted(found))


def _period(label: str, events: Sequence[MergedEvent], a: str, b: str) -> Period:
    start, end = _ends(label)
    classed: dict[str, list[MergedEvent]] = {quad: [] for quad in QUADS}
    for event in events:
        classed.setdefault(quad_class(event.event_type), []).append(event)
    by_quad = [_count(classed[quad]) for quad in QUADS]
    return Period(
        label=label,
        start=start,
        end=end,
        all=_count(events),
        verbal_cooperation=by_quad[0],
        material_cooperation=by_quad[1],
        verbal_conflict=by_quad[2],
        material_conflict=by_quad[3],
        mean=mean_score(events) or 0.0,
        by_publication=sum(not event.dated for event in events),
        contested=sum(event.contested for event in events),
        a_to_b=sum(directed(event, a, b) for event in events),
        b_to_a=sum(directed(event, b, a) for event in events),
        joint=sum(joint(event, a, b) for event in events),
    )


def mean_score(events: Sequence[MergedEvent]) -> float | None:
    """Give the mean PLOVER score, to three places; None of no events."""
    return round(sum(map(score, events)) / len(events), 3) if events else None


def voices(events: Iterable[MergedEvent]) -> int:
    """Count the independent sources that tell of events."""
    return len({voice for event in events for voice in event.voices})


def _count(events: Sequence[MergedEvent]) -> Count:
    return Count(events=len(events), sources=voices(events))


def _ends(label: str) -> tuple[date, date]:
    number, _, part = label.partition("-")
    if not part:
        return date(int(number), 1, 1), date(int(number), 12, 31)
    return date(int(number), int(part), 1), date(
        int(number), int(part), monthrange(int(number), int(part))[1]
    )
