"""The party that the words do not name: the article has a cast and a matter, and the other side is in them.

Two recipients in five are named only elsewhere in the article (design.md, Where the difficulty lies).
"""

from dataclasses import replace

from spacy.tokens import Span, Token

from dragoman.coder.act import Act
from dragoman.coder.matter import PARTIES
from dragoman.coder.who import Who
from dragoman.records import Entity

MEDIATING = {"028", "038", "039", "045", "126"}
TO_BOTH = {"AGREE", "REQUEST", "CONSULT", "AID"}
NO_OTHER = {"PROTEST", "MOBILIZE"}
LEAST_NAMED = 2


def complete(act: Act, sentence: Span, who: Who) -> Act:
    """Fill an empty recipient where the article makes plain who it is."""
    if act.recipients or act.joint or not act.actors or act.type in NO_OTHER:
        return act
    own = frozenset(a.id for a in act.actors)
    if act.cameo in MEDIATING:
        named = _named_after(act, sentence, who)
        if len(named) >= LEAST_NAMED:
            return replace(act, recipients=named)
    here = _others_here(own, sentence, who)
    if len(here) == 1:
        return replace(act, recipients=here)
    pair = who.cast.disputants()
    if pair is None or own >= set(pair):
        return act
    if own.isdisjoint(pair):
        if act.type in TO_BOTH:
            return replace(act, recipients=tuple(_implied(i, act.trigger) for i in pair))
        return act
    if act.cameo in MEDIATING and act.cameo in {"039", "045"}:
        others = who.cast.disputants(own)
        return replace(act, recipients=tuple(_implied(i, act.trigger) for i in others or ()))
    other = next(i for i in pair if i not in own)
    return replace(act, recipients=(_implied(other, act.trigger),))


def _others_here(own: frozenset[str], sentence: Span, who: Who) -> tuple[Entity, ...]:
    """The parties named in the sentence besides the actors."""
    here: dict[str, Entity] = {}
    for name in who.names.every:
        if sentence.start <= name.first < sentence.end and name.id and name.id not in own and name.kind in PARTIES:
            token = sentence.doc[name.first]
            here.setdefault(name.id, Entity(text=name.text, id=name.id, role=name.role, start=token.idx))
    return tuple(here.values())


def _named_after(act: Act, sentence: Span, who: Who) -> tuple[Entity, ...]:
    """The parties named in the sentence after a word of mediation: those it stands between."""
    own = {a.id for a in act.actors}
    here: dict[str, Entity] = {}
    for name in who.names.every:
        if not (act.trigger.i < name.first < sentence.end) or not name.id or name.id in own:
            continue
        if name.kind in PARTIES:
            token = sentence.doc[name.first]
            here.setdefault(name.id, Entity(text=name.text, id=name.id, role=name.role, start=token.idx))
    return tuple(here.values())


def _implied(ident: str, token: Token) -> Entity:
    """An entity that the sentence does not name: its words are the predicate's."""
    return Entity(text=token.text, id=ident, role=None, start=token.idx)
