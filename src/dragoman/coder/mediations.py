"""Mediation efforts: what the third-party events of an article add up to (codebook section 3)."""

from collections.abc import Sequence

from dragoman.records import Event, Mediation, Stage

# CAMEO codes about third-party help, and the stage each brings an effort to. Codebook section 3.
STAGES: dict[str, Stage] = {"039": "offered", "028": "requested", "038": "accepted", "126": "declined", "045": "under-way"}
# "Stage is the furthest that the article reports."
ORDER: tuple[Stage, ...] = ("requested", "offered", "declined", "accepted", "under-way", "agreed", "failed", "ended")
ANSWERS = {"028", "038", "126"}


def mediations_of(events: Sequence[Event]) -> tuple[Mediation, ...]:
    """One effort for each set of mediators and disputants, with the furthest stage told.

    In an offer or in mediating the actors are the mediators and the recipients the disputants; one who asks for,
    accepts or rejects mediation is a disputant and the recipient is the mediator.
    """
    grouped: dict[tuple[frozenset[str], frozenset[str]], list[Event]] = {}
    answers: list[Event] = []
    for event in events:
        if event.cameo in ANSWERS:
            answers.append(event)
        elif event.cameo in STAGES and event.status not in {"denied", "not-done"}:
            mediators = frozenset(e.id for e in event.actors)
            disputants = frozenset(e.id for e in event.recipients) - mediators
            if disputants:
                grouped.setdefault((mediators, disputants), []).append(event)
    for event in answers:
        _place_answer(event, grouped)
    return tuple(_effort(key, group) for key, group in grouped.items())


def _place_answer(event: Event, grouped: dict[tuple[frozenset[str], frozenset[str]], list[Event]]) -> None:
    """Put a request, acceptance or refusal to the effort that it answers, or open one."""
    answering = frozenset(e.id for e in event.actors)
    asked = frozenset(e.id for e in event.recipients)
    for (mediators, disputants), group in grouped.items():
        if answering <= disputants and (not asked or asked & (mediators | disputants)):
            group.append(event)
            return
    if asked and event.status == "occurred" and event.cameo == "028":
        grouped.setdefault((asked, answering), []).append(event)


def _effort(key: tuple[frozenset[str], frozenset[str]], group: list[Event]) -> Mediation:
    """One effort from its events."""
    mediators, disputants = key
    group = sorted(group, key=lambda e: e.start)
    reached = [STAGES[e.cameo] for e in group if e.status not in {"not-done", "denied"}]
    stage = max(reached, key=ORDER.index, default="offered")
    if all(e.status in {"planned", "hypothetical"} for e in group if e.cameo == "045") and stage == "under-way":
        stage = "offered"
    return Mediation(
        mediators=tuple(sorted(mediators)),
        disputants=tuple(sorted(disputants)),
        matter=None,
        stage=stage,
        reports=tuple(e.quote for e in group),
        quote=group[0].quote,
        start=group[0].start,
    )
