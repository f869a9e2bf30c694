"""The answers as they are at one moment or on one day, laid out for comparing."""

from collections.abc import Collection
from datetime import date

import msgspec

from dragoman.analysis.changes.narrow import FirstKey, Pair, firsts
from dragoman.analysis.changes.scope import Scope
from dragoman.analysis.claims import MergedClaim
from dragoman.analysis.claims.find import claims_near, claims_of, published_by
from dragoman.analysis.mediations import Effort, mediations
from dragoman.analysis.obstacles import MergedObstacle, obstacles
from dragoman.analysis.ties import Ground, StandingTie, ties
from dragoman.records import Citation, Interval, Report, TieKind
from dragoman.world import World

TieKey = tuple[TieKind, str, str]


class TieState(msgspec.Struct, frozen=True):
    """How a tie stands in the answer: as its last spell says, or on the day asked about."""

    holds: bool | None
    told: bool
    when: Interval | None
    citations: tuple[Citation, ...]


class State(msgspec.Struct, frozen=True, kw_only=True):
    """All answers at one moment or on one day."""

    ties: dict[TieKey, TieState]
    efforts: dict[tuple[tuple[str, ...], tuple[str, ...]], Effort]
    claims: tuple[MergedClaim, ...]
    obstacles: tuple[MergedObstacle, ...]
    firsts: dict[FirstKey, Report]


def state_of(
    evidence: Scope,
    world: World,
    pairs: Collection[Pair],
    as_of: date | None = None,
    touched: Collection[Report] | None = None,
) -> State:
    """Ask everything that is compared.

    Args:
        evidence: a scope, which has its moment.
        world: who is who, and what stood when.
        pairs: the pairs whose ties are asked for.
        as_of: the day asked about; None for all that is known.
        touched: reports that alone can have changed the claims; all are asked for where None.
    """
    told = [one for one in evidence.reports(kinds=("claim", "event")) if published_by(one, as_of)]
    standing = (tie for pair in sorted(pairs) for tie in ties(evidence, world, *pair, as_of=as_of))
    efforts = mediations(evidence, world, as_of=as_of)
    return State(
        ties={(one.kind, one.a, one.b): _tie_state(one) for one in standing},
        efforts={(tuple(sorted(one.mediators)), tuple(sorted(one.disputants))): one for one in efforts},
        claims=claims_of(told, world, evidence=evidence)
        if touched is None
        else claims_near(told, touched, world, evidence=evidence),
        obstacles=obstacles(evidence, world, as_of=as_of),
        firsts=firsts(told),
    )


def _tie_state(tie: StandingTie) -> TieState:
    last = tie.spells[-1] if tie.spells else None
    holds = tie.on.holds if tie.on is not None else (last.holds if last is not None else None)
    turn = last.start if last is not None else None
    spoken: tuple[Ground, ...] = turn.grounds if turn is not None and turn.told else ()
    citations = _cited(spoken) or _cited(tie.speaks_for if holds else tie.speaks_against)
    told = turn is not None and turn.told
    when = Interval(start=turn.earliest, end=turn.latest) if turn is not None and told else None
    return TieState(holds, told, when, citations)


def _cited(grounds: Collection[Ground]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(one.citation for one in grounds if one.citation is not None))
