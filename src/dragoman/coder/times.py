"""When it happened: which date phrase of a sentence belongs to which act (codebook section 2, Time)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec
from spacy.tokens import Span, Token

from dragoman.coder.attribution import report_entry
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.status import auxiliaries, is_future
from dragoman.coder.syntax import VERBAL, clause_of, own_subject
from dragoman.dates import DatePhrase, Tense, find_dates, resolve
from dragoman.dates.meaning import Month, Since, Year
from dragoman.records import Interval, Published

STOPS = {"relcl", "parataxis", "acl"}
# Nouns that are themselves a time: "the night of April 5", "the summer of 2020".
STRETCHES = {"night", "morning", "afternoon", "evening", "day", "hour", "week", "weekend", "month", "year", "summer",
             "winter", "spring", "autumn", "fall", "end", "beginning", "start", "middle", "eve", "half", "quarter", "part",
             "course"}  # fmt: skip
HELD = {"hold", "schedule", "plan", "slate", "set", "convene", "open", "take", "host", "due"}
# A nominal act shares the date of its clause where the clause happened at it.
OCCASIONS = {"during"}
UNDATED = {"duration", "until", "since", "anaphoric"}
OTHER_TIMES = {
    "after",
    "before",
    "since",
    "because",
    "although",
    "though",
    "until",
    "unless",
    "if",
    "despite",
    "than",
}


@dataclass(slots=True)
class Dates:
    """The date phrases of one sentence by the token they hang on."""

    by_governor: dict[int, list[tuple[DatePhrase, Token]]] = field(default_factory=dict)
    by_last: dict[int, DatePhrase] = field(default_factory=dict)

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
            dates.by_last[span.end - 1] = phrase
            governor = _governor(span.root, wanted)
            if governor is None:
                continue
            dates.by_governor.setdefault(governor.i, []).append((phrase, span.root))
        return dates

    def at(self, token: Token) -> DatePhrase | None:
        """The first date phrase that hangs on a token."""
        found = self.by_governor.get(token.i)
        return found[0][0] if found else None

    def before_when(self, clause: Token) -> DatePhrase | None:
        """The date that a clause tells more of: "on Monday, when Chad …", "since Monday, when …"."""
        when = next((c for c in clause.children if c.lower_ == "when" and c.i < clause.i), None)
        if when is None:
            return None
        comma = when.i > 0 and when.nbor(-1).text == ","
        phrase = self.by_last.get(when.i - 2 if comma else when.i - 1)
        if phrase is not None and isinstance(phrase.meaning, Since):
            return msgspec.structs.replace(phrase, kind="day", meaning=phrase.meaning.what)
        return phrase


def _governor(token: Token, triggers: set[int]) -> Token | None:
    """The predicate that a date phrase belongs to; None where it only names a thing ("the treaty of 2002")."""
    named = _named_thing(token)
    if named is not None:
        return named if named.i in triggers else None
    node = token
    while node.head != node:
        if node.i in triggers and node != token:
            return node
        if node.pos_ in VERBAL and node != token and node.dep_ not in {"aux", "auxpass"}:
            return node
        node = node.head
    return node


def _named_thing(token: Token) -> Token | None:
    """The noun that a date is part of the name of: "the war of 2008", "the 2015 deal"; None if it dates an act."""
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ in {"NOUN", "PROPN"}:
        noun = head.head
    elif token.dep_ in {"nummod", "compound", "nmod", "amod"} and head.pos_ in {"NOUN", "PROPN"}:
        noun = head
    else:
        return None
    return None if noun.ent_type_ in {"DATE", "TIME"} or noun.lemma_.lower() in STRETCHES else noun


def phrase_of(
    dates: Dates,
    trigger: Token,
    top: Token,
    covers: frozenset[int],
    lexicon: Lexicon,
    own_speech: bool,
    about_other: bool = False,
) -> DatePhrase | None:
    """The date phrase of an act: on itself, on its light verb or operator, or on the clause it depends on.

    Args:
        dates: of the sentence.
        trigger: the predicate.
        top: the outermost word of its chain.
        covers: the tokens that the act speaks for: a date on one of them is its own ("boycotted a meeting held on …").
        lexicon: tells reporting verbs, whose date is that of the report.
        own_speech: the act is the speech itself ("said on Tuesday that he would …"): then that date is its own.
        about_other: the act speaks of another ("condemned Friday's attack"): dates within its words are that one's.
    """
    for token in (trigger, top):
        found = dates.at(token) or _of_occasion(dates, token)
        if found is not None:
            return found
    if not about_other:
        for number, found_there in dates.by_governor.items():
            if _within(top.doc[number], covers):
                return found_there[0][0]
    return _from_above(dates, trigger, top, lexicon, own_speech)


def _of_occasion(dates: Dates, verb: Token) -> DatePhrase | None:
    """The date of the occasion at which an act was done ("offered help during talks in Oslo last month")."""
    things = [c for c in verb.children if c.dep_ == "dobj"]
    for preposition in (c for holder in (verb, *things) for c in holder.children):
        if preposition.lower_ in OCCASIONS:
            for occasion in preposition.children:
                if occasion.dep_ == "pobj" and dates.at(occasion) is not None:
                    return dates.at(occasion)
    return None


def _within(governor: Token, covers: frozenset[int]) -> bool:
    """Whether a date's governor lies in what an act speaks for: its noun, or a participle on it ("held on …")."""
    if governor.pos_ not in VERBAL:
        return governor.i in covers
    if governor.dep_ not in {"acl", "relcl"}:
        return False
    noun = governor.head
    while noun.i not in covers and governor.lemma_ in HELD and noun.dep_ in {"pobj", "prep"}:
        noun = noun.head  # the parser hangs "held" on the nearest noun: "a summit of the bloc held on Monday"
    return noun.i in covers and (governor.dep_ == "acl" or governor.lemma_ in HELD)


def _from_above(
    dates: Dates, trigger: Token, top: Token, lexicon: Lexicon, own_speech: bool
) -> DatePhrase | None:
    """The date of the clause that an act depends on, as far as the clause shares it."""
    node = top
    nominal = trigger.pos_ not in VERBAL
    while node.head != node:
        head = node.head
        explained = dates.before_when(node)
        if explained is not None:
            return explained
        if node.dep_ in STOPS or (nominal and node.dep_ == "pobj" and head.lower_ not in OCCASIONS):
            return None
        mark = next((c for c in node.children if c.dep_ == "mark" and c.lower_ in OTHER_TIMES), None)
        if node.dep_ == "advcl" and mark is not None:
            return _beside(dates, head, mark)
        if (
            head.pos_ in VERBAL
            and report_entry(head, lexicon) is not None
            and node.dep_ in {"ccomp", "parataxis"}
        ):
            return dates.at(head) if own_speech else _at_its_end(dates, head, node)
        if node.dep_ == "ccomp":  # a clause strung on by a semicolon
            return None
        if node.dep_ == "conj" and head.pos_ in VERBAL:
            return _shared(dates, head, node)
        found = dates.at(head)
        if found is not None:
            return found
        node = head
    return None


def _at_its_end(dates: Dates, report: Token, clause: Token) -> DatePhrase | None:
    """A second date that the parser hangs on the report though it ends the reported clause.

    "She disclosed on Monday that they had met during a summit earlier this year."
    """
    first, *others = dates.by_governor.get(report.i, [(None, report)])
    later = [phrase for phrase, word in others if word.i > clause.i]
    return later[0] if first[1].i < clause.i and later else None


def _beside(dates: Dates, head: Token, mark: Token) -> DatePhrase | None:
    """The date of a main clause where a clause about another time shares it all the same.

    "Hours after" is the same day; what was done "last month after" something followed it closely.
    """
    phrase = dates.at(head)
    if phrase is None or mark.lower_ not in {"after", "before"}:
        return None
    close = any(c.lower_ in {"hours", "minutes", "hour", "shortly"} for c in mark.children) or (
        mark.i > 0 and mark.nbor(-1).lower_ in {"hours", "minutes", "hour", "shortly"}
    )
    wide = mark.lower_ == "after" and (
        isinstance(phrase.meaning, Month | Year)
        or getattr(phrase.meaning, "unit", "day") in {"month", "year"}
    )
    return phrase if close or wide else None


def _shared(dates: Dates, first: Token, later: Token) -> DatePhrase | None:
    """The date that coordinated verbs share, in the same part of the sentence: one told with the first of them.

    A verb with a subject of its own shares only a date that opens the sentence; none shares one told after it.
    """
    if any(t.text == ";" for t in first.doc[first.i : later.i]):
        return None
    own = own_subject(later) is not None
    for phrase, word in dates.by_governor.get(first.i, ()):
        if word.i < first.i or (word.i < later.i and not own):
            return phrase
    if first.dep_ == "conj" and first.head.pos_ in VERBAL:
        return _shared(dates, first.head, first)
    return None


def told_day(dates: Dates, sentence: Span, published: Published, anchor: Interval | None) -> Interval | None:
    """The day that a sentence without an act tells of by its main verb: later sentences count from it."""
    for number in sorted(dates.by_governor):
        verb = sentence.doc[number]
        phrase = dates.by_governor[number][0][0]
        if verb.tag_ not in {"VBD", "VBN"} or verb.dep_ not in {"ROOT", "conj"} or phrase.kind in UNDATED:
            continue
        when = interval(phrase, published, anchor, verb, planned=False)
        late = when and when.start and published.latest and when.start > published.latest
        if when is not None and not late:
            return when
    return None


def interval(
    phrase: DatePhrase, published: Published, anchor: Interval | None, top: Token | None, planned: bool
) -> Interval | None:
    """The days that a phrase stands for here; `top` is the verb whose tense tells whether it looks ahead."""
    clause = clause_of(top) if top is not None else None
    ahead = planned or (clause is not None and (is_future(clause) or "would" in auxiliaries(clause)))
    tense: Tense = "future" if ahead else "past"
    return resolve(phrase, published, anchor, tense)
