"""Which tellings are of one effort: the same mediators, disputants and time, and no other matter."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from dragoman.analysis.judged import JudgedPairs
from dragoman.analysis.mediations.asked import PAIR, Parties
from dragoman.analysis.mediations.tables import matters_of
from dragoman.analysis.mediations.tellings import Telling

GAP = timedelta(days=730)
"""A third party heard of again after two years of silence has begun anew."""

ANSWERED = timedelta(days=90)
"""An answer told later than this may be to another offer."""

Key = tuple[Parties, Parties]


def merged(tellings: Sequence[Telling], judged: JudgedPairs | None = None) -> list[list[Telling]]:
    """Put the tellings of each effort together; too little is merged rather than too much.

    One that names several disputes at once ("between A and its neighbours") goes to each of those that
    others tell of one by one; one that names a single side goes to the dispute of that side, if the
    same article tells of only one. What a reviewer puts together is one effort of all its third parties between
    all its disputants; what a reviewer keeps apart is not.
    """
    beside = _Beside(tellings)
    grouped: dict[Key, list[Telling]] = {}
    for telling in tellings:
        for disputants in _disputes(telling, beside.of(telling)):
            one = msgspec.structs.replace(telling, disputants=disputants)
            grouped.setdefault((one.mediators, disputants), []).append(one)
    keys = sorted(grouped, key=lambda key: (sorted(key[0]), sorted(key[1])))
    found = [effort for key in keys for period in _periods(grouped[key]) for effort in _by_matter(period)]
    return _as_judged(found, judged) if judged else found


def _as_judged(groups: Iterable[list[Telling]], judged: JudgedPairs) -> list[list[Telling]]:
    """Part what a reviewer keeps apart, then put together what a reviewer says is one."""
    kept: list[list[Telling]] = []
    for part in (part for group in groups for part in _parted(group, judged)):
        ours = _reports(part)
        joined = [other for other in kept if judged.joins(ours, _reports(other))]
        kept = [other for other in kept if other not in joined]
        whole = sorted([telling for other in (*joined, part) for telling in other], key=lambda one: one.order)
        kept.append(_united(whole) if joined else whole)
    return kept


def _parted(group: Sequence[Telling], judged: JudgedPairs) -> list[list[Telling]]:
    """A group in parts: each telling goes to the first that has nothing a reviewer keeps it apart from."""
    parts: list[list[Telling]] = []
    for telling in group:
        own = reports_in(telling)
        part = next((part for part in parts if not judged.parts(own, _reports(part))), None)
        if part is None:
            parts.append([telling])
        else:
            part.append(telling)
    return parts


def _reports(group: Iterable[Telling]) -> frozenset[str]:
    return frozenset(one for telling in group for one in reports_in(telling))


def _united(group: Sequence[Telling]) -> list[Telling]:
    """Tellings of one effort, each with all of its third parties and disputants."""
    mediators = frozenset().union(*(one.mediators for one in group))
    disputants = frozenset().union(*(one.disputants for one in group)) - mediators
    return [msgspec.structs.replace(one, mediators=mediators, disputants=disputants) for one in group]


def reports_in(telling: Telling) -> tuple[str, ...]:
    """Give the ids of the reports that a judgement on a telling names: its record, else the meetings that tell it."""
    return (telling.report.id,) if telling.report is not None else tuple(one.id for one in telling.events)


class _Beside:
    """What else is told of the same mediators, as far as it can say which disputes a telling is about."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._of_mediators: dict[Parties, list[Telling]] = {}
        self._in_article: dict[tuple[Parties, str], list[Telling]] = {}
        for one in tellings:
            self._of_mediators.setdefault(one.mediators, []).append(one)
            self._in_article.setdefault((one.mediators, one.article), []).append(one)

    def of(self, telling: Telling) -> list[Telling]:
        """What may name the disputes of a telling: of one side its article, of two sides nothing."""
        if telling.answer:
            return self._of_mediators[telling.mediators]
        if len(telling.disputants) <= 1:
            return self._in_article[telling.mediators, telling.article]
        return self._of_mediators[telling.mediators] if len(telling.disputants) > PAIR else []


def _disputes(telling: Telling, beside: Iterable[Telling]) -> list[Parties]:
    """The disputes that a telling is about, as others by the same mediators (`beside`) tell them at that time."""
    if telling.answer:
        return _answered(telling, beside)
    others = [one for one in beside if _near(one, telling)]
    parts = {
        one.disputants for one in others if one.disputants < telling.disputants and len(one.disputants) > 1
    }
    if parts and frozenset().union(*parts) == telling.disputants:
        return sorted(parts, key=sorted)
    wholes = {
        one.disputants
        for one in others
        if len(telling.disputants) == 1
        and telling.disputants < one.disputants
        and one.article == telling.article
    }
    return [wholes.pop()] if len(wholes) == 1 else [telling.disputants]


def _answered(telling: Telling, beside: Iterable[Telling]) -> list[Parties]:
    """The dispute whose effort one side answers: the only one of that side that its mediators helped with just then."""
    wholes = {
        one.disputants
        for one in beside
        if not one.answer
        and telling.disputants < one.disputants
        and len(one.disputants) == PAIR
        and _just(one, telling)
    }
    return list(wholes) if len(wholes) == 1 else []


def _just(one: Telling, answer: Telling) -> bool:
    """Whether an answer is told with, or soon after, what it answers."""
    day, first = _days(answer)[1], _days(one)[0]
    return first <= day <= _days(one)[1] + ANSWERED


def _near(one: Telling, other: Telling) -> bool:
    first, second = _days(one), _days(other)
    return first[0] - second[1] <= GAP and second[0] - first[1] <= GAP


def _days(telling: Telling) -> tuple[date, date]:
    first = telling.when.start or telling.when.end or date.min + GAP
    return first, telling.when.end or first


def _periods(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Cut where years lie between one telling and the next."""
    periods: list[list[Telling]] = []
    last = date.min
    for telling in sorted(tellings, key=lambda one: (_days(one), one.order)):
        first, end = _days(telling)
        if not periods or first - last > GAP:
            periods.append([])
        periods[-1].append(telling)
        last = max(last, end)
    return periods


def _by_matter(period: list[Telling]) -> list[list[Telling]]:
    """Cut where tellings name matters with nothing in common; what only speaks of peace stays with the first."""
    parts: list[tuple[frozenset[str], list[Telling]]] = []
    general: list[Telling] = []
    for telling in period:
        matters = matters_of([telling.matter] if telling.matter else [])
        if not matters:
            general.append(telling)
            continue
        touching = [part for part in parts if part[0] & matters]
        parts = [part for part in parts if not part[0] & matters]
        named = matters.union(*(part[0] for part in touching))
        parts.append((named, [*(one for part in touching for one in part[1]), telling]))
    groups = sorted((part[1] for part in parts), key=lambda group: min(one.order for one in group))
    if not groups:
        return [general]
    groups[0] = sorted([*groups[0], *general], key=lambda one: one.order)
    return groups
