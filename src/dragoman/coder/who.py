"""Whom a noun phrase stands for: names, role nouns with their nationality, descriptions and pronouns.

Codebook section 2, Actor and recipient: "Moscow", "the Kremlin", "the ambassador", "he" resolve to what they
stand for here.
"""

from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Span, Token

from dragoman.coder.cast import Cast, Member
from dragoman.coder.names import Names
from dragoman.coder.nouns import Nouns, load_nouns, noun_lemma, office_of
from dragoman.coder.phrases import counted_two, definite, distinct, entity_of, modified, named, words_of
from dragoman.coder.pronouns import (
    BOTH,
    PERSON_PRONOUNS,
    PLURAL_PRONOUNS,
    THING_PRONOUNS,
    Pronouns,
    pair_of,
    state_of,
)
from dragoman.coder.syntax import antecedent, conjuncts, prepositional
from dragoman.records import Entity

MODIFYING = frozenset({"amod", "compound", "nmod", "nummod", "poss", "npadvmod"})
# Of "X-led", "X-backed", "X-made" things only those that X holds are X's.
HOLDING = {"control", "hold", "run", "rule", "administer", "own", "occupy"}
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
NESTED = 2
OWNERS = ("of", "from")
LENIENT_OWNERS = ("of", "from", "by", "against", "with", "in", "between", "to")


@dataclass(frozen=True, slots=True)
class Who:
    """Resolves noun phrases of one Doc against its names and the article's cast.

    `moments` keeps the cast as it was at each sentence (by its first token), for those who read the Doc again.
    """

    names: Names
    cast: Cast
    nouns: Nouns
    moments: dict[int, Cast] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Names, cast: Cast) -> "Who":
        """A resolver for the names of one Doc."""
        return cls(names, cast, load_nouns())

    def keep(self, sentence: Span) -> None:
        """Keep the cast as it is now, at the start of a sentence."""
        self.moments[sentence.start] = self.cast.copy()

    def at(self, sentence: Span) -> "Who":
        """The resolver as it was at a sentence: later turns of the article do not change what "it" meant there."""
        cast = self.moments.get(sentence.start, self.cast)
        return Who(self.names, cast, self.nouns, self.moments)

    def parties(self, token: Token, lenient: bool = False) -> tuple[Entity, ...]:
        """All entities that a noun phrase and its coordinates stand for.

        Args:
            token: the head of the phrase.
            lenient: take the owner of a thing for it ("Israel's strikes" -> ISR), as for recipients.
        """
        found: dict[str, Entity] = {}
        for one in conjuncts(token):
            for entity in self._one(one, lenient):
                found.setdefault(entity.id, entity)
        return tuple(found.values())

    def _one(self, token: Token, lenient: bool) -> tuple[Entity, ...]:
        """The entities of a phrase without its coordinates."""
        token = antecedent(token)
        name = self.names.at(token)
        if name is not None:
            entities = named(token, name, self.cast)
            if entities:
                return entities
        if token.pos_ == "PRON" or token.lower_ in PERSON_PRONOUNS | THING_PRONOUNS | PLURAL_PRONOUNS:
            return self._pronoun(token)
        if token.pos_ == "NUM" or token.lower_ in BOTH:
            return pair_of(token, self.cast)
        described = self._described(token)
        if described:
            return described
        return self._owner(token) if lenient else ()

    def _pronoun(self, token: Token) -> tuple[Entity, ...]:
        """What a pronoun stands for."""
        return Pronouns(self.names, self.cast, self.nouns, self.parties).resolve(token)

    def _described(self, token: Token) -> tuple[Entity, ...]:
        """A role noun: by its nationality, by the cast, or as both disputants."""
        lemma = noun_lemma(token)
        last = lemma.rsplit(" ", 1)[-1]
        role = self.nouns.roles.get(lemma) or self.nouns.roles.get(last)
        text = words_of(token)
        if (
            role is None
            and last not in self.nouns.territories | self.nouns.pairs
            and lemma not in self.nouns.standing
        ):
            return ()
        apposed = self._apposed(token) or self._predicated(token)
        if apposed:
            return apposed
        if last in self.nouns.rivals:
            rival = self._rival(token, role, text)
            if rival:
                return rival
        if last in self.nouns.blocs and (self.cast.bloc is None or modified(token)):
            bloc = self._bloc(token, text)
            if bloc and not any(e.role == "IGO" for e in self.owners_before(token)):
                return bloc
        if counted_two(token) and last in self.nouns.pairs:
            pair = pair_of(token, self.cast)
            if pair:
                return pair
        around = self._around(token, last)
        if around:
            return around
        owners = self._owners_of(token, last, role)
        if owners:
            office = office_of(token)
            return tuple(self._official(o, role, office, token, text) for o in owners)
        pair = pair_of(token, self.cast) if last in self.nouns.pairs else ()
        if pair:
            return pair
        return self._again(token, last, role, text)

    def _owners_of(self, token: Token, last: str, role: str | None) -> tuple[Entity, ...]:
        """Whose a role noun is by the words beside it; "its neighbours" are not it."""
        if last in RELATIONAL or any(c.lower_ in OTHERS for c in token.children):
            owners = self.owners_before(token, MODIFYING - {"poss"})
        else:
            owners = self.nationalities(token) or self._coined(token, last, role)
        return tuple(o for o in owners if not self._is_bygone(o, token))

    def _around(self, token: Token, lemma: str) -> tuple[Entity, ...]:
        """The neighbours of a state that the article sets beside or against it ("its neighbouring countries").

        A collective that the article spells out stands for its members (section 7, Unnamed).
        """
        nearby = lemma in NEIGHBOURS or any(c.lower_ in NEIGHBOURING for c in token.children)
        if not nearby or token.tag_ not in {"NNS", "NNPS"} or lemma not in NEIGHBOURS | self.nouns.states:
            return ()
        owners = self.owners_before(token, frozenset({"poss"}))
        if len(owners) != 1:
            return ()
        own = owners[0].id
        set_against = {
            i: weight for pair, weight in self.cast.matter.items() if own in pair for i in pair if i != own
        }
        least = NEIGHBOUR_SHARE * max(set_against.values(), default=0.0)
        named = [n for n in self.cast.world.neighbours(own) if set_against.get(n, -1.0) >= least]
        return tuple(entity_of(words_of(token), ident, "GOV", None, token) for ident in sorted(named))

    def _is_bygone(self, owner: Entity, token: Token) -> bool:
        """Whether an owner had ceased to be when the article appeared ("former Soviet republics")."""
        record = self.cast.world.entity(owner.id)
        day = self.cast.on[0] or self.cast.on[1]
        former = any(c.lower_ in {"former", "ex", "erstwhile"} for c in token.children)
        return (
            record is not None and record.until is not None and (former or (day or date.min) > record.until)
        )

    def _coined(self, token: Token, lemma: str, role: str | None) -> tuple[Entity, ...]:
        """A group that the world does not know, by its name before the noun ("the White Army militia")."""
        if lemma not in self.nouns.groups or token.pos_ not in {"NOUN", "PROPN"}:
            return ()
        words = [
            c.text
            for c in token.children
            if c.dep_ == "compound" and c.pos_ == "PROPN" and c.text[0].isupper()
        ]
        if not words:
            return ()
        return (entity_of(words_of(token), " ".join(words).upper(), role or "REB", None, token),)

    def _rival(self, token: Token, role: str | None, text: str) -> tuple[Entity, ...]:
        """Resolve "its rival", "their foe": whom the possessor stands against in this article."""
        for child in token.children:
            if child.dep_ == "poss":
                for owner in self._owning(child):
                    other = self.cast.opponent(owner.id)
                    if other is not None:
                        return (entity_of(text, other, role, None, token),)
        return ()

    def _bloc(self, token: Token, text: str) -> tuple[Entity, ...]:
        """A bloc described rather than named ("a Moscow-led security bloc")."""
        day = self.cast.on[1] or self.cast.on[0]
        found = self.cast.world.described(text, self.cast.context, day)
        led = {n.id for t in token.children if t.tag_ == "VBN" for c in t.subtree if (n := self.names.at(c))}
        record = self.cast.world.entity(found[0]) if len(found) == 1 else None
        if led and (record is None or not led & set(record.leaders)):
            return ()
        return (entity_of(text, found[0], "IGO", None, token),) if len(found) == 1 else ()

    def _predicated(self, token: Token) -> tuple[Entity, ...]:
        """Of whom a noun is said: in "X is the only country that …" the country is X."""
        if token.dep_ != "attr" or token.head.lemma_ != "be":
            return ()
        subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
        return self.parties(subject) if subject is not None and subject.pos_ != "PRON" else ()

    def _apposed(self, token: Token) -> tuple[Entity, ...]:
        """The name in apposition to a role noun ("his foreign minister, Ararat Mirzoyan")."""
        for child in token.children:
            if child.dep_ == "appos" and self.names.at(child) is not None:
                found = [
                    e
                    for one in conjuncts(child)
                    if (name := self.names.at(one))
                    for e in named(one, name, self.cast)
                ]
                return distinct(found)
        return ()

    def _official(
        self, owner: Entity, role: str | None, office: str | None, token: Token, text: str
    ) -> Entity:
        """An official of a state, with the holder of the office on the day where the world knows one."""
        person = owner.person if owner.person and token.lemma_.lower() in self.nouns.persons else None
        if office is not None:
            day = self.cast.on[1] or self.cast.on[0]
            holder = self.cast.world.holder(office, owner.id, day) if day else None
            person = holder.person if holder else None
        elif owner.person and token.lemma_.lower() not in self.nouns.persons:
            person = None
        return entity_of(text, owner.id, role, person, token)

    def _again(self, token: Token, lemma: str, role: str | None, text: str) -> tuple[Entity, ...]:
        """A definite description of somebody spoken of before ("the ambassador", "the bloc")."""
        if not definite(token):
            return self._local(token, role, text)
        body = self.nouns.standing.get(noun_lemma(token))
        if body is not None:
            return (entity_of(text, body, role or "IGO", None, token),)
        member: Member | None = None
        if token.tag_ == "NNP" and lemma in self.cast.bodies:
            member = self.cast.bodies[lemma]
        elif lemma in self.nouns.persons:
            member = self.cast.by_noun.get(lemma)
            if member is None and token.tag_ == "NN":
                member = self._holder_of_state(token) or None
        elif lemma in self.nouns.blocs and self.cast.bloc is not None:
            member = self.cast.bloc
        elif lemma in self.nouns.groups and self._is_group(lemma, role):
            member = self.cast.group
        elif lemma in self.nouns.states and token.tag_ in {"NN", "NNP"}:
            member = state_of(self.cast)
        elif lemma in self.nouns.territories and token.tag_ == "NN":
            member = self.cast.territory
        elif role == "COP":
            return self._local(token, role, text)
        elif role in {"GOV", "MIL", "LEG", "JUD", "SPY"}:
            member = state_of(self.cast)
        if member is None or member.id is None:
            return self._local(token, role, text)
        person = member.person if lemma in self.nouns.persons else None
        return (entity_of(text, member.id, role or member.role, person, token),)

    def _is_group(self, lemma: str, role: str | None) -> bool:
        """Whether "the army" or "the movement" is the armed group last named: an army only where its name says so."""
        group = self.cast.group
        return group is not None and (role != "MIL" or lemma in group.name.casefold())

    def _local(self, token: Token, role: str | None, text: str) -> tuple[Entity, ...]:
        """People without a nationality are of the place where they act, else of the state last spoken of.

        "Nurses went on strike in Quito" (section 7, Unnamed: the sentence or the one before makes it plain).
        """
        if role not in LOCAL_ROLES:
            return ()
        for word in PLACING:
            for thing in prepositional(token.head, word):
                name = self.names.at(thing)
                if name is not None and name.id is not None and name.kind in PLACES:
                    return (entity_of(text, name.id, role, None, token),)
        member = self.cast.place or state_of(self.cast)
        return (entity_of(text, member.id, role, None, token),) if member is not None and member.id else ()

    def _holder_of_state(self, token: Token) -> Member | None:
        """Resolve "the president" of the state last spoken of, by name if the world knows who that is."""
        office, state = office_of(token), state_of(self.cast)
        day = self.cast.on[1] or self.cast.on[0]
        if office is None or state is None or state.id is None:
            return None
        holder = self.cast.world.holder(office, state.id, day) if day else None
        return Member(token.text, state.id, "GOV", holder.person if holder else None)

    def nationalities(self, token: Token) -> tuple[Entity, ...]:
        """Whose a noun is: by adjective, compound, possessor, else "of X", "from X", "in X"."""
        deps = MODIFYING - {"poss"} if token.lemma_.lower() == "counterpart" else MODIFYING
        found = list(self.owners_before(token, deps) or self.owners_before(token))
        if not found:
            local = self.nouns.roles.get(noun_lemma(token)) in LOCAL_ROLES
            for word in (*OWNERS, "in") if local else OWNERS:
                for thing in prepositional(token, word):
                    for one in conjuncts(thing):
                        found.extend(self._owning(one))
        return distinct(found)

    def owners_before(self, token: Token, deps: frozenset[str] = MODIFYING) -> tuple[Entity, ...]:
        """Whose a noun is by the words before it ("Chadian", "Chad's")."""
        found: list[Entity] = []
        for child in token.children:
            if child.dep_ in deps:
                for one in (*conjuncts(child), *self._inner(child)):
                    found.extend(self._owning(one))
        return distinct(found)

    def _inner(self, child: Token) -> tuple[Token, ...]:
        """Names inside a compound: "Pakistan-Armenia ties", "US-brokered", "Islamabad's"."""
        if child.tag_ in {"VBN", "VBD"} and child.lemma_ not in HOLDING:
            return ()
        return tuple(
            t for t in child.subtree if t.i != child.i and t.dep_ in {"compound", "nmod", "amod", "npadvmod"}
        )

    def _owning(self, token: Token) -> tuple[Entity, ...]:
        """The entity of an owner: a name, a pronoun, or a described actor ("the president's envoy")."""
        token = antecedent(token)
        name = self.names.at(token)
        if name is not None:
            return named(token, name, self.cast)
        if token.pos_ == "PRON":
            return self._pronoun(token)
        if token.dep_ in {"poss", "pobj"}:
            return self._described(token)
        return ()

    def _owner(self, token: Token, depth: int = 0) -> tuple[Entity, ...]:
        """Whose a thing is, for recipients: possessor and modifiers first, then its prepositions."""
        owners = self.nationalities(token)
        if owners:
            return owners
        for word in LENIENT_OWNERS:
            for thing in prepositional(token, word):
                found = self.parties(thing)
                if found:
                    return found
        if depth < NESTED:
            for thing in prepositional(token, "of"):
                found = self._owner(thing, depth + 1)
                if found:
                    return found
        return ()
