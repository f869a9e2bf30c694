"""What each article tells of an effort: its mediation records, and the events that belong to them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec

from dragoman.analysis.evidence import Evidence
from dragoman.analysis.mediations.asked import ANSWERS, MEETING, PAIR, Parties, Quarrels, asked_reports
from dragoman.analysis.mediations.tables import ORDER, step_rule
from dragoman.analysis.ties.grounds import DISOWNED, event_time
from dragoman.records import Event, Interval, Mediation, Report, Stage
from dragoman.world import World

HELPING = re.compile(
    r"\b(?:mediat|good offices|facilitat|broker|intermediar|offer|proposal|initiative)", re.IGNORECASE
)
DONE = frozenset({"occurred", "ongoing"})


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What one article tells of one effort: who between whom, how far, and by which events.

    `report` is the mediation record, None where only a meeting called with both sides of a conflict
    tells of the effort (codebook section 7). `thanks` are what a disputant says to a mediator for its
    help. An `answer` is one side's to an effort that other articles tell of.
    """

    mediators: Parties
    disputants: Parties
    matter: str | None
    stage: Stage
    report: Report | None
    events: tuple[Report, ...]
    when: Interval
    thanks: tuple[Report, ...] = ()
    answer: bool = False

    @property
    def article(self) -> str:
        """The id of the article that tells it."""
        return (self.report or self.events[0]).article

    @property
    def order(self) -> tuple[date, date, str]:
        """By the last day it can lie on, the first, and the report."""
        first = self.report or self.events[0]
        return self.when.end or date.max, self.when.start or date.min, first.id


def tellings(
    evidence: Evidence, world: World, mediator: str | None, disputants: Parties, known_on: datetime | None
) -> list[Telling]:
    """Gather what each article tells of each effort.

    With a mediator or disputants, at least all that tells of efforts of that mediator between these
    disputants, and all that their merging depends on.
    """
    asked, near = asked_reports(evidence, mediator, disputants, known_on)
    events = _events_by_article(near)
    found = [
        _telling(report, report.record, events.get(report.article, ()))
        for report in asked
        if isinstance(report.record, Mediation)
    ]
    quarrels = Quarrels(evidence, known_on)
    told = {(one.report.article, one.mediators, one.disputants) for one in found if one.report}
    for article, reports in events.items():
        found.extend(
            one
            for one in _meetings(reports, quarrels, world)
            if (article, one.mediators, one.disputants) not in told
        )
    for reports in events.values():
        found.extend(_answers(reports, found))
    return sorted(found, key=lambda one: (one.order, sorted(one.mediators), sorted(one.disputants)))


def _events_by_article(reports: Iterable[Report]) -> dict[str, tuple[Report, ...]]:
    found: dict[str, list[Report]] = {}
    for report in reports:
        event = report.record
        if isinstance(event, Event) and not _disowned(event) and (_thanking(event) or step_rule(event)):
            found.setdefault(report.article, []).append(report)
    return {
        article: tuple(sorted(several, key=lambda one: (one.record.start, one.id)))
        for article, several in sorted(found.items())
    }


def _thanking(event: Event) -> bool:
    """Whether somebody praises or thanks for help with a dispute."""
    return event.event_type == "SUPPORT" and event.status in DONE and bool(HELPING.search(event.quote))


def _disowned(event: Event) -> bool:
    return bool(event.attribution) and event.attribution[-1].stance in DISOWNED


def _telling(report: Report, record: Mediation, events: Iterable[Report]) -> Telling:
    mediators, disputants = frozenset(record.mediators), frozenset(record.disputants)
    own = [one for one in events if _belongs(one, record, mediators, disputants)]
    furthest = ORDER.index(record.stage)
    # "Where a headline says more than the body bears out, the body decides" (section 7, Tellings)
    kept = tuple(one for one in own if _rank(one) <= furthest)
    return Telling(
        mediators=mediators,
        disputants=disputants,
        matter=record.matter,
        stage=record.stage,
        report=report,
        events=kept,
        when=record.time or hull(event_time(one, _event(one)) for one in kept) or _published(report),
        thanks=tuple(one for one in events if _thanks(one, mediators, disputants)),
    )


def _thanks(report: Report, mediators: Parties, disputants: Parties) -> bool:
    acting, affected = parties(_event(report))
    return _thanking(_event(report)) and bool(acting & disputants) and bool(affected & mediators)


def _belongs(report: Report, record: Mediation, mediators: Parties, disputants: Parties) -> bool:
    """Whether an event is one of a mediation record's reports, or a meeting that its mediators call."""
    event = _event(report)
    acting, affected = parties(event)
    if step_rule(event) is None:
        return False
    if event.quote in record.reports:
        named = acting | affected
        return named <= mediators | disputants or bool(named & mediators and named & disputants)
    planned = event.cameo == MEETING and event.status == "planned"
    return planned and acting <= mediators and bool(affected) and affected <= disputants


def _rank(report: Report) -> int:
    found = step_rule(_event(report))
    return ORDER.index(found[1].stage) if found else 0


def _meetings(reports: Iterable[Report], quarrels: Quarrels, world: World) -> Iterator[Telling]:
    """Meetings that a third party calls with both sides of a conflict: the effort is offered (section 7)."""
    grouped: dict[tuple[Parties, Parties], list[Report]] = {}
    for report in reports:
        event = _event(report)
        acting, affected = parties(event)
        if event.cameo != MEETING or not acting or len(affected) != PAIR or acting & affected:
            continue
        if event.status in {"denied", "not-done"} or not _quarrel(affected, quarrels, world, report):
            continue
        if not any(_quarrel(frozenset({x, y}), quarrels, world, report) for x in acting for y in affected):
            grouped.setdefault((acting, affected), []).append(report)
    for (acting, affected), several in grouped.items():
        single = [
            one
            for one in reports
            if _event(one).cameo == MEETING
            and parties(_event(one))[0] == acting
            and one not in several
            and parties(_event(one))[1]
            and parties(_event(one))[1] <= affected
        ]
        events = tuple(sorted([*several, *single], key=lambda one: (one.record.start, one.id)))
        yield Telling(
            mediators=acting,
            disputants=affected,
            matter=None,
            stage="offered",
            report=None,
            events=events,
            when=hull(event_time(one, _event(one)) for one in events) or _published(events[0]),
        )


def _answers(reports: Iterable[Report], told: Iterable[Telling]) -> list[Telling]:
    """Answers to a third party of which their article tells nothing else: `merged` finds the effort they are to."""
    used = {one.id for telling in told for one in telling.events}
    found = []
    for report in reports:
        event, rule = _event(report), step_rule(_event(report))
        acting, affected = parties(event)
        if event.cameo not in ANSWERS or rule is None or report.id in used or len(acting) != 1:
            continue
        if affected and not acting & affected:
            found.append(
                Telling(
                    mediators=affected,
                    disputants=acting,
                    matter=None,
                    stage=rule[1].stage,
                    report=None,
                    events=(report,),
                    when=event_time(report, event),
                    answer=True,
                )
            )
    return found


def _quarrel(pair: Parties, quarrels: Quarrels, world: World, report: Report) -> bool:
    day = report.published.latest
    if pair in quarrels or len(pair) != PAIR or day is None:
        return pair in quarrels
    a, b = sorted(pair)
    return any(fact.kind == "in-conflict-with" and fact.holds for fact in world.ties(a, b, day))


def parties(event: Event) -> tuple[Parties, Parties]:
    """Give the ids of the actors and of the recipients of an event."""
    return frozenset(one.id for one in event.actors), frozenset(one.id for one in event.recipients)


def hull(times: Iterable[Interval]) -> Interval | None:
    """Give the time that covers several; None where there is none. An unknown side is left out of account."""
    several = list(times)
    starts = [day for one in several if (day := one.start or one.end)]
    ends = [day for one in several if (day := one.end or one.start)]
    return Interval(start=min(starts), end=max(ends)) if starts and ends else None


def _published(report: Report) -> Interval:
    return Interval(start=report.published.earliest, end=report.published.latest)


def _event(report: Report) -> Event:
    if not isinstance(report.record, Event):
        raise TypeError(f"report {report.id} is a {report.kind}, not an event")
    return report.record
