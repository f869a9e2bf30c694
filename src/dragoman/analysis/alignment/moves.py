"""How an actor moved between two days, towards whom and away from whom, and by which events."""

from collections.abc import Sequence
from datetime import date, datetime

from dragoman.analysis.alignment.model import Edge, Network, Shift, Standing
from dragoman.analysis.alignment.network import SHOWN, network_of
from dragoman.analysis.dyads.between import couples, score
from dragoman.analysis.events import MergedEvent, events
from dragoman.analysis.evidence import Evidence
from dragoman.records import DragomanError
from dragoman.world import World

SLIGHT = 0.5
"""A change of score below which an actor has not moved."""


def moves(
    evidence: Evidence,
    world: World,
    actor: str,
    start: date,
    end: date,
    *,
    known_on: datetime | None = None,
) -> tuple[Shift, ...]:
    """Say towards whom an actor moved between two days and away from whom, the largest shifts first.

    Args:
        evidence: the store of reports.
        world: for ties that stand, and for merging.
        actor: whose moves.
        start: the first day; what was so by then is before.
        end: the second day, the `as_of` of this answer; nothing later counts.
        known_on: as the evidence stood then.

    Returns:
        Shifts of at least half a point, or to or from a sign. A relation also shifts where old acts fade:
        then no event is named.

    Raises:
        DragomanError: the second day is not after the first.
    """
    if end <= start:
        raise DragomanError(f"{start} to {end}: the second day must come after the first; exchange them.")
    found = events(evidence, as_of=end, known_on=known_on, world=world)
    own = [event for event in found if actor in event.parties]
    met = {actor, *(one for event in own for one in event.parties)}
    before = _edges(network_of(own, evidence, world, actors=met, as_of=start, known_on=known_on), actor)
    after = _edges(network_of(own, evidence, world, actors=met, as_of=end, known_on=known_on), actor)
    between = [event for event in own if event.happened and event.last and start < event.last <= end]
    shifts = [
        _shift(actor, other, before.get(other), after.get(other), between) for other in {*before, *after}
    ]
    moved = [s for s in shifts if abs(s.change) >= SLIGHT or s.sign_before != s.sign_after]
    return tuple(sorted(moved, key=lambda s: (-abs(s.change), s.other)))


def _edges(network: Network, actor: str) -> dict[str, Edge]:
    return {
        edge.b if edge.a == actor else edge.a: edge for edge in network.edges if actor in {edge.a, edge.b}
    }


def _shift(
    actor: str, other: str, before: Edge | None, after: Edge | None, between: Sequence[MergedEvent]
) -> Shift:
    change = round((after.score if after else 0.0) - (before.score if before else 0.0), 3)
    up = 1 if change > 0 else -1
    couple = (min(actor, other), max(actor, other))
    pushed = sorted(
        (event for event in between if couple in couples(event) and up * score(event) > 0),
        key=lambda event: (-abs(score(event)), -event.sources, event.last or date.min, event.id),
    )
    stood = before.ties if before else ()
    stand = after.ties if after else ()
    return Shift(
        other=other,
        before=before.score if before else None,
        after=after.score if after else None,
        change=change,
        sign_before=before.sign if before else "0",
        sign_after=after.sign if after else "0",
        moved_by=tuple(pushed[:SHOWN]),
        begun=_without(stand, stood),
        ended=_without(stood, stand),
    )


def _without(ties: Sequence[Standing], others: Sequence[Standing]) -> tuple[Standing, ...]:
    known = {(tie.kind, tie.a, tie.b, tie.holds) for tie in others}
    return tuple(tie for tie in ties if (tie.kind, tie.a, tie.b, tie.holds) not in known)
