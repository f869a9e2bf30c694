"""Whether a lexicon entry fits a candidate: its particle, complement, voice and the nouns in its slots."""

from spacy.tokens import Token

from dragoman.coder.lexicon import Entry, Lexicon
from dragoman.coder.nouns import noun_lemma
from dragoman.coder.propose import Candidate
from dragoman.coder.status import auxiliaries
from dragoman.coder.syntax import complement, complement_shape, conjuncts, own_subject, particle
from dragoman.coder.who import Who


def fits(entry: Entry, candidate: Candidate, lexicon: Lexicon, who: Who) -> bool:
    """Whether all conditions of an entry hold (`lexicon/README.md`, when)."""
    if entry.particle is not None and not _particle(candidate, entry.particle):
        return False
    if entry.passive is not None and entry.passive != candidate.passive:
        return False
    if entry.complement is not None and entry.complement != complement_shape(complement(candidate.trigger)):
        return False
    return all(_slot_fits(candidate, slot, values, lexicon, who) for slot, values in entry.when)


def _particle(candidate: Candidate, words: str) -> bool:
    """Whether the particle, of one word or several ("back away"), stands with the verb."""
    first, _, rest = words.partition(" ")
    if not particle(candidate.trigger, first):
        return False
    following = candidate.trigger.doc[candidate.trigger.i : candidate.trigger.i + 8].text.lower()
    return not rest or rest in following


def _slot_fits(candidate: Candidate, slot: str, values: tuple[str, ...], lexicon: Lexicon, who: Who) -> bool:
    """Whether one slot holds one of the nouns asked for."""
    tokens = candidate.slot(slot)
    if "@none" in values:
        return not tokens
    if "@any" in values:
        return bool(tokens)
    if "@other" in values:
        return any(_other(t, candidate, who) for t in tokens)
    if "@own-future" in values:
        return any(_own_future(t, candidate, who) for t in tokens)
    if "@entity" in values and any(who.parties(t, lenient=slot != "subject") for t in tokens):
        return True
    wanted = {v for v in values if not v.startswith("@")}
    for value in values:
        wanted |= lexicon.classes.get(value, frozenset())
    return any(_lemmas(one) & wanted for token in tokens for one in conjuncts(token))


def _other(clause: Token, candidate: Candidate, who: Who) -> bool:
    """Whether a clause tells what somebody else does or is to do ("wants Chad to withdraw")."""
    subject = own_subject(clause)
    if subject is None or subject.pos_ == "PRON":
        return False
    speakers = {e.id for t in candidate.slot("subject") for e in who.parties(t)}
    return not speakers & {e.id for e in who.parties(subject)}


def _own_future(clause: Token, candidate: Candidate, who: Who) -> bool:
    """Whether a clause tells what the speaker itself will do ("announced that it would withdraw")."""
    if not auxiliaries(clause) & {"will", "would", "'ll", "’ll", "shall", "wo"}:
        return False
    subject = own_subject(clause)
    if subject is None:
        return False
    if subject.pos_ == "PRON":
        return subject.lower_ in {"it", "he", "she", "they", "we", "i"}
    speakers = {e.id for t in candidate.slot("subject") for e in who.parties(t)}
    return bool(speakers & {e.id for e in who.parties(subject)})


def _lemmas(token: Token) -> set[str]:
    """The lemmas by which a noun may be asked for: itself, its compound, and what it is a number of."""
    found = {token.lemma_.lower(), noun_lemma(token), token.lower_}
    for child in token.children:
        if child.dep_ in {"compound", "amod"}:
            found.add(f"{child.lower_} {token.lemma_.lower()}")
        if child.dep_ == "prep" and child.lower_ == "of" and token.lemma_.lower() in PORTIONS:
            found |= {g.lemma_.lower() for g in child.children if g.dep_ == "pobj"}
    return found


PORTIONS = {"dozen", "score", "hundred", "thousand", "million", "billion", "number", "series", "ton", "tonne", "all",
            "some", "most", "half", "part", "dozens", "hundreds", "thousands", "wave", "barrage", "round", "group",
            "shipment", "consignment", "package", "batch"}  # fmt: skip
