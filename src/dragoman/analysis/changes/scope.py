"""The part of the evidence that new reports can change the answers of."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import combinations
from typing import Protocol, runtime_checkable

from dragoman.analysis.changes.leaf import leaf
from dragoman.analysis.changes.narrow import FirstKey, Pair, firsts, narrowed
from dragoman.analysis.changes.near import near_obstacles
from dragoman.analysis.evidence import Evidence
from dragoman.analysis.sources import Originating
from dragoman.ledger.index.kept import Origin
from dragoman.records import Judgement, KeptArticle, Report, ReportKind
from dragoman.world import World

CLAIMS: tuple[ReportKind, ...] = ("claim",)
OBSTACLES: tuple[ReportKind, ...] = ("obstacle",)


@runtime_checkable
class Recording(Protocol):
    """Evidence that can tell what was recorded after a moment without looking through all, as a ledger can."""

    def since(self, moment: datetime) -> tuple[Report, ...]:
        """Give the reports recorded after a moment."""
        ...

    def find(self, ids: Collection[str], known_on: datetime | None = None) -> tuple[Report, ...]:
        """Give reports by id."""
        ...


class Scope:
    """Some reports of an evidence as of one moment; articles and judgements are asked of the whole.

    What asks a scope gives no moment of its own: it has one.
    """

    def __init__(self, evidence: Evidence, reports: Iterable[Report], known_on: datetime | None) -> None:
        """Take reports, in any order and some more than once."""
        self._evidence = evidence
        self._known_on = known_on
        self._kept: dict[str, KeptArticle] = {}
        kept = {one.id: one for one in reports}
        self._reports = sorted(kept.values(), key=report_order)
        self._of_party: defaultdict[str, list[Report]] = defaultdict(list)
        self._of_pair: defaultdict[tuple[str, ...], list[Report]] = defaultdict(list)
        self._of_article: defaultdict[str, list[Report]] = defaultdict(list)
        for one in self._reports:
            self._of_article[one.article].append(one)
            parties = sorted(one.parties)
            for party in parties:
                self._of_party[party].append(one)
            for pair in combinations(parties, 2):
                self._of_pair[pair].append(one)

    def reports(
        self,
        *,
        kinds: Collection[ReportKind] = (),
        parties: Collection[str] = (),
        articles: Collection[str] = (),
        known_on: datetime | None = None,  # noqa: ARG002 - as an evidence; a scope has its moment
    ) -> tuple[Report, ...]:
        """Select reports (as `Evidence.reports`), as of the scope's moment."""
        wanted = frozenset(parties)
        if wanted:
            found = self._with(wanted)
        elif articles:
            found = sorted((r for a in set(articles) for r in self._of_article.get(a, ())), key=report_order)
        else:
            found = self._reports
        return tuple(
            one
            for one in found
            if (not kinds or one.kind in kinds) and (not articles or one.article in articles)
        )

    def _with(self, wanted: frozenset[str]) -> list[Report]:
        """The reports among whose parties are all of some."""
        if len(wanted) == 2:  # noqa: PLR2004 - a pair, as nearly all ask for
            return self._of_pair.get(tuple(sorted(wanted)), [])
        first, *others = sorted((self._of_party.get(party, []) for party in sorted(wanted)), key=len)
        return [one for one in first if wanted <= one.parties] if others else first

    def articles(
        self,
        ids: Collection[str] = (),
        known_on: datetime | None = None,  # noqa: ARG002 - as above
    ) -> tuple[KeptArticle, ...]:
        """Give articles of the whole evidence as of the scope's moment; where none is named, the scope's."""
        named = frozenset(ids) or frozenset(self._of_article)
        if missing := {one for one in named if one not in self._kept}:
            self._kept.update((one.id, one) for one in self._evidence.articles(missing, self._known_on))
        kept = (self._kept[one] for one in named if one in self._kept)
        return tuple(sorted(kept, key=lambda one: (str(one.article.published.latest or ""), one.id)))

    def origins(
        self,
        ids: Collection[str],
        known_on: datetime | None = None,  # noqa: ARG002 - as above
    ) -> tuple[Origin, ...]:
        """Say of articles of the whole evidence whose word they are, as of the scope's moment."""
        if isinstance(self._evidence, Originating):
            return self._evidence.origins(ids, self._known_on)
        return tuple(
            Origin(one.id, one.story, one.source, one.article.outlet) for one in self.articles(ids) if ids
        )

    def judgements(self, known_on: datetime | None = None) -> tuple[Judgement, ...]:  # noqa: ARG002 - as above
        """Give the judgements that count at the scope's moment."""
        return self._evidence.judgements(self._known_on)


def report_order(report: Report) -> tuple[str, str, int, str]:
    """The order of all selections: by the last day of publication, article, place, id."""
    return str(report.published.latest or ""), report.article, report.record.start, report.id


def recorded_between(evidence: Evidence, since: datetime, until: datetime | None) -> tuple[Report, ...]:
    """Give the reports recorded after a moment and up to another, and those judged or unjudged meanwhile."""
    if not isinstance(evidence, Recording):
        return tuple(one for one in evidence.reports(known_on=until) if one.recorded_at > since)
    found = {one.id: one for one in evidence.since(since)}
    if until is not None:
        articles = {one.article for one in found.values()}
        known = evidence.reports(articles=articles, known_on=until) if articles else ()
        found = {one.id: one for one in known if one.recorded_at > since}
    before, after = evidence.judgements(since), evidence.judgements(until)
    old, new = {one.id for one in before}, {one.id for one in after}
    targets = {
        target for one in (*before, *after) if (one.id in old) != (one.id in new) for target in one.targets
    }
    for moment in (since, until):
        judged = evidence.find(targets, moment) if targets else ()
        found.update({one.id: one for one in judged})
        # a claim names no parties but in its words: whom it concerns is told by the rest of its article
        articles = {one.article for one in judged}
        around = evidence.reports(articles=articles, known_on=moment) if articles else ()
        found.update({one.id: one for one in around})
    return tuple(sorted(found.values(), key=report_order))


def pairs_of(reports: Iterable[Report]) -> tuple[Pair, ...]:
    """Give all pairs of parties that reports name together."""
    named = (one.parties for one in reports if one.kind not in {"claim", "obstacle"})
    return tuple(sorted({pair for parties in named for pair in combinations(sorted(parties), 2)}))


def scope_of(
    evidence: Evidence,
    world: World,
    pairs: Collection[Pair],
    touched: Collection[Report],
    known_on: datetime | None,
) -> Scope:
    """Give what a moment knew of some pairs: their reports (see `narrowed`), the claims of the same articles, obstacles like theirs.

    Args:
        evidence: the whole.
        world: who is who.
        pairs: the pairs of parties.
        touched: the reports that made it necessary to look; their own articles belong to it.
        known_on: the moment; now where None.
    """
    found: list[Report] = []
    wanted: defaultdict[Pair, list[FirstKey]] = defaultdict(list)
    for key in firsts(touched):
        wanted[min(key[1:]), max(key[1:])].append(key)
    for pair in pairs:
        found.extend(narrowed(leaf(evidence, pair, known_on), wanted[pair]))
    articles = {one.article for one in (*found, *touched)}
    if articles:
        found.extend(evidence.reports(kinds=CLAIMS, articles=articles, known_on=known_on))
    if touched:
        own = {one.article for one in touched}
        found.extend(evidence.reports(articles=own, known_on=known_on))
    owners = {party for one in touched if one.kind == "obstacle" for party in one.parties}
    for owner in sorted(owners):
        told = evidence.reports(kinds=OBSTACLES, parties=(owner,), known_on=known_on)
        found.extend(near_obstacles(told, touched, world))
    return Scope(evidence, found, known_on)
