"""What each disputant has answered the mediators."""

import re
from collections.abc import Iterable, Sequence

from dragoman.analysis.evidence import cite
from dragoman.analysis.mediations.model import Answer, Reply, Step
from dragoman.analysis.mediations.tellings import parties
from dragoman.analysis.ties.grounds import event_time
from dragoman.records import Event, Report

REPLIES: dict[tuple[str, bool], Reply] = {
    ("028", True): "asked",
    ("038", True): "accepted",
    ("126", True): "declined",
    ("038", False): "not-answered",
    ("126", False): "not-answered",
}
DONE = frozenset({"occurred", "ongoing"})
TALKING = frozenset({"under-way", "agreed", "failed"})
TALKS = re.compile(r"\b(?:talks?|negotiat|dialogue|meeting|summit|conference|round)", re.IGNORECASE)


def answers_of(
    disputants: Sequence[str], history: Sequence[Step], thanks: Iterable[Report]
) -> tuple[Answer, ...]:
    """Give each disputant's answer, the latest that is told.

    Args:
        disputants: who is asked.
        history: the steps of the effort, in order.
        thanks: events of praise and thanks by the disputants to the mediators.

    Returns:
        One answer a disputant. Terms agreed on, and talks that were held, show that both sides took part;
        mediation told without either does not. Silence of the articles is told as such.
    """
    welcome = list(thanks)
    return tuple(_answer(one, history, welcome) for one in disputants)


def _answer(disputant: str, history: Sequence[Step], welcome: Iterable[Report]) -> Answer:
    told: list[Answer] = []
    for step in history:
        reply = REPLIES.get((step.cameo, step.status in DONE))
        if disputant in step.actors and reply is not None:
            told.append(Answer(disputant=disputant, reply=reply, when=step.when, citation=step.citations[0]))
    if told:
        return told[-1]
    for report in welcome:
        event = report.record
        if isinstance(event, Event) and disputant in parties(event)[0]:
            return Answer(
                disputant=disputant, reply="welcomed", when=event_time(report, event), citation=cite(report)
            )
    for step in reversed(history):
        if step.stage in TALKING and step.status in DONE and (step.stage == "agreed" or _talks(step)):
            return Answer(
                disputant=disputant, reply="taking-part", when=step.when, citation=step.citations[0]
            )
    return Answer(disputant=disputant, reply="untold")


def _talks(step: Step) -> bool:
    """Whether a step tells of talks, in which both sides sit."""
    return any(TALKS.search(one.quote) for one in step.citations)
