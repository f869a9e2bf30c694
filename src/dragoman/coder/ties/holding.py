"""Whether a tie holds: told as so, missing, refused, denied, or only to come."""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.coder.status import HEDGED_NOUN, PLANNED_NOUN, is_conditional, is_future, is_negated
from dragoman.coder.syntax import VERBAL
from dragoman.records import Attribution

LACKING = {"lack", "absence", "break", "severance", "end", "loss"}
LACK_VERBS = {"lack", "seek", "deny", "lose", "suspend", "freeze", "end", "leave", "quit", "cut", "sever"}
REFUSING = {"refuse", "decline", "fail", "stop", "cease"}
# An infinitive tells what is so only under these; else it is wished, planned or asked for.
GOING_ON = {"continue", "begin", "start", "come", "remain", "manage", "appear", "seem", "help"}
TO_COME = {
    "establishment",
    "restoration",
    "normalisation",
    "normalization",
    "opening",
    "resumption",
    "prospect",
}


def is_to_come(token: Token) -> bool:
    """Whether the tie is only wished for or to be made ("the establishment of formal relations", "plans to join")."""
    if is_future(token) or is_conditional(token):
        return True
    if any(c.lower_ in TO_COME | PLANNED_NOUN | HEDGED_NOUN for c in token.children):
        return True
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in TO_COME:
        return True
    infinitive = token.pos_ in VERBAL and any(c.tag_ == "TO" for c in token.children)
    return infinitive and token.head.lemma_ not in GOING_ON | REFUSING


def is_refused(token: Token) -> bool:
    """Whether the tie is one that somebody refuses ("had refused to recognise")."""
    return token.dep_ in {"xcomp", "pcomp"} and (
        token.head.lemma_ in REFUSING or token.head.head.lemma_ in REFUSING
    )


def is_lacking(token: Token) -> bool:
    """Whether the words above say that the tie is missing ("lack of diplomatic ties", "lost its membership")."""
    if token.pos_ in VERBAL:
        return False
    if any(c.lower_ == "no" for c in token.children) and not is_negated(token.head):
        return True
    if token.dep_ == "pobj" and token.head.lower_ in {"of", "without"}:
        return token.head.lower_ == "without" or token.head.head.lemma_.lower() in LACKING
    if token.dep_ not in {"dobj", "nsubjpass"}:
        return False
    return token.head.lemma_ in LACK_VERBS or (token.head.lemma_ != "have" and is_negated(token.head))


def is_disowned(links: Sequence[Attribution]) -> bool:
    """Whether somebody denies or doubts what is told."""
    return any(link.stance != "asserts" for link in links)
