"""Two states of the answers compared: what the later one has that the earlier had not."""

from collections.abc import Collection, Iterator

from dragoman.analysis.changes.model import Change
from dragoman.analysis.changes.state import State, TieState
from dragoman.analysis.claims import MergedClaim
from dragoman.analysis.evidence import cite
from dragoman.analysis.mediations import Effort
from dragoman.records import Event, Interval

WORDS = {True: "stands", False: "does not stand", None: None}
ORDER = (
    "tie-begun",
    "tie-ended",
    "tie-told",
    "effort-begun",
    "effort-moved",
    "claim-contested",
    "claim-settled",
    "claim-flat",
    "first-event",
    "obstacle-new",
)


def compare(before: State, after: State) -> tuple[Change, ...]:
    """Give what changed from one state to another, by kind, parties and what it is about."""
    found = (
        *_ties(before, after),
        *_efforts(before, after),
        *_claims(before.claims, after.claims),
        *_dropped(before.claims, after.claims),
        *_firsts(before, after),
        *_obstacles(before, after),
    )
    return tuple(
        sorted(found, key=lambda one: (ORDER.index(one.kind), one.parties, one.what, one.after or ""))
    )


def _ties(before: State, after: State) -> Iterator[Change]:
    nothing = TieState(None, told=False, when=None, citations=())
    for key, now in after.ties.items():
        then = before.ties.get(key, nothing)
        if now.holds is None or now.holds == then.holds or not now.citations:
            continue
        told = then.holds is not None or now.told
        kind, a, b = key
        yield Change(
            kind=("tie-begun" if now.holds else "tie-ended") if told else "tie-told",
            parties=(a, b),
            what=kind,
            before=WORDS[then.holds],
            after=WORDS[now.holds],
            when=now.when,
            citations=now.citations,
        )


def _efforts(before: State, after: State) -> Iterator[Change]:
    for (mediators, disputants), now in after.efforts.items():
        then = before.efforts.get((mediators, disputants))
        if then is not None and then.stage == now.stage:
            continue
        step = next((one for one in reversed(now.history) if one.stage == now.stage), None)
        yield Change(
            kind="effort-begun" if then is None else "effort-moved",
            parties=(*mediators, *disputants),
            what=_between(now),
            before=then.stage if then is not None else None,
            after=now.stage,
            when=step.when if step is not None else None,
            citations=step.citations if step is not None else (),
        )


def _between(effort: Effort) -> str:
    return f"{', '.join(effort.mediators)} between {' and '.join(effort.disputants)}"


def _claims(before: Collection[MergedClaim], after: Collection[MergedClaim]) -> Iterator[Change]:
    """Claims are the same that share a telling."""
    contested = {report for one in before if one.contested and not one.settled for report in one.reports}
    for one in after:
        was = bool(contested.intersection(one.reports))
        now = one.contested and not one.settled
        if was == now:
            continue
        yield Change(
            kind="claim-contested" if now else "claim-settled",
            parties=one.parties,
            what=one.proposition,
            before="contested" if was else None,
            after="contested" if now else "settled",
            when=Interval(start=one.earliest, end=one.latest) if one.earliest or one.latest else None,
            citations=tuple(held.citation for held in one.positions),
        )


def _dropped(before: Collection[MergedClaim], after: Collection[MergedClaim]) -> Iterator[Change]:
    """Outlets that newly drop the word on which a claim was given."""
    known = {held.citation.report for one in before for held in one.dropped}
    for one in after:
        new = [held for held in one.dropped if held.citation.report not in known]
        if new:
            yield Change(
                kind="claim-flat",
                parties=one.parties,
                what=one.proposition,
                after=", ".join(held.holder for held in new),
                when=new[0].told,
                citations=tuple(held.citation for held in new),
            )


def _firsts(before: State, after: State) -> Iterator[Change]:
    for (event_type, a, b), report in after.firsts.items():
        if (event_type, a, b) not in before.firsts and isinstance(report.record, Event):
            yield Change(
                kind="first-event",
                parties=(a, b),
                what=event_type,
                after=report.record.status,
                when=report.record.time,
                citations=(cite(report),),
            )


def _obstacles(before: State, after: State) -> Iterator[Change]:
    known = {saying.citation.report for one in before.obstacles for saying in one.said}
    for one in after.obstacles:
        if not any(saying.citation.report in known for saying in one.said):
            yield Change(
                kind="obstacle-new",
                parties=tuple(dict.fromkeys(filter(None, (one.whose, *one.parties)))),
                what=one.obstacle,
                after=one.goal,
                citations=tuple(saying.citation for saying in one.said),
            )
