"""Did it happen? Negation with its scope, modals, conditionals and plans (codebook section 2, Status; section 7)."""

from spacy.tokens import Token

from dragoman.coder.syntax import VERBAL

NEGATIONS = {"not", "n't", "never", "n’t", "no", "neither", "nor", "without"}
FUTURE = {"will", "’ll", "'ll", "shall", "wo"}
CONDITIONAL = {"would", "could", "might", "may", "should", "can", "’d", "'d", "ca"}
IF_WORDS = {"if", "unless", "should", "whether", "provided", "assuming", "until"}
HEDGED_NOUN = {"possible", "potential", "proposed", "hypothetical", "would-be", "eventual", "likely", "any"}
PLANNED_NOUN = {
    "planned",
    "upcoming",
    "scheduled",
    "forthcoming",
    "coming",
    "future",
    "next",
    "expected",
    "imminent",
    "further",
}
ONGOING_NOUN = {"ongoing", "continuing", "continued"}


def is_negated(token: Token) -> bool:
    """Whether a predicate stands under a negation of its own clause.

    The scope ends at the clause: "refused to sign … and distanced himself" does not negate the second verb.
    """
    for child in token.children:
        if child.dep_ == "neg" or (
            child.lower_ in NEGATIONS and child.dep_ in {"advmod", "det", "preconj", "cc"}
        ):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and any(
            g.lower_ in {"no", "neither"} and g.dep_ == "det" for g in child.children
        ):
            return True
    if token.dep_ in {"acomp", "attr", "oprd"} and token.head.lemma_ == "be":
        return is_negated(token.head)
    if token.dep_ == "pcomp" and token.head.lower_ == "without":
        return True
    return token.dep_ == "pobj" and token.head.lower_ == "without"


def auxiliaries(token: Token) -> set[str]:
    """The auxiliaries of a verb, those of a verb that it is coordinated to included where it has none."""
    own = {c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass"}}
    if not own and token.dep_ == "conj" and token.head.pos_ in VERBAL and token.tag_ == "VB":
        return auxiliaries(token.head)
    if token.dep_ in {"acomp", "attr", "oprd"} and token.head.lemma_ == "be":
        return own | auxiliaries(token.head)
    return own


def has_perfect(token: Token) -> bool:
    """Whether a verb is in the perfect ("has accused", "had turned down"): told of some time before."""
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children)


def is_future(token: Token) -> bool:
    """Whether a verb is in the future: will, shall, "is to V", "is going to V"."""
    aux = auxiliaries(token)
    if aux & FUTURE:
        return True
    ahead = token.dep_ == "xcomp" and token.head.lemma_ in {"be", "go"} and token.head.tag_ != "VBD"
    return "to" in aux and ahead


def is_conditional(token: Token) -> bool:
    """Whether a verb is only possible: could, would, might, or in an if-clause."""
    return bool(auxiliaries(token) & CONDITIONAL) or in_if_clause(token)


def in_if_clause(token: Token) -> bool:
    """Whether a predicate stands in a conditional clause."""
    node = token
    while node.head != node:
        if node.dep_ in {"advcl", "ccomp"} and any(
            c.dep_ == "mark" and c.lower_ in IF_WORDS for c in node.children
        ):
            return True
        if node.dep_ in {"relcl", "ccomp"}:
            break
        node = node.head
    return False


def noun_modifiers(token: Token) -> set[str]:
    """The adjectives and determiners before a noun."""
    return {c.lower_ for c in token.children if c.dep_ in {"amod", "det", "nmod", "compound"}}
