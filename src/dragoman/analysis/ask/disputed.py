"""Which acts are contested by what somebody else says of them, in this article or another."""

from collections.abc import Iterable, Sequence

from dragoman.analysis.ask.asked import Asked
from dragoman.analysis.ask.days import when_words
from dragoman.analysis.ask.model import Sentence
from dragoman.analysis.ask.say import stance_words
from dragoman.analysis.claims import MergedClaim, claims
from dragoman.analysis.events import MergedEvent


def disputed(asked: Asked, found: Iterable[MergedEvent]) -> list[tuple[MergedEvent, bool]]:
    """Give acts with whether they are contested, by their own tellings or by a contested claim that tells them."""
    every = list(found)
    told = {report for claim in _contested(asked) for report in claim.reports} if every else set()
    return [(one, one.contested or not told.isdisjoint(one.reports)) for one in every]


def positions_on(asked: Asked, found: Sequence[MergedEvent]) -> list[Sentence]:
    """Say who takes which stance on the contested of some acts."""
    told = {report for one in found if one.contested for report in one.reports}
    held = [
        one for claim in _contested(asked) if not told.isdisjoint(claim.reports) for one in claim.positions
    ]
    return [
        Sentence(
            text=f"{stance_words(one.holder, one.stance)}{f', {when_words(one.told)}' if one.told else ''}.",
            citations=(one.citation,),
        )
        for one in held
    ]


def _contested(asked: Asked) -> tuple[MergedClaim, ...]:
    return claims(asked.evidence, asked.world, contested=True, **asked.times)
