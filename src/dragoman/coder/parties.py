"""Who fills which slot of a candidate: who does it, to whom, and the sides of a joint act."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.coder.described import MODIFYING
from dragoman.coder.lexicon import Entry, Lexicon
from dragoman.coder.propose import Candidate, verb_lemma
from dragoman.coder.syntax import VERBAL, is_passive, logical_subject, own_subject, prepositional
from dragoman.coder.who import Who
from dragoman.records import Entity

MEDIATE = "045"
# Meetings that one comes to or stays away from are with the body that holds them.
ATTENDING = {"attend", "skip", "boycott", "miss", "join"}
VERB_RECIPIENTS = (
    "object",
    "dative",
    "against",
    "with",
    "to",
    "on",
    "at",
    "toward",
    "towards",
    "location",
    "from",
)
NOUN_ACTORS = ("poss", "by", "modifier", "subject", "of")
NOUN_RECIPIENTS = (
    "against",
    "on",
    "with",
    "to",
    "at",
    "for",
    "from",
    "of",
    "in",
    "into",
    "inside",
    "toward",
    "towards",
)
PLACES = {"capital", "place"}
# Acts that something suffers: "the siege of X" names the sufferer, not the doer.
SUFFERED = {"ASSAULT", "COERCE", "SANCTION", "AID", "SUPPORT", "ACCUSE", "REJECT"}
OCCASIONS = {"during", "on", "at", "after", "before", "following", "in", "amid"}
JOINT_LINKS = ("with", "between", "and", "among", "of", "by")


def usual_parties(who: Who, candidate: Candidate) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    """Who does it to whom, by the usual slots, for a verb that the lexicon does not know."""
    actors = fill(who, candidate, "subject", lenient=False)
    if not actors and candidate.trigger.dep_ == "conj":
        actors = _above(who, candidate.trigger)
    if not actors:
        owned = [e for t in candidate.slot("subject") for e in who.nationalities(t)]
        actors = tuple({e.id: e for e in owned}.values())
    doing = {a.id for a in actors}
    for slot in VERB_RECIPIENTS:
        found = tuple(e for e in fill(who, candidate, slot, lenient=True) if e.id not in doing)
        if found:
            return actors, found
    return actors, ()


def actors_of(
    who: Who, entry: Entry, candidate: Candidate, inherited: tuple[Entity, ...]
) -> tuple[Entity, ...]:
    """Who does it: the slots the entry names, what is inherited, else the usual slots."""
    slots = entry.actor or (("subject",) if candidate.part != "noun" else NOUN_ACTORS)
    if inherited and candidate.part != "noun" and "subject" in slots:
        return inherited
    if inherited and candidate.part == "noun":
        own = fill(who, candidate, "poss", lenient=False) or _modifying(who, candidate.trigger)
        return own if own and ("modifier" in slots or "poss" in slots) else inherited
    for slot in slots:
        if slot == "of" and not entry.actor and ("of" in entry.recipient or entry.type in SUFFERED):
            continue
        found = fill(who, candidate, slot, lenient=False)
        if found:
            return found
    if candidate.part == "verb" and "subject" in slots and candidate.trigger.dep_ == "conj":
        above = _above(who, candidate.trigger)
        if above:
            return above
    if candidate.part == "verb" and "subject" in slots:
        owned = [e for t in candidate.slot("subject") for e in who.nationalities(t)]
        if owned:
            return tuple({e.id: e for e in owned}.values())
    if candidate.part == "noun" and not inherited and entry.type == "CONSULT":
        return _occasion(who, candidate)
    return inherited if candidate.part == "noun" else ()


def recipients_of(
    who: Who, entry: Entry, candidate: Candidate, actors: tuple[Entity, ...]
) -> tuple[Entity, ...]:
    """To whom: the first of the slots that names somebody else than the actor."""
    slots = entry.recipient or (VERB_RECIPIENTS if candidate.part == "verb" else NOUN_RECIPIENTS)
    doing = {a.id for a in actors}
    if candidate.lemma in ATTENDING:
        bodies = tuple(e for t in candidate.slot("object") for e in body_of(who, t) if e.id not in doing)
        if bodies:
            return bodies
    if entry.cameo == MEDIATE:
        between = {
            e.id: e for t in candidate.slot("object") for e in _quarrelling(who, t) if e.id not in doing
        }
        if len(between) > 1:
            return tuple(between.values())
    for slot in slots:
        found = tuple(e for e in fill(who, candidate, slot, lenient=True) if e.id not in doing)
        if found:
            return found
    return ()


def _quarrelling(who: Who, matter: Token) -> Iterator[Entity]:
    """Both sides of a matter that one mediates in: "Chad's conflicts with Sudan and Libya"."""
    yield from who.owners_before(matter)
    for word in ("with", "between", "against"):
        for thing in prepositional(matter, word):
            yield from who.parties(thing)


def body_of(who: Who, meeting: Token) -> Iterator[Entity]:
    """The organisation whose meeting it is, however deep its phrase names it: the first named."""
    for token in meeting.subtree:
        name = who.names.at(token)
        if name is not None and name.kind == "organisation" and name.id is not None:
            yield Entity(text=name.text, id=name.id, role=name.role, start=token.idx)
            return


def joined(
    who: Who, candidate: Candidate, actors: tuple[Entity, ...], recipients: tuple[Entity, ...]
) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    """All sides of a joint act as actors (codebook section 2, Actor and recipient)."""
    sides = {e.id: e for e in (*actors, *recipients)}
    for slot in JOINT_LINKS:
        for entity in fill(who, candidate, slot, lenient=False):
            sides.setdefault(entity.id, entity)
    if candidate.part == "noun":
        for entity in who.owners_before(candidate.trigger):
            sides.setdefault(entity.id, entity)
    return tuple(sides.values()), ()


def teller(who: Who, lexicon: Lexicon, candidate: Candidate) -> tuple[Entity, ...]:
    """Whose offer, plan or refusal a noun is that somebody announces, repeats or makes."""
    verb = candidate.trigger.head
    if candidate.trigger.dep_ != "dobj" or verb.pos_ not in VERBAL:
        return ()
    entries = lexicon.lookup("verb", verb_lemma(verb, lexicon))
    if not any(e.kind in {"report", "light"} or e.operator == "aspect" for e in entries):
        return ()
    subject = logical_subject(verb)
    return who.parties(subject) if subject is not None else ()


def fill(who: Who, candidate: Candidate, slot: str, lenient: bool) -> tuple[Entity, ...]:
    """The entities in one slot."""
    if slot == "modifier":
        return _modifying(who, candidate.trigger)
    if slot == "poss":
        return who.owners_before(candidate.trigger, frozenset({"poss"}))
    if slot == "none":
        return ()
    found: dict[str, Entity] = {}
    for token in candidate.slot(slot):
        for entity in who.parties(token, lenient=lenient and token.pos_ not in VERBAL):
            found.setdefault(entity.id, entity)
        for entity in (*_listed(who, token), *_beside(who, candidate)) if slot == "subject" and found else ():
            found.setdefault(entity.id, entity)
    return tuple(found.values())


def _beside(who: Who, candidate: Candidate) -> Iterator[Entity]:
    """Those who do it together with the subject ("Chad left the bloc together with Mali", "alongside Niger")."""
    verb = candidate.trigger
    if verb.pos_ not in VERBAL:
        return
    for preposition in (c for c in verb.children if c.dep_ == "prep" and c.i > verb.i):
        together = any(c.lower_ in {"together", "along", "jointly"} for c in preposition.children)
        if preposition.lower_ == "alongside" or (preposition.lower_ == "with" and together):
            for thing in (c for c in preposition.children if c.dep_ == "pobj"):
                yield from who.parties(thing)


def _above(who: Who, verb: Token) -> tuple[Entity, ...]:
    """The subject of a clause further up, where the parser ties a verb to a clause that nobody named acts in.

    "X said that the talk was harsh and accused Y" is parsed with *accused* beside *was*.
    """
    node = verb.head
    while node.head != node and node.dep_ in {"ccomp", "conj", "xcomp", "advcl"}:
        node = node.head
        subject = own_subject(node)
        found = who.parties(subject) if subject is not None and not is_passive(node) else ()
        if found:
            return found
    return ()


def _occasion(who: Who, candidate: Candidate) -> tuple[Entity, ...]:
    """Whose visit or talks an occasion was ("said during a visit to Baku"): the subject of its clause."""
    preposition = candidate.trigger.head
    if candidate.trigger.dep_ != "pobj" or preposition.lower_ not in OCCASIONS:
        return ()
    verb = preposition.head
    subject = logical_subject(verb) if verb.pos_ in VERBAL else None
    return who.parties(subject) if subject is not None else ()


def _modifying(who: Who, noun: Token) -> tuple[Entity, ...]:
    """Whose a noun is by adjective or compound; a city before an act is where it was ("the Ankara bombing")."""
    found = who.owners_before(noun, MODIFYING - {"poss"})
    places = {
        name.id
        for child in noun.children
        if child.dep_ == "compound" and (name := who.names.at(child)) is not None and name.kind in PLACES
    }
    return tuple(e for e in found if e.id not in places)


def _listed(who: Who, subject: Token) -> Iterator[Entity]:
    """The first of two names joined by a comma at the start of a headline ("Chad, Sudan sign truce")."""
    name = who.names.at(subject)
    if name is None or name.first < 2 or subject.doc[name.first - 1].text != ",":  # noqa: PLR2004
        return
    before = who.names.at(subject.doc[name.first - 2])
    if before is not None and before.first == 0 and before.id is not None and subject.sent.start == 0:
        token = subject.doc[before.first]
        yield Entity(text=before.text, id=before.id, role=before.role, person=before.person, start=token.idx)
