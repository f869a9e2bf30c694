"""Events out of reports: the one function that puts the steps together."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import cast

from dragoman.analysis.events.blocks import pairs
from dragoman.analysis.events.cluster import Clusters
from dragoman.analysis.events.compare import likeness, may_be_one
from dragoman.analysis.events.gather import merged
from dragoman.analysis.events.known import Known
from dragoman.analysis.events.model import MergedEvent
from dragoman.analysis.events.remembered import remembered
from dragoman.analysis.events.stages import with_stages
from dragoman.analysis.events.tables import sayings
from dragoman.analysis.events.telling import Telling, add_words, mark_lone, telling_of
from dragoman.analysis.evidence import Evidence
from dragoman.analysis.sources import Sources
from dragoman.records import Claim, Report, ReportKind
from dragoman.world import World

Place = tuple[int, int]
EVENTS: tuple[ReportKind, ...] = ("event",)
CLAIMS: tuple[ReportKind, ...] = ("claim",)


def events(
    evidence: Evidence,
    *,
    parties: Collection[str] = (),
    as_of: date | None = None,
    known_on: datetime | None = None,
    world: World | None = None,
) -> tuple[MergedEvent, ...]:
    """Put the tellings of one act together, in and across articles (codebook section 7, Tellings).

    Merges too little rather than too much. Reviewers' judgements "merge" and "split" are obeyed, the
    later of two on the same pair. Only what is selected is merged: with `parties`, a telling that
    names a party's bloc instead of the party stays outside.

    Args:
        evidence: the store of reports.
        parties: only acts that name all of these.
        as_of: only what was so by the end of this day: acts whose last possible day is not later,
            acts under way that had begun, plans that had been told. An act without a date counts
            from the day it was told.
        known_on: as the evidence stood then.
        world: tells blocs from their members, names of peoples from other words, and how far places
            lie apart; without it all three are left open, and less is merged.

    Returns:
        Events in the order of their first reports.
    """

    def make() -> tuple[MergedEvent, ...]:
        reports = evidence.reports(kinds=EVENTS, parties=parties, known_on=known_on)
        return merge(evidence, reports, as_of=as_of, known_on=known_on, world=world)

    return remembered(evidence, ("events", world, frozenset(parties), as_of, known_on), make, _weight)


def _weight(found: Sequence[MergedEvent]) -> int:
    return sum(1 + len(one.tellings) for one in found)


def event_with(
    evidence: Evidence,
    report: str,
    *,
    known_on: datetime | None = None,
    world: World | None = None,
) -> MergedEvent | None:
    """Find the event that a report tells, whichever of its tellings is asked for; None for no such report."""
    everything = evidence.reports(kinds=EVENTS, known_on=known_on)
    asked = next((one for one in everything if one.id == report), None)
    if asked is None:
        return None
    near = tuple(one for one in everything if one.parties & asked.parties)
    found = merge(evidence, near, known_on=known_on, world=world)
    return next(event for event in found if report in event.reports)


def merge(
    evidence: Evidence,
    reports: Sequence[Report],
    *,
    as_of: date | None = None,
    known_on: datetime | None = None,
    world: World | None = None,
) -> tuple[MergedEvent, ...]:
    """Merge event reports that were selected already (see `events`)."""
    tellings = [telling_of(one) for one in reports]
    mark_lone(tellings)
    known = Known(world)
    judgements = evidence.judgements(known_on)
    candidates = [
        (i, j) for i, j in pairs(tellings, known) if may_be_one(tellings[i], tellings[j], known) is not None
    ]
    clusters = Clusters(tellings, known, judgements)
    _read_words(evidence, tellings, candidates, known, known_on)
    links = {
        (i, j): found
        for i, j in candidates
        if (found := likeness(tellings[i], tellings[j], known)) is not None
    }
    clusters.link(links, candidates)
    grounds = _grounds(clusters)
    contested = _contested_places(evidence, reports, known_on)
    groups = clusters.groups()
    sources = Sources(evidence, known_on)
    sources.prepare([[reports[i] for i in group] for group in groups])
    acts = (
        merged(
            [tellings[i] for i in group],
            sources.of_reports([reports[i] for i in group]),
            contested=any(_touches(tellings[i], contested) for i in group),
            why=_why(group, clusters, grounds),
        )
        for group in groups
    )
    return with_stages([event for event in acts if as_of is None or counts_by(event, as_of)])


def counts_by(event: MergedEvent, day: date) -> bool:
    """Tell whether an event counts as of a day: nothing that may have come later does (see `events`)."""
    if event.status in {"planned", "hypothetical"} and event.told is not None:
        return event.told <= day
    if event.status == "ongoing" and event.time is not None and event.time.start is not None:
        return event.time.start <= day
    return event.last is not None and event.last <= day


def _read_words(
    evidence: Evidence,
    tellings: Sequence[Telling],
    candidates: Sequence[tuple[int, int]],
    known: Known,
    known_on: datetime | None,
) -> None:
    """Read the words of the tellings that will be compared, and of no others."""
    needed = sorted({i for pair in candidates for i in pair})
    wanted = frozenset(tellings[i].report.article for i in needed)
    texts = {kept.id: kept.article.text for kept in evidence.articles(wanted, known_on)} if wanted else {}
    for i in needed:
        add_words(tellings[i], texts.get(tellings[i].report.article), known)


def _contested_places(
    evidence: Evidence, reports: Sequence[Report], known_on: datetime | None
) -> Mapping[str, list[Place]]:
    """The stretches of articles that contested claims assert or deny, by article."""
    wanted = frozenset(one.article for one in reports)
    found: dict[str, list[Place]] = {}
    for report in evidence.reports(kinds=CLAIMS, articles=wanted, known_on=known_on) if wanted else ():
        claim = cast("Claim", report.record)
        if claim.contested:
            asserted = [(one.start, one.quote) for one in claim.positions if one.stance == "asserts"]
            for start, quote in ((claim.start, claim.quote), *asserted):
                found.setdefault(report.article, []).append((start, start + len(quote)))
    return found


def _touches(telling: Telling, contested: Mapping[str, list[Place]]) -> bool:
    first, last = telling.event.start, telling.event.start + len(telling.event.quote)
    # a claim about a part of its words ("men claiming to be volunteers") is not about the act
    shared = (min(last, end) - max(first, start) for start, end in contested.get(telling.report.article, ()))
    return any(one > 0 and one * 2 >= last - first for one in shared)


def _grounds(clusters: Clusters) -> Mapping[int, list[str]]:
    """What was said for each joining, by the first telling of its cluster."""
    said: dict[int, list[str]] = {}
    for (i, _), marks in sorted(clusters.why.items()):
        said.setdefault(clusters.root(i), []).extend(sayings()[mark] for mark in marks)
    return said


def _why(group: Sequence[int], clusters: Clusters, grounds: Mapping[int, list[str]]) -> str:
    """Say on what grounds a cluster was made: one clause a ground."""
    if len(group) == 1:
        return "told once"
    return "; ".join(dict.fromkeys(grounds[clusters.root(group[0])]))
