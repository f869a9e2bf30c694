"""What an article is about: which two parties stand against each other in it, read off all its names beforehand.

Two recipients in five are named only elsewhere in the article (design.md, Where the difficulty lies): the matter
tells who they are.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from spacy.tokens import Span, Token

from dragoman.coder.names import Name
from dragoman.coder.page import Paragraph
from dragoman.coder.syntax import conjuncts

Pair = tuple[str, str]

PARTIES = {"state", "capital", "seat", "adjective", "demonym", "group", "person", "institution", "people"}
LINKS = {"-", "–", "and", "/", "against", "with", "accuses", "accused", "attacks", "vs"}
ONE_SIDE = {"with", "against", "from", "by"}
DISPUTE_WORDS = {
    "conflict", "war", "dispute", "clash", "border", "ceasefire", "truce", "peace", "rival", "foe", "tension",
    "mediate", "mediation", "mediator", "talk", "negotiation", "standoff", "fighting", "fight", "rebel", "attack",
    "sanction", "accuse", "relation", "tie", "recognise", "recognize", "crisis", "invade", "offensive", "treaty",
}  # fmt: skip
MEDIATING_WORDS = {
    "mediate", "mediation", "mediator", "broker", "facilitate", "facilitator", "host", "arbitrate", "envoy",
    "good offices", "intermediary", "go-between", "guarantor",
}  # fmt: skip
THIRD_PARTY_SHARE = 0.25
TITLE_WEIGHT = 3.0
LEAD_WEIGHT = 2.0
LINK_BONUS = 2.0
DISPUTE_BONUS = 1.0


def matter_of(paragraphs: Sequence[Paragraph]) -> Counter[Pair]:
    """Weigh every pair of parties by how much the article sets them beside or against each other.

    Pairs that share a sentence with few others weigh more, as do those in the headline, in the lead, joined by
    a link ("A-B", "A and B") and in sentences with a word of dispute.
    """
    weights: Counter[Pair] = Counter()
    thirds = third_parties(paragraphs)
    bodies = 0
    for paragraph in paragraphs:
        if paragraph.kind == "body":
            bodies += 1
        weight = TITLE_WEIGHT if paragraph.kind == "title" else LEAD_WEIGHT if bodies == 1 else 1.0
        for sentence in paragraph.doc.sents:
            names = [n for n in paragraph.names.every if sentence.start <= n.first < sentence.end]
            _weigh(sentence, [n for n in names if n.id and n.kind in PARTIES], weight, weights)
    counts = Counter(n.id for p in paragraphs for n in p.names.every if n.id is not None)
    for pair in weights:
        weights[pair] *= min(counts[pair[0]], counts[pair[1]])
        if thirds.intersection(pair):
            weights[pair] *= THIRD_PARTY_SHARE  # type: ignore[assignment]
    return weights


def _listed(sentence: Span, one: Name, names: list[Name]) -> bool:
    """Whether a name stands in a list of three or more ("Japan, Australia and Vietnam", "Mali-Niger and Chad")."""
    before = sentence.doc[one.first - 1].text if one.first > sentence.start else ""
    return before in {",", "-", "–"} and any(n.last == one.first - 1 for n in names)


def _same_side(token: Token) -> bool:
    """Whether a name is one of several on one side ("conflicts with India and Afghanistan")."""
    return token.dep_ == "pobj" and token.head.lower_ in ONE_SIDE


def third_parties(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Those whom the article shows mediating, hosting or brokering: they are not what it is about."""
    found: set[str] = set()
    for paragraph in paragraphs:
        for token in paragraph.doc:
            if token.lemma_.lower() not in MEDIATING_WORDS:
                continue
            for child in token.children:
                if child.dep_ in {"nsubj", "poss", "compound", "amod", "npadvmod"}:
                    found |= _ids_under(child, paragraph)
                if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
                    for grand in child.children:
                        found |= _ids_under(grand, paragraph)
            if token.dep_ == "xcomp":
                for child in token.head.children:
                    if child.dep_ == "nsubj":
                        found |= _ids_under(child, paragraph)
    return frozenset(found)


def _ids_under(token: Token, paragraph: Paragraph) -> set[str]:
    """The ids of a name and of those coordinated with it."""
    return {name.id for one in conjuncts(token) if (name := paragraph.names.at(one)) is not None and name.id}


def _weigh(sentence: Span, names: list[Name], weight: float, weights: Counter[Pair]) -> None:
    """Add one sentence."""
    ids = sorted({n.id for n in names if n.id})
    if len(ids) < 2:  # noqa: PLR2004 - no pair
        return
    bonus = DISPUTE_BONUS if any(t.lemma_.lower() in DISPUTE_WORDS for t in sentence) else 0.0
    for a, b in combinations(ids, 2):
        weights[a, b] += weight * (1.0 + bonus) / (len(ids) - 1)  # type: ignore[assignment]
    for pair in _linked(sentence, names):
        weights[pair] += weight * LINK_BONUS  # type: ignore[assignment]


def _linked(sentence: Span, names: list[Name]) -> Iterable[Pair]:
    """Pairs that stand side by side."""
    for one, two in pairwise(names):
        between = [t.lower_ for t in sentence.doc[one.last : two.first]]
        if one.id and two.id and one.id != two.id and len(between) <= 2 and LINKS.intersection(between):  # noqa: PLR2004
            if "and" in between and (_same_side(sentence.doc[one.last - 1]) or _listed(sentence, one, names)):
                continue
            first, second = sorted((one.id, two.id))
            yield first, second
