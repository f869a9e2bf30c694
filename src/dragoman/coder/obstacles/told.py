"""What is said to stand in the way: by a noun, by a verb, or as what makes a thing impossible or harder.

Each reader reads one way of telling an obstacle at a token, and gives None where it is not told so.
"""

from spacy.tokens import Token

from dragoman.coder.obstacles.sides import Sides, plain, sides_of, words
from dragoman.coder.status import is_negated
from dragoman.coder.syntax import (
    VERBAL,
    logical_object,
    logical_subject,
    particle,
    prepositional,
    prepositions,
    surface_subject,
)

FINITE = {"VBZ", "VBD", "VBP", "MD"}
# What the parser hangs on the verb though it says of what kind the goal is ("blocked a deal with Chad").
OF_THE_GOAL = {"with", "between", "over", "on", "among", "for", "to"}
IN_THE_WAY = {"stand", "get", "lie", "come", "be", "remain"}


def by_noun(token: Token) -> Sides | None:
    """Read "X remains a key barrier to Y", "the main obstacle to Y is X", "X, an obstacle to Y"."""
    known = words()
    names = {token.lemma_.lower(), f"{token.nbor(-1).lower_ if token.i else ''} {token.lemma_.lower()}"}
    if token.pos_ not in {"NOUN", "PROPN"} or not names & known.nouns:
        return None
    subject: Token | None = None
    if token.dep_ in {"attr", "oprd"} and token.head.pos_ in VERBAL and not is_negated(token.head):
        subject = surface_subject(token.head)
    elif token.dep_ == "nsubj" and token.head.lemma_ in {"be", "remain"} and not is_negated(token.head):
        subject = next((c for c in token.head.children if c.dep_ in {"attr", "ccomp"}), None)
    elif token.dep_ == "appos":
        subject = token.head
    if subject is None or subject.i == token.i:
        return None
    goal = next((t for p in known.prepositions for t in prepositional(token, p)), None)
    if goal is not None:
        return sides_of(subject, goal)
    # "a barrier to trade with Chad": the parser takes the goal for a verb
    verb = next(
        (c for c in token.children if c.dep_ in {"relcl", "acl"} and c.lemma_.lower() in known.goals), None
    )
    if verb is not None and any(c.tag_ == "TO" for c in verb.children):
        tokens = [t for t in verb.subtree if t.tag_ != "TO" and not t.is_punct]
        return Sides(plain(subject), tokens, subject, verb)
    before = next(
        (t for t in reversed(token.doc[: token.sent.start]) if t.lemma_.lower() in known.goals), None
    )
    if token.dep_ == "nsubj" and names & known.pointing and before is not None and before.pos_ == "NOUN":
        return sides_of(subject, before)
    return None


def by_verb(token: Token) -> Sides | None:
    """Read "X blocks Y": only where what is blocked is a thing one seeks (the data's goals)."""
    known = words()
    if token.pos_ != "VERB":
        return None
    names = {token.lemma_.lower(), *(f"{token.lemma_.lower()} {w}" for w in ("up",) if particle(token, w))}
    if not names & known.verbs or is_negated(token):
        return None
    what, goal = logical_subject(token), logical_object(token)
    if what is None or goal is None or what.pos_ == "PRON":
        return None
    doing = next((t for t in prepositional(token, "from") if t.lemma_.lower() in known.doings), None)
    if doing is not None:
        return Sides(plain(what), plain(doing), what, goal)
    if goal.lemma_.lower() not in known.goals:
        return None
    tail = next(
        (p for p in prepositions(token) if p.i == goal.right_edge.i + 1 and p.lower_ in OF_THE_GOAL), None
    )
    return Sides(plain(what), [*plain(goal), *(tail.subtree if tail is not None else ())], what, goal)


def in_the_way(token: Token) -> Sides | None:
    """Read "X stands in the way of Y"."""
    if token.pos_ not in VERBAL or token.lemma_ not in IN_THE_WAY or is_negated(token):
        return None
    way = next((t for t in prepositional(token, "in") if t.lower_ == "way"), None)
    goal = next(iter(prepositional(way, "of")), None) if way is not None else None
    what = surface_subject(token)
    return sides_of(what, goal) if what is not None and goal is not None and what.pos_ != "PRON" else None


def without(token: Token) -> Sides | None:
    """Read "no Y without X": that X is missing."""
    if token.lemma_.lower() not in words().goals or not any(c.lower_ == "no" for c in token.children):
        return None
    for holder in (token, token.head):
        for preposition in prepositions(holder):
            if preposition.lower_ == "without" and preposition.i > token.i:
                thing = next((c for c in preposition.children if c.dep_ in {"pobj", "pcomp"}), None)
                if thing is not None:
                    goal = [t for t in plain(token) if t.i < preposition.i and t.lower_ != "no"]
                    return Sides([preposition, *plain(thing)], goal, thing, token)
    return None


def hinging(token: Token) -> Sides | None:
    """Read "Y hinges on X"."""
    known = words()
    if token.pos_ not in VERBAL or token.lemma_ not in known.hinging or is_negated(token):
        return None
    goal = surface_subject(token)
    what = next((t for word in ("on", "upon") for t in prepositional(token, word)), None)
    if goal is None or what is None or goal.lemma_.lower() not in known.goals:
        return None
    return sides_of(what, goal)


def harder(token: Token) -> Sides | None:
    """Read "X makes Y harder", "X makes it harder to V"."""
    known = words()
    if token.pos_ not in VERBAL or token.lemma_ not in {"make", "render"} or is_negated(token):
        return None
    what = logical_subject(token)
    how = next(
        (c for c in token.children if c.lemma_.lower() in known.harder or c.lower_ in known.harder), None
    )
    if what is None or how is None or what.pos_ == "PRON":
        return None
    goal = next(
        (c for c in (*how.children, *token.children) if c.dep_ in {"nsubj", "dobj"} and c.i > token.i), None
    )
    if goal is None:
        return None
    if goal.lower_ == "it":
        doing = next((c for c in (*how.children, *token.children) if c.dep_ in {"advcl", "xcomp"}), None)
        if doing is None or not any(c.tag_ == "TO" for c in doing.children):
            return None
        return Sides(
            plain(what), [t for t in plain(doing) if t.i > doing.left_edge.i or t.tag_ != "TO"], what, doing
        )
    return sides_of(what, goal) if goal.lemma_.lower() in known.goals else None


def verbless(token: Token) -> Sides | None:
    """Read "The lack of ties hampers trade" where the parser takes the verb for a noun: no other verb is there."""
    known = words()
    sentence = token.sent
    if (
        token.pos_ not in {"NOUN", "PROPN"}
        or not token.lower_.endswith("s")
        or token.lower_[:-1] not in known.verbs
    ):
        return None
    if any(t.tag_ in FINITE for t in sentence) or token.i in {sentence.start, sentence.end - 1}:
        return None
    doc = token.doc
    what = [t for t in doc[sentence.start : token.i] if not t.is_space]
    goal = [t for t in doc[token.i + 1 : sentence.end] if not t.is_space]
    while goal and goal[-1].is_punct:
        goal.pop()
    heads = [t for t in goal if t.lemma_.lower() in known.goals]
    firsts = [t for t in what if t.pos_ in {"NOUN", "PROPN"}]
    if not heads or not firsts:
        return None
    return Sides(what, goal, firsts[0], heads[0])
