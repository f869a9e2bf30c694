"""Which reports bear on which two."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import combinations, product

import msgspec

from dragoman.analysis.evidence import Evidence
from dragoman.analysis.judged import JudgedPairs, judged_pairs
from dragoman.records import Event, Report, ReportKind, Tie
from dragoman.world import World

Pair = tuple[str, str]
DRAWING_AWAY = frozenset({"REJECT", "SANCTION"})
EVENTS: tuple[ReportKind, ...] = ("event",)
MEETS_IN = "IGO"


class Told(msgspec.Struct):
    """What the reports tell of two: stated ties, events, and events whose words name one of them (a bloc)."""

    ties: list[tuple[Report, Tie]] = msgspec.field(default_factory=list)
    events: list[tuple[Report, Event, str | None]] = msgspec.field(default_factory=list)

    def last_day(self) -> date | None:
        """The last day on which anything of this was published."""
        return max((day for report in self._reports() if (day := report.published.latest)), default=None)

    def articles(self) -> set[str]:
        """The ids of the articles that tell this."""
        return {report.article for report in self._reports()}

    def _reports(self) -> list[Report]:
        return [report for report, _ in self.ties] + [report for report, _, _ in self.events]


def gather(
    evidence: Evidence, world: World, a: str | None, b: str | None, known_on: datetime | None
) -> dict[Pair, Told]:
    """Sort the reports by the two they bear on; each pair of ids is in alphabetical order.

    Args:
        evidence: the reports.
        world: who is a bloc, and who is in it.
        a: only pairs with this one.
        b: only the pair of `a` and this one; it is among the answers even if nothing is told.
        known_on: as the ledger stood then.
    """
    wanted = frozenset(one for one in (a, b) if one)
    found: dict[Pair, Told] = {}
    if a and b:
        found[_pair(a, b)] = Told()
    reports = evidence.reports(kinds=("tie", "event"), parties=wanted, known_on=known_on)
    judged = judged_pairs(evidence.judgements(known_on))
    for report in _fullest(reports, judged):
        for pair in _pairs(report):
            if wanted <= set(pair):
                _add(found.setdefault(pair, Told()), report, None)
    for report, pair, bloc in _naming(evidence, world, wanted, found, known_on):
        _add(found.setdefault(pair, Told()), report, bloc)
    return found


def _add(told: Told, report: Report, named: str | None) -> None:
    if isinstance(report.record, Tie):
        told.ties.append((report, report.record))
    elif isinstance(report.record, Event):
        told.events.append((report, report.record, named))


def _fullest(reports: Iterable[Report], judged: JudgedPairs) -> list[Report]:
    """Leave out what is told a second time: where an article or a reviewer says so, and its fullest telling is here.

    What a reviewer keeps apart from it stays.
    """
    kept = list(reports)
    fullest = {(one.article, one.record.quote): one.id for one in kept if one.kind == "event"}
    found: list[Report] = []
    seen: set[str] = set()
    for report in kept:
        event = report.record
        if isinstance(event, Event):
            again = (
                fullest.get((report.article, event.same_as))
                if event.same_as not in {None, event.quote}
                else None
            )
            retold = again is not None and not judged.parts([report.id], frozenset((again,)))
            if retold or not seen.isdisjoint(judged.together.get(report.id, ())):
                continue
            seen.add(report.id)
        found.append(report)
    return found


def _pairs(report: Report) -> Iterator[Pair]:
    record = report.record
    if isinstance(record, Tie):
        if record.a != record.b:
            yield _pair(record.a, record.b)
    elif isinstance(record, Event):
        acting = {one.id for one in record.actors}
        affected = {one.id for one in record.recipients}
        told = {_pair(x, y) for x, y in product(acting, affected) if x != y}
        told |= {_pair(x, y) for group in (acting, affected) for x, y in combinations(sorted(group), 2)}
        yield from sorted(told)


def _naming(
    evidence: Evidence,
    world: World,
    wanted: frozenset[str],
    found: dict[Pair, Told],
    known_on: datetime | None,
) -> Iterator[tuple[Report, Pair, str]]:
    """Acts of drawing away whose words name a bloc that the actor is in, it being no recipient.

    "Refused to sign a paper at a summit of the bloc": the codebook's recipients are the others there,
    yet it is the bloc that is drawn away from (section 7).
    """
    judged = judged_pairs(evidence.judgements(known_on))
    blocs = frozenset(one for one in wanted if is_bloc(world, one))
    if blocs:  # ask of those who have to do with the bloc, not of everybody
        others = sorted({one for pair in found for one in pair if set(pair) & blocs} - blocs)
        selections = [evidence.reports(kinds=EVENTS, parties=(one,), known_on=known_on) for one in others]
    else:
        selections = [evidence.reports(kinds=EVENTS, parties=wanted, known_on=known_on)]
    seen: set[tuple[str, Pair]] = set()
    for report in (report for selection in selections for report in _fullest(selection, judged)):
        for actor, bloc in _drawn_from(report, world):
            pair = _pair(actor, bloc)
            if wanted <= set(pair) and (report.id, pair) not in seen:
                seen.add((report.id, pair))
                yield report, pair, bloc


def _drawn_from(report: Report, world: World) -> Iterator[tuple[str, str]]:
    event = report.record
    if not isinstance(event, Event) or event.event_type not in DRAWING_AWAY:
        return
    parties = report.parties
    day = report.published.latest
    for actor in sorted({one.id for one in event.actors}):
        for bloc in _blocs_in(world, event.quote):
            if bloc not in parties and day is not None and world.standing(actor, bloc, day) is not None:
                yield actor, bloc


@lru_cache(maxsize=65536)
def _blocs_in(world: World, quote: str) -> tuple[str, ...]:
    """The blocs that words name, those that only one reading makes a bloc left out."""
    return tuple(
        sorted(
            {
                mention.candidates[0].id
                for mention in world.find(quote)
                if len({one.id for one in mention.candidates}) == 1
                and is_bloc(world, mention.candidates[0].id)
            }
        )
    )


def is_bloc(world: World, ident: str) -> bool:
    """Tell whether an id is that of a bloc or organisation of states."""
    record = world.entity(ident)
    return record is not None and record.role == MEETS_IN


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)
