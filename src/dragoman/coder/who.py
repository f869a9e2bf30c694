"""Whom a noun phrase stands for: names, role nouns with their nationality, descriptions and pronouns.

Codebook section 2, Actor and recipient: "Moscow", "the Kremlin", "the ambassador", "he" resolve to what they
stand for here.
"""

from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from dragoman.coder.cast import Cast
from dragoman.coder.described import LOCAL_ROLES, MODIFYING, apposed, described
from dragoman.coder.names import Names
from dragoman.coder.nouns import Nouns, load_nouns, noun_lemma
from dragoman.coder.phrases import distinct, named
from dragoman.coder.pronouns import (
    BOTH,
    PERSON_PRONOUNS,
    PLURAL_PRONOUNS,
    THING_PRONOUNS,
    Pronouns,
    pair_of,
)
from dragoman.coder.syntax import antecedent, conjuncts, prepositional
from dragoman.records import Entity

# Of "X-led", "X-backed", "X-made" things only those that X holds are X's.
HOLDING = {"control", "hold", "run", "rule", "administer", "own", "occupy"}
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
        token = self._before_which(token) or antecedent(token)
        name = self.names.at(token)
        if name is not None:
            entities = named(token, name, self.cast)
            if entities:
                return entities
        if token.pos_ == "PRON" or token.lower_ in PERSON_PRONOUNS | THING_PRONOUNS | PLURAL_PRONOUNS:
            return self._pronoun(token)
        if token.lower_ == "one":
            return self._one_of(token)
        if token.pos_ == "NUM" or token.lower_ in BOTH:
            return pair_of(token, self.cast)
        found = described(self, token)
        if found:
            return found
        return self._owner(token) if lenient else ()

    def _before_which(self, token: Token) -> Token | None:
        """The organisation named right before ", which", of which the parser makes whoever is said to belong to it.

        "Chad is a member of the African Union (AU), which has backed Niger."
        """
        noun = antecedent(token)
        if token.lower_ != "which" or noun.dep_ != "attr":
            return None
        at = token.i - 1
        while at > noun.i and token.doc[at].is_punct:
            at -= 1
        name = self.names.at(token.doc[at])
        bloc = name is not None and name.kind == "organisation" and token.doc[token.i - 1].text == ","
        return token.doc[at] if bloc else None

    def _one_of(self, token: Token) -> tuple[Entity, ...]:
        """One of several, by the name put beside it, else by whose they are ("one of the Chadian envoys, Ali Bongo,")."""
        several = prepositional(token, "of")
        beside = [apposed(self, one) for one in (token, *several)]
        whose = (self._one(one, lenient=False) for one in several)
        return next((found for found in beside if found), ()) or next((found for found in whose if found), ())

    def _pronoun(self, token: Token) -> tuple[Entity, ...]:
        """What a pronoun stands for."""
        return Pronouns(self.names, self.cast, self.nouns, self.parties).resolve(token)

    def nationalities(self, token: Token) -> tuple[Entity, ...]:
        """Whose a noun is: by adjective, compound, possessor, else "of X", "from X", "in X"."""
        deps = MODIFYING - {"poss"} if token.lemma_.lower() == "counterpart" else MODIFYING
        found = list(self.owners_before(token, deps) or self.owners_before(token))
        if not found:
            local = self.nouns.roles.get(noun_lemma(token)) in LOCAL_ROLES
            for word in (*OWNERS, "in") if local else OWNERS:
                for thing in prepositional(token, word):
                    for one in conjuncts(thing):
                        found.extend(self.owning(one))
        return distinct(found)

    def owners_before(self, token: Token, deps: frozenset[str] = MODIFYING) -> tuple[Entity, ...]:
        """Whose a noun is by the words before it ("Chadian", "Chad's")."""
        found: list[Entity] = []
        for child in token.children:
            if child.dep_ in deps:
                for one in (*conjuncts(child), *self._inner(child)):
                    found.extend(self.owning(one))
        return distinct(found)

    def _inner(self, child: Token) -> tuple[Token, ...]:
        """Names inside a compound: "Pakistan-Armenia ties", "US-brokered", "Islamabad's"."""
        if child.tag_ in {"VBN", "VBD"} and child.lemma_ not in HOLDING:
            return ()
        return tuple(
            t for t in child.subtree if t.i != child.i and t.dep_ in {"compound", "nmod", "amod", "npadvmod"}
        )

    def owning(self, token: Token) -> tuple[Entity, ...]:
        """The entity of an owner: a name, a pronoun, or a described actor ("the president's envoy")."""
        token = antecedent(token)
        name = self.names.at(token)
        if name is not None:
            return named(token, name, self.cast)
        if token.pos_ == "PRON":
            return self._pronoun(token)
        if token.dep_ in {"poss", "pobj"}:
            return described(self, token)
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
