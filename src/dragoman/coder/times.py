"""When it happened: which date phrase of a sentence belongs to which act (codebook section 2, Time)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from dragoman.coder.attribution import report_entry
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.status import is_future
from dragoman.coder.syntax import VERBAL, clause_of
from dragoman.dates import DatePhrase, Tense, find_dates, resolve
from dragoman.records import Interval, Published

STOPS = {"relcl", "parataxis"}
FUTURE_VERBS = {"plan", "expect", "schedule", "due", "set", "slate", "hope", "intend"}


@dataclass(slots=True)
class Dates:
    """The date phrases of one sentence by the token they hang on."""

    by_governor: dict[int, list[tuple[DatePhrase, Token]]] = field(default_factory=dict)

    @classmethod
    def of(cls, sentence: Span, triggers: Iterable[int]) -> "Dates":
        """Find the date phrases of a sentence and the predicate that each belongs to.

        Args:
            sentence: the sentence.
            triggers: tokens that carry acts: a date inside a noun phrase belongs to its nominal act.
        """
        dates = cls()
        wanted = set(triggers)
        for phrase in find_dates(sentence.text):
            span = sentence.char_span(phrase.start, phrase.end, alignment_mode="expand")
            governor = _governor(span.root, wanted)
            dates.by_governor.setdefault(governor.i, []).append((phrase, span.root))
        return dates

    def at(self, token: Token) -> DatePhrase | None:
        """The first date phrase that hangs on a token."""
        found = self.by_governor.get(token.i)
        return found[0][0] if found else None


def _governor(token: Token, triggers: set[int]) -> Token:
    """The nearest predicate above a date phrase."""
    node = token
    while node.head != node:
        if node.i in triggers and node != token:
            return node
        if node.pos_ in VERBAL and node != token and node.dep_ not in {"aux", "auxpass"}:
            return node
        node = node.head
    return node


def phrase_of(
    dates: Dates, trigger: Token, top: Token, covers: frozenset[int], lexicon: Lexicon, own_speech: bool
) -> DatePhrase | None:
    """The date phrase of an act: on itself, on its light verb or operator, or on the clause it depends on.

    Args:
        dates: of the sentence.
        trigger: the predicate.
        top: the outermost word of its chain.
        covers: the tokens that the act speaks for: a date on one of them is its own ("boycotted a meeting held on …").
        lexicon: tells reporting verbs, whose date is that of the report.
        own_speech: the act is the speech itself ("said on Tuesday that he would …"): then that date is its own.
    """
    for token in (trigger, top):
        found = dates.at(token)
        if found is not None:
            return found
    for number, found_there in dates.by_governor.items():
        governor = top.doc[number]
        if (number in covers and governor.pos_ not in VERBAL) or (
            governor.dep_ == "acl" and governor.head.i in covers
        ):
            return found_there[0][0]
    node = top
    while node.head != node:
        head = node.head
        if node.dep_ in STOPS:
            return None
        if (
            head.pos_ in VERBAL
            and report_entry(head, lexicon) is not None
            and node.dep_ in {"ccomp", "parataxis"}
        ):
            return dates.at(head) if own_speech else None
        if node.dep_ == "ccomp":  # a clause strung on by a semicolon
            return None
        found = dates.at(head)
        if found is not None:
            return found
        node = head
    return None


def interval(
    phrase: DatePhrase, published: Published, anchor: Interval | None, top: Token, planned: bool
) -> Interval | None:
    """The days that a phrase stands for here."""
    tense: Tense = "future" if planned or is_future(clause_of(top)) else "past"
    return resolve(phrase, published, anchor, tense)
