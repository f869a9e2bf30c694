"""Whom words mean: the names in a question, and one name given by itself."""

from collections.abc import Callable, Iterable
from datetime import date

import msgspec
from rapidfuzz import fuzz, process

from dragoman.analysis.evidence import Evidence
from dragoman.records import DragomanError, ReportKind
from dragoman.world import Mention, Referent, World
from dragoman.world.types import Days

LIKE = 75
"""From this likeness on (0 to 100) a name is suggested."""
SUGGESTED = 3
SHORTEST_CODE = 3
NAMING: tuple[ReportKind, ...] = ("event", "tie", "mediation")
SPEAKS_ALONE = frozenset({"state", "organisation", "group", "capital", "adjective", "demonym", "people"})


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A name at `start:end` of a question: its id, or the ids between which it is not clear."""

    start: int
    end: int
    text: str
    ids: tuple[str, ...]
    kind: str
    person: str | None = None


def names_in(text: str, world: World, on: date | None, knows: Callable[[str], bool]) -> tuple[Named, ...]:
    """Find whom a question names.

    Args:
        text: the question.
        world: who is who.
        on: the day it is asked for; offices are read by it.
        knows: tells whether the reports name a party of some id, which the world may not know.

    Returns:
        The names in order. In a question written in small letters names are read as if they had capitals.
    """
    mentions = world.find(text)
    if not mentions and text[1:] == text[1:].lower():
        found = world.find(text.title())
        mentions = tuple(one for one in found if any(_alone(c) for c in one.candidates))
    days: Days = (on, on)
    context = world.context(mentions, days)
    read = [_known(_named(one, text, world, days, context), knows) for one in mentions]
    named = [one for one in read if one is not None]
    taken = [(one.start, one.end) for one in named]
    named.extend(_codes(text, taken, world, knows))
    return tuple(sorted(named, key=lambda one: one.start))


def _known(one: Named | None, knows: Callable[[str], bool]) -> Named | None:
    """Of several whom a name may mean, the one that the reports name."""
    if one is None or len(one.ids) <= 1 or one.kind == "place":
        return one
    told = tuple(ident for ident in one.ids if knows(ident))
    return msgspec.structs.replace(one, ids=told) if len(told) == 1 else one


def _alone(referent: Referent) -> bool:
    return referent.kind in SPEAKS_ALONE and not referent.weak


def _named(mention: Mention, text: str, world: World, days: Days, context: Iterable[str]) -> Named | None:
    """Read one mention; None for a place of nobody's."""
    found = world.resolve(mention, days, frozenset(context))
    every = [one for one in mention.candidates if one.id]
    candidates = [one for one in every if not one.weak] or every  # a town before a namesake's bare surname
    if found is None and not candidates:
        return None
    if found is not None and not found.id:
        return None
    ids = (found.id,) if found else tuple(sorted({one.id for one in candidates}))
    one = found or candidates[0]
    return Named(
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        ids=ids,
        kind="place" if len(ids) > 1 and any(c.kind == "place" for c in candidates) else one.kind,
        person=one.person,
    )


def _codes(
    text: str, taken: list[tuple[int, int]], world: World, knows: Callable[[str], bool]
) -> Iterable[Named]:
    """Ids written as such: "ARM", "M23"."""
    at = 0
    for word in text.replace("?", " ").replace(",", " ").split(" "):
        start, at = at, at + len(word) + 1
        bare = word.strip("'’\"“”.;:()")
        code = bare.removesuffix("'s").removesuffix("’s")
        inside = any(first <= start < last for first, last in taken)
        if inside or len(code) < SHORTEST_CODE or code != code.upper() or not code[0].isalpha():
            continue
        if world.entity(code) or knows(code):
            first = text.index(code, start)
            yield Named(start=first, end=first + len(code), text=code, ids=(code,), kind="id")


def party_named(evidence: Evidence, world: World, words: str, on: date | None = None) -> str:
    """Find the one party that a name stands for: "Armenia", "ARM", "Yerevan", "the Kremlin", "CSTO".

    Args:
        evidence: the reports; a party that only they have is asked for by its id.
        world: who is who.
        words: the name.
        on: the day it is meant for.

    Raises:
        DragomanError: nobody is known by this name, or several are; the message suggests.
    """
    name = " ".join(words.split())
    knows = knows_in(evidence)
    for written in dict.fromkeys((name, name.upper())):
        if world.entity(written) or knows(written):
            return written
    found = [
        one
        for written in dict.fromkeys((name, name.title(), name.upper()))
        for one in names_in(written, world, on, knows)
        if one.end - one.start >= len(written.removeprefix("the ").removeprefix("The "))
    ]
    if found and len(found[0].ids) == 1:
        return found[0].ids[0]
    if found:
        named = ", ".join(f"{one} ({name_of(world, one)})" for one in found[0].ids)
        raise DragomanError(f"{name!r} may be {named}; give the id.")
    raise DragomanError(f"nobody is known as {name!r}{suggestions(evidence, world, name)}")


def knows_in(evidence: Evidence) -> Callable[[str], bool]:
    """Give what tells whether the reports name a party of some id; ids are in capitals."""

    def knows(ident: str) -> bool:
        return ident == ident.upper() and bool(evidence.reports(kinds=NAMING, parties=(ident,)))

    return knows


def suggestions(evidence: Evidence, world: World, name: str) -> str:
    """Suggest parties of the reports, and states, whose names are like a name; ends the sentence."""
    states = world.entity("UN")
    told = {party for report in evidence.reports(kinds=NAMING) for party in report.parties}
    spelled: dict[str, str] = {}
    for party in (*sorted(told), *(states.members if states else ())):
        record = world.entity(party)
        spelled.setdefault(party, party)
        for one in (record.name, *record.aliases, record.capital or "") if record else ():
            spelled.setdefault(one, party)
    like = process.extract(name, sorted(spelled), scorer=fuzz.ratio, limit=20, score_cutoff=LIKE)
    found = list(dict.fromkeys(spelled[words] for words, _, _ in like if words))[:SUGGESTED]
    if not found:
        return "; `dragoman who` looks for names."
    return f"; is it {' or '.join(f'{name_of(world, one)} ({one})' for one in found)}?"


def name_of(world: World, ident: str) -> str:
    """Name an id as the world does; by itself where the world does not know it."""
    record = world.entity(ident)
    return record.name if record else ident
