"""What a judgement changes: the answers before and after it, of the same articles."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

import msgspec

from dragoman.analysis.changes import Change, changes
from dragoman.analysis.changes.scope import Scope
from dragoman.analysis.events import MergedEvent
from dragoman.analysis.events.build import EVENTS, merge
from dragoman.analysis.evidence import Evidence
from dragoman.ledger.judged import Judged
from dragoman.records import Judgement, KeptArticle, Report, ReportKind
from dragoman.web.desk import Window
from dragoman.world import World

BEFORE, AFTER = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
"""Two moments that stand for the two sides of a comparison."""


class Turned(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it was told before a judgement and as it is after: one of the two is None where it came or went."""

    before: MergedEvent | None
    after: MergedEvent | None


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """What a judgement makes of the answers about the same parties.

    `now` is what they say after it and did not say before, `no_longer` the reverse, `events` those that
    read otherwise: in type, parties, status, time, or by how many sources they are told.
    """

    now: tuple[Change, ...]
    no_longer: tuple[Change, ...]
    events: tuple[Turned, ...]


class Supposed:
    """The evidence of a window as it would be with one more judgement."""

    def __init__(self, window: Window, judgement: Judgement) -> None:
        """Take the window and the judgement, which is recorded nowhere."""
        judged = Judged.of([judgement])
        found = (judged.apply(one) for one in window.reports())
        self._window, self._judgement = window, judgement
        self._scope = Scope(window, [one for one in found if one is not None], None)

    def reports(
        self,
        *,
        kinds: Collection[ReportKind] = (),
        parties: Collection[str] = (),
        articles: Collection[str] = (),
        known_on: datetime | None = None,
    ) -> tuple[Report, ...]:
        """Select reports (as `Evidence.reports`)."""
        return self._scope.reports(kinds=kinds, parties=parties, articles=articles, known_on=known_on)

    def articles(
        self, ids: Collection[str] = (), known_on: datetime | None = None
    ) -> tuple[KeptArticle, ...]:
        """Give articles by id."""
        return self._window.articles(ids, known_on)

    def judgements(self, known_on: datetime | None = None) -> tuple[Judgement, ...]:
        """Give the judgements that count, the supposed one last."""
        return (*self._window.judgements(known_on), self._judgement)


class _Turning:
    """Two evidences as one that was one thing before a moment and is another after it."""

    def __init__(self, before: Evidence, after: Evidence) -> None:
        self._before, self._after = before, after

    def _at(self, known_on: datetime | None) -> Evidence:
        return self._before if known_on == BEFORE else self._after

    def reports(
        self,
        *,
        kinds: Collection[ReportKind] = (),
        parties: Collection[str] = (),
        articles: Collection[str] = (),
        known_on: datetime | None = None,
    ) -> tuple[Report, ...]:
        return self._at(known_on).reports(kinds=kinds, parties=parties, articles=articles)

    def articles(
        self, ids: Collection[str] = (), known_on: datetime | None = None
    ) -> tuple[KeptArticle, ...]:
        return self._at(known_on).articles(ids)

    def judgements(self, known_on: datetime | None = None) -> tuple[Judgement, ...]:
        return self._at(known_on).judgements()

    def since(self, moment: datetime) -> tuple[Report, ...]:
        """Nothing is recorded between the two but judgements."""
        del moment
        return ()

    def find(self, ids: Collection[str], known_on: datetime | None = None) -> tuple[Report, ...]:
        wanted = frozenset(ids)
        return tuple(one for one in self._at(known_on).reports() if one.id in wanted)


def effect(before: Evidence, after: Evidence, world: World, targets: Collection[str]) -> Effect:
    """Compare the answers of two evidences of the same articles.

    Args:
        before: without a judgement.
        after: with it.
        world: who is who.
        targets: the reports that it judges.
    """
    now = changes(_Turning(before, after), world, since=BEFORE, until=AFTER)
    back = changes(_Turning(after, before), world, since=BEFORE, until=AFTER)
    said = {(one.parties, one.what) for one in now}
    return Effect(
        now=now,
        no_longer=tuple(one for one in back if (one.parties, one.what) not in said),
        events=_turned(before, after, world, frozenset(targets)),
    )


def _turned(before: Evidence, after: Evidence, world: World, targets: frozenset[str]) -> tuple[Turned, ...]:
    """The events that one of the judged reports tells, or told, and that read otherwise now."""
    parties = {
        party
        for evidence in (before, after)
        for one in evidence.reports(kinds=EVENTS)
        if one.id in targets
        for party in one.parties
    }
    then, now = (_events(one, world, parties) for one in (before, after))
    concerned = {report for one in (*then, *now) if targets & set(one.reports) for report in one.reports}
    old = [one for one in then if concerned & set(one.reports)]
    new = [one for one in now if concerned & set(one.reports)]
    found = [Turned(before=_fellow(one, old), after=one) for one in new]
    met = {one.before.id for one in found if one.before}
    found += [Turned(before=one, after=_fellow(one, new)) for one in old if one.id not in met]
    return tuple(
        one
        for one in found
        if one.before is None or one.after is None or _reads(one.before) != _reads(one.after)
    )


def _events(evidence: Evidence, world: World, parties: set[str]) -> tuple[MergedEvent, ...]:
    near = [one for one in evidence.reports(kinds=EVENTS) if one.parties & parties]
    return tuple(merge(evidence, near, world=world)) if near else ()


def _fellow(event: MergedEvent, among: Sequence[MergedEvent]) -> MergedEvent | None:
    """The event that shares most tellings with another."""
    shared = [(len({*one.reports} & {*event.reports}), one) for one in among]
    most = max(shared, key=lambda one: (one[0], one[1].id), default=(0, event))
    return most[1] if most[0] else None


def _reads(event: MergedEvent) -> tuple[object, ...]:
    return (
        event.event_type,
        event.mode,
        event.cameo,
        event.status,
        event.actors,
        event.recipients,
        event.time,
        event.reports,
        event.sources,
        event.shade,
    )
