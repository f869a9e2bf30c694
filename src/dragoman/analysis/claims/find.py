"""Contested and uncontested claims, from evidence."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from dragoman.analysis.claims.keys import kept_under, looked_under
from dragoman.analysis.claims.match import APART, CLOSE
from dragoman.analysis.claims.merge import merge
from dragoman.analysis.claims.model import MergedClaim
from dragoman.analysis.claims.telling import Telling
from dragoman.analysis.claims.tellings import Teller
from dragoman.analysis.claims.words import notions, notions_of
from dragoman.analysis.events.remembered import articles_naming, remembered
from dragoman.analysis.evidence import Evidence
from dragoman.analysis.judged import JudgedPairs, judged_pairs
from dragoman.analysis.sources import Sources, discounted
from dragoman.records import Claim, Report, ReportKind
from dragoman.world import World

KINDS: tuple[ReportKind, ...] = ("claim", "event")


def claims(
    evidence: Evidence,
    world: World,
    *,
    parties: Collection[str] = (),
    contested: bool | None = None,
    as_of: date | None = None,
    known_on: datetime | None = None,
) -> tuple[MergedClaim, ...]:
    """Give what is claimed, merged across articles, with everybody's position (codebook section 5).

    Args:
        evidence: the reports.
        world: who is who.
        parties: only claims that speak of, or are made by, all of these.
        contested: only claims on which positions differ (True) or do not (False); all where None.
        as_of: only what was published by the end of this day, which an article of unknown day is not known to be.
        known_on: as the evidence stood at this moment.

    Returns:
        The claims, by the first day they may have been published.
    """
    wanted = frozenset(parties)

    def make() -> tuple[MergedClaim, ...]:
        reports = [one for one in _selected(evidence, wanted, known_on) if published_by(one, as_of)]
        return claims_of(reports, world, evidence=evidence, known_on=known_on)

    found = remembered(evidence, ("claims", world, wanted, as_of, known_on), make, _weight)
    return tuple(
        one
        for one in found
        if (contested is None or one.contested is contested)
        and wanted <= {*one.parties, *(p.id for p in one.positions if p.id)}
    )


def _weight(found: Collection[MergedClaim]) -> int:
    return sum(len(one.positions) + len(one.first) for one in found)


def claims_of(
    reports: Sequence[Report],
    world: World,
    *,
    evidence: Evidence | None = None,
    known_on: datetime | None = None,
) -> tuple[MergedClaim, ...]:
    """Merge the claims of reports that were selected already: of kinds claim and event (see `claims`).

    Args:
        reports: the reports.
        world: who is who.
        evidence: has what reviewers judged of them; nothing is judged where None.
        known_on: as it stood then.
    """
    tellings = Teller(world).tellings(reports)
    return merge(tellings, *_judged(tellings, evidence, known_on))


def _judged(
    tellings: Sequence[Telling], evidence: Evidence | None, known_on: datetime | None
) -> tuple[JudgedPairs | None, Sources | None]:
    """What reviewers put together and keep apart, and the sources where any is discounted."""
    judgements = evidence.judgements(known_on) if evidence is not None else ()
    if evidence is None or not judgements:
        return None, None
    articles = {one.report.article for one in tellings}
    sources = Sources(evidence, known_on, articles) if discounted(judgements) else None
    return judged_pairs(judgements), sources


def claims_near(
    reports: Sequence[Report],
    touched: Collection[Report],
    world: World,
    *,
    evidence: Evidence | None = None,
    known_on: datetime | None = None,
) -> tuple[MergedClaim, ...]:
    """Merge those claims that some reports may belong to, and no others.

    Args:
        reports: of kinds claim and event, as they were known at some moment.
        touched: reports, whether among them or not.
        world: who is who.
        evidence: has what reviewers judged of them; nothing is judged where None.
        known_on: as it stood then.
    """
    teller = Teller(world)
    new = teller.tellings([one for one in touched if one.kind in KINDS], flat=True)
    wanted = {key for one in new for key in looked_under(one)}
    near = _Near(new, touched)
    pairs = judged_pairs(evidence.judgements(known_on)) if evidence is not None else JudgedPairs()
    joined = pairs.with_those(one.id for one in touched)
    kept = teller.tellings([one for one in reports if one.id in joined or near.may_join(one)])
    judged, sources = _judged(kept, evidence, known_on)
    found = (one for one in kept if one.report.id in joined or not wanted.isdisjoint(kept_under(one)))
    return merge(found, judged, sources)


class _Near:
    """Which reports may speak of one thing with some tellings: by their words, and when they were published."""

    def __init__(self, new: Sequence[Telling], touched: Collection[Report]) -> None:
        self._spoken = frozenset(notion for one in new for notion in one.features.notions)
        self._lasting = self._spoken & notions().lasting
        self._exact = sorted({name for one in new for name in one.features.designations})
        self._unspoken = any(not one.features.notions for one in new)
        self._first = min((one.published.earliest or date.min for one in touched), default=date.min)
        self._last = max((one.published.latest or date.max for one in touched), default=date.max)

    def may_join(self, report: Report) -> bool:
        """Whether a report is near: of the same weeks; or of the same year and of something that lasts."""
        if self._within(report, CLOSE):
            if not isinstance(report.record, Claim):
                return True
            found = notions_of(_words(report))
            return not found.isdisjoint(self._spoken) or (self._unspoken and not found)
        if not (self._exact or self._lasting) or not self._within(report, APART):
            return False
        words = _words(report)
        if any(name in words.casefold() for name in self._exact):
            return True
        return bool(self._lasting) and not notions_of(words).isdisjoint(self._lasting)

    def _within(self, report: Report, apart: timedelta) -> bool:
        earliest, latest = report.published.earliest, report.published.latest
        too_early = latest is not None and self._first != date.min and latest < self._first - apart
        too_late = earliest is not None and self._last != date.max and earliest > self._last + apart
        return not (too_early or too_late)


def _words(report: Report) -> str:
    """The words of a claim with those of its positions, or of an act."""
    if not isinstance(report.record, Claim):
        return report.record.quote
    return " / ".join([report.record.proposition, *(held.quote for held in report.record.positions)])


def published_by(report: Report, day: date | None) -> bool:
    """Whether a report was surely published by the end of a day; one of an unknown day was not."""
    latest = report.published.latest
    return day is None or (latest is not None and latest <= day)


def _selected(evidence: Evidence, parties: Collection[str], known_on: datetime | None) -> tuple[Report, ...]:
    """The reports that claims of some parties can be made of: of the articles that have them as parties.

    A claim names no parties but in its words, so that it is found by what else its article tells.
    """
    if not parties:
        return evidence.reports(kinds=KINDS, known_on=known_on)
    articles = articles_naming(evidence, parties, known_on)
    return evidence.reports(kinds=KINDS, articles=articles, known_on=known_on) if articles else ()
