"""Which date of a sentence belongs to which of its words."""

import re

import msgspec

from dragoman.dates.happenings import Mention
from dragoman.dates.meaning import Anaphor, Before, DatePhrase, Since, Until, Weekday
from dragoman.dates.resolve import span_on
from dragoman.dates.sentences import is_told
from dragoman.dates.spans import Span

_NEAR = 60
_NEAR_SINCE = 110  # "since May" may close a long clause
_NEAR_WEEKDAY = 12
# Words that part a date from what follows it: "said on Monday that the accords ...".
_PARTS_AFTER_DATE = re.compile(
    r"[;:“”\"]|\b(?:that|after|since|following|as|when|while|because|despite|saying|who|which|before|if|amid|where)\b"
)
_PARTS_AFTER_DEED = re.compile(
    r"[;:“”\"]|\b(?:after|since|following|before|as|amid|despite|but|said|says|told)\b"
)


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with its dates and allusions, and where in the page it stands."""

    text: str
    norm: str
    paragraph: int
    phrases: tuple[DatePhrase, ...]
    groups: tuple[tuple[Mention, ...], ...]


def is_dated(phrase: DatePhrase) -> bool:
    """Say whether a phrase has days of its own, whenever the page was published."""
    return span_on(phrase.meaning, None, "unknown") is not None


def touches(mention: Mention, span: Span) -> bool:
    """Say whether a happening falls at least partly into a span of days."""
    first, last = span
    return (first is None or first <= mention.happening.end) and (
        last is None or mention.happening.start <= last
    )


def nearest_date(sentence: Sentence, start: int, end: int) -> DatePhrase | None:
    """Give the date that belongs to words of a sentence: the nearest that nothing parts from them."""
    best: DatePhrase | None = None
    least = _NEAR_SINCE + 1
    for phrase in sentence.phrases:
        meaning = phrase.meaning
        since = isinstance(meaning, Since)
        if isinstance(meaning, Anaphor | Until | Before) or meaning == Since(Anaphor(0, 0, "day")):
            continue
        distance = max(0, start - phrase.end, phrase.start - end)
        if (
            distance <= (_NEAR_SINCE if since else _NEAR)
            and distance < least
            and _together(sentence.norm, phrase, start, end, distance)
        ):
            best, least = phrase, distance
    return best


def _together(norm: str, phrase: DatePhrase, start: int, end: int, distance: int) -> bool:
    if isinstance(phrase.meaning, Weekday) and (distance > _NEAR_WEEKDAY or is_told(norm, phrase.start)):
        return False
    if phrase.end <= start:
        return _PARTS_AFTER_DATE.search(norm, phrase.end, start) is None
    return phrase.start < end or _PARTS_AFTER_DEED.search(norm, end, phrase.start) is None
