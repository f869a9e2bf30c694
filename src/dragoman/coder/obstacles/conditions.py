"""What waits for something, or is refused because of something: the condition or the reason is the obstacle."""

from spacy.tokens import Token

from dragoman.coder.obstacles.sides import Sides, plain, words
from dragoman.coder.status import is_negated
from dragoman.coder.syntax import VERBAL, prepositional, prepositions, surface_subject

AHEAD = {"will", "wo", "'ll", "’ll", "would", "could", "can", "ca", "may", "might"}
BECAUSE = {"because", "owing", "due", "over"}
TYING = {"tie", "link", "root", "base", "ground", "anchor", "bind", "drive", "shape"}
CONDITIONS = {"unless", "until", "till"}


def impossible(token: Token) -> Sides | None:
    """Read "Y is impossible as long as X", "Y cannot begin until X": the condition with its unless or until."""
    known = words()
    if token.pos_ not in VERBAL or token.dep_ in {"aux", "auxpass"}:
        return None
    said = {c.lemma_.lower() for c in token.children if c.dep_ in {"acomp", "attr", "oprd"}}
    never = is_negated(token) and any(
        c.lower_ in {"can", "ca", "will", "wo", "could", "would"} for c in token.children
    )
    goal = surface_subject(token)
    possible = "possible" in said and is_negated(token)
    if (
        goal is None
        or goal.lemma_.lower() not in known.goals
        or not (said & known.impossible or never or possible)
    ):
        return None
    if any(c.lower_ == "no" for c in goal.children) and not said:
        return None
    for holder in (token, *token.children):
        for clause in (c for c in holder.children if c.dep_ == "advcl"):
            mark = next((c for c in clause.children if c.dep_ == "mark"), None)
            if mark is None or not (mark.lower_ in CONDITIONS or holder.lower_ == "long"):
                continue
            tokens = [t for t in plain(clause) if mark.lower_ in CONDITIONS or t.i != mark.i]
            return Sides(tokens, plain(goal), clause, goal)
    return None


def conditioned(token: Token) -> Sides | None:
    """Read "refused to open the crossing so long as X", "will be paused until X", "would come back if X".

    What is withheld is the goal, what it waits for the obstacle; an "if" counts only for what one seeks.
    """
    known = words()
    if token.pos_ != "VERB":
        return None
    modals = {c.lower_ for c in token.children if c.dep_ == "aux"}
    refusing = token.lemma_.lower() in known.refusing
    open_yet = bool(modals & AHEAD) or is_negated(token) or refusing
    held = is_negated(token) or refusing
    inner = [c for c in token.children if c.dep_ == "xcomp"] if refusing else []
    below = [c for holder in (token, *inner) for c in holder.children]
    condition = next((c for c in below if c.dep_ == "advcl" and _waits(c, held)), None)
    if condition is None:
        long = next((c for c in below if c.lower_ == "long"), None)
        condition = next((c for c in long.children if c.dep_ == "advcl"), None) if long is not None else None
    seeking = token.lemma_.lower() in known.seeking
    if condition is None and seeking:
        condition = next(
            (c for c in token.children if c.dep_ == "advcl" and _mark(c) in {"if", "once"}), None
        )
    subject = surface_subject(token)
    if condition is None or not open_yet or subject is None:
        return None
    goal = next((c for c in token.children if c.dep_ in {"xcomp", "dobj"}), token) if refusing else token
    holder = condition if condition.head in (token, *inner) else condition.head
    outside = {t.i for t in holder.subtree}
    tokens = [
        t for t in plain(goal) if t.i not in outside and not (goal is token and t.dep_ in {"punct", "mark"})
    ]
    what = [t for t in plain(condition) if t.lower_ != "as"]
    return Sides(what, tokens, condition, subject)


def refused_over(token: Token) -> Sides | None:
    """Read "does not recognise Chad, a stance rooted in X", "refuses to open the border because of X"."""
    known = words()
    refusing = token.lemma_.lower() in known.refusing
    if token.pos_ != "VERB" or not (is_negated(token) or refusing):
        return None
    subject = surface_subject(token)
    reason = _reason(token)
    if subject is None or reason is None:
        return None
    goal = next((c for c in token.children if c.dep_ in {"xcomp", "dobj"}), token) if refusing else token
    left_out = {w.i for c in token.children if c.dep_ in {"neg", "aux", "nsubj", "mark"} for w in c.subtree}
    head = reason
    while head.head not in (token, goal) and head.head != head and head.i > token.i:
        head = head.head
    left_out |= {w.i for w in head.subtree}  # with its "because of", or the stance that is tied to it
    tokens = [t for t in plain(goal) if t.i not in left_out]
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    return Sides(plain(reason), tokens, reason, subject) if tokens else None


def _reason(token: Token) -> Token | None:
    """Why something is refused: what follows "because of", "owing to", "over"; what the stance is tied to."""
    inner = [c for c in token.children if c.dep_ == "xcomp"]
    for preposition in (p for verb in (token, *inner) for p in prepositions(verb)):
        if preposition.lower_ in BECAUSE:
            found = next((c for c in preposition.subtree if c.dep_ == "pobj"), None)
            if found is not None:
                return found
    stances = (
        t
        for t in token.sent
        if t.i > token.i + 1 and t.nbor(-2).text == "," and t.lemma_.lower() in words().stances
    )
    for stance in stances:
        for held in (c for c in stance.children if c.dep_ == "acl" and c.lemma_.lower() in TYING):
            found = next((t for word in ("to", "in", "on", "by") for t in prepositional(held, word)), None)
            if found is not None:
                return found
    return None


def _waits(clause: Token, held: bool) -> bool:
    """Whether a clause says what must be first: "unless X", "only after X"; "until X" of what is held back."""
    mark = _mark(clause)
    only = any(c.lower_ == "only" for c in (*clause.children, *clause.head.children))
    return (
        mark == "unless"
        or (held and mark in CONDITIONS)
        or (only and mark in {"after", "when", "if", "once"})
    )


def _mark(clause: Token) -> str:
    """The conjunction of a clause."""
    return next((c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"} and c.i < clause.i), "")
