"""Claims with their positions, and obstacles (codebook sections 5 and 6)."""

from collections.abc import Sequence

from dragoman.brief.model import Contention, Holding, Statement
from dragoman.brief.names import Names, sentence_case
from dragoman.brief.notes import Notes, Pair
from dragoman.brief.plain import one_line
from dragoman.records import Claim, Obstacle, Position


def contentions(pairs: Sequence[Pair], notes: Notes, *, contested: bool) -> tuple[Contention, ...]:
    """Give the claims that are contested, or those that rest on one side's word; alike propositions as one."""
    told: dict[str, list[tuple[int, Claim]]] = {}
    for at, (_, coded) in enumerate(pairs):
        for claim in coded.claims:
            told.setdefault(_folded(claim.proposition), []).append((at, claim))
    return tuple(
        _contention(claims, notes)
        for claims in told.values()
        if _differs([claim for _, claim in claims]) is contested
    )


def obstacle_statements(pairs: Sequence[Pair], names: Names, notes: Notes) -> tuple[Statement, ...]:
    """Say what stands in the way of what, and who says so."""
    return tuple(
        Statement(
            text=f"In the way of {one_line(one.goal)}: {one_line(one.obstacle)}.",
            detail="; ".join(filter(None, [_whose(one, names), _says(one)])),
            quote=notes.words(at, one.start, one.quote),
            cites=(notes.cite(at, one.start, one.quote),),
        )
        for at, (_, coded) in enumerate(pairs)
        for one in coded.obstacles
    )


def _whose(one: Obstacle, names: Names) -> str:
    return f"it lies with {names.one(one.whose)}" if one.whose else ""


def _says(one: Obstacle) -> str:
    return "" if one.says == "outlet" else f"on the word of {one_line(one.says)}"


def _folded(proposition: str) -> str:
    return one_line(proposition).casefold().removeprefix("that ").rstrip(".")


def _differs(claims: list[Claim]) -> bool:
    """Whether positions differ, within one article or between articles."""
    stances = {position.stance for claim in claims for position in claim.positions}
    return len(stances) > 1 or any(claim.contested for claim in claims)


def _contention(claims: list[tuple[int, Claim]], notes: Notes) -> Contention:
    positions = {(at, p.start, p.holder): (at, p) for at, claim in claims for p in claim.positions}
    proposition = one_line(claims[0][1].proposition).removeprefix("that ")
    return Contention(
        proposition=sentence_case(proposition),
        holdings=tuple(_holding(at, position, notes) for at, position in positions.values()),
    )


def _holding(at: int, position: Position, notes: Notes) -> Holding:
    outlet = notes.sources[at].outlet or notes.sources[at].article
    return Holding(
        holder=outlet if position.holder == "outlet" else one_line(position.holder),
        stance=position.stance,
        quote=notes.words(at, position.start, position.quote),
        cites=(notes.cite(at, position.start, position.quote),),
    )
