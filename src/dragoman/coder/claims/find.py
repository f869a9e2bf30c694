"""The positions that a sentence tells: who takes which stance on what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from spacy.tokens import Span, Token

from dragoman.coder.attribution import INSTRUMENTS, reported_by, self_styling, speaker_of
from dragoman.coder.claims.content import (
    EDGES,
    content_of,
    is_unsaid,
    proposition_of,
    said,
    stands_for_another,
    stretch_around,
    told_in,
)
from dragoman.coder.claims.held import LEAST_SHARED, OUTLET, Held
from dragoman.coder.claims.stance import CONFIRMING, stance_of
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.nouns import noun_lemma
from dragoman.coder.page import Paragraph
from dragoman.coder.phrases import words_of
from dragoman.coder.status import is_conditional, is_future, is_negated
from dragoman.coder.syntax import (
    VERBAL,
    is_passive,
    logical_object,
    logical_subject,
    possessor,
    prepositional,
)
from dragoman.coder.who import Who
from dragoman.records import Position
from dragoman.records.coded import Stance

ACCUSING = {"accuse": "of", "blame": "for", "suspect": "of"}
DISTANCING = {"alleged", "claimed", "purported", "supposed"}
# With fewer words than these a clause proposes too little to be told again.
LEAST_WORDS = 3
EMPTY_POS = {"DET", "ADP", "AUX", "PUNCT", "PART", "CCONJ", "SCONJ", "PRON", "SPACE"}


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the positions of one sentence, the `number`th of the article."""

    paragraph: Paragraph
    who: Who
    lexicon: Lexicon
    number: int

    def positions(self, sentence: Span) -> Iterator[Held]:
        """The positions that a sentence tells: somebody, a stance, a proposition."""
        told = False
        for token in sentence:
            readers = (self._reported, self._accused, self._distanced, self._self_styled)
            for one in (found for reader in readers for found in reader(token)):
                told = True
                yield one
        if not told:
            yield from self._plainly(sentence.root)

    def _reported(self, token: Token) -> Iterator[Held]:
        """Read "X said that P", "X denied the report", "X could not confirm P"."""
        stance = stance_of(token, self.lexicon)
        content = content_of(token, stance) if stance is not None else None
        if stance is None or content is None:
            return
        holder = self._holder(token)
        anaphoric = stands_for_another(content)
        inner = told_in(content) if anaphoric else None
        if inner is not None:  # "denied reports that P"
            content, anaphoric = inner, False
        if holder is None or (holder == OUTLET and stance != "cannot-confirm") or is_unsaid(content):
            return
        words = self._words(content)
        if stance == "asserts" and content.pos_ in VERBAL and len(words) < LEAST_WORDS:
            return
        if content.pos_ == "PRON" and not anaphoric:
            return
        finite = content.pos_ in VERBAL
        tokens = said(content) if finite else [token, *content.subtree]
        yield self._held(content, words, holder, stance, tokens, anaphoric)

    def _accused(self, token: Token) -> Iterator[Held]:
        """Read "X accused Y of V-ing": the accuser's claim."""
        word = ACCUSING.get(token.lemma_) if token.pos_ in VERBAL else None
        holder = self._holder(token) if word is not None and not is_negated(token) else None
        accused = logical_object(token)
        content = next(iter(prepositional(token, word)), None) if word is not None else None
        if content is None and accused is not None and word is not None:
            content = next(iter(prepositional(accused, word)), None)
        if holder is None or holder == OUTLET or content is None:
            return
        words = self._words(content) | (self._words(accused) if accused is not None else frozenset())
        yield self._held(content, words, holder, "asserts", said(content), anaphoric=False)

    def _distanced(self, token: Token) -> Iterator[Held]:
        """Read "the alleged attack on X": the outlet will not say so itself; "the so-called accord" only of a claim."""
        if token.dep_ != "amod" or token.head.pos_ not in {"NOUN", "PROPN"}:
            return
        so_called = token.lower_ == "called" and token.i > 1 and token.nbor(-2).lower_ == "so"
        if token.lower_ not in DISTANCING and token.lower_ != "so-called" and not so_called:
            return
        words = self._words(token.head) - {token.lemma_.lower(), "called"}
        if len(words) >= LEAST_SHARED:
            one = self._held(token.head, words, OUTLET, "doubts", list(token.head.subtree), anaphoric=False)
            joins_only = token.lower_ not in DISTANCING or len(words) < LEAST_WORDS
            yield replace(one, flat=True) if joins_only else one

    def _self_styled(self, token: Token) -> Iterator[Held]:
        """Read "men claiming to be volunteers": so they say, and the outlet will not say so itself."""
        content = self_styling(token)
        styled = token.head if token.dep_ == "acl" else logical_subject(token)
        if content is None or styled is None or styled.pos_ not in {"NOUN", "PROPN"} or styled.i > token.i:
            return
        words = self._words(content) | {styled.lemma_.lower()}
        said_so = [t for t in styled.subtree if t.i < token.i]
        tokens = [*said_so, token, *content.subtree]
        for holder, stance in ((words_of(styled), "asserts"), (OUTLET, "doubts")):
            one = self._held(content, words, holder, cast("Stance", stance), tokens, anaphoric=False)
            yield replace(one, proposition=one.position.quote)

    def _plainly(self, root: Token) -> Iterator[Held]:
        """What a sentence says "according to" somebody, or on nobody's word."""
        if root.pos_ not in VERBAL or is_future(root) or is_conditional(root):
            return
        words = self._words(root)
        if len(words) < LEAST_WORDS:
            return
        speeches = reported_by(root, self.who, self.lexicon)
        if speeches:
            speaker = speeches[0].speaker
            cut = {t.i for c in root.children if c.lower_ == "according" for t in c.subtree}
            tokens = [
                t for t in stretch_around([t for t in root.subtree if t.i not in cut], root) if not t.is_space
            ]
            tokens = tokens[next(i for i, t in enumerate(tokens) if not t.is_punct) :]
            one = self._held(root, words, speaker.person or speaker.name, "asserts", tokens, anaphoric=False)
            text = self.paragraph.doc[tokens[0].i : tokens[-1].i + 1].text.strip(EDGES)
            yield replace(one, proposition=text)
            return
        yield replace(
            self._held(root, words, OUTLET, "asserts", list(root.subtree), anaphoric=False), flat=True
        )

    def _held(
        self,
        content: Token,
        words: frozenset[str],
        holder: str,
        stance: Stance,
        tokens: list[Token],
        anaphoric: bool,
    ) -> Held:
        """A position with its quote and the words of its proposition."""
        quote, start = self.paragraph.quote_of(tokens)
        return Held(
            proposition_of(content),
            words,
            Position(holder=holder, stance=stance, quote=quote, start=start),
            self.number,
            anaphoric,
            negated=content.pos_ in VERBAL and is_negated(content),
            head=content.lemma_.lower(),
            by=self._holder_id(holder),
        )

    def _holder(self, token: Token) -> str | None:
        """Who holds the position, by name; the outlet where a passive names nobody."""
        if token.pos_ in VERBAL:
            subject = logical_subject(token)
            if subject is None and is_passive(token) and token.lemma_ in CONFIRMING:
                return OUTLET
        else:
            subject = possessor(token) or next(iter(prepositional(token, "by")), None)
        if subject is not None and noun_lemma(subject) in INSTRUMENTS:
            owner = possessor(subject) or next(iter(prepositional(subject, "by")), None)
            subject = owner if owner is not None else subject
        speaker = speaker_of(subject, self.who) if subject is not None else None
        if speaker is None:
            return None
        record = self.who.cast.world.entity(speaker.id) if speaker.id == speaker.name else None
        return speaker.person or (record.name if record is not None else speaker.name)

    def _holder_id(self, holder: str) -> str | None:
        """The id of a holder that this paragraph names."""
        return next((n.id for n in self.who.names.every if holder in {n.text, n.person}), None)

    def _words(self, content: Token) -> frozenset[str]:
        """What a proposition speaks of: its words by lemma, whom it names or means by id."""
        found: set[str] = set()
        for token in content.subtree:
            name = self.who.names.at(token)
            if name is not None and name.id is not None:
                found.add(name.id)
            elif token.pos_ == "PRON":
                found |= {e.id for e in self.who.parties(token)}
            elif token.pos_ not in EMPTY_POS:
                found.add(token.lemma_.lower())
        return frozenset(found)
