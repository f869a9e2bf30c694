"""Ties that events make or end."""

from collections.abc import Iterator, Sequence
from itertools import product

from dragoman.coder.assemble import Told
from dragoman.coder.syntax import VERBAL, conjuncts, logical_object
from dragoman.coder.ties.holding import is_disowned
from dragoman.coder.ties.period import as_exact
from dragoman.coder.ties.sides import PARTS, TOWNS
from dragoman.records import Entity, Tie, TieKind

CEASEFIRES = {"0356", "0871", "1056", "087"}


def made_by(told: Sequence[Told]) -> Iterator[Tie]:
    """Ties that events make or end: taking a territory, freezing one's part in a bloc, peacekeepers leaving."""
    for one in told:
        event = one.event
        if event.status not in {"occurred", "ongoing"} or is_disowned(event.attribution):
            continue
        kind, holds = _consequence(one)
        if kind is None:
            continue
        since, until = (as_exact(event.time), None) if holds else (None, as_exact(event.time))
        recipients = event.recipients if kind != "controls" else _taken(one)
        for actor, recipient in product(event.actors, recipients):
            yield Tie(
                kind=kind,
                a=actor.id,
                b=recipient.id,
                holds=holds,
                since=since,
                until=until,
                quote=event.quote,
                start=event.start,
                attribution=event.attribution,
                rule=event.rule,
            )


def _taken(one: Told) -> tuple[Entity, ...]:
    """What was taken: a land or a town by name; an outpost somewhere is neither."""
    thing = logical_object(one.act.trigger) if one.act.trigger.pos_ in VERBAL else None
    if thing is None:
        return ()
    found = []
    for token in conjuncts(thing):
        name = one.paragraph.names.at(token)
        if name is not None and name.id is not None and name.person is None:
            ident = name.text.upper() if name.kind in TOWNS else name.id
            found.append(Entity(text=name.text, id=ident))
        elif token.lemma_.lower() in PARTS:
            found += [e for e in one.event.recipients if e.id not in {f.id for f in found}]
    return tuple(found)


def _consequence(one: Told) -> tuple[TieKind | None, bool]:
    """The tie that an event makes (True) or ends (False), if any."""
    event = one.event
    recipients = {e.role for e in event.recipients}
    if event.event_type == "ASSAULT" and event.cameo == "192":
        return "controls", True
    if event.event_type == "SANCTION" and event.mode == "discontinue" and "IGO" in recipients:
        return "participates-in", False
    if event.event_type == "RETREAT" and event.mode == "withdraw" and "peacekeep" in event.quote.lower():
        return "peacekeepers-in", False
    if event.event_type == "AID" and event.cameo == "074":
        return "peacekeepers-in", True
    if event.event_type == "SANCTION" and event.cameo == "161" and "relations" in event.quote:
        return "diplomatic-relations", False
    if (
        event.event_type == "SUPPORT"
        and event.cameo == "054"
        and not one.act.top.lemma_.startswith("recogni")
    ):
        return "recognises", True
    return None, True


def fought(told: Sequence[Told], pair: tuple[str, str] | None) -> Iterator[Tie]:
    """The two whom the article is about are in conflict where it tells fighting or a ceasefire between them.

    On somebody's word where nothing of it is told flatly; what is denied or doubted is none.
    """
    found: list[Tie] = []
    for one in told:
        event = one.event
        doing, hurt = {e.id for e in event.actors}, {e.id for e in event.recipients}
        fighting = event.event_type == "ASSAULT" or event.cameo in CEASEFIRES
        if pair is None or not fighting or event.context == ("cyber",) or not set(pair) <= doing | hurt:
            continue
        if event.status in {"occurred", "ongoing"} and not is_disowned(event.attribution):
            found.append(
                Tie(
                    kind="in-conflict-with",
                    a=pair[0],
                    b=pair[1],
                    quote=event.quote,
                    start=event.start,
                    attribution=event.attribution,
                    rule=event.rule,
                )
            )
    yield from sorted(found, key=lambda t: len(t.attribution) > 0)[:1]
