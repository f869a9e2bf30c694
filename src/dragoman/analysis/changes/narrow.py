"""Which reports can tell a change: those that bear on ties, and of what is told daily the last and the first."""

from collections.abc import Collection, Iterator
from functools import cache
from itertools import combinations, islice, product

from dragoman.analysis.changes.leaf import Leaf
from dragoman.analysis.ties.grounds import event_ground
from dragoman.analysis.ties.marks import event_mark
from dragoman.analysis.ties.rules import change_rules, kind_rules
from dragoman.records import Event, Report, Tie

Pair = tuple[str, str]
FirstKey = tuple[str, str, str]
LATEST = 100
"""So many of the last reports of a pair are read, and as many of the last that bear on its ties."""


def narrowed(reports: Leaf, wanted: Collection[FirstKey]) -> Iterator[Report]:
    """Give of the reports of a pair those that a change can hang on; some may come twice.

    How two stand now does not hang on what is long past: of a pair that is told of daily the last
    reports are read, all of mediation, and the first act of each kind that may be new.

    Args:
        reports: all of the pair.
        wanted: the kinds of acts, and who does them to whom, whose first is asked for.
    """
    yield from reports.mediations()
    yield from reports.last(LATEST)
    bearing = (
        one for one in reports.backward() if not isinstance(one.record, Event) or _may_turn(one.record)
    )
    yield from islice(bearing, LATEST)
    missing = set(wanted)
    if not missing:
        return
    for one in reports.forward():
        if isinstance(one.record, Event) and any(key[0] == one.record.event_type for key in missing):
            new = missing.intersection(firsts((one,)))
            if new:
                yield one
                missing -= new
        if not missing:
            return


def firsts(reports: Collection[Report]) -> dict[FirstKey, Report]:
    """The first telling of each type of act of one party towards another, or of two together."""
    found: dict[FirstKey, Report] = {}
    for one in reports:
        event = one.record
        if isinstance(event, Event) and event.status in {"occurred", "ongoing"}:
            for a, b in _sides(event):
                found.setdefault((event.event_type, a, b), one)
    return found


def _sides(event: Event) -> Iterator[Pair]:
    """Each actor towards each recipient; two who act together in the order of their ids."""
    actors = sorted({one.id for one in event.actors if one.id})
    recipients = sorted({one.id for one in event.recipients if one.id})
    if recipients:
        yield from ((a, b) for a, b in product(actors, recipients) if a != b)
    else:
        yield from ((a, b) for a, b in product(actors, actors) if a < b)


@cache
def _turning_types() -> frozenset[str]:
    """The types of acts that make, end or show ties."""
    rules = [rule for rule in change_rules() if rule.effect in {"begins", "ends", "shows"}]
    return frozenset(one for rule in rules for one in rule.types)


def _may_turn(event: Event) -> bool:
    return event.event_type in _turning_types()


def bearing_pairs(reports: Collection[Report]) -> tuple[Pair, ...]:
    """Give the pairs whose ties some reports may change: by stating one, or by an act that makes or ends one."""
    found: set[Pair] = set()
    for one in reports:
        if isinstance(one.record, Tie):
            found.add((min(one.record.a, one.record.b), max(one.record.a, one.record.b)))
        elif isinstance(one.record, Event):
            found.update(
                pair for pair in combinations(sorted(one.parties), 2) if _turns(one, one.record, pair)
            )
    return tuple(sorted(found))


def _turns(report: Report, event: Event, pair: Pair) -> bool:
    """Whether an act makes, ends or shows a tie of two."""
    grounds = (
        event_ground(report, event, rule.kind, a, b, None)
        for rule in kind_rules().values()
        for a, b in ((pair,) if rule.mutual else (pair, pair[::-1]))
    )
    return _may_turn(event) and any(
        found is not None and event_mark(found[0]) is not None for found in grounds
    )
