"""The signed network on a day: recent events, faded by age, and the ties that stand.

An edge's score is a weighted mean: an event counts with weight 0.5 ** (age / HALF_LIFE), a tie with
TIE_WEIGHT, and one event's worth of 0 is mixed in (DOUBT), so that a single act makes no friend or foe.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from dragoman.analysis.alignment.model import Edge, Network, Sign, Standing
from dragoman.analysis.alignment.standing import Couple, standing_ties, weights
from dragoman.analysis.dyads.between import couples, score
from dragoman.analysis.dyads.periods import voices
from dragoman.analysis.events import MergedEvent, counts_by, events
from dragoman.analysis.evidence import Evidence
from dragoman.world import World

WINDOW = 730
"""Days after which an event no longer weighs."""
HALF_LIFE = 120
"""Days after which it weighs half."""
TIE_WEIGHT = 2.0
DOUBT = 1.0
CLEAR = 1.0
"""The score from which an edge has a sign."""
SHOWN = 5


def network(
    evidence: Evidence,
    world: World,
    *,
    actors: Collection[str] = (),
    as_of: date | None = None,
    known_on: datetime | None = None,
) -> Network:
    """Draw the signed network on a day.

    Args:
        evidence: the store of reports.
        world: for ties that stand, and for merging.
        actors: only these; where empty, all who did something to each other.
        as_of: the day; the last day of any event where None. Nothing later counts.
        known_on: as the evidence stood then.
    """
    found = events(evidence, as_of=as_of, known_on=known_on, world=world)
    return network_of(found, evidence, world, actors=actors, as_of=as_of, known_on=known_on)


def network_of(
    found: Iterable[MergedEvent],
    evidence: Evidence,
    world: World,
    *,
    actors: Collection[str] = (),
    as_of: date | None = None,
    known_on: datetime | None = None,
) -> Network:
    """Draw the network of events merged already (see `network`)."""
    told = [event for event in found if event.happened and event.last is not None]
    on = as_of or max((event.last for event in told if event.last), default=None)
    if on is None:
        return Network(on=None, actors=tuple(sorted(set(actors))), edges=())
    by = _by_couple((event for event in told if counts_by(event, on)), frozenset(actors), on)
    ties = standing_ties(evidence, world, _busiest(by, actors), on, known_on)
    edges = tuple(
        edge(*couple, by.get(couple, []), ties.get(couple, []), on) for couple in sorted({*by, *ties})
    )
    present = {one for drawn in edges for one in (drawn.a, drawn.b)}
    return Network(on=on, actors=tuple(sorted(present | set(actors))), edges=edges)


def edge(a: str, b: str, acts: Sequence[MergedEvent], ties: Sequence[Standing], on: date) -> Edge:
    """Weigh what is between two actors on a day."""
    faded = [(weight(event, on), score(event)) for event in acts]
    total = sum(w * s for w, s in faded) + sum(TIE_WEIGHT * weights()[tie.kind, tie.holds] for tie in ties)
    mass = sum(w for w, _ in faded) + TIE_WEIGHT * len(ties) + DOUBT
    value = round(total / mass, 3)
    heaviest = sorted(acts, key=lambda one: (-abs(weight(one, on) * score(one)), one.id))
    return Edge(
        a=a,
        b=b,
        score=value,
        sign=sign(value),
        events=len(acts),
        sources=voices(acts),
        cited=tuple(heaviest[:SHOWN]),
        ties=tuple(ties),
    )


def weight(event: MergedEvent, on: date) -> float:
    """Give how much an event still weighs on a day: 1 on its own, half of it HALF_LIFE days on."""
    age = max(0, (on - event.last).days) if event.last else WINDOW
    return float(0.5 ** (age / HALF_LIFE))


def sign(value: float) -> Sign:
    """Give the sign of a score."""
    if abs(value) < CLEAR:
        return "0"
    return "+" if value > 0 else "-"


def _by_couple(
    found: Iterable[MergedEvent], actors: frozenset[str], on: date
) -> dict[Couple, list[MergedEvent]]:
    """The events that still weigh, by the two they are between."""
    by: dict[Couple, list[MergedEvent]] = {}
    for event in found:
        if event.last is None or (on - event.last).days > WINDOW:
            continue
        for couple in couples(event):
            if not actors or actors.issuperset(couple):
                by.setdefault(couple, []).append(event)
    return by


def _busiest(by: dict[Couple, list[MergedEvent]], actors: Collection[str]) -> list[str]:
    """Actors in the order of their events, the busiest first; those asked for before all others."""
    counts: Counter[str] = Counter()
    for couple, found in by.items():
        for one in couple:
            counts[one] += len(found)
    asked = set(actors)
    return sorted(asked | counts.keys(), key=lambda one: (one not in asked, -counts[one], one))
