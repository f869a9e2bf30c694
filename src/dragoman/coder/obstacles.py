"""Obstacles: what the text says stands in the way of what (codebook section 6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from spacy.tokens import Span, Token

from dragoman.coder.attribution import reported_by
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.page import Paragraph
from dragoman.coder.status import is_negated
from dragoman.coder.syntax import (
    VERBAL,
    logical_object,
    logical_subject,
    particle,
    prepositional,
    surface_subject,
)
from dragoman.coder.who import Who
from dragoman.records import Obstacle

DATA = Path(__file__).parent / "data" / "obstacles.yml"


@dataclass(frozen=True, slots=True)
class Words:
    """The data file, ready for lookups."""

    nouns: frozenset[str]
    verbs: frozenset[str]
    prepositions: tuple[str, ...]
    goals: frozenset[str]


@cache
def _words() -> Words:
    """Read the data file once."""
    raw = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return Words(
        frozenset(raw["nouns"]), frozenset(raw["verbs"]), tuple(raw["prepositions"]), frozenset(raw["goals"])
    )


def obstacles_of(
    paragraphs: Sequence[Paragraph], resolvers: Sequence[Who], lexicon: Lexicon
) -> tuple[Obstacle, ...]:
    """All obstacles of an article, in the order of their words."""
    found = [
        obstacle
        for paragraph, who in zip(paragraphs, resolvers, strict=True)
        for sentence in paragraph.doc.sents
        for obstacle in _told(sentence, paragraph, who, lexicon)
    ]
    return tuple(found)


def _told(sentence: Span, paragraph: Paragraph, who: Who, lexicon: Lexicon) -> Iterator[Obstacle]:
    """The obstacles of a sentence."""
    for token in sentence:
        sides = _by_noun(token) or _by_verb(token)
        if sides is None or any(c.lower_ in {"that", "this", "these", "those"} for c in sides[0].children):
            continue
        what, goal = sides
        speeches = reported_by(token, who, lexicon)
        owners = who.parties(goal, lenient=True) or who.parties(what, lenient=True)
        quote, start = paragraph.quote_of([*_plain(what), token, *_plain(goal)])
        yield Obstacle(
            goal=_text(goal),
            whose=owners[0].id if owners else None,
            obstacle=_text(what),
            says=speeches[0].speaker.person or speeches[0].speaker.name if speeches else "outlet",
            quote=quote,
            start=start,
        )


def _by_noun(token: Token) -> tuple[Token, Token] | None:
    """Read "X remains a key barrier to Y", "the main obstacle to Y is X", "X, an obstacle to Y"."""
    words = _words()
    lemma = token.lemma_.lower()
    before = token.nbor(-1).lower_ if token.i else ""
    if token.pos_ not in {"NOUN", "PROPN"} or not {lemma, f"{before} {lemma}"} & words.nouns:
        return None
    goal = next((t for p in words.prepositions for t in prepositional(token, p)), None)
    if goal is None:
        return None
    if token.dep_ in {"attr", "oprd"} and token.head.pos_ in VERBAL and not is_negated(token.head):
        subject = surface_subject(token.head)
    elif token.dep_ == "nsubj" and token.head.lemma_ == "be":
        subject = next((c for c in token.head.children if c.dep_ in {"attr", "ccomp"}), None)
    elif token.dep_ == "appos":
        subject = token.head
    else:
        subject = None
    return (subject, goal) if subject is not None and subject.i != token.i else None


def _by_verb(token: Token) -> tuple[Token, Token] | None:
    """Read "X blocks Y": only where what is blocked is a thing one seeks (the data's goals)."""
    words = _words()
    if token.pos_ != "VERB":
        return None
    names = {token.lemma_.lower(), *(f"{token.lemma_.lower()} {w}" for w in ("up",) if particle(token, w))}
    if not names & words.verbs or is_negated(token):
        return None
    what, goal = logical_subject(token), logical_object(token)
    if what is None or goal is None or goal.lemma_.lower() not in words.goals or what.pos_ == "PRON":
        return None
    return what, goal


def _plain(token: Token) -> list[Token]:
    """The tokens of a phrase without its relative clauses."""
    cut = {t.i for c in token.children if c.dep_ in {"relcl", "advcl"} for t in c.subtree}
    return [
        t
        for t in token.subtree
        if t.i not in cut and not (t.is_punct and t.i in {token.right_edge.i, token.left_edge.i})
    ]


def _text(token: Token) -> str:
    """The words of a phrase without its relative clauses."""
    tokens = _plain(token)
    return str(token.doc[min(t.i for t in tokens) : max(t.i for t in tokens) + 1].text)
