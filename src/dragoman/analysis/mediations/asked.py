"""Which reports bear on the efforts that are asked about: no more of a large ledger is read than these."""

from collections.abc import Collection
from datetime import datetime

from dragoman.analysis.evidence import Evidence
from dragoman.records import Event, Mediation, Report, ReportKind, Tie

EVENTS: tuple[ReportKind, ...] = ("event",)
MEDIATIONS: tuple[ReportKind, ...] = ("mediation",)
TIES: tuple[ReportKind, ...] = ("tie",)
MEETING = "036"
ANSWERS = frozenset({"038", "126"})
"""The CAMEO codes of a disputant's answer to a third party: accepts, or declines, its mediation."""
PAIR = 2
Parties = frozenset[str]


def asked_reports(
    evidence: Evidence, mediator: str | None, disputants: Parties, known_on: datetime | None
) -> tuple[list[Report], tuple[Report, ...]]:
    """Give the mediation records and the events to look at.

    Args:
        evidence: the reports.
        mediator: one third party; all where None.
        disputants: efforts between all of these; all where empty.
        known_on: as the ledger stood then.

    Returns:
        The records of efforts of that mediator between these disputants and of whatever decides their
        merging, and the events of the same articles and of those that tell of meetings of all asked about.
    """
    wanted = disputants | ({mediator} if mediator else set())
    if not wanted:
        every = evidence.reports(kinds=MEDIATIONS, known_on=known_on)
        return list(every), evidence.reports(kinds=EVENTS, known_on=known_on)
    own = evidence.reports(kinds=EVENTS, parties=sorted(wanted), known_on=known_on)
    meetings = {one.article for one in own if isinstance(one.record, Event) and one.record.cameo == MEETING}
    records = _records(evidence, mediator, disputants, meetings, known_on)
    articles = meetings | {one.article for one in records}
    articles |= _answering(evidence, mediator, disputants, records, known_on)
    if not articles:
        return records, ()
    return records, evidence.reports(kinds=EVENTS, articles=sorted(articles), known_on=known_on)


def _answering(
    evidence: Evidence,
    mediator: str | None,
    disputants: Parties,
    records: Collection[Report],
    known_on: datetime | None,
) -> set[str]:
    """The articles in which a disputant answers a third party, whether or not they tell of its effort besides."""
    third = {one for _, record in _mediations(records) for one in record.mediators}
    pairs: list[tuple[str, ...]] = sorted({(x, y) for x in disputants for y in third})
    if mediator and not disputants:
        pairs = [(mediator,)]
    return {
        one.article
        for pair in pairs
        for one in evidence.reports(kinds=EVENTS, parties=sorted(pair), known_on=known_on)
        if isinstance(one.record, Event) and one.record.cameo in ANSWERS
    }


def _records(
    evidence: Evidence,
    mediator: str | None,
    disputants: Parties,
    meetings: Collection[str],
    known_on: datetime | None,
) -> list[Report]:
    """The mediation records of the third parties who are asked about, or who help any of the disputants.

    Of these, where disputants are asked about, only such as can come to efforts between them: those that
    name them all, and what stands in the same articles. What names more than two sides may be about
    several disputes, which all that its mediators are told of decides: then all of them are given.
    """
    near = _of_any(evidence, disputants or ({mediator} if mediator else ()), known_on)
    helping = {
        frozenset(record.mediators)
        for _, record in near
        if (mediator is None or mediator in record.mediators)
        and (not disputants or disputants & set(record.disputants))
    }
    if disputants:
        direct = [
            (one, record)
            for one, record in near
            if disputants <= set(record.disputants) and frozenset(record.mediators) in helping
        ]
        articles = {one.article for one, _ in direct}.union(meetings)
        if not articles:
            return []
        if all(len(set(record.disputants)) <= PAIR for _, record in direct):
            beside = evidence.reports(kinds=MEDIATIONS, articles=sorted(articles), known_on=known_on)
            return [one for one, record in _mediations(beside) if frozenset(record.mediators) in helping]
    every = _of_any(evidence, frozenset().union(*helping), known_on)
    return [one for one, record in every if frozenset(record.mediators) in helping]


def _of_any(
    evidence: Evidence, parties: Collection[str], known_on: datetime | None
) -> list[tuple[Report, Mediation]]:
    """The mediation records that name any of some parties, each once."""
    found = {
        one.id: one
        for party in sorted(parties)
        for one in evidence.reports(kinds=MEDIATIONS, parties=(party,), known_on=known_on)
    }
    return _mediations(found.values())


def _mediations(reports: Collection[Report]) -> list[tuple[Report, Mediation]]:
    return [(one, one.record) for one in reports if isinstance(one.record, Mediation)]


class Quarrels:
    """The two sides of each conflict that the reports tell of, as a tie or as disputants; looked up when asked."""

    def __init__(self, evidence: Evidence, known_on: datetime | None) -> None:
        """Take the reports, as they stood at a moment."""
        self._evidence, self._known_on = evidence, known_on
        self._told: dict[Parties, bool] = {}

    def __contains__(self, pair: Parties) -> bool:
        """Whether two are told to be in conflict."""
        if len(pair) != PAIR:
            return False
        if pair not in self._told:
            self._told[pair] = self._is_told(pair)
        return self._told[pair]

    def _is_told(self, pair: Parties) -> bool:
        ask = self._evidence.reports
        kinds = (*TIES, *MEDIATIONS)
        for one in ask(kinds=kinds, parties=sorted(pair), known_on=self._known_on):
            record = one.record
            if isinstance(record, Mediation) and frozenset(record.disputants) == pair:
                return True
            if isinstance(record, Tie) and record.kind == "in-conflict-with" and record.holds:
                return True
        return False
