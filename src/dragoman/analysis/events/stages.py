"""Planned, then done: events that are stages of one act are linked, never merged."""

from collections.abc import Sequence

import msgspec

from dragoman.analysis.events.compare import AHEAD
from dragoman.analysis.events.model import MergedEvent
from dragoman.analysis.events.telling import SPAN

FULFILS = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"})
"""What a planned AGREE can turn into: a future cooperative act is coded AGREE (codebook section 2)."""
Key = tuple[str, tuple[str, ...]]


def with_stages(events: Sequence[MergedEvent]) -> tuple[MergedEvent, ...]:
    """Link every planned act to what became of it: the same parties, on the days planned, told no earlier."""
    done: dict[tuple[str, ...], list[int]] = {}
    for i, event in enumerate(events):
        if event.status not in AHEAD and event.time is not None:
            done.setdefault(tuple(sorted(event.parties)), []).append(i)
    linked: dict[int, set[str]] = {}
    for i, plan in enumerate(events):
        if plan.status not in AHEAD or not _narrow(plan):
            continue
        for j in done.get(tuple(sorted(plan.parties)), ()):
            if _fulfils(plan, events[j]):
                linked.setdefault(i, set()).add(events[j].id)
                linked.setdefault(j, set()).add(plan.id)
    return tuple(
        msgspec.structs.replace(event, stages=tuple(sorted(linked[i]))) if i in linked else event
        for i, event in enumerate(events)
    )


def _fulfils(plan: MergedEvent, act: MergedEvent) -> bool:
    kinds = FULFILS if plan.event_type == "AGREE" else frozenset({plan.event_type})
    if act.event_type not in kinds or plan.time is None or act.time is None:
        return False
    if plan.told and act.told and act.told < plan.told:
        return False
    first, last = act.time.start or act.time.end, act.time.end or act.time.start
    start, end = plan.time.start, plan.time.end
    return bool(first and last and start and end and first <= end and start <= last)


def _narrow(event: MergedEvent) -> bool:
    time = event.time
    return bool(time and time.start and time.end and (time.end - time.start).days < SPAN)
