"""What a brief is asked: of which evidence, about whom, on which day, as known when."""

from collections.abc import Callable, Collection, Hashable, Iterable
from datetime import date, datetime
from itertools import combinations
from typing import TypeVar

import msgspec

from dragoman.analysis.chains import Chain, chains
from dragoman.analysis.claims import MergedClaim, claims
from dragoman.analysis.events import MergedEvent, events
from dragoman.analysis.evidence import Evidence
from dragoman.analysis.mediations import Effort, mediations
from dragoman.analysis.ties import StandingTie, ties
from dragoman.analysis.timeline import TimelineLine, in_order, timeline
from dragoman.brief.names import Names
from dragoman.world import World

T = TypeVar("T")


class View(msgspec.Struct, frozen=True, kw_only=True):
    """The questions of one brief, with the answers that analysis gives them.

    `about` are ids: with one, all that concerns it; with several, what concerns two of them or more;
    with none, everything. `as_of` and `known_on` are as in `dragoman.analysis`.
    """

    evidence: Evidence
    world: World
    names: Names
    about: tuple[str, ...] = ()
    as_of: date | None = None
    known_on: datetime | None = None

    def concerns(self, parties: Iterable[str]) -> bool:
        """Whether what names these is asked about."""
        return len(set(parties) & set(self.about)) >= min(len(self.about), 2)

    def efforts(self) -> tuple[Effort, ...]:
        """Give the mediation efforts, those with the latest steps first."""
        found: list[Effort] = []
        for one in self.about:
            found += self._efforts(mediator=one)
            found += self._efforts(disputants=(one,))
        if not self.about:
            found += self._efforts()
        kept = _once(found, lambda one: (one.mediators, one.disputants, one.history))
        return tuple(one for one in kept if self.concerns((*one.mediators, *one.disputants)))

    def _efforts(self, mediator: str | None = None, disputants: tuple[str, ...] = ()) -> tuple[Effort, ...]:
        return mediations(
            self.evidence,
            self.world,
            mediator=mediator,
            disputants=disputants,
            as_of=self.as_of,
            known_on=self.known_on,
            name=self.names.one,
        )

    def ties(self) -> tuple[StandingTie, ...]:
        """Give the ties between those asked about."""
        found: list[StandingTie] = []
        for pair in self._pairs():
            found += ties(self.evidence, self.world, *pair, as_of=self.as_of, known_on=self.known_on)
        return _once(found, lambda one: (one.kind, one.a, one.b))

    def events(self) -> tuple[MergedEvent, ...]:
        """Give the events between those asked about."""
        found: list[MergedEvent] = []
        for pair in self._pairs():
            found += events(
                self.evidence, parties=pair, as_of=self.as_of, known_on=self.known_on, world=self.world
            )
        return _once(found, lambda one: one.id)

    def timeline(self) -> tuple[TimelineLine, ...]:
        """Give acts and the turns of ties in the order of their days."""
        found: list[TimelineLine] = []
        for pair in self._pairs():
            found += timeline(
                self.evidence, self.world, parties=pair, as_of=self.as_of, known_on=self.known_on
            )
        once = _once(found, lambda one: (one.event, one.tie, one.turn, one.citations[0].report))
        return in_order(once) if len(self.about) > 1 else once

    def claims(self, *, contested: bool) -> tuple[MergedClaim, ...]:
        """Give the claims on which positions differ, or those on which they do not."""
        found: list[MergedClaim] = []
        for pair in self._pairs():
            found += claims(
                self.evidence,
                self.world,
                parties=pair,
                contested=contested,
                as_of=self.as_of,
                known_on=self.known_on,
            )
        return _once(found, lambda one: one.id)

    def chains(self) -> tuple[Chain, ...]:
        """Give what stands in the way of what, down to what that rests on."""
        found = chains(self.evidence, self.world, as_of=self.as_of, known_on=self.known_on)
        return tuple(one for one in found if self.concerns(_parties(one)))

    def _pairs(self) -> list[tuple[str, ...]]:
        """The parties to ask for: each pair of several, the only one, or nobody in particular."""
        return list(combinations(sorted(self.about), 2)) or [self.about]


def _parties(chain: Chain) -> Collection[str]:
    named = {one for link in chain.links for one in (link.a, link.b) if one}
    return named | set(chain.blocs) | ({chain.whose} if chain.whose else set())


def _once(found: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """Each answer once, the first time it is given."""
    return tuple({key(one): one for one in reversed(list(found))}.values())[::-1]
