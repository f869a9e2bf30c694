"""Acts as the sets of the field count them: one row a pair of parties, and only what happened."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby, permutations
from typing import NamedTuple

import msgspec

from dragoman.exchange.told import Tally, Told
from dragoman.ontology import quad_class
from dragoman.records import Entity, Event

QUADS = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}
HAPPENED = {"occurred", "ongoing"}
_DIGITS = 13
"""Hexadecimal digits of a number: 52 bits, which programs that hold numbers as doubles keep whole."""


class Pair(NamedTuple):
    """A source and a target of an act; either may be unknown."""

    source: Entity | None
    target: Entity | None


class Act(msgspec.Struct, frozen=True):
    """An event and all its tellings in the article, the fullest first."""

    told: Told
    event: Event
    tellings: tuple[Told, ...]


def quad_number(event_type: str) -> int | None:
    """Give the number of a type's quad class; None for no type."""
    return QUADS.get(quad_class(event_type))


def number_of(*parts: str) -> int:
    """Make a number of ids, the same in every run."""
    joined = "\x1f".join(parts)
    return int(sha256(joined.encode("utf-8", "replace")).hexdigest()[:_DIGITS], 16)


def pairs_of(event: Event) -> tuple[Pair, ...]:
    """Give the pairs of an act: each actor with each recipient; of a joint act, each with each, both ways."""
    actors, recipients = _once(event.actors), _once(event.recipients)
    if actors and recipients:
        return tuple(Pair(a, b) for a in actors for b in recipients)
    if len(actors) > 1:
        return tuple(Pair(a, b) for a, b in permutations(actors, 2))
    if actors:
        return (Pair(actors[0], None),)
    return tuple(Pair(None, b) for b in recipients)


def acts_of(reports: Iterable[Told], tally: Tally) -> Iterator[Act]:
    """Give the acts that happened, article by article; retellings are gathered with the fullest telling.

    A format that cannot say "denied" or "planned" must not say "did": such events are left out, and
    counted by their reason. So is all that is no event, and what neither text nor article dates.
    """
    for _, group in groupby(reports, key=lambda told: told.report.article):
        yield from _in_article(list(group), tally)


def _in_article(reports: Sequence[Told], tally: Tally) -> Iterator[Act]:
    fullest: dict[str, list[Told]] = {}
    retellings: list[tuple[str, Told]] = []
    for told in reports:
        event = told.report.record
        if not isinstance(event, Event):
            tally.leave_out(f"{told.report.kind}: the format holds events only")
        elif event.status not in HAPPENED:
            tally.leave_out(f"{event.status} event: the format cannot tell it from what happened")
        elif event.same_as is not None:
            retellings.append((event.same_as, told))
        else:
            fullest.setdefault(event.quote, []).append(told)
    extra: dict[str, list[Told]] = {}
    for quote, told in retellings:
        head = _head(fullest.get(quote, ()), told)
        if head is None:  # what it retells was corrected, rejected or not asked for: it stands for itself
            fullest.setdefault(told.report.record.quote, []).append(told)
        else:
            extra.setdefault(head.report.id, []).append(told)
    heads = sorted((told for some in fullest.values() for told in some), key=_place)
    for told in heads:
        event = told.report.record
        if isinstance(event, Event):
            yield Act(told, event, (told, *extra.get(told.report.id, ())))


def _head(heads: Sequence[Told], told: Told) -> Told | None:
    """The telling that another retells: of its quote, and of its type where there is one of it."""
    same = [one for one in heads if _type(one) == _type(told)]
    return next(iter(same or heads), None)


def _type(told: Told) -> str:
    record = told.report.record
    return record.event_type if isinstance(record, Event) else ""


def _place(told: Told) -> tuple[int, str]:
    return told.report.record.start, told.report.id


def _once(entities: Sequence[Entity]) -> list[Entity]:
    """Each party once, by its first mention."""
    found: dict[str, Entity] = {}
    for entity in entities:
        found.setdefault(entity.id, entity)
    return list(found.values())
