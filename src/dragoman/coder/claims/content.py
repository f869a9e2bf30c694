"""What is claimed: its words in the sentence, and whether they tell it or only point back to it."""

from spacy.tokens import Token

from dragoman.coder.claims.stance import CONFIRMING, DENYING, STANDING_FOR, made_clear
from dragoman.coder.status import is_negated
from dragoman.coder.syntax import VERBAL, complement, conjuncts, logical_object, prepositional
from dragoman.records.coded import Stance

CONTENT_PREPOSITIONS = ("regarding", "about", "of", "on", "concerning")
QUESTIONS = {"how", "what", "who", "where", "when", "why", "which"}
EDGES = " ,.;:“”\"'"


def content_of(token: Token, stance: Stance | None) -> Token | None:
    """What is claimed: a clause; of a denial also a thing; of a reporting noun the thing it is about."""
    if token.pos_ in VERBAL:
        clause = made_clear(token)
        if clause is not None:
            return clause
        clause = complement(token)
        if clause is not None and (
            clause.dep_ == "ccomp" or (clause.dep_ == "xcomp" and token.lemma_ in DENYING)
        ):
            return clause
        if stance == "asserts":
            return None
        if token.lemma_ not in {"deny", *CONFIRMING} and not _of_a_claim(token):
            return None  # "rejected talks", "a region that both contest"
        relative = next(
            (c for c in token.children if c.lower_ == "which" and c.dep_ in {"dobj", "nsubjpass"}), None
        )
        return relative if relative is not None else logical_object(token)
    for word in CONTENT_PREPOSITIONS:
        for thing in prepositional(token, word):
            if thing.pos_ == "NOUN":
                return thing
    return None


def _of_a_claim(token: Token) -> bool:
    """Whether what a verb rejects or doubts is a claim, not a thing or an offer."""
    if any(c.lower_ == "which" and c.dep_ in {"dobj", "nsubjpass"} for c in token.children):
        return token.lemma_ in DENYING
    thing = logical_object(token)
    return thing is not None and (thing.lower_ in STANDING_FOR or thing.lemma_.lower() in STANDING_FOR)


def is_unsaid(content: Token) -> bool:
    """Whether a clause tells no proposition: a question within ("how long"), or that one could not confirm."""
    if content.pos_ not in VERBAL:
        return False
    asked = content.doc[content.left_edge.i].lower_ in QUESTIONS
    return asked or any(t.lemma_ in CONFIRMING and is_negated(t) for t in conjuncts(content))


def stands_for_another(content: Token) -> bool:
    """Whether the words stand for a claim told before ("them", "the reports", "its authenticity")."""
    if content.pos_ in VERBAL:
        clause = any(c.dep_ == "mark" and c.lower_ == "that" for c in content.children)
        return content.dep_ not in {"ccomp", "xcomp"} and not clause  # "…, which Chad denied"
    lemma = content.lemma_.lower()
    owned = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in content.children)
    return (
        content.lower_ in STANDING_FOR
        or lemma in STANDING_FOR
        or (owned and len(list(content.children)) == 1)
    )


def told_in(noun: Token) -> Token | None:
    """What an accusation or report says: "reports that P", "the accusation of V-ing"."""
    for child in noun.children:
        if child.dep_ in {"acl", "relcl", "ccomp"} and any(
            c.dep_ == "mark" or (c.lower_ == "that" and c.dep_ not in {"nsubj", "nsubjpass", "dobj"})
            for c in child.children
        ):
            return child
    return next(
        (t for word in CONTENT_PREPOSITIONS for t in prepositional(noun, word) if t.pos_ in VERBAL), None
    )


def proposition_of(content: Token) -> str:
    """The words of a proposition, without the "that" before them."""
    tokens = said(content)
    while len(tokens) > 1 and (tokens[0].dep_ == "mark" or tokens[0].is_punct):
        tokens.pop(0)
    text: str = content.doc[tokens[0].i : tokens[-1].i + 1].text
    return text.strip(EDGES)


def said(content: Token) -> list[Token]:
    """The tokens of what is claimed, up to a relative clause in which somebody denies it."""
    tokens = list(content.subtree)
    cut = {
        t.i
        for r in tokens
        if r.dep_ == "relcl" and r.lemma_ in DENYING and r.i > content.i
        for t in r.subtree
    }
    tokens = stretch_around([t for t in tokens if t.i not in cut], content)
    while len(tokens) > 1 and tokens[-1].is_punct:
        tokens.pop()
    while len(tokens) > 1 and tokens[0].is_punct:
        tokens.pop(0)
    return tokens


def stretch_around(tokens: list[Token], root: Token) -> list[Token]:
    """The unbroken stretch of some tokens around one of them."""
    places = {t.i for t in tokens}
    first = last = root.i
    while first - 1 in places:
        first -= 1
    while last + 1 in places:
        last += 1
    return [t for t in tokens if first <= t.i <= last]
