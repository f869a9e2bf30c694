"""The stance that a word takes on what it reports."""

from spacy.tokens import Token

from dragoman.coder.attribution import report_entry
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.status import is_negated
from dragoman.coder.syntax import VERBAL, logical_object
from dragoman.records.coded import Stance

CONFIRMING = {"confirm", "verify", "corroborate", "authenticate"}
DENYING = {"deny", "reject", "dismiss", "refute", "rebut", "disavow", "rubbish", "repudiate"}
CALLING = {"call", "brand", "label", "describe", "denounce"}
FALSE = {"false", "untrue", "baseless", "unfounded", "groundless", "fabrication", "fabricate", "lie", "nonsense", "fake",
         "slander", "absurd"}  # fmt: skip
PLAIN = {"clear", "plain", "known"}
BELIEVING = {"believe", "think"}
# Words that stand for a claim told before: "denied the accusation", "could not verify the reports".
STANDING_FOR = {"report", "claim", "authenticity", "account", "information", "figure", "toll", "allegation", "accusation",
                "charge", "assertion", "statement", "footage", "video", "image", "suggestion", "story", "version", "this",
                "that", "it", "them", "these", "those", "which", "rumour", "rumor", "veracity", "detail"}  # fmt: skip


def stance_of(token: Token, lexicon: Lexicon) -> Stance | None:
    """The stance that a word tells, or None where it reports nothing or says that nobody said so."""
    lemma = token.lemma_.lower()
    if made_clear(token) is not None:
        return None if _negated(token) else "asserts"
    entry = report_entry(token, lexicon)
    if token.pos_ in VERBAL and lemma in CONFIRMING:
        return "cannot-confirm" if _negated(token) or _subject_negated(token) else "asserts"
    if token.pos_ in VERBAL and lemma in DENYING:
        return None if _negated(token) else "denies"
    if lemma in CALLING and any(t.lemma_.lower() in FALSE for t in token.subtree) and not _negated(token):
        thing = logical_object(token)
        return "denies" if thing is not None and thing.lemma_.lower() in STANDING_FOR else None
    if entry is None:
        return None
    if token.pos_ in VERBAL and (_negated(token) or _subject_negated(token)):
        return "doubts" if lemma in BELIEVING else None
    return entry.stance


def made_clear(token: Token) -> Token | None:
    """The clause that somebody "made clear", "made it plain": what is said so is claimed."""
    if token.lemma_ != "make" or token.pos_ not in VERBAL:
        return None
    for word in token.children:
        if word.lower_ in PLAIN and word.i > token.i:
            below = (c for holder in (word, token) for c in holder.children)
            return next((c for c in below if c.pos_ in VERBAL and _is_that_clause(c)), None)
    return None


def _is_that_clause(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _negated(token: Token) -> bool:
    """Whether a report is denied of the verb itself: "did not say", "was unable to confirm"."""
    unable = token.dep_ == "xcomp" and token.head.lemma_ in {"unable", "decline", "refuse", "fail"}
    return is_negated(token) or unable or (token.dep_ == "xcomp" and is_negated(token.head))


def _subject_negated(token: Token) -> bool:
    """Whether nobody reports ("nobody said", "neither of them confirmed")."""
    return any(
        c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in {"neither", "nobody", "none", "noone"}
        for c in token.children
    )
