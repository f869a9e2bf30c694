"""Ties over time: what the reports and the world data add up to for each two (codebook section 4)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import get_args

import msgspec

from dragoman.analysis.events.remembered import remembered
from dragoman.analysis.evidence import Evidence
from dragoman.analysis.sources import Sources
from dragoman.analysis.ties.before import before_turns
from dragoman.analysis.ties.gather import Pair, Told, gather, is_bloc
from dragoman.analysis.ties.grounds import DISOWNED, event_ground, tie_ground
from dragoman.analysis.ties.known import facts_between
from dragoman.analysis.ties.marks import (
    REDUCED,
    days_of,
    event_mark,
    reduction_mark,
    tie_marks,
    world_ground,
    world_marks,
)
from dragoman.analysis.ties.model import FOR, Effect, Ground, StandingTie, on_day
from dragoman.analysis.ties.rules import ChangeRule, bears, kind_rules
from dragoman.analysis.ties.spells import Mark, differ, spells_of
from dragoman.records import TieKind
from dragoman.world import World
from dragoman.world.types import Fact

Key = tuple[TieKind, str, str]
KINDS: tuple[TieKind, ...] = get_args(TieKind)
TELLING: frozenset[Effect] = frozenset({"states", "denies", "begins", "ends", "shows"})
IN_BLOCS: frozenset[TieKind] = frozenset({"member-of", "participates-in"})
SETTLING = frozenset({"ceasefire", "agreement"})
STRAINING: frozenset[Effect] = frozenset({"ends", "opposes"})


class Material(msgspec.Struct):
    """What there is on one tie: marks in time, and all that bears on it."""

    marks: list[Mark] = msgspec.field(default_factory=list)
    grounds: list[Ground] = msgspec.field(default_factory=list)


def ties(
    evidence: Evidence,
    world: World,
    a: str | None = None,
    b: str | None = None,
    *,
    as_of: date | None = None,
    known_on: datetime | None = None,
) -> tuple[StandingTie, ...]:
    """Give the ties between two, of one with all, or all of them, over time.

    Args:
        evidence: the reports.
        world: the dated world; what comes from it says so, and bounds no article's word.
        a: the id of one side, either way round.
        b: the id of the other.
        as_of: the day to ask about: each tie's `on` answers it, later strains are left out, and so
            are ties that nothing shows by that day.
        known_on: as the ledger stood then. The world data have no record time of their own: they
            are those of the version in use.

    Returns:
        The ties by pair and kind. A tie is taken from stated ties, from events that make, end or
        show it (`data/tie_changes.csv`), and from the world data.
    """
    if a is None:
        a, b = b, None
    question = "ties", world, a, b, as_of, known_on
    return remembered(evidence, question, lambda: _ties(evidence, world, a, b, (as_of, known_on)), _weight)


def _weight(found: Sequence[StandingTie]) -> int:
    return sum(1 + len(one.speaks_for) + len(one.speaks_against) for one in found)


def _ties(
    evidence: Evidence,
    world: World,
    a: str | None,
    b: str | None,
    moments: tuple[date | None, datetime | None],
) -> tuple[StandingTie, ...]:
    as_of, known_on = moments
    pairs = gather(evidence, world, a, b, known_on)
    fallback = _day_to_ask(evidence, (a, b), as_of, known_on) if a and b else None
    sources = Sources(evidence, known_on, (one for told in pairs.values() for one in told.articles()))
    found: list[StandingTie] = []
    for pair in sorted(pairs):
        for key, material in sorted(
            _materials(pair, pairs[pair], world, as_of, fallback).items(), key=_order
        ):
            tie = _standing(key, material, sources)
            answer = tie if as_of is None else _on(tie, as_of)
            if answer is not None:
                found.append(answer)
    return tuple(found)


def _order(item: tuple[Key, Material]) -> tuple[int, str, str]:
    (kind, a, b), _ = item
    return KINDS.index(kind), a, b


def _day_to_ask(
    evidence: Evidence, asked: tuple[str, str | None], as_of: date | None, known_on: datetime | None
) -> date | None:
    """The day to ask the world about two of whom no article tells anything: the last that tells of either."""
    if as_of is not None:
        return as_of
    selections = [
        evidence.reports(kinds=("tie", "event"), parties=(one,), known_on=known_on) for one in asked if one
    ]
    days = [day for reports in selections for report in reports if (day := report.published.latest)]
    return max(days, default=known_on.date() if known_on else None)


def _materials(
    pair: Pair, told: Told, world: World, as_of: date | None, fallback: date | None
) -> dict[Key, Material]:
    found: dict[Key, Material] = {}
    for report, tie in told.ties:
        material = found.setdefault(_key(tie.kind, tie.a, tie.b), Material())
        ground = tie_ground(report, tie)
        material.grounds.append(ground)
        material.marks.extend(tie_marks(report, tie, ground))
    events: dict[Key, Material] = {}
    for key in _keys(pair, world):
        _add_events(key, told, events)
    days = days_of(mark for told_so in (found, events) for one in told_so.values() for mark in one.marks)
    asked = {day for day in (*days, as_of, told.last_day() or fallback) if day is not None}
    facts = facts_between(world, *pair, asked)
    for fact in facts:
        if fact.kind in KINDS and fact.note not in REDUCED:
            key = _key(fact.kind, fact.a, fact.b)
            _add_fact(key, fact, found.setdefault(key, Material()))
    for key in sorted({*found, *events}):
        if key in found:
            _add_events(key, told, found)
        else:
            found[key] = events[key]
        for fact in facts:
            if _reduces(fact, key, found[key]):
                _add_reduction(key, fact, found[key])
    return found


def _key(kind: str, a: str, b: str) -> Key:
    rule = kind_rules()[kind]
    return (rule.kind, *sorted((a, b))) if rule.mutual else (rule.kind, a, b)  # type: ignore[return-value]


def _keys(pair: Pair, world: World) -> Iterator[Key]:
    """All ties that two can have: one for a kind that stands both ways, else one each way; blocs have members."""
    for rule in kind_rules().values():
        for a, b in (pair,) if rule.mutual else (pair, pair[::-1]):
            if rule.kind not in IN_BLOCS or is_bloc(world, b):
                yield rule.kind, a, b


def _add_events(key: Key, told: Told, found: dict[Key, Material]) -> None:
    """Add the events that bear on a tie, where it is told otherwise or enough of them tell it alone."""
    if key not in found:
        telling = [
            rule.alone
            for ground, rule in _bearing(key, told, alone=True)
            if rule.alone and event_mark(ground) is not None
        ]
        if not telling or len(telling) < min(telling):
            return
    material = found.setdefault(key, Material())
    for ground, _ in _bearing(key, told, alone=False):
        material.grounds.append(ground)
        mark = event_mark(ground)
        if mark is not None:
            material.marks.append(mark)


def _bearing(key: Key, told: Told, *, alone: bool) -> Iterator[tuple[Ground, ChangeRule]]:
    """What the events say of a tie; with `alone` only those of types that can tell it alone."""
    types = {event.event_type for _, event, _ in told.events}
    types = {one for one in types if bears(key[0], one, alone=alone)}
    for report, event, named in told.events:
        if event.event_type in types:
            found = event_ground(report, event, *key, named)
            if found is not None:
                yield found


def _add_fact(key: Key, fact: Fact, material: Material) -> None:
    ground = world_ground(fact, key[0])
    material.grounds.append(ground)
    material.marks.extend(world_marks(key[0], fact, ground))


def _add_reduction(key: Key, fact: Fact, material: Material) -> None:
    ground = world_ground(fact, key[0])
    material.grounds.append(ground)
    mark = reduction_mark(fact, ground)
    if mark is not None:
        material.marks.append(mark)


def _reduces(fact: Fact, key: Key, material: Material) -> bool:
    """Whether a line of the world data goes against a tie: a frozen membership, a ceasefire in a conflict."""
    kind, a, b = key
    if fact.note in REDUCED and fact.kind in KINDS:
        return kind in IN_BLOCS and (fact.a, fact.b) == (a, b)
    if fact.kind not in SETTLING or kind != "in-conflict-with" or fact.since is None:
        return False
    # an agreement older than all that is seen of the conflict is of another one
    return any((mark.low or mark.high or fact.since) <= fact.since for mark in material.marks)


def _standing(key: Key, material: Material, sources: Sources) -> StandingTie:
    kind, a, b = key
    grounds = tuple(sorted(dict.fromkeys(material.grounds), key=ground_order))
    disowned = [one for one in grounds if one.attribution and one.attribution[-1].stance in DISOWNED]
    stated = [one for one in grounds if one.effect in {"states", "begins", "shows"}]
    telling = [one.citation for one in grounds if one.citation and one.effect in TELLING]
    marks = before_turns(material.marks)
    return StandingTie(
        kind=kind,
        a=a,
        b=b,
        matters=tuple(dict.fromkeys(one.matter for one in grounds if one.matter)),
        spells=spells_of(marks),
        strains=tuple(one for one in grounds if one.effect in STRAINING),
        speaks_for=tuple(one for one in grounds if one.effect in FOR),
        speaks_against=tuple(one for one in grounds if one.effect not in FOR),
        sources=sources.count(telling),
        contested=differ(marks) or (any(one.effect == "denies" for one in disowned) and bool(stated)),
    )


def _on(tie: StandingTie, day: date) -> StandingTie | None:
    """What a tie is on a day; None where nothing shows it by then."""
    on = on_day(tie.spells, day)
    begun = any(spell.always or (spell.seen.start or spell.seen.end or day) <= day for spell in tie.spells)
    if on.holds is None and not begun:
        return None
    strains = tuple(one for one in tie.strains if (one.when.start or one.when.end or day) <= day)
    return msgspec.structs.replace(tie, on=on, strains=strains)


def ground_order(ground: Ground) -> tuple[date, date, str, int, str, str]:
    """The order of grounds: by the last day each can lie on, the first, then by their place."""
    cited = ground.citation
    return (
        ground.when.end or date.max,
        ground.when.start or date.min,
        cited.article if cited else "",
        cited.start if cited else 0,
        (cited.report if cited else ground.world) or "",
        ground.effect,
    )
