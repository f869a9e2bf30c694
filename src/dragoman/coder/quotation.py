"""Speakers beyond the clause: quotations and indirect speech carried over sentences, headlines that name one.

Codebook section 2, Attribution.
"""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from dragoman.coder.attribution import SAYING, Speech, speaker_of, speaks
from dragoman.coder.cast import Cast, Member
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.status import auxiliaries, in_if_clause
from dragoman.coder.syntax import VERBAL, clause_of, own_subject
from dragoman.coder.who import Who

OPENING, CLOSING = "“«", "”»"
SHORT = 6  # words of a speaker's name in a headline
SPEAKING_NAMES = {"person", "institution", "organisation", "group"}


def of_headline(sentence: Span, who: Who) -> Speech | None:
    """The speaker that a headline names before a colon or after a dash: "Minister: …", "… – army".

    A bare state or place before a colon is as often the topic ("Kosovo: talks stall") and is left alone.
    """
    tokens = [t for t in sentence if not t.is_space]
    for number, token in enumerate(tokens):
        if token.text == ":" and 0 < number < SHORT:
            speaker = speaker_of(tokens[number - 1], who)
            bare = who.names.at(tokens[number - 1])
            told = speaker is not None and (bare is None or bare.kind in SPEAKING_NAMES)
            return Speech(speaker, tokens[number - 1].text, "asserts", None) if told and speaker else None
        rest = tokens[number + 1 :]
        if token.text in {"-", "–", "—", "--"} and token.whitespace_ and 0 < len(rest) <= SHORT:
            speaker = speaker_of(rest[-1], who)
            if speaker is not None:
                return Speech(speaker, sentence.doc[rest[0].i : rest[-1].i + 1].text, "asserts", None)
    return None


def in_indirect(token: Token, lexicon: Lexicon) -> bool:
    """Whether a main clause after a reported sentence goes on with it ("Chad would not go" after "he said …")."""
    clause = clause_of(token)
    return (
        clause.dep_ in {"ROOT", "conj"}
        and "would" in auxiliaries(clause)
        and not in_if_clause(clause)
        and not any(c.lower_ in {"later", "eventually", "then"} for c in clause.children)
        and not any(speaks(t, lexicon) for t in token.sent if t.pos_ in VERBAL)
    )


def says_last(sentence: Span, lexicon: Lexicon) -> bool:
    """Whether a sentence as a whole is somebody's word, so that the next may go on with it."""
    root = sentence.root
    return any(
        v.lemma_ in SAYING and speaks(v, lexicon) and own_subject(v) is not None
        for v in (root, *(c for c in root.children if c.dep_ == "parataxis"))
    )


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
