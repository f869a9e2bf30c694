"""Who is acceptable to whom as a mediator: what was answered before, and who stands how to whom."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from dragoman.analysis.evidence import Evidence
from dragoman.analysis.mediations.build import mediations
from dragoman.analysis.mediations.model import Leaning, Reply, Speaks
from dragoman.analysis.ties import Ground, StandingTie, ground_order, ties
from dragoman.analysis.ties.model import FOR
from dragoman.records import TieKind
from dragoman.world import World

LEANINGS: dict[Reply, Leaning] = {
    "asked": "for",
    "accepted": "for",
    "welcomed": "for",
    "taking-part": "for",
    "declined": "against",
    "not-answered": "open",
}
SAYING: dict[Reply, str] = {
    "asked": "asked it to mediate",
    "accepted": "accepted its mediation",
    "welcomed": "welcomed its mediation",
    "taking-part": "took part in talks that it mediated",
    "declined": "declined its mediation",
    "not-answered": "has not answered its offer",
}
# a tie of the mediator with the disputant itself: whether it stands, which way it leans, and why
OWN: dict[tuple[TieKind, bool], tuple[Leaning, str]] = {
    ("allied-with", True): ("for", "is its ally"),
    ("partner-of", True): ("for", "is its partner"),
    ("backs-on", True): ("for", "backs it"),
    ("in-conflict-with", True): ("against", "is in conflict with it"),
    ("recognises", False): ("against", "does not recognise it"),
    ("diplomatic-relations", False): ("against", "has no diplomatic relations with it"),
}
# a tie of the mediator with the other side
OTHER: dict[TieKind, str] = {
    "allied-with": "is an ally of the other side",
    "backs-on": "backs the other side",
}


def acceptability(
    evidence: Evidence,
    world: World,
    mediator: str,
    disputants: Collection[str],
    *,
    as_of: date | None = None,
    known_on: datetime | None = None,
) -> tuple[Speaks, ...]:
    """Give what speaks for and against a mediator, for each disputant.

    Args:
        evidence: the reports.
        world: the dated world; what comes from it says so.
        mediator: the third party.
        disputants: the sides, or the one side asked about.
        as_of: as it stood on that day; by the latest evidence where None.
        known_on: as the ledger stood then.

    Returns:
        What each disputant answered this mediator before, in this dispute or another, then how the
        mediator stands to it and to the other sides. There is no verdict: the sides decide that.
    """
    found: list[Speaks] = []
    for disputant in sorted(set(disputants)):
        found += _answers(evidence, world, mediator, disputant, as_of, known_on)
        for tie in ties(evidence, world, mediator, disputant, as_of=as_of, known_on=known_on):
            found += _own(tie, disputant, mediator)
        for other in sorted(set(disputants) - {disputant}):
            for tie in ties(evidence, world, mediator, other, as_of=as_of, known_on=known_on):
                found += _other(tie, disputant, mediator)
    return tuple(found)


def _answers(
    evidence: Evidence,
    world: World,
    mediator: str,
    disputant: str,
    as_of: date | None,
    known_on: datetime | None,
) -> Iterator[Speaks]:
    efforts = mediations(
        evidence, world, mediator=mediator, disputants=(disputant,), as_of=as_of, known_on=known_on
    )
    for effort in efforts:
        for answer in effort.answers:
            if answer.disputant == disputant and answer.reply in LEANINGS:
                yield Speaks(
                    disputant=disputant,
                    leaning=LEANINGS[answer.reply],
                    why=SAYING[answer.reply],
                    when=answer.when,
                    citation=answer.citation,
                )


def _own(tie: StandingTie, disputant: str, mediator: str) -> Iterator[Speaks]:
    holds = _stands(tie)
    if holds is None or (tie.kind, holds) not in OWN or (tie.kind == "backs-on" and tie.a != mediator):
        return
    leaning, why = OWN[tie.kind, holds]
    yield from _speaks(tie, holds, disputant, leaning, why)


def _other(tie: StandingTie, disputant: str, mediator: str) -> Iterator[Speaks]:
    if tie.kind in OTHER and _stands(tie) and not (tie.kind == "backs-on" and tie.a != mediator):
        yield from _speaks(tie, True, disputant, "against", OTHER[tie.kind])


def _stands(tie: StandingTie) -> bool | None:
    """Whether a tie stands on the day asked about, or by the latest evidence."""
    if tie.on is not None:
        return tie.on.holds
    return tie.spells[-1].holds if tie.spells else None


def _speaks(tie: StandingTie, holds: bool, disputant: str, leaning: Leaning, why: str) -> Iterator[Speaks]:
    """Say it once, on the latest ground that tells the tie so, an article's word before the world data's."""
    told = tie.speaks_for if holds else tie.speaks_against
    grounds: list[Ground] = [
        one for one in told if one.effect in ({"states", "begins", "shows"} if holds else {"denies", "ends"})
    ]
    grounds = [one for one in grounds if one.citation] or grounds
    if grounds and (grounds[-1].effect in FOR) == holds:
        ground = max(grounds, key=ground_order)
        yield Speaks(
            disputant=disputant,
            leaning=leaning,
            why=why,
            when=ground.when,
            citation=ground.citation,
            world=ground.world,
        )
