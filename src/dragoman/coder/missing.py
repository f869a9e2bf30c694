"""The party that the words do not name: the article has a cast and a matter, and the other side is in them.

Two recipients in five are named only elsewhere in the article (design.md, Where the difficulty lies).
"""

from dataclasses import replace

from spacy.tokens import Span, Token

from dragoman.coder.act import Act
from dragoman.coder.who import Who
from dragoman.records import Entity

MEDIATING = {"028", "038", "039", "045", "126"}
AGAINST_OPPONENT = {"ASSAULT", "THREATEN", "ACCUSE", "COERCE", "SANCTION", "MOBILIZE"}


def complete(act: Act, sentence: Span, who: Who) -> Act:
    """Fill an empty recipient where the article makes plain who it is."""
    if act.recipients or act.joint or not act.actors:
        return act
    if act.cameo in MEDIATING:
        return replace(act, recipients=_disputants(act, sentence, who))
    if act.type in AGAINST_OPPONENT:
        found = _opponent(act, who)
        if found is not None:
            return replace(act, recipients=(found,))
    return act


def _disputants(act: Act, sentence: Span, who: Who) -> tuple[Entity, ...]:
    """Between whom a third party stands: named in the sentence, else the pair the article is about."""
    own = {a.id for a in act.actors}
    here: dict[str, Entity] = {}
    for name in who.names.every:
        if sentence.start <= name.first < sentence.end and name.id and name.id not in own:
            if name.kind in {"state", "capital", "adjective", "group", "seat"} and name.first > act.trigger.i:
                token = sentence.doc[name.first]
                here.setdefault(name.id, Entity(text=name.text, id=name.id, role=name.role, start=token.idx))
    if len(here) >= 2:  # noqa: PLR2004 - disputants are two or more
        return tuple(here.values())
    pair = who.cast.last_pair or who.cast.matter()
    for candidate in (pair, who.cast.matter()):
        if candidate is not None and not own.intersection(candidate):
            return tuple(_implied(i, act.trigger) for i in candidate)
    return tuple(here.values())


def _opponent(act: Act, who: Who) -> Entity | None:
    """Whom the actor stands against in this article."""
    for actor in act.actors:
        other = who.cast.opponent(actor.id)
        if other is not None:
            return _implied(other, act.trigger)
    return None


def _implied(ident: str, token: Token) -> Entity:
    """An entity that the sentence does not name: its words are the predicate's."""
    return Entity(text=token.text, id=ident, role=None, start=token.idx)
