"""Between whom a tie stands, as far as its kind can stand between such."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

import msgspec
from spacy.tokens import Token

from dragoman.coder.act import Act
from dragoman.coder.syntax import VERBAL, conjuncts, logical_object, prepositions
from dragoman.coder.who import Who
from dragoman.records import Entity

# Ties that states and bodies have: a person described by the word has none ("Ames, a member of NATO's staff").
NOT_PERSONAL = {"member-of", "participates-in", "allied-with", "partner-of"}
LANDS = {"controls", "claims"}
# What recognising is of: the thing itself, or one of these of it ("recognised Kosovo's independence").
STATEHOOD = {
    "independence",
    "sovereignty",
    "statehood",
    "state",
    "government",
    "existence",
    "republic",
    "border",
}
PARTS = {"most", "half", "part", "much", "all", "rest", "swath", "swathe", "bulk", "third", "quarter", "chunk", "north",
         "south", "east", "west", "area", "region", "territory", "land", "portion", "share", "fifth"}  # fmt: skip
TOWNS = {"place", "capital"}


def sides_of(act: Act, who: Who) -> Iterator[tuple[Entity, Entity]]:
    """The pairs that a tie stands between, as far as its kind can stand between such."""
    pairs: Iterable[tuple[Entity, Entity]]
    if act.joint:
        pairs = _joint(act, [*act.actors, *_owners(act, who)])
    else:
        pairs = product(act.actors, act.recipients)
    for a, b in pairs:
        if act.type in NOT_PERSONAL and act.top.pos_ != "VERB" and (_personal(a, who) or _personal(b, who)):
            continue
        other = _proper(act, b, who)
        if other is not None:
            yield a, other


def _joint(act: Act, sides: list[Entity]) -> Iterable[tuple[Entity, Entity]]:
    """The pairs of a tie that holds both ways: each that has it with each other, or all of them mutually.

    Of several ties told at once ("Chad-Niger and Libya disputes") the first named has each with one of the others.
    """
    own = {e.id for e in act.initiators}
    others = [e for e in sides if e.id not in own]
    if own and others:
        return product(act.initiators, others)
    if act.nominal and act.trigger.tag_ == "NNS" and len(sides) > 2:  # noqa: PLR2004 - more than a pair
        first, *rest = sorted(sides, key=lambda e: e.start or 0)
        return product([first], rest)
    return combinations(sides, 2)


def _owners(act: Act, who: Who) -> tuple[Entity, ...]:
    """Whose the relations are that a verb makes or ends ("Chad's ties with Niger were severed")."""
    thing = logical_object(act.trigger) if act.trigger.pos_ in VERBAL else None
    return who.owners_before(thing) if thing is not None else ()


def _personal(entity: Entity, who: Who) -> bool:
    """Whether an entity is spoken of as a person ("the minister", a name)."""
    return entity.person is not None or entity.text.lower().split()[-1] in who.nouns.persons


def _proper(act: Act, b: Entity, who: Who) -> Entity | None:
    """The far end of a tie if its kind can have it: a bloc to be a member of, a land to control.

    A town that is held is itself, not its state (codebook section 2: names of places as upper-case ids).
    """
    if act.type in {"member-of", "participates-in"}:
        ok = b.role == "IGO" and (act.type != "member-of" or act.nominal or _direct(act, b, who, frozenset()))
        return b if ok else None
    if act.type == "recognises" and not act.nominal:
        return b if _direct(act, b, who, STATEHOOD) else None
    if act.type in LANDS:
        if b.role == "IGO" or _astray(act) or not _direct(act, b, who, PARTS):
            return None
        return _as_place(b, who) if act.type == "controls" else b
    return b


def _astray(act: Act) -> bool:
    """Whether what looks like a particle brings something else ("took Chad to court over a raid")."""
    particle = act.rule.rsplit(":", 1)[-1].partition("#")[0].partition(" ")[2]
    hanging = [p for p in act.trigger.children if p.dep_ == "prep" and p.lower_ == particle]
    return (
        any(c.dep_ == "pobj" for p in hanging for c in p.children) and logical_object(act.trigger) is not None
    )


def _direct(act: Act, b: Entity, who: Who, parts: Iterable[str]) -> bool:
    """Whether what the words are about is b itself or one of the parts of it, not some other thing of its."""
    heads = [logical_object(act.trigger)] if act.trigger.pos_ in VERBAL else []
    heads += [c for p in prepositions(act.trigger) for c in p.children if c.dep_ == "pobj"]
    for head in (h for h in heads if h is not None):
        for one in conjuncts(head):
            lenient = one.lemma_.lower() in parts
            if act.type in LANDS and not (lenient or _land(one, who)):
                continue
            if any(e.id == b.id for e in who.parties(one, lenient=lenient)):
                return True
    return False


def _land(token: Token, who: Who) -> bool:
    """Whether a word is a land's name or stands for one, not a body of it ("the presidency of Chad")."""
    known = who.nouns.territories | who.nouns.states
    return who.names.at(token) is not None or token.pos_ == "PRON" or token.lemma_.lower() in known


def _as_place(entity: Entity, who: Who) -> Entity | None:
    """The entity, a town by its own name."""
    name = next((n for n in who.names.every if n.text == entity.text and n.id == entity.id), None)
    if name is None or name.kind not in TOWNS:
        return entity
    return msgspec.structs.replace(entity, id=name.text.upper())
