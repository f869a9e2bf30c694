"""What a tie is about: the matter of a dispute, of support, of dependence."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.coder.act import Act
from dragoman.coder.syntax import VERBAL, logical_object, prepositional
from dragoman.coder.who import Who

WITH_MATTER = {"backs-on", "in-conflict-with", "dependent-on"}
ABOUT = ("over", "about", "on", "for")
DISPUTED_IN = {"dispute", "conflict", "row", "war", "standoff", "quarrel", "feud", "crisis", "clash"}


def matter_of(act: Act, who: Who, ends: set[str]) -> str | None:
    """What the tie is about ("over Nagorno-Karabakh"), never one of its two ends."""
    if act.type not in WITH_MATTER:
        return None
    thing = logical_object(act.trigger) if act.trigger.pos_ in VERBAL else None
    holders = [t for t in (act.trigger, thing) if t is not None]
    for holder in holders:
        for token in _about(holder):
            named = {e.id for e in who.parties(token)}
            if (
                not (named and named <= ends)
                and token.ent_type_ not in {"DATE", "TIME"}
                and token.pos_ != "NUM"
            ):
                return _phrase(token)
    if act.type == "backs-on" and thing is not None and not who.parties(thing):
        return _phrase(thing)  # "backed Baku's territorial claims"
    return None


def _about(token: Token) -> Iterator[Token]:
    """What a word says it is about; of "in the dispute over X" the X."""
    for dispute in prepositional(token, "in"):
        if dispute.lemma_.lower() in DISPUTED_IN:
            yield from prepositional(dispute, "over")
            yield dispute
    for word in ABOUT:
        yield from prepositional(token, word)


def _phrase(token: Token) -> str:
    """The words of a noun phrase without its owner, article and relative clauses."""
    cut = {
        t.i
        for c in token.children
        if c.dep_ in {"relcl", "advcl", "appos", "poss", "punct"}
        for t in c.subtree
    }
    kept = [t for t in token.subtree if t.i not in cut and not (t.dep_ == "det" and t.head == token)]
    run = [t for t in kept if all(i not in cut for i in range(min(t.i, token.i), max(t.i, token.i)))]
    return str(token.doc[run[0].i : run[-1].i + 1].text)
