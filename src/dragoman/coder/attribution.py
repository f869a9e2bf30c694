"""On whose word: reporting verbs and nouns, "according to", and quotations carried over sentences.

Codebook section 2, Attribution: a chain, outermost speaker first; empty means the outlet's own voice.
"""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from dragoman.coder.cast import Cast, Member
from dragoman.coder.lexicon import Entry, Lexicon
from dragoman.coder.nouns import noun_lemma
from dragoman.coder.propose import noun_keys, verb_lemma
from dragoman.coder.status import is_negated
from dragoman.coder.syntax import CLAUSES, VERBAL, logical_subject, possessor, prepositional
from dragoman.coder.who import Who
from dragoman.records import Attribution, Entity
from dragoman.records.coded import Stance

OPENING, CLOSING = "“«", "”»"
SOURCE_PARTICIPLES = {"cite", "quote"}
REPORTED_CLAUSES = {*CLAUSES, "acl", "relcl", "parataxis", "pcomp", "advcl", "prep"}
INSTRUMENTS = {"statement", "speech", "interview", "post", "message", "letter", "address", "communiqué", "communique",
               "remark", "comment", "note", "tweet", "readout", "report", "briefing"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speech:
    """A speaker found above some words: who, in which words, with which stance, at which report verb."""

    speaker: Member
    text: str
    stance: Stance
    verb: Token | None

    def record(self) -> Attribution:
        """The speech as one link of the chain."""
        return Attribution(
            speaker=self.speaker.person or self.speaker.name,
            id=self.speaker.id,
            text=self.text,
            stance=self.stance,
        )


def report_entry(token: Token, lexicon: Lexicon) -> Entry | None:
    """The report entry of a verb or noun, or None if it reports nothing."""
    if token.pos_ in VERBAL:
        entries = lexicon.lookup("verb", verb_lemma(token, lexicon))
    elif token.pos_ in {"NOUN", "PROPN"}:
        entries = tuple(e for key in noun_keys(token) for e in lexicon.lookup("noun", key))
    else:
        return None
    return next((e for e in entries if e.kind == "report"), None)


def speaker_of(token: Token, who: Who) -> Member | None:
    """The speaker that a subject phrase stands for: a person, a body, or somebody unnamed ("officials")."""
    found = who.parties(token)
    if found:
        return member_of(found[0], token)
    if token.pos_ in {"NOUN", "PROPN"} and token.lower_ != "it":
        lemma = noun_lemma(token)
        if lemma in who.nouns.unnamed or lemma in who.nouns.roles:
            return Member(f"unnamed {token.text.lower()}", None, who.nouns.roles.get(lemma))
        name = who.names.at(token)
        if name is not None and name.kind == "person":
            return Member(name.text, None, None, name.person)
    return None


def member_of(entity: Entity, token: Token) -> Member:
    """A speaking entity as a member of the cast, named by person or by its words."""
    if entity.person:
        return Member(entity.person, entity.id, entity.role, entity.person)
    words = entity.text if token.pos_ != "PRON" else entity.id
    return Member(words, entity.id, entity.role)


def reported_by(token: Token, who: Who, lexicon: Lexicon) -> list[Speech]:
    """The speakers of the words at a token within its sentence, outermost first."""
    chain: list[Speech] = []
    node = token
    while node.head != node:
        head = node.head
        entry = report_entry(head, lexicon)
        if entry is not None and node.dep_ in REPORTED_CLAUSES and _is_content(node, head):
            speech = _speech(head, entry, who)
            if speech is not None:
                chain.append(speech)
        node = head
    chain.reverse()
    outside = _according(token, who)
    return ([outside] if outside else []) + chain


def _is_content(node: Token, head: Token) -> bool:
    """Whether a dependent of a report verb is what is reported, not its circumstances."""
    if head.pos_ not in VERBAL:
        return node.dep_ in {"acl", "relcl", "prep", "ccomp"} and (
            node.dep_ != "prep" or node.lower_ in {"of", "about", "regarding", "on", "over"}
        )
    if node.dep_ in {"advcl", "prep", "relcl", "acl"}:
        return False
    return node.dep_ in CLAUSES or node.dep_ in {"parataxis", "pcomp"}


def _speech(head: Token, entry: Entry, who: Who) -> Speech | None:
    """Who speaks by a report verb or noun."""
    subject = logical_subject(head) if head.pos_ in VERBAL else None
    if subject is None and head.pos_ not in VERBAL:
        subject = (
            possessor(head)
            or next(iter(prepositional(head, "by")), None)
            or next(iter(prepositional(head, "from")), None)
        )
    if subject is None:
        return None
    if noun_lemma(subject) in INSTRUMENTS:
        owner = possessor(subject) or next(iter(prepositional(subject, "by")), None)
        subject = owner if owner is not None else subject
    speaker = speaker_of(subject, who)
    if speaker is None:
        return None
    stance: Stance = entry.stance
    if (
        stance == "asserts"
        and head.pos_ in VERBAL
        and is_negated(head)
        and head.lemma_ in {"confirm", "verify"}
    ):
        stance = "cannot-confirm"
    return Speech(speaker, subject.doc[subject.left_edge.i : subject.i + 1].text, stance, head)


def _according(token: Token, who: Who) -> Speech | None:
    """Find "according to X", "X was quoted as saying", "citing X": the speaker outside the clause."""
    root = token.sent.root
    for word in token.sent:
        if word.lower_ == "according":
            for thing in prepositional(word, "to"):
                speaker = speaker_of(thing, who)
                if speaker is not None:
                    return Speech(speaker, thing.text, "asserts", None)
        if word.lemma_ in SOURCE_PARTICIPLES and word.tag_ == "VBG" and word.head.i in {root.i, token.i}:
            for child in word.children:
                if child.dep_ == "dobj":
                    speaker = speaker_of(child, who)
                    if speaker is not None:
                        return Speech(speaker, child.text, "asserts", None)
    return None


@dataclass(slots=True)
class Quotation:
    """Whether we are inside quotation marks that an earlier sentence opened, and who speaks there."""

    open: bool = False

    def spoken(self, sentence: Span, cast: Cast) -> Member | None:
        """The speaker of a sentence that stands in quotation marks without a reporting verb.

        Call once a sentence, in order: it keeps track of the marks.
        """
        text = sentence.text.strip()
        was_open = self.open
        opened = sum(text.count(c) for c in OPENING) + (text.count('"') + 1) // 2
        closed = sum(text.count(c) for c in CLOSING) + text.count('"') // 2
        if opened > closed:
            self.open = True
        elif closed > opened or (closed and text[-1:] in CLOSING + '"'):
            self.open = False
        starts = text[:1] in OPENING + '"'
        return cast.speaker if was_open or starts else None


def in_quotes(token: Token, open_before: bool) -> bool:
    """Whether a token stands inside quotation marks in its sentence."""
    depth = int(open_before)
    plain = False
    for other in token.sent:
        if other.i >= token.i:
            break
        if other.text in OPENING:
            depth += 1
        elif other.text in CLOSING:
            depth -= 1
        elif other.text == '"':
            plain = not plain
    return depth > 0 or plain
