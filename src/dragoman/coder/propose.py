"""Step one: propose. Every predicate that could carry an act, with its arguments by slot.

What a candidate is (an act or none, which type) is the next step's business: `decide`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from dragoman.coder.lexicon import Lexicon, PartOfSpeech
from dragoman.coder.nouns import noun_lemma
from dragoman.coder.syntax import (
    LOCATION_PREPOSITIONS,
    VERBAL,
    agents,
    complement,
    dative,
    is_passive,
    logical_object,
    logical_subject,
    possessor,
    prepositional,
    surface_subject,
)

# Prepositions that bring a party of the act however deep the parser hangs them.
DEEP = {"against", "by"}
MODIFIERS = {"amod", "compound", "nmod", "npadvmod"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A predicate in its sentence. `carrier` is the light verb that a noun is governed by, if any."""

    trigger: Token
    part: PartOfSpeech
    lemma: str
    carrier: Token | None = None

    def slot(self, name: str) -> list[Token]:
        """The heads of the phrases that fill a slot of the lexicon (`lexicon/README.md`, Slots)."""
        if name == "location":
            return [t for word in LOCATION_PREPOSITIONS for t in self._prepositional(word)]
        if name == "subject":
            return _some(self._subject())
        if name == "object":
            return _some(self._object())
        if name == "dative":
            return _some(dative(self.trigger)) if self.part == "verb" else []
        if name == "clause":
            clause = complement(self.trigger)
            if clause is None and self.carrier is not None:
                clause = complement(self.carrier)
            return _some(clause)
        if name == "poss":
            return _some(possessor(self.trigger))
        if name == "predicate":
            return self._predicated()
        if name == "modifier":
            return [c for c in self.trigger.children if c.dep_ in MODIFIERS and c.i < self.trigger.i]
        return self._prepositional(name)

    @property
    def passive(self) -> bool:
        """Whether the predicate is a passive verb."""
        return self.part == "verb" and is_passive(self.trigger)

    def _subject(self) -> Token | None:
        """The logical subject; of an adjective that of its copula, of a noun that of its light verb."""
        if self.part == "verb":
            return logical_subject(self.trigger)
        if self.part == "adjective":
            return adjective_subject(self.trigger)
        return logical_subject(self.carrier) if self.carrier is not None else None

    def _predicated(self) -> list[Token]:
        """Of whom a noun is said: "Chad is a member", "Chad, a member", "member Chad"."""
        noun = self.trigger
        if noun.dep_ in {"attr", "oprd"} and noun.head.pos_ in VERBAL:
            return _some(surface_subject(noun.head))
        if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ in VERBAL:
            return _some(logical_object(noun.head.head))
        if noun.dep_ == "appos":
            return [noun.head]
        if noun.dep_ in {"compound", "nmod"}:
            return [noun.head]
        return [c for c in noun.children if c.dep_ == "appos"]

    def _object(self) -> Token | None:
        """The logical object of a verb."""
        return logical_object(self.trigger) if self.part == "verb" else None

    def _prepositional(self, word: str) -> list[Token]:
        """What a preposition brings, with the trigger, with its object or with its light verb."""
        if self.part == "verb" and word == "by":
            return list(agents(self.trigger)) if not self.passive else []
        found = list(prepositional(self.trigger, word))
        thing = self._object()
        if thing is not None and word not in {"of", "by"}:  # "offered its support for X"
            found += [t for t in prepositional(thing, word) if t not in found]
        if self.carrier is not None and not found:
            found = list(prepositional(self.carrier, word))
        if (not found and word in DEEP and self.part == "noun") or (word == "against" and not found):
            inside = (t for t in self.trigger.subtree if t.pos_ not in VERBAL)
            found = [t for inner in inside for t in prepositional(inner, word)][:1]
        return found


def adjective_subject(adjective: Token) -> Token | None:
    """Who is ready, willing, able: the subject of the copula, or the noun described."""
    if adjective.dep_ in {"acomp", "attr", "oprd", "conj"} and adjective.head.pos_ in VERBAL | {"ADJ"}:
        if adjective.head.pos_ == "ADJ":
            return adjective_subject(adjective.head)
        return surface_subject(adjective.head)
    if adjective.dep_ == "amod":
        return adjective.head
    return None


def _some(token: Token | None) -> list[Token]:
    """A list of none or one."""
    return [] if token is None else [token]


def verb_lemma(token: Token, lexicon: Lexicon) -> str:
    """The lemma of a verb.

    The parser's lemmatiser takes "hopes" for "hop": where the lexicon knows only the longer verb, that is meant.
    """
    lemma = token.lemma_.lower()
    if not lexicon.lookup("verb", lemma) and lexicon.lookup("verb", lemma + "e"):
        return lemma + "e"
    return lemma


def noun_keys(token: Token) -> tuple[str, ...]:
    """The lemmas under which a noun may stand in the lexicon: its compound first, then itself."""
    lemma = token.lemma_.lower()
    keys = [lemma]
    if token.i:
        before = token.doc[token.i - 1]
        if before.head.i == token.i and before.dep_ in {"compound", "amod", "nmod"}:
            keys.insert(0, f"{before.lower_} {lemma}")
        if before.text == "-" and token.i > 1:
            keys.insert(0, f"{token.doc[token.i - 2].lower_}-{lemma}")
    whole = noun_lemma(token)
    return tuple(dict.fromkeys([whole, *keys])) if whole != lemma else tuple(keys)


def candidate_of(token: Token, lexicon: Lexicon, carrier: Token | None = None) -> Candidate | None:
    """The candidate that a token is, or None if no act could hang on it.

    Every verb is one; a noun or adjective is where the lexicon has it.
    """
    if token.pos_ in VERBAL or token.tag_ in {"VBG", "VBN", "VBD", "VBZ", "VBP"}:
        if token.dep_ in {"aux", "auxpass"}:
            return None
        return Candidate(token, "verb", verb_lemma(token, lexicon))
    if token.pos_ in {"NOUN", "PROPN"}:
        for key in noun_keys(token):
            if lexicon.lookup("noun", key):
                return Candidate(token, "noun", key, carrier)
    if token.pos_ == "ADJ" and lexicon.lookup("adjective", token.lemma_.lower()):
        return Candidate(token, "adjective", token.lemma_.lower())
    return None


def propose(sentence: Span, lexicon: Lexicon) -> Iterator[Candidate]:
    """All candidates of a sentence, governors before what they govern."""
    level = [sentence.root]
    while level:
        below: list[Token] = []
        for token in level:
            candidate = candidate_of(token, lexicon)
            if candidate is not None:
                yield candidate
            below.extend(token.children)
        level = below
