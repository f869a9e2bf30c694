"""What stands between two, or of one with all: ties and mediation efforts, newest evidence first."""

from datetime import date, datetime

import msgspec

from dragoman.analysis.evidence import Evidence
from dragoman.analysis.mediations import Effort, mediations
from dragoman.analysis.ties import StandingTie, ties
from dragoman.world import World


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """What stands between `a` and `b`.

    `ties` are those of the two, the one with the newest evidence first; `efforts` are mediation
    efforts between the two as disputants, or of one of them towards the other. `newest` is the last
    day that any article's word on their ties reaches; None where only the world data tell.
    """

    a: str
    b: str
    ties: tuple[StandingTie, ...]
    efforts: tuple[Effort, ...]
    newest: date | None


def relations(
    evidence: Evidence,
    world: World,
    a: str,
    b: str | None = None,
    *,
    as_of: date | None = None,
    known_on: datetime | None = None,
) -> tuple[Relation, ...]:
    """Give what stands between two, or between one and everybody else.

    Args:
        evidence: the reports.
        world: the dated world; what comes from it says so.
        a: the id of one side.
        b: the id of the other; all others where None.
        as_of: what stood on that day (see `dragoman.analysis.ties.ties`).
        known_on: as the ledger stood then.

    Returns:
        One relation for each other side, the one with the newest evidence first; those of whom
        only the world data tell come last. Empty where nothing stands or is told.
    """
    by_other: dict[str, list[StandingTie]] = {}
    for tie in ties(evidence, world, a, b, as_of=as_of, known_on=known_on):
        by_other.setdefault(tie.b if tie.a == a else tie.a, []).append(tie)
    efforts = _efforts(evidence, world, a, as_of, known_on)
    others = sorted({*by_other, *(efforts if b is None else {b} & efforts.keys())})
    found = [_relation(a, other, by_other.get(other, []), efforts.get(other, ())) for other in others]
    return tuple(sorted(found, key=lambda one: (-_ordinal(one.newest), one.b)))


def newest_evidence(tie: StandingTie) -> date | None:
    """Give the last day that an article's word on a tie reaches; None where only the world data tell it."""
    grounds = (*tie.speaks_for, *tie.speaks_against)
    days = [one.when.end or one.citation.published.latest for one in grounds if one.citation]
    return max((day for day in days if day is not None), default=None)


def _efforts(
    evidence: Evidence, world: World, a: str, as_of: date | None, known_on: datetime | None
) -> dict[str, tuple[Effort, ...]]:
    """The efforts that one has part in, by each of the other parties."""
    found: dict[str, tuple[Effort, ...]] = {}
    for effort in mediations(evidence, world, mediator=a, as_of=as_of, known_on=known_on):
        for other in effort.disputants:
            found[other] = (*found.get(other, ()), effort)
    for effort in mediations(evidence, world, disputants=(a,), as_of=as_of, known_on=known_on):
        for other in (*effort.disputants, *effort.mediators):
            if other != a:
                found[other] = (*found.get(other, ()), effort)
    return found


def _relation(a: str, b: str, told: list[StandingTie], efforts: tuple[Effort, ...]) -> Relation:
    ordered = sorted(told, key=lambda tie: (-_ordinal(newest_evidence(tie)), tie.kind, tie.a, tie.b))
    days = [day for tie in told if (day := newest_evidence(tie)) is not None]
    return Relation(a=a, b=b, ties=tuple(ordered), efforts=efforts, newest=max(days, default=None))


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
