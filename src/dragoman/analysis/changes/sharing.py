"""Two moments of one evidence: what is the same at both is read once."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Protocol, runtime_checkable

from dragoman.analysis.changes.leaf import Ordering
from dragoman.analysis.evidence import Evidence
from dragoman.analysis.sources import Originating
from dragoman.ledger.index.kept import Origin
from dragoman.ledger.memory import report_order
from dragoman.records import Judgement, KeptArticle, Report, ReportKind

Kinds = frozenset[ReportKind]


@runtime_checkable
class Touching(Ordering, Originating, Protocol):
    """Evidence that tells which articles are not the same at two moments, as a ledger can."""

    def touched(self, since: datetime, until: datetime | None = None) -> frozenset[str]:
        """Give the articles of which a report, or their story, may read otherwise at the later moment."""
        ...


def two_moments(evidence: Evidence, since: datetime, until: datetime | None) -> tuple[Evidence, Evidence]:
    """Give an evidence as it was at two moments, the earlier first; the later is to be asked first.

    Args:
        evidence: the whole; one that cannot tell what was touched in between is asked twice.
        since: the earlier moment.
        until: the later; now where None.
    """
    if not isinstance(evidence, Touching):
        return evidence, evidence
    later = _Later(evidence, evidence, until)
    return _Earlier(later, since, evidence.touched(since, until)), later


class _Moment:
    """An evidence at one moment, whatever moment is asked for."""

    def __init__(self, evidence: Evidence, source: Touching, moment: datetime | None) -> None:
        self.evidence, self.source, self.moment = evidence, source, moment

    def order(self, parties: Collection[str], known_on: datetime | None = None) -> tuple[str, ...]:
        """Give the ids of the reports that name some parties, in the order of all selections."""
        del known_on
        return self.source.order(parties, self.moment)

    def articles(
        self, ids: Collection[str] = (), known_on: datetime | None = None
    ) -> tuple[KeptArticle, ...]:
        """Give articles."""
        del known_on
        return self.evidence.articles(ids, self.moment)

    def origins(self, ids: Collection[str], known_on: datetime | None = None) -> tuple[Origin, ...]:
        """Say of articles whose word they are."""
        del known_on
        return tuple(self.source.origins(ids, self.moment))

    def judgements(self, known_on: datetime | None = None) -> tuple[Judgement, ...]:
        """Give the judgements that count."""
        del known_on
        return self.evidence.judgements(self.moment)


class _Later(_Moment):
    """The later moment: what it is asked is kept."""

    def __init__(self, evidence: Evidence, source: Touching, moment: datetime | None) -> None:
        super().__init__(evidence, source, moment)
        self.by_id: dict[str, Report] = {}
        self.of_article: dict[tuple[Kinds, str], list[Report]] = {}
        self.of_parties: dict[tuple[Kinds, frozenset[str]], tuple[Report, ...]] = {}

    def reports(
        self,
        *,
        kinds: Collection[ReportKind] = (),
        parties: Collection[str] = (),
        articles: Collection[str] = (),
        known_on: datetime | None = None,
    ) -> tuple[Report, ...]:
        """Select reports (as `Evidence.reports`)."""
        del known_on
        found = self.evidence.reports(kinds=kinds, parties=parties, articles=articles, known_on=self.moment)
        if articles and not parties:
            for article in articles:
                self.of_article[frozenset(kinds), article] = []
            for one in found:
                self.of_article[frozenset(kinds), one.article].append(one)
        elif not articles:
            self.of_parties[frozenset(kinds), frozenset(parties)] = found
        return found

    def find(self, ids: Collection[str], known_on: datetime | None = None) -> tuple[Report, ...]:
        """Give reports by id, in the order of all selections."""
        del known_on
        found = self.source.find(ids, self.moment)
        self.by_id.update((one.id, one) for one in found)
        return found


class _Earlier(_Moment):
    """The earlier moment: of articles that were not touched in between it has what the later one has read."""

    def __init__(self, later: _Later, moment: datetime, touched: frozenset[str]) -> None:
        super().__init__(later.evidence, later.source, moment)
        self._later, self._touched = later, touched
        self._own = later.evidence.reports(articles=touched, known_on=moment) if touched else ()

    def reports(
        self,
        *,
        kinds: Collection[ReportKind] = (),
        parties: Collection[str] = (),
        articles: Collection[str] = (),
        known_on: datetime | None = None,
    ) -> tuple[Report, ...]:
        """Select reports (as `Evidence.reports`)."""
        del known_on
        if articles and not parties:
            return self._of_articles(frozenset(kinds), articles)
        read = self._later.of_parties.get((frozenset(kinds), frozenset(parties)))
        if read is None or articles:
            return self.evidence.reports(
                kinds=kinds, parties=parties, articles=articles, known_on=self.moment
            )
        own = (
            one for one in self._own if (not kinds or one.kind in kinds) and one.parties.issuperset(parties)
        )
        return _ordered((*(one for one in read if one.article not in self._touched), *own))

    def find(self, ids: Collection[str], known_on: datetime | None = None) -> tuple[Report, ...]:
        """Give reports by id, in the order of all selections."""
        del known_on
        known = [
            one for ident in ids if (one := self._later.by_id.get(ident)) and one.article not in self._touched
        ]
        missing = set(ids) - {one.id for one in known}
        return _ordered((*known, *(self.source.find(missing, self.moment) if missing else ())))

    def _of_articles(self, kinds: Kinds, articles: Collection[str]) -> tuple[Report, ...]:
        found: list[Report] = []
        missing: list[str] = []
        for article in sorted(set(articles)):
            read = self._later.of_article.get((kinds, article)) if article not in self._touched else None
            if read is None:
                missing.append(article)
            else:
                found += read
        if missing:
            found += self.evidence.reports(kinds=kinds, articles=missing, known_on=self.moment)
        return _ordered(found)


def _ordered(reports: Iterable[Report]) -> tuple[Report, ...]:
    return tuple(sorted(reports, key=report_order))
