"""Claims: propositions that the article reports on somebody's word (codebook section 5)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from dragoman.coder.attribution import report_entry, speaker_of
from dragoman.coder.lexicon import Entry, Lexicon
from dragoman.coder.page import Paragraph
from dragoman.coder.status import is_negated
from dragoman.coder.syntax import (
    VERBAL,
    complement,
    logical_object,
    logical_subject,
    possessor,
    prepositional,
)
from dragoman.coder.who import Who
from dragoman.records import Claim, Position
from dragoman.records.coded import Stance

CONFIRMING = {"confirm", "verify", "corroborate", "authenticate"}
CONTENT_PREPOSITIONS = ("regarding", "about", "of", "on", "concerning")
ALIKE = 0.5
LEAST_WORDS = 3
EMPTY_POS = {"DET", "ADP", "AUX", "PUNCT", "PART", "CCONJ", "SCONJ", "PRON", "SPACE"}


@dataclass(frozen=True, slots=True)
class Held:
    """One position found in the text, before positions on one proposition are joined."""

    proposition: str
    words: frozenset[str]
    position: Position
    anaphoric: bool


def claims_of(
    paragraphs: Sequence[Paragraph], resolvers: Sequence[Who], lexicon: Lexicon
) -> tuple[Claim, ...]:
    """All claims of an article; positions on the same proposition are joined, contested where they differ."""
    held: list[Held] = []
    for paragraph, who in zip(paragraphs, resolvers, strict=True):
        if paragraph.kind == "body":
            for sentence in paragraph.doc.sents:
                held.extend(_positions(sentence, paragraph, who, lexicon))
    return tuple(_join(held))


def _positions(sentence: Span, paragraph: Paragraph, who: Who, lexicon: Lexicon) -> Iterator[Held]:
    """The positions that a sentence tells: somebody, a stance, a proposition."""
    for token in sentence:
        entry = report_entry(token, lexicon)
        if entry is None and token.lemma_ not in CONFIRMING:
            continue
        content = _content(token)
        subject = (
            logical_subject(token)
            if token.pos_ in VERBAL
            else possessor(token) or next(iter(prepositional(token, "by")), None)
        )
        if content is None or subject is None:
            continue
        speaker = speaker_of(subject, who)
        if speaker is None:
            continue
        words = frozenset(t.lemma_.lower() for t in content.subtree if t.pos_ not in EMPTY_POS)
        finite = content.pos_ in VERBAL
        stance = _stance(token, entry)
        if finite and len(words) < LEAST_WORDS:
            continue
        quote, start = paragraph.quote_of(list(content.subtree) if finite else [token, *content.subtree])
        proposition = paragraph.doc[content.left_edge.i : content.right_edge.i + 1].text.strip(" ,.“”\"'")
        anaphoric = not finite and any(c.dep_ == "poss" for c in content.children)
        holder = speaker.person or speaker.name
        yield Held(
            proposition, words, Position(holder=holder, stance=stance, quote=quote, start=start), anaphoric
        )


def _content(token: Token) -> Token | None:
    """What is claimed: a clause, or of a reporting noun or of "confirm" the thing it is about."""
    if token.pos_ in VERBAL:
        clause = complement(token)
        if clause is not None and clause.dep_ == "ccomp":
            return clause
        return logical_object(token) if token.lemma_ in CONFIRMING and is_negated(token) else None
    for word in CONTENT_PREPOSITIONS:
        for thing in prepositional(token, word):
            if thing.pos_ == "NOUN":
                return thing
    return None


def _stance(token: Token, entry: Entry | None) -> Stance:
    """The stance of a report: as its entry says; "could not confirm" is its own."""
    if token.lemma_ in CONFIRMING and is_negated(token):
        return "cannot-confirm"
    return entry.stance if entry is not None else "asserts"


def _join(held: Sequence[Held]) -> Iterable[Claim]:
    """Positions on one proposition made one claim; a position on "their authenticity" joins the one before it."""
    groups: list[list[Held]] = []
    for one in held:
        group = _group_for(one, groups)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    for group in groups:
        positions = tuple(h.position for h in group)
        first = group[0]
        yield Claim(
            proposition=first.proposition,
            positions=positions,
            contested=len({p.stance for p in positions}) > 1,
            quote=first.position.quote,
            start=first.position.start,
        )


def _group_for(one: Held, groups: list[list[Held]]) -> list[Held] | None:
    """The claim that a position belongs to, or None if it is a new one."""
    if one.anaphoric and groups:
        return groups[-1]
    for group in groups:
        other = group[0]
        if other.position.holder == one.position.holder and other.position.stance == one.position.stance:
            continue
        union = len(one.words | other.words)
        if union and len(one.words & other.words) / union >= ALIKE:
            return group
    return None
