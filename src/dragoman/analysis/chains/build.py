"""Chains of obstacles, from evidence and the world data."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import combinations

import msgspec

from dragoman.analysis.chains.grounds import Grounds
from dragoman.analysis.chains.model import Chain, Link
from dragoman.analysis.claims.words import Features, features
from dragoman.analysis.evidence import Evidence
from dragoman.analysis.obstacles import MergedObstacle, obstacles
from dragoman.analysis.obstacles.find import speaks_of
from dragoman.analysis.obstacles.sides import same_matter
from dragoman.world import World

# Deeper than this no reader follows, and no source argues.
DEEPEST = 5


def chains(
    evidence: Evidence,
    world: World,
    *,
    whose: str | None = None,
    goal: str | None = None,
    as_of: date | None = None,
    known_on: datetime | None = None,
) -> tuple[Chain, ...]:
    """Give, for each goal that something stands in the way of, the chain of what that rests on.

    An obstacle leads on to another whose goal it is the want of (the same parties and matter); to the ties
    that are told of the same two parties; to the side that the one takes in a conflict of the other; and
    where the goal is with a bloc, to the rule that the bloc decides by and to the membership of whom the
    obstacle names.

    Args:
        evidence: the reports.
        world: who is who; what comes from it is marked so.
        whose: only goals of this party, by id.
        goal: as for `obstacles`.
        as_of: only what was published by the end of this day; the world data are asked for this day too,
            else for the day of the first telling.
        known_on: as the evidence stood at this moment. The world data have no record time of their own.

    Returns:
        One chain for each merged obstacle, those that only serve another chain not again by themselves.
    """
    everything = obstacles(evidence, world, as_of=as_of, known_on=known_on)
    builder = _Builder(everything, Grounds(evidence, world, as_of, known_on), as_of)
    asked = [
        one
        for one in everything
        if (whose is None or one.whose == whose) and (goal is None or speaks_of(one, goal))
    ]
    found = [builder.chain(one) for one in asked]
    return tuple(_tops(found))


def _tops(found: Sequence[Chain]) -> Iterator[Chain]:
    """Leave out chains that are the lower end of a longer one; of a circle the first is kept."""
    kept: set[str] = set()
    serving: set[str] = set()
    for chain in sorted(found, key=lambda one: -len(one.obstacles)):
        if chain.obstacles[0] not in serving:
            kept.add(chain.obstacles[0])
            serving.update(chain.obstacles[1:])
    yield from (chain for chain in found if chain.obstacles[0] in kept)


class _Builder:
    """Builds chains of known obstacles."""

    def __init__(self, known: Sequence[MergedObstacle], grounds: Grounds, as_of: date | None) -> None:
        self._known = known
        self._grounds = grounds
        self._as_of = as_of
        self._read: dict[tuple[str, date | None], Features] = {}

    def chain(self, top: MergedObstacle) -> Chain:
        """Follow an obstacle down; nothing is entered twice."""
        day = self._as_of or top.latest or top.earliest
        links: list[Link] = []
        entered = [top]
        waiting: list[tuple[MergedObstacle, int | None, int]] = [(top, None, 1)]
        while waiting:
            one, because, depth = waiting.pop(0)
            links.append(_obstacle_link(one, because))
            here = len(links) - 1
            self._below(one, here, day, links)
            wanting = [
                at for at in range(here + 1, len(links)) if links[at].kind == "tie" and not links[at].holds
            ]
            for lower in self._leading_on(one, day):
                if lower not in entered and depth < DEEPEST:
                    entered.append(lower)
                    waiting.append((lower, wanting[-1] if wanting else here, depth + 1))
        return Chain(
            goal=top.goal,
            whose=top.whose,
            blocs=top.blocs,
            day=day,
            obstacles=tuple(one.id for one in entered),
            links=tuple(_without_repeats(links)),
        )

    def _below(self, one: MergedObstacle, here: int, day: date | None, links: list[Link]) -> None:
        """Add what an obstacle rests on: the bloc's members and rules, then ties, then sides taken."""
        others = [party for party in one.parties if party != one.whose and party not in one.blocs]
        for bloc in one.blocs:
            links.extend(self._grounds.bloc(bloc, others, here, day))
        pairs = [(one.whose, other) for other in others] if one.whose else list(combinations(others, 2))
        for a, b in pairs:
            told = tuple(self._grounds.between(a, b, day))
            links.extend(hung(told, here, len(links)))

    def _leading_on(self, one: MergedObstacle, day: date | None) -> Iterator[MergedObstacle]:
        """The obstacles to what this one is the want of."""
        stopped = self._features(one.obstacle, day)
        for other in self._known:
            if other.id == one.id or (one.whose and other.whose and one.whose != other.whose):
                continue
            sought = self._features(other.goal, day)
            mine = set(stopped.ids) - {one.whose}
            theirs = set(sought.ids) - {other.whose}
            if mine & theirs and same_matter(stopped, sought):
                yield other

    def _features(self, text: str, day: date | None) -> Features:
        key = text, day
        if key not in self._read:
            self._read[key] = features(text, self._grounds.world, (day, day), frozenset())
        return self._read[key]


def hung(told: Sequence[Link], here: int, first: int) -> Iterator[Link]:
    """Hang links below one: ties below one another, a side taken below the last of them, its conflict below it."""
    above = here
    ties = here
    for at, link in enumerate(told, start=first):
        if link.kind == "backing":
            above = ties
        yield msgspec.structs.replace(link, because=above)
        above = at
        ties = at if link.kind == "tie" else ties


def _obstacle_link(one: MergedObstacle, because: int | None) -> Link:
    return Link(
        kind="obstacle",
        because=because,
        text=one.obstacle,
        a=one.whose,
        said=one.said,
        citations=tuple(saying.citation for saying in one.said),
    )


def _without_repeats(links: Sequence[Link]) -> Iterator[Link]:
    """Each thing once, where it first bears on the chain; what bore on a repeat bears on the first."""
    places: dict[Link, int] = {}
    moved: dict[int, int] = {}
    for at, link in enumerate(links):
        bare = msgspec.structs.replace(link, because=None)
        if bare in places:
            moved[at] = places[bare]
            continue
        places[bare] = moved[at] = len(places)
        because = None if link.because is None else moved[link.because]
        yield msgspec.structs.replace(link, because=because)
