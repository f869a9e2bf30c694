"""Obstacles, from evidence."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from dragoman.analysis.claims.find import published_by
from dragoman.analysis.claims.words import stem
from dragoman.analysis.evidence import Evidence, cite
from dragoman.analysis.obstacles.model import MergedObstacle, Saying
from dragoman.analysis.obstacles.sides import Telling, one_side, telling_of
from dragoman.records import Obstacle, Report, ReportKind
from dragoman.world import World

OUTLET = "outlet"
OBSTACLES: tuple[ReportKind, ...] = ("obstacle",)
NAMING: tuple[ReportKind, ...] = ("event", "tie")


def obstacles(
    evidence: Evidence,
    world: World,
    *,
    whose: str | None = None,
    goal: str | None = None,
    as_of: date | None = None,
    known_on: datetime | None = None,
) -> tuple[MergedObstacle, ...]:
    """Give what stands in the way of what, merged across articles (codebook section 6).

    Args:
        evidence: the reports.
        world: who is who.
        whose: only goals of this party, by id.
        goal: only goals that name this bloc, by id, or that have all these words, in any inflection.
        as_of: only what was published by the end of this day.
        known_on: as the evidence stood at this moment.

    Returns:
        The obstacles in the order of their first telling.
    """
    reports = evidence.reports(
        kinds=OBSTACLES, parties=(whose,) if whose is not None else (), known_on=known_on
    )
    kept = [one for one in reports if published_by(one, as_of)]
    found = (_merged(group) for group in _groups(_tellings(kept, evidence, world, known_on)))
    return tuple(one for one in found if goal is None or speaks_of(one, goal))


def speaks_of(one: MergedObstacle, goal: str) -> bool:
    """Whether the goal of an obstacle names a bloc or has all of some words."""
    words = {stem(word) for word in one.goal.replace("-", " ").split()}
    return goal in one.blocs or {stem(word) for word in goal.replace("-", " ").split()} <= words


def _tellings(
    reports: Sequence[Report], evidence: Evidence, world: World, known_on: datetime | None
) -> list[Telling]:
    """The tellings in their order, each read with whom its article speaks of."""
    articles = {one.article for one in reports}
    context: dict[str, set[str]] = {}
    if articles:
        for other in evidence.reports(kinds=NAMING, articles=articles, known_on=known_on):
            context.setdefault(other.article, set()).update(other.parties)
    found = [
        telling_of(one, one.record, world, frozenset(context.get(one.article, ())))
        for one in reports
        if isinstance(one.record, Obstacle)
    ]
    return sorted(found, key=lambda one: one.key)


def _groups(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Tellings of one obstacle: one goal of one party, stopped by one thing; each fits all of its group."""
    groups: list[list[Telling]] = []
    of: dict[str | None, list[list[Telling]]] = {}
    for one in tellings:
        near = of.setdefault(one.record.whose, [])
        fitting = (group for group in near if all(_one_obstacle(one, other) for other in group))
        group = next(fitting, None)
        if group is None:
            groups.append([one])
            near.append(groups[-1])
        else:
            group.append(one)
    return groups


def _one_obstacle(one: Telling, other: Telling) -> bool:
    a, b = one.record, other.record
    return one_side(one.goal, other.goal, a.goal, b.goal) and one_side(
        one.what, other.what, a.obstacle, b.obstacle
    )


def _merged(group: Sequence[Telling]) -> MergedObstacle:
    fullest = max(group, key=lambda one: (len(one.goal.ids) + len(one.what.ids), one.key))
    said: dict[str, Saying] = {}
    for one in group:
        flat = one.record.says == OUTLET
        holder = one.report.outlet or f"article {one.report.article}" if flat else one.record.says
        said.setdefault(
            one.report.story if flat else holder.casefold(),
            Saying(holder=holder, flat=flat, citation=cite(one.report)),
        )
    first = group[0].report
    published = [one.report.published for one in group]
    return MergedObstacle(
        id=hashlib.sha256(f"obstacle\x1f{first.id}".encode()).hexdigest()[:20],
        goal=fullest.record.goal,
        whose=fullest.record.whose,
        obstacle=fullest.record.obstacle,
        blocs=tuple(sorted({bloc for one in group for bloc in one.blocs})),
        parties=tuple(sorted({party for one in group for party in one.what.ids})),
        said=tuple(said.values()),
        articles=tuple(sorted({one.report.article for one in group})),
        stories=tuple(sorted({one.report.story for one in group})),
        earliest=min((p.earliest for p in published if p.earliest), default=None),
        latest=max((p.latest for p in published if p.latest), default=None),
    )
