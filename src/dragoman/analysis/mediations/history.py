"""The history of an effort: its steps in order, and the stage it has reached."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from dragoman.analysis.evidence import cite
from dragoman.analysis.mediations.model import Step
from dragoman.analysis.mediations.say import Namer, say
from dragoman.analysis.mediations.tables import ORDER, step_rule, step_rules
from dragoman.analysis.mediations.tellings import Telling, parties
from dragoman.analysis.ties.grounds import event_time
from dragoman.records import Event, Interval, Report, Stage

OVER: frozenset[Stage] = frozenset({"declined", "agreed", "failed", "ended"})


def history_of(group: Sequence[Telling], name: Namer) -> tuple[Step, ...]:
    """Make the steps of an effort, the tellings of one act in one article put together."""
    mediators = sorted(group[0].mediators)
    disputants = sorted(group[0].disputants)
    steps: dict[str, list[Step]] = {}
    for telling in group:
        told = (_event_step(report, mediators, disputants, name) for report in telling.events)
        own = [step for step in told if step is not None]
        if telling.report is not None and telling.stage not in {step.stage for step in own}:
            reached = _record_step(telling, telling.report, mediators, disputants, name)
            # "the deal that Peru brokered" is told as mediating, yet it is the deal
            own = [
                step
                for step in own
                if telling.stage != "agreed" or step.citations[0].quote != reached.citations[0].quote
            ]
            own.append(reached)
        steps.setdefault(telling.article, []).extend(own)
    joined = (step for article in sorted(steps) for step in _joined(dict.fromkeys(steps[article])))
    return tuple(sorted(joined, key=step_order))


def present_stage(history: Sequence[Step]) -> Stage:
    """Give the furthest stage by the latest evidence.

    A step further on moves an effort; so do a dated step after one that brought it to a close (a new
    round) and a dated refusal after what it takes back. One told later without a date does not.
    """
    current, until = history[0].stage, history[0].when.end
    for step in history[1:]:
        further = ORDER.index(step.stage) > ORDER.index(current)
        later = until is not None and step.when.start is not None and step.when.start > until
        if further or (later and (current in OVER or step.stage in OVER)):
            current, until = step.stage, step.when.end
    return current


def step_order(step: Step) -> tuple[date, date, int, str, int, str]:
    """The order of steps: by the last day each can lie on, the first, the stage, and the place."""
    cited = step.citations[0]
    return (
        step.when.end or date.max,
        step.when.start or date.min,
        ORDER.index(step.stage),
        cited.article,
        cited.start,
        cited.report,
    )


def _event_step(report: Report, mediators: list[str], disputants: list[str], name: Namer) -> Step | None:
    event = report.record
    found = step_rule(event) if isinstance(event, Event) else None
    if found is None or not isinstance(event, Event):
        return None
    acting, affected = parties(event)
    # of several disputes told at once, the others are no part of this one
    recipients = sorted(affected & {*mediators, *disputants})
    code, rule = found
    return Step(
        stage=rule.stage,
        when=event_time(report, event),
        what=say(
            rule.sentence,
            name,
            mediators=mediators,
            disputants=disputants,
            actors=sorted(acting),
            recipients=recipients,
        ),
        status=event.status,
        cameo=code if code != "host" else event.cameo,
        actors=tuple(sorted(acting)),
        recipients=tuple(recipients),
        attribution=event.attribution,
        citations=(cite(report),),
    )


def _record_step(
    telling: Telling, report: Report, mediators: list[str], disputants: list[str], name: Namer
) -> Step:
    """A stage that an article tells without an event of its own ("the talks that Peru mediated broke down")."""
    dated = [event_time(one, one.record) for one in telling.events if isinstance(one.record, Event)]
    exact = [when for when in dated if when.start is not None]
    # the outcome of what is dated came with it or after it
    when = Interval(
        start=max((day for one in exact if (day := one.start)), default=None),
        end=exact[-1].end if exact and telling.stage == "agreed" else report.published.latest,
    )
    told = {one.record.quote for one in telling.events}
    # what says of the outcome ("the breakdown of the talks that Peru mediated") tells it better than the mediating
    quoted = telling.events[-1] if telling.events and report.record.quote in told else report
    return Step(
        stage=telling.stage,
        when=when,
        what=say(
            step_rules()["record", telling.stage].sentence, name, mediators=mediators, disputants=disputants
        ),
        cameo="",
        actors=tuple(mediators),
        recipients=tuple(disputants),
        citations=(cite(report, quoted.record.quote, quoted.record.start),),
    )


def _joined(steps: Iterable[Step]) -> list[Step]:
    """Join what one article tells more than once: the same act by the same actors, at no two different times."""
    found: list[Step] = []
    for step in sorted(steps, key=lambda one: (one.when.start is None, step_order(one))):
        at = next((n for n, one in enumerate(found) if _same(one, step)), None)
        if at is None:
            found.append(step)
        else:
            found[at] = msgspec.structs.replace(found[at], citations=(*found[at].citations, *step.citations))
    return found


def _same(one: Step, other: Step) -> bool:
    acts = (one.cameo, one.status, one.actors, one.stage) == (
        other.cameo,
        other.status,
        other.actors,
        other.stage,
    )
    whom = not one.recipients or not other.recipients or bool(set(one.recipients) & set(other.recipients))
    if not acts or not whom or one.cameo == "036":
        return acts and one.recipients == other.recipients and _meet(one.when, other.when)
    return _meet(one.when, other.when)


def _meet(one: Interval, other: Interval) -> bool:
    """Whether two times may be one."""
    return (one.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (
        one.end or date.max
    )
