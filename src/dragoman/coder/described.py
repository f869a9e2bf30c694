"""Whom a role noun stands for: by its nationality, by the cast, by its place, or as both disputants.

"The Chadian army", "the ambassador", "its rival", "both sides", "nurses in Quito" (codebook section 2, Actor and
recipient; section 7, Unnamed).
"""

from datetime import date
from typing import TYPE_CHECKING

from spacy.tokens import Token

from dragoman.coder.cast import Member
from dragoman.coder.nouns import noun_lemma, office_of
from dragoman.coder.phrases import counted_two, definite, distinct, entity_of, modified, named, words_of
from dragoman.coder.pronouns import pair_of, state_of
from dragoman.coder.syntax import conjuncts, prepositional
from dragoman.records import Entity

if TYPE_CHECKING:
    from dragoman.coder.who import Who

MODIFYING = frozenset({"amod", "compound", "nmod", "nummod", "poss", "npadvmod"})
# Those who are of the place they are in ("students in Quito").
LOCAL_ROLES = {"CVL", "COP", "LEG", "JUD", "REF", "OPP"}
PLACING = ("in", "at", "near", "outside")
PLACES = {"state", "capital", "place"}
# Nouns that mean somebody else than their owner.
RELATIONAL = {
    "neighbour",
    "neighbor",
    "ally",
    "partner",
    "rival",
    "foe",
    "friend",
    "enemy",
    "adversary",
    "guest",
}
# Of the weight of the one the article most sets against a state.
NEIGHBOUR_SHARE = 0.25
NEIGHBOURS = {"neighbour", "neighbor"}
NEIGHBOURING = {"neighbouring", "neighboring", "bordering", "adjacent"}
OTHERS = {"neighbouring", "neighboring", "friendly", "allied", "fellow", "other"}


def described(who: "Who", token: Token) -> tuple[Entity, ...]:
    """A role noun: by its nationality, by the cast, or as both disputants."""
    lemma = noun_lemma(token)
    last = lemma.rsplit(" ", 1)[-1]
    role = who.nouns.roles.get(lemma) or who.nouns.roles.get(last)
    text = words_of(token)
    if (
        role is None
        and last not in who.nouns.territories | who.nouns.pairs
        and lemma not in who.nouns.standing
    ):
        return ()
    called = apposed(who, token) or _predicated(who, token) or _both_before(who, token)
    if called:
        return called
    if last in who.nouns.rivals:
        rival = _rival(who, token, role, text)
        if rival:
            return rival
    if last in who.nouns.blocs and (who.cast.bloc is None or modified(token)):
        bloc = _bloc(who, token, text)
        if bloc and not any(e.role == "IGO" for e in who.owners_before(token)):
            return bloc
    if counted_two(token) and last in who.nouns.pairs:
        pair = _two_here(who, token, last) or pair_of(token, who.cast)
        if pair:
            return pair
    around = _around(who, token, last)
    if around:
        return around
    owners = _owners_of(who, token, last, role)
    if owners:
        office = office_of(token)
        return tuple(_official(who, o, role, office, token, text) for o in owners)
    pair = pair_of(token, who.cast) if last in who.nouns.pairs else ()
    if pair:
        return pair
    return _again(who, token, last, role, text)


def _owners_of(who: "Who", token: Token, last: str, role: str | None) -> tuple[Entity, ...]:
    """Whose a role noun is by the words beside it; "its neighbours" are not it."""
    if last in RELATIONAL or any(c.lower_ in OTHERS for c in token.children):
        owners = who.owners_before(token, MODIFYING - {"poss"})
    else:
        owners = who.nationalities(token) or _coined(who, token, last, role)
    return tuple(o for o in owners if not _is_bygone(who, o, token))


def _around(who: "Who", token: Token, lemma: str) -> tuple[Entity, ...]:
    """The neighbours of a state that the article sets beside or against it ("its neighbouring countries").

    A collective that the article spells out stands for its members (section 7, Unnamed).
    """
    nearby = lemma in NEIGHBOURS or any(c.lower_ in NEIGHBOURING for c in token.children)
    if not nearby or token.tag_ not in {"NNS", "NNPS"} or lemma not in NEIGHBOURS | who.nouns.states:
        return ()
    owners = who.owners_before(token, frozenset({"poss"}))
    if len(owners) != 1:
        return ()
    own = owners[0].id
    set_against = {
        i: weight for pair, weight in who.cast.matter.items() if own in pair for i in pair if i != own
    }
    least = NEIGHBOUR_SHARE * max(set_against.values(), default=0.0)
    named = [n for n in who.cast.world.neighbours(own) if set_against.get(n, -1.0) >= least]
    return tuple(entity_of(words_of(token), ident, "GOV", None, token) for ident in sorted(named))


def _is_bygone(who: "Who", owner: Entity, token: Token) -> bool:
    """Whether an owner had ceased to be when the article appeared ("former Soviet republics")."""
    record = who.cast.world.entity(owner.id)
    day = who.cast.on[0] or who.cast.on[1]
    former = any(c.lower_ in {"former", "ex", "erstwhile"} for c in token.children)
    return record is not None and record.until is not None and (former or (day or date.min) > record.until)


def _coined(who: "Who", token: Token, lemma: str, role: str | None) -> tuple[Entity, ...]:
    """A group that the world does not know, by its name before the noun ("the White Army militia")."""
    if lemma not in who.nouns.groups or token.pos_ not in {"NOUN", "PROPN"}:
        return ()
    words = [
        c.text for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN" and c.text[0].isupper()
    ]
    if not words:
        return ()
    return (entity_of(words_of(token), " ".join(words).upper(), role or "REB", None, token),)


def _rival(who: "Who", token: Token, role: str | None, text: str) -> tuple[Entity, ...]:
    """Resolve "its rival", "their foe": whom the possessor stands against in this article."""
    for child in token.children:
        if child.dep_ == "poss":
            for owner in who.owning(child):
                other = who.cast.opponent(owner.id)
                if other is not None:
                    return (entity_of(text, other, role, None, token),)
    return ()


def _bloc(who: "Who", token: Token, text: str) -> tuple[Entity, ...]:
    """A bloc described rather than named ("a Moscow-led security bloc")."""
    day = who.cast.on[1] or who.cast.on[0]
    found = who.cast.world.described(text, who.cast.context, day)
    led = {n.id for t in token.children if t.tag_ == "VBN" for c in t.subtree if (n := who.names.at(c))}
    record = who.cast.world.entity(found[0]) if len(found) == 1 else None
    if led and (record is None or not led & set(record.leaders)):
        return ()
    return (entity_of(text, found[0], "IGO", None, token),) if len(found) == 1 else ()


def _predicated(who: "Who", token: Token) -> tuple[Entity, ...]:
    """Of whom a noun is said: in "X is the only country that …" the country is X."""
    if token.dep_ != "attr" or token.head.lemma_ != "be":
        return ()
    subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
    return who.parties(subject) if subject is not None and subject.pos_ != "PRON" else ()


def _both_before(who: "Who", token: Token) -> tuple[Entity, ...]:
    """The two just named, of whom a plural says what both are ("Chad and Niger, both republics that …")."""
    first = token.left_edge
    if not counted_two(token) or first.i < token.sent.start + 2 or first.nbor(-1).text != ",":
        return ()
    here = [one for one in who.names.every if one.id is not None and token.sent.start <= one.first]
    before = sorted((one for one in here if one.last <= first.i), key=lambda one: one.last)[-2:]
    if len(before) < 2 or before[1].last != first.i - 1:  # noqa: PLR2004 - both are two
        return ()
    link = {t.lower_ for t in token.doc[before[0].last : before[1].first]}
    if "and" not in link or not link <= {"and", "the"}:
        return ()
    return distinct([e for one in before for e in named(token.doc[one.last - 1], one, who.cast)])


def _two_here(who: "Who", token: Token, last: str) -> tuple[Entity, ...]:
    """The only two states that the sentence has named before "the two countries"; sides may be others' than theirs."""
    if last not in {"country", "nation", "state", "neighbour", "neighbor"}:
        return ()
    before = [
        one
        for one in who.names.every
        if one.id is not None and token.sent.start <= one.first and one.last <= token.i
        if (record := who.cast.world.entity(one.id)) is not None and not record.members
    ]
    ids = list(dict.fromkeys(one.id for one in before))
    if len(ids) != 2:  # noqa: PLR2004 - the two
        return ()
    return tuple(entity_of(words_of(token), ident, "GOV", None, token) for ident in ids if ident is not None)


def apposed(who: "Who", token: Token) -> tuple[Entity, ...]:
    """The name in apposition to a role noun ("his foreign minister, Ararat Mirzoyan")."""
    for child in token.children:
        if child.dep_ == "appos" and who.names.at(child) is not None:
            found = [
                e
                for one in conjuncts(child)
                if (name := who.names.at(one))
                for e in named(one, name, who.cast)
            ]
            return distinct(found)
    return ()


def _official(
    who: "Who", owner: Entity, role: str | None, office: str | None, token: Token, text: str
) -> Entity:
    """An official of a state, with the holder of the office on the day where the world knows one."""
    person = owner.person if owner.person and token.lemma_.lower() in who.nouns.persons else None
    if office is not None:
        day = who.cast.on[1] or who.cast.on[0]
        holder = who.cast.world.holder(office, owner.id, day) if day else None
        person = holder.person if holder else None
    elif owner.person and token.lemma_.lower() not in who.nouns.persons:
        person = None
    return entity_of(text, owner.id, role, person, token)


def _again(who: "Who", token: Token, lemma: str, role: str | None, text: str) -> tuple[Entity, ...]:
    """A definite description of somebody spoken of before ("the ambassador", "the bloc")."""
    if not definite(token):
        return _local(who, token, role, text)
    body = who.nouns.standing.get(noun_lemma(token))
    if body is not None:
        return (entity_of(text, body, role or "IGO", None, token),)
    member: Member | None = None
    if token.tag_ == "NNP" and lemma in who.cast.bodies:
        member = who.cast.bodies[lemma]
    elif lemma in who.nouns.persons:
        member = who.cast.by_noun.get(lemma)
        if member is None and token.tag_ == "NN":
            member = _holder_of_state(who, token) or None
    elif lemma in who.nouns.blocs and who.cast.bloc is not None:
        member = who.cast.bloc
    elif lemma in who.nouns.groups and _is_group(who, lemma, role):
        member = who.cast.group
    elif lemma in who.nouns.states and token.tag_ in {"NN", "NNP"}:
        member = state_of(who.cast)
    elif lemma in who.nouns.territories and token.tag_ == "NN":
        member = who.cast.territory
    elif role == "COP":
        return _local(who, token, role, text)
    elif role in {"GOV", "MIL", "LEG", "JUD", "SPY"}:
        member = state_of(who.cast)
    if member is None or member.id is None:
        return _local(who, token, role, text)
    person = member.person if lemma in who.nouns.persons else None
    return (entity_of(text, member.id, role or member.role, person, token),)


def _is_group(who: "Who", lemma: str, role: str | None) -> bool:
    """Whether "the army" or "the movement" is the armed group last named: an army only where its name says so."""
    group = who.cast.group
    return group is not None and (role != "MIL" or lemma in group.name.casefold())


def _local(who: "Who", token: Token, role: str | None, text: str) -> tuple[Entity, ...]:
    """People without a nationality are of the place where they act ("nurses in Quito went on strike").

    "The police" are those of the state last spoken of (section 7, Unnamed).
    """
    if role not in LOCAL_ROLES:
        return ()
    for word in PLACING:
        for thing in prepositional(token.head, word):
            name = who.names.at(thing)
            if name is not None and name.id is not None and name.kind in PLACES:
                return (entity_of(text, name.id, role, None, token),)
    member = state_of(who.cast) if role == "COP" and definite(token) else None
    return (entity_of(text, member.id, role, None, token),) if member is not None and member.id else ()


def _holder_of_state(who: "Who", token: Token) -> Member | None:
    """Resolve "the president" of the state last spoken of, by name if the world knows who that is."""
    office, state = office_of(token), state_of(who.cast)
    day = who.cast.on[1] or who.cast.on[0]
    if office is None or state is None or state.id is None:
        return None
    holder = who.cast.world.holder(office, state.id, day) if day else None
    return Member(token.text, state.id, "GOV", holder.person if holder else None)
