"""Since or until when a tie stands, as exact as the text."""

import msgspec
from spacy.tokens import Token

from dragoman.coder.act import Act
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.ties.holding import LACK_VERBS
from dragoman.coder.times import Dates, interval, phrase_of
from dragoman.coder.who import Who
from dragoman.dates import DatePhrase
from dragoman.dates.meaning import Since
from dragoman.records import Interval, Published

Period = tuple[str | None, str | None]
MONTHS_SHOWN = 7


def period_of(act: Act, dates: Dates, holds: bool, missing: bool, who: Who, lexicon: Lexicon) -> Period:
    """Since or until when, as exact as the text: of what begins or ends, or what is so "since" or "until" then."""
    phrase = phrase_of(dates, act.trigger, act.top, act.covers, lexicon, own_speech=False)
    if phrase is None:
        return None, None
    until = act.trigger.sent.text[: phrase.start].lower().endswith(("until ", "till "))
    changing = act.mode in {"begins", "ends"} and not missing and act.top.tag_ not in {"VBZ", "VBP"}
    frozen = act.nominal and act.trigger.head.lemma_ in LACK_VERBS
    day = day_of(phrase, act.top, who)
    if until:
        return None, day
    if not (changing or frozen or isinstance(phrase.meaning, Since)):
        return None, None
    return (day, None) if holds else (None, day)


def day_of(phrase: DatePhrase, top: Token, who: Who) -> str | None:
    """The day, month or year of a phrase; of "since May" that May."""
    if isinstance(phrase.meaning, Since):
        phrase = msgspec.structs.replace(phrase, meaning=phrase.meaning.what)
    earliest, latest = who.cast.on
    return as_exact(interval(phrase, Published(earliest=earliest, latest=latest), None, top, planned=False))


def as_exact(when: Interval | None) -> str | None:
    """A date as exact as the text: a day, a month or a year."""
    if when is None or when.start is None:
        return None
    if when.end == when.start:
        return when.start.isoformat()
    if when.end is not None and (when.start.year, when.start.month) == (when.end.year, when.end.month):
        return when.start.isoformat()[:MONTHS_SHOWN]
    return when.start.isoformat()[:4] if when.end is not None and when.start.year == when.end.year else None
