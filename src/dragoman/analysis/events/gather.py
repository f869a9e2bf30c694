"""What the tellings of one act come to: its fullest form, its sources, and in what they differ."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from dragoman.analysis.events.compare import AHEAD
from dragoman.analysis.events.model import Aspect, Difference, MergedEvent, Shade, Variant
from dragoman.analysis.events.telling import Telling
from dragoman.analysis.evidence import cite
from dragoman.records import Interval, Status

CERTAINTY: tuple[Status, ...] = ("occurred", "ongoing", "denied", "not-done", "planned", "hypothetical")
DOUBTS = frozenset({"denies", "doubts", "cannot-confirm"})
NOT_SO = frozenset({"denied", "not-done"})


def merged(
    tellings: Sequence[Telling],
    voices: tuple[str, ...],
    *,
    contested: bool,
    why: str,
) -> MergedEvent:
    """Make one event of its tellings.

    Args:
        tellings: all of one act, in the order of reports.
        voices: the independent sources among them.
        contested: whether a contested claim is about the words of one of them.
        why: why they were taken for one act.
    """
    fullest = max(tellings, key=lambda one: (one.event.same_as is None, len(one.event.quote), one.report.id))
    status = _status(tellings)
    time = _time(tellings)
    told = [one.told for one in tellings if one.told]
    first_told = date.fromordinal(min(told)) if told else None
    contested = contested or _disputed(tellings)
    event = fullest.event
    return MergedEvent(
        id=tellings[0].report.id,
        event_type=event.event_type,
        mode=event.mode or next((one.event.mode for one in tellings if one.event.mode), None),
        cameo=event.cameo,
        context=event.context,
        status=status,
        actors=_most(tellings, lambda one: one.actors),
        recipients=_most(tellings, lambda one: one.recipients),
        time=time,
        last=_last(time, first_told, status),
        dated=time is not None,
        told=first_told,
        tellings=tuple(cite(one.report) for one in tellings),
        sources=len(voices),
        voices=voices,
        outlets=tuple(sorted({one.report.outlet for one in tellings if one.report.outlet})),
        spread=_spread(tellings),
        why=why,
        contested=contested,
        shade=shade(status, event.event_type, len(voices), contested=contested),
    )


def shade(status: Status, event_type: str, sources: int, *, contested: bool) -> Shade:
    """Give how an act is drawn (the visual code)."""
    if contested:
        return "hatched"
    if status in NOT_SO:
        return "struck"
    if status in AHEAD or event_type == "THREATEN":
        return "dashed"
    return "solid" if sources > 1 else "outlined"


def _status(tellings: Sequence[Telling]) -> Status:
    """What most independent tellings say; an article counts once, by its fullest telling."""
    said: dict[str, Telling] = {}
    for one in tellings:
        held = said.get(one.report.story)
        if held is None or (held.event.same_as is not None and one.event.same_as is None):
            said[one.report.story] = one
    counts = Counter(one.event.status for one in said.values())
    return min(counts, key=lambda status: (-counts[status], CERTAINTY.index(status)))


def _time(tellings: Sequence[Telling]) -> Interval | None:
    """The days that all dated tellings share; the narrowest where a reviewer merged what shares none."""
    dated = [one for one in tellings if one.dated and one.event.time]
    if not dated:
        return None
    narrowest = min(dated, key=lambda one: (one.width, one.first, one.report.id)).event.time
    first, last = max(one.first for one in dated), min(one.last for one in dated)
    if first > last or narrowest is None or len(dated) == 1:
        return narrowest
    start = date.fromordinal(first) if any(one.event.time and one.event.time.start for one in dated) else None
    open_end = all(one.event.time is None or one.event.time.end is None for one in dated)
    return Interval(start=start, end=None if open_end else date.fromordinal(last), text=narrowest.text)


def _last(time: Interval | None, told: date | None, status: Status) -> date | None:
    """The last day on which it can have been: what is told as done was done when it was told.

    Where the text dates an act after its own publication, the date is believed.
    """
    if time is None:
        return told
    end = time.end or (None if status in AHEAD else told) or time.start
    started = time.start is None or told is None or time.start <= told
    if status in AHEAD or told is None or end is None or not started:
        return end or told
    return min(end, told)


def _most(tellings: Sequence[Telling], ids: Callable[[Telling], frozenset[str]]) -> tuple[str, ...]:
    """The ids that most tellings have; of equals the fuller, then the first by name."""
    counts = Counter(tuple(sorted(ids(one))) for one in tellings)
    return min(counts, key=lambda found: (not found, -counts[found], -len(found), found))


def _disputed(tellings: Sequence[Telling]) -> bool:
    """Whether one telling denies or doubts what another asserts."""
    against = [one.event.status == "denied" or _doubted(one) for one in tellings]
    return any(against) and not all(against)


def _doubted(telling: Telling) -> bool:
    return any(said.stance in DOUBTS for said in telling.event.attribution)


def _spread(tellings: Sequence[Telling]) -> tuple[Difference, ...]:
    if len(tellings) == 1:
        return ()
    aspects: list[tuple[Aspect, Callable[[Telling], str]]] = [
        ("type", lambda one: one.event.event_type),
        ("mode", lambda one: one.event.mode or ""),
        ("actors", lambda one: ", ".join(sorted(one.actors))),
        ("recipients", lambda one: ", ".join(sorted(one.recipients))),
        ("status", lambda one: one.event.status),
        ("time", _period),
    ]
    found = [_difference(tellings, aspect, said) for aspect, said in aspects]
    counted = sorted({what for one in tellings if one.words for what in one.words.numbers})
    found += [_difference(tellings, "number", _counts(what)) for what in counted]
    return tuple(one for one in found if one is not None)


def _difference(
    tellings: Iterable[Telling], aspect: Aspect, said: Callable[[Telling], str]
) -> Difference | None:
    by: dict[str, list[str]] = {}
    for one in tellings:
        if value := said(one):
            by.setdefault(value, []).append(one.report.id)
    if len(by) < 2:  # noqa: PLR2004 - one value is no difference
        return None
    ordered = sorted(by.items(), key=lambda item: (-len(item[1]), item[0]))
    return Difference(aspect=aspect, variants=tuple(Variant(value=v, reports=tuple(r)) for v, r in ordered))


def _period(telling: Telling) -> str:
    time = telling.event.time
    if time is None or not telling.dated:
        return ""
    start, end = str(time.start or ""), str(time.end or "")
    return start if start == end else f"{start}/{end}"


def _counts(what: str) -> Callable[[Telling], str]:
    """Say how many of a thing a telling counts: "12 killed"."""

    def said(telling: Telling) -> str:
        values: Mapping[str, frozenset[float]] = telling.words.numbers if telling.words else {}
        return " or ".join(f"{value:g} {what}" for value in sorted(values.get(what, ())))

    return said
