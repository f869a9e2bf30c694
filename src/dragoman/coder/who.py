"""Whom a noun phrase stands for: names, role nouns with their nationality, descriptions and pronouns.

Codebook section 2, Actor and recipient: "Moscow", "the Kremlin", "the ambassador", "he" resolve to what they
stand for here.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.coder.cast import Cast, Member
from dragoman.coder.names import Name, Names
from dragoman.coder.nouns import Nouns, load_nouns, noun_lemma, office_of
from dragoman.coder.syntax import SUBJECTS, antecedent, conjuncts, prepositional
from dragoman.records import Entity

PERSON_PRONOUNS = {"he", "she", "him", "her", "his", "himself", "herself", "hers"}
THING_PRONOUNS = {"it", "its", "itself"}
PLURAL_PRONOUNS = {"they", "them", "their", "theirs", "themselves"}
SPEAKER_PRONOUNS = {"i", "me", "my", "we", "us", "our", "ours", "mine", "ourselves", "myself"}
MODIFYING = frozenset({"amod", "compound", "nmod", "nummod", "poss", "npadvmod"})
QUOTES = {"“", '"', "«", "‘"}
BOTH = {"both", "two", "each", "either", "neither"}
DESCRIPTIVE = {"country", "nation", "state", "kingdom", "republic", "neighbour", "neighbor", "bloc"}
# Of "X-led", "X-backed", "X-made" things only those that X holds are X's.
HOLDING = {"control", "hold", "run", "rule", "administer", "own", "occupy"}
# Those who are of the place they are in ("students in Quito").
LOCAL_ROLES = {"CVL", "COP", "LEG", "JUD", "REF"}
NESTED = 2
OWNERS = ("of", "from")
LENIENT_OWNERS = ("of", "from", "by", "against", "with", "in", "between", "to")


@dataclass(frozen=True, slots=True)
class Who:
    """Resolves noun phrases of one Doc against its names and the article's cast.

    `shift` turns a character offset in the Doc into one in the article, or None.
    """

    names: Names
    cast: Cast
    nouns: Nouns

    @classmethod
    def of(cls, names: Names, cast: Cast) -> "Who":
        """A resolver for the names of one Doc."""
        return cls(names, cast, load_nouns())

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
            named = self._named(token, name)
            if named:
                return named
        if token.pos_ == "PRON" or token.lower_ in PERSON_PRONOUNS | THING_PRONOUNS | PLURAL_PRONOUNS:
            return self._pronoun(token)
        if token.pos_ == "NUM" or token.lower_ in BOTH:
            return self._pair(token)
        described = self._described(token)
        if described:
            return described
        return self._owner(token) if lenient else ()

    def _named(self, token: Token, name: Name) -> tuple[Entity, ...]:
        """The entity that a name stands for; a person unknown to the world is looked up in the cast."""
        if name.id is not None:
            return (_entity(name.text, name.id, name.role, name.person, token),)
        member = self.cast.known(name.text)
        entity = member.entity(name.text, token.idx) if member else None
        return (entity,) if entity else ()

    def _described(self, token: Token) -> tuple[Entity, ...]:
        """A role noun: by its nationality, by the cast, or as both disputants."""
        lemma = noun_lemma(token)
        last = lemma.rsplit(" ", 1)[-1]
        role = self.nouns.roles.get(lemma) or self.nouns.roles.get(last)
        text = _words(token)
        if (
            role is None
            and last not in self.nouns.territories | self.nouns.pairs
            and lemma not in self.nouns.standing
        ):
            return ()
        apposed = self._apposed(token)
        if apposed:
            return apposed
        if last in self.nouns.rivals:
            rival = self._rival(token, role, text)
            if rival:
                return rival
        if last in self.nouns.blocs and (self.cast.bloc is None or _modified(token)):
            bloc = self._bloc(token, text)
            if bloc and not any(e.role == "IGO" for e in self.owners_before(token)):
                return bloc
        if _counted_two(token) and last in self.nouns.pairs:
            pair = self._pair(token)
            if pair:
                return pair
        owners = self.nationalities(token) or self._coined(token, last, role)
        if owners:
            office = office_of(token)
            return tuple(self._official(o, role, office, token, text) for o in owners)
        pair = self._pair(token) if last in self.nouns.pairs else ()
        if pair:
            return pair
        return self._again(token, last, role, text)

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
        return (_entity(_words(token), " ".join(words).upper(), role or "REB", None, token),)

    def _rival(self, token: Token, role: str | None, text: str) -> tuple[Entity, ...]:
        """Resolve "its rival", "their foe": whom the possessor stands against in this article."""
        for child in token.children:
            if child.dep_ == "poss":
                for owner in self._owning(child):
                    other = self.cast.opponent(owner.id)
                    if other is not None:
                        return (_entity(text, other, role, None, token),)
        return ()

    def _bloc(self, token: Token, text: str) -> tuple[Entity, ...]:
        """A bloc described rather than named ("a Moscow-led security bloc")."""
        day = self.cast.on[1] or self.cast.on[0]
        found = self.cast.world.described(text, self.cast.context, day)
        led = {n.id for t in token.children if t.tag_ == "VBN" for c in t.subtree if (n := self.names.at(c))}
        record = self.cast.world.entity(found[0]) if len(found) == 1 else None
        if led and (record is None or not led & set(record.leaders)):
            return ()
        return (_entity(text, found[0], "IGO", None, token),) if len(found) == 1 else ()

    def _apposed(self, token: Token) -> tuple[Entity, ...]:
        """The name in apposition to a role noun ("his foreign minister, Ararat Mirzoyan")."""
        for child in token.children:
            if child.dep_ == "appos" and self.names.at(child) is not None:
                found = [
                    e
                    for one in conjuncts(child)
                    if (name := self.names.at(one))
                    for e in self._named(one, name)
                ]
                return _distinct(found)
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
        return _entity(text, owner.id, role, person, token)

    def _again(self, token: Token, lemma: str, role: str | None, text: str) -> tuple[Entity, ...]:
        """A definite description of somebody spoken of before ("the ambassador", "the bloc")."""
        if not _definite(token):
            return ()
        body = self.nouns.standing.get(noun_lemma(token))
        if body is not None:
            return (_entity(text, body, role or "IGO", None, token),)
        member: Member | None = None
        if lemma in self.nouns.persons:
            member = self.cast.by_noun.get(lemma)
            if member is None and token.tag_ == "NN":
                member = self._holder_of_state(token) or None
        elif lemma in self.nouns.blocs and self.cast.bloc is not None:
            member = self.cast.bloc
        elif lemma in self.nouns.groups and self.cast.group is not None:
            member = self.cast.group
        elif lemma in self.nouns.states and token.tag_ in {"NN", "NNP"}:
            member = self._state()
        elif lemma in self.nouns.territories and token.tag_ == "NN":
            member = self.cast.territory
        elif role in {"GOV", "MIL", "LEG", "JUD", "SPY", "COP"}:
            member = self._state()
        if member is None or member.id is None:
            return ()
        person = member.person if lemma in self.nouns.persons else None
        return (_entity(text, member.id, role or member.role, person, token),)

    def _holder_of_state(self, token: Token) -> Member | None:
        """Resolve "the president" of the state last spoken of, by name if the world knows who that is."""
        office, state = office_of(token), self._state()
        day = self.cast.on[1] or self.cast.on[0]
        if office is None or state is None or state.id is None:
            return None
        holder = self.cast.world.holder(office, state.id, day) if day else None
        return Member(token.text, state.id, "GOV", holder.person if holder else None)

    def _state(self) -> Member | None:
        """The state spoken of: the last subject, else the last named."""
        return self.cast.state or self.cast.named_state

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
        return _distinct(found)

    def owners_before(self, token: Token, deps: frozenset[str] = MODIFYING) -> tuple[Entity, ...]:
        """Whose a noun is by the words before it ("Chadian", "Chad's")."""
        found: list[Entity] = []
        for child in token.children:
            if child.dep_ in deps:
                for one in (*conjuncts(child), *self._inner(child)):
                    found.extend(self._owning(one))
        return _distinct(found)

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
            return self._named(token, name)
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

    def _pair(self, token: Token) -> tuple[Entity, ...]:
        """Both disputants: "the two neighbours", "both sides", "each other"."""
        text = _words(token)
        plural = token.tag_ in {"NNS", "NNPS", "CD", "DT"} or token.lower_ in BOTH
        counted = [c.lower_ for c in token.children if c.dep_ in {"nummod", "det", "amod", "predet"}]
        if any(c in {"three", "four", "five", "many", "several", "other", "these"} for c in counted):
            return ()
        if "all" in counted and token.lemma_.lower() not in {"side", "party"}:
            return ()
        two = token.lower_ in BOTH or any(c in BOTH for c in counted)
        lemma = token.lemma_.lower()
        if not two and not (
            plural
            and (_definite(token) or "all" in counted)
            and lemma in {"side", "party", "neighbour", "neighbor", "rival", "foe", "adversary"}
        ):
            return ()
        pair = self.cast.disputants() or self.cast.last_pair
        if pair is None:
            return ()
        return tuple(_entity(text, ident, "GOV", None, token) for ident in pair)

    def _pronoun(self, token: Token) -> tuple[Entity, ...]:
        """A pronoun, by the nearest fitting subject before it, then by the cast."""
        word = token.lower_
        if word in SPEAKER_PRONOUNS:
            speaking = self._speaking(token)
            if speaking:
                personal = word in {"i", "me", "my", "myself"}
                return tuple(
                    Entity(
                        text=token.text,
                        id=e.id,
                        role=e.role,
                        person=e.person if personal or e.person else None,
                        start=token.idx,
                    )
                    for e in speaking
                )
            quoted = self.cast.quoting or any(t.text in QUOTES for t in token.sent if t.i < token.i)
            one, other = self.cast.speaker, self.cast.voice
            return self._member(
                (one or other) if quoted else (other or one),
                token,
                personal=word in {"i", "me", "my", "myself"},
            )
        if word in {"both", "each"}:
            return self._pair(token)
        if word in PERSON_PRONOUNS:
            return (
                self._nearest(token, personal=True)
                or self._named_before(token)
                or self._member(self.cast.person, token, personal=True)
            )
        if word in THING_PRONOUNS:
            return self._nearest(token, personal=False) or self._member(self._body(), token)
        if word in PLURAL_PRONOUNS:
            return self._nearest(token, personal=False, plural=True) or self._subjects(token)
        return ()

    def _speaking(self, token: Token) -> tuple[Entity, ...]:
        """Who says "we" in this sentence: the subject of the clause that the quotation completes."""
        node = token
        while node.head != node:
            head = node.head
            if node.dep_ in {"ccomp", "parataxis"} and head.pos_ == "VERB":
                for child in head.children:
                    if child.dep_ in SUBJECTS and child.pos_ != "PRON" and child != node:
                        return self.parties(child)
            node = head
        return ()

    def _named_before(self, token: Token) -> tuple[Entity, ...]:
        """The one person named in the sentence before a pronoun ("Sharif's visit, where he …")."""
        start = token.sent.start
        people = [
            n for n in self.names.every if n.kind == "person" and start <= n.first and n.last <= token.i
        ]
        if len({n.person or n.text for n in people}) != 1 or token.dep_ not in SUBJECTS | {"poss"}:
            return ()
        found = self._named(token, people[-1])
        return tuple(
            Entity(text=token.text, id=e.id, role=e.role, person=e.person, start=token.idx) for e in found
        )

    def _body(self) -> Member | None:
        """What "it" most likely is: the last subject that is no person, else the last state or bloc."""
        for member in self.cast.subject:
            if member.person is None:
                return member
        return self._state() or self.cast.bloc or self.cast.group

    def _subjects(self, token: Token) -> tuple[Entity, ...]:
        """What "they" most likely are: the subjects of the sentence before."""
        found = [m.entity(token.text, token.idx) for m in self.cast.subject]
        return _distinct([e for e in found if e is not None])

    def _member(self, member: Member | None, token: Token, personal: bool = False) -> tuple[Entity, ...]:
        """A member of the cast as the entity that a pronoun stands for."""
        if member is None or member.id is None:
            return ()
        person = member.person if personal or token.lower_ in SPEAKER_PRONOUNS else None
        return (_entity(token.text, member.id, member.role, person, token),)

    def _nearest(self, token: Token, personal: bool, plural: bool = False) -> tuple[Entity, ...]:
        """The subject of a clause above the pronoun, in the same sentence and before it, that fits it."""
        node = token
        for _ in range(12):
            head = node.head
            if head == node:
                break
            for child in head.children:
                if (
                    child.dep_ in SUBJECTS
                    and child.i < token.i
                    and child != node
                    and token not in child.subtree
                ):
                    found = self._fitting(child, token, personal, plural)
                    if found:
                        return found
            if head.dep_ == "relcl" and not personal:
                found = self._fitting(head.head, token, personal, plural)
                if found:
                    return found
            node = head
        return ()

    def _fitting(self, subject: Token, token: Token, personal: bool, plural: bool) -> tuple[Entity, ...]:
        """The entities of a subject if a pronoun of this kind can stand for them."""
        if (
            subject.pos_ == "PRON"
            and subject.lower_ not in PERSON_PRONOUNS | THING_PRONOUNS | PLURAL_PRONOUNS
        ):
            return ()
        if subject.pos_ == "PRON" and subject.lower_ == token.lower_:
            return ()
        found = self.parties(subject)
        if not found or (len(found) > 1 and not plural):
            return ()
        is_person = any(e.person for e in found) or subject.lemma_.lower() in self.nouns.persons
        if personal != is_person and not plural:
            return ()
        return tuple(
            Entity(
                text=token.text, id=e.id, role=e.role, person=e.person if personal else None, start=token.idx
            )
            for e in found
        )


def _definite(token: Token) -> bool:
    """Whether a noun is definite: the, this, that, its; or a capitalised title standing for a name."""
    determiners = [c for c in token.children if c.dep_ in {"det", "poss", "predet"}]
    if any(d.lower_ in {"a", "an", "some", "any", "no", "another", "many"} for d in determiners):
        return False
    return bool(determiners) or (token.text[0].isupper() and token.i > 0)


def _counted_two(token: Token) -> bool:
    """Whether a noun is counted as two ("the two members", "both states")."""
    return any(c.lower_ in {"two", "both", "either", "neither"} for c in token.children)


def _modified(token: Token) -> bool:
    """Whether a noun is described by more than a determiner ("the Moscow-led bloc")."""
    return any(c.dep_ in {"amod", "compound", "nmod"} for c in token.children)


def _words(token: Token) -> str:
    """The words of a short description: the noun with what stands before it in its phrase."""
    left = min([token.i, *(t.i for t in token.subtree if t.i < token.i)])
    if token.i - left > 6:  # noqa: PLR2004 - a longer run is no plain description
        left = token.i
    return str(token.doc[left : token.i + 1].text)


def _entity(text: str, ident: str, role: str | None, person: str | None, token: Token) -> Entity:
    """An entity whose offset is, for now, the one in the Doc; assembling turns it into the article's."""
    return Entity(text=text, id=ident, role=role, person=person, start=token.idx)


def _distinct(entities: list[Entity]) -> tuple[Entity, ...]:
    """Each id once, in order."""
    return tuple({e.id: e for e in reversed(entities)}.values())[::-1]
