"""Mediation efforts, merged across articles, with their history (codebook section 3)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from dragoman.analysis.events.remembered import remembered
from dragoman.analysis.evidence import Evidence
from dragoman.analysis.judged import judged_pairs
from dragoman.analysis.mediations.answers import answers_of
from dragoman.analysis.mediations.history import history_of, present_stage
from dragoman.analysis.mediations.merge import merged, reports_in
from dragoman.analysis.mediations.model import ActKind, DatasetRow, Effort, Outcome
from dragoman.analysis.mediations.say import Namer, world_names
from dragoman.analysis.mediations.tables import act_kinds
from dragoman.analysis.mediations.tellings import Telling, tellings
from dragoman.analysis.sources import Sources
from dragoman.records import Event, Report, Stage
from dragoman.world import World

OUTCOMES: dict[Stage, Outcome] = {
    "requested": "requested",
    "offered": "offered-only",
    "declined": "offered-only",
    "accepted": "ongoing",
    "under-way": "ongoing",
    "agreed": "agreement",
    "failed": "unsuccessful",
    "ended": "ended",
}
CEASEFIRE = ("ceasefire", "cease-fire", "truce", "armistice")


def mediations(
    evidence: Evidence,
    world: World,
    *,
    mediator: str | None = None,
    disputants: Collection[str] = (),
    as_of: date | None = None,
    known_on: datetime | None = None,
    name: Namer | None = None,
) -> tuple[Effort, ...]:
    """Give the mediation efforts that the reports tell of.

    Args:
        evidence: the reports.
        world: who is in conflict with whom (for meetings called with both sides), and names.
        mediator: only efforts of this third party.
        disputants: only efforts between all of these.
        as_of: only steps that had been taken by that day; the stage is that of the day.
        known_on: as the ledger stood then.
        name: how the sentences name an id; as the world data do where None.

    Returns:
        The efforts, those with the latest steps first.
    """
    wanted = frozenset(disputants)

    def make() -> tuple[Effort, ...]:
        return _efforts(evidence, mediator, wanted, (as_of, known_on), world, name or world_names(world))

    if name is not None:  # a way of naming that somebody brings may name otherwise the next time
        return make()
    question = "mediations", world, mediator, wanted, as_of, known_on
    return remembered(evidence, question, make, _weight)


def _weight(efforts: Sequence[Effort]) -> int:
    return sum(1 + len(one.history) for one in efforts)


def _efforts(
    evidence: Evidence,
    mediator: str | None,
    wanted: frozenset[str],
    moments: tuple[date | None, datetime | None],
    world: World,
    saying: Namer,
) -> tuple[Effort, ...]:
    as_of, known_on = moments
    judged = judged_pairs(evidence.judgements(known_on))
    told = tellings(evidence, world, mediator, wanted, known_on)
    here = frozenset(one for telling in told for one in reports_in(telling))
    if judged.with_those(here) - here:  # a reviewer puts these together with what was not asked for
        told = tellings(evidence, world, None, frozenset(), known_on)
    groups = [
        group
        for group in merged(told, judged)
        if (mediator is None or mediator in group[0].mediators) and wanted <= group[0].disputants
    ]
    sources = Sources(evidence, known_on, (one.article for group in groups for one in group))
    found = [_effort(group, saying, sources, as_of) for group in groups]
    efforts = [one for one in found if one is not None]
    return tuple(sorted(efforts, key=_newest))


def dataset_row(effort: Effort) -> DatasetRow:
    """Put an effort into the fields of the public mediation data sets (see `DatasetRow`)."""
    starts = [day for step in effort.history if (day := step.when.start or step.when.end)]
    ends = [day for step in effort.history if (day := step.when.end)]
    outcome = OUTCOMES[effort.stage]
    words = " ".join([*effort.matters, *(c.quote for step in effort.history for c in step.citations)]).lower()
    if outcome == "agreement" and any(word in words for word in CEASEFIRE):
        outcome = "ceasefire"
    return DatasetRow(
        third_parties=effort.mediators,
        conflict_parties=effort.disputants,
        kind=effort.kinds[0] if effort.kinds else None,
        outcome=outcome,
        first=min(starts, default=None),
        last=max(ends, default=None),
    )


def _newest(effort: Effort) -> tuple[int, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    last = max((step.when.end or date.min for step in effort.history), default=date.min)
    return -last.toordinal(), effort.mediators, effort.disputants, effort.articles


def _effort(group: Sequence[Telling], name: Namer, sources: Sources, as_of: date | None) -> Effort | None:
    history = history_of(group, name)
    if as_of is not None:
        history = tuple(step for step in history if (step.when.start or step.when.end or date.min) <= as_of)
    if not history:
        return None
    first = group[0]
    articles = sorted({citation.article for step in history for citation in step.citations})
    return Effort(
        mediators=tuple(sorted(first.mediators)),
        disputants=tuple(sorted(first.disputants)),
        matters=tuple(dict.fromkeys(one.matter for one in group if one.matter)),
        kinds=_kinds(group),
        stage=present_stage(history),
        history=history,
        answers=answers_of(sorted(first.disputants), history, _thanks(group, as_of)),
        sources=sources.count(c for step in history for c in step.citations),
        articles=tuple(articles),
        records=tuple(dict.fromkeys(report for telling in group for report in reports_in(telling))),
    )


def _kinds(group: Iterable[Telling]) -> tuple[ActKind, ...]:
    events = [one.record for telling in group for one in telling.events]
    words = " ".join(f"{one.quote} {one.rule}" for one in events if isinstance(one, Event))
    return act_kinds(words)


def _thanks(group: Sequence[Telling], as_of: date | None) -> list[Report]:
    """What the articles of an effort tell of thanks for it by that day, in a fixed order."""
    told = {one.id: one for telling in group for one in telling.thanks}
    return [
        told[key]
        for key in sorted(told)
        if as_of is None or (told[key].published.earliest or date.min) <= as_of
    ]
