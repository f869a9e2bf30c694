"""Gathering the evidence of an undated page, sentence by sentence."""

import re
from collections.abc import Iterator, Sequence
from textwrap import shorten

from dragoman.dates.evidence import (
    ALLUDED,
    HABIT,
    LEAD_DATE,
    MONTH_AFTER,
    Evidence,
    dated_weekday,
    days_after,
    from_day,
    in_months,
    linked,
    not_early_in_month,
    pegged,
    recent,
    until_day,
    upcoming,
)
from dragoman.dates.find import find_dates
from dragoman.dates.happenings import HappeningFinder, Mention
from dragoman.dates.meaning import (
    Anaphor,
    Before,
    Current,
    DatePhrase,
    Day,
    Duration,
    Month,
    Range,
    Since,
    Tense,
    Until,
    Weekday,
)
from dragoman.dates.nearby import Sentence, is_dated, nearest_date, touches
from dragoman.dates.resolve import span_on
from dragoman.dates.sentences import is_told, sentences, tense_before
from dragoman.dates.words import normal

_FEW = 2
_NEWS = 0.6  # the share of a page that tells the news before its background
_LEAD = 3  # paragraphs in which the news itself is told
_RECENT = re.compile(r"\b(?:recent|latest|recently|this week's|ongoing|fresh|renewed)\b")
_OVER = re.compile(
    r"\b(?:(?:breakdown|collapse|end|failure|conclusion) of|collapsed|ended|failed|concluded|broke down)\b"
)


def read(paragraphs: Sequence[str], finder: HappeningFinder) -> list[Sentence]:
    """Read the paragraphs of a page into sentences."""
    found = []
    for number, paragraph in enumerate(paragraphs):
        for text in sentences(paragraph):
            phrases = tuple(p for p in find_dates(text) if not isinstance(p.meaning, Duration))
            groups = tuple(_grouped(finder.find(text)))
            if phrases or groups:
                found.append(
                    Sentence(text=text, norm=normal(text), paragraph=number, phrases=phrases, groups=groups)
                )
    return found


def _grouped(mentions: list[Mention]) -> Iterator[tuple[Mention, ...]]:
    """Take mentions by the same words as one allusion; the most telling patterns decide whose."""
    left = sorted(mentions, key=lambda m: (m.start, m.end))
    while left:
        group, end, rest = [left[0]], left[0].end, []
        for mention in left[1:]:
            if mention.start < end:
                group.append(mention)
                end = max(end, mention.end)
            else:
                rest.append(mention)
        most = max(m.parts for m in group)
        yield tuple(m for m in group if m.parts == most)
        left = rest


def gather(page: Sequence[Sentence], paragraphs: int) -> Iterator[Evidence]:
    """Give the evidence of all sentences."""
    lead = lead_weekday(page, paragraphs)
    for sentence in page:
        for phrase in sentence.phrases:
            yield from _of_phrase(phrase, sentence)
        for group in sentence.groups:
            yield from _of_group(group, sentence, lead if sentence.paragraph < _NEWS * paragraphs else None)
    yield from _of_months(page)


def lead_weekday(page: Sequence[Sentence], paragraphs: int) -> int | None:
    """Give the weekday by which the page tells its news: the first told as past before the background begins."""
    for sentence in page:
        if sentence.paragraph >= _NEWS * paragraphs:
            break
        for phrase in sentence.phrases:
            meaning = phrase.meaning
            bare = isinstance(meaning, Weekday) and meaning.which == "bare" and meaning.week is None
            if isinstance(meaning, Weekday) and bare and tense_before(sentence.norm, phrase.start) == "past":
                return meaning.weekday
    return None


def told_weekdays(page: Sequence[Sentence]) -> tuple[set[int], set[int]]:
    """Give the bare weekdays told as past and those told as to come."""
    past: set[int] = set()
    ahead: set[int] = set()
    for s in page:
        for p in s.phrases:
            if isinstance(p.meaning, Weekday) and p.meaning.which == "bare" and p.meaning.week is None:
                (ahead if tense_before(s.norm, p.start) == "future" else past).add(p.meaning.weekday)
    return past, ahead


def _of_phrase(phrase: DatePhrase, sentence: Sentence) -> Iterator[Evidence]:
    meaning, why = phrase.meaning, f"'{phrase.text}'"
    tense = tense_before(sentence.norm, phrase.start)
    if isinstance(meaning, Until | Before | Anaphor):
        return
    span = span_on(meaning, None, "unknown")
    if span is not None and span[0] is not None:
        if tense == "past":
            yield from_day(span[0], why)
            # the news itself has no year; where it does, a weekday or a verb of telling shows it
            news = isinstance(meaning, Day) and (
                meaning.weekday is not None or is_told(sentence.norm, phrase.start)
            )
            if news and sentence.paragraph < _LEAD:
                yield days_after([span[0]], 7, why, LEAD_DATE)
        elif span[1] is not None and not isinstance(meaning, Since):
            yield until_day(span[1], f"{why} still to come")
    elif isinstance(meaning, Day) and meaning.weekday is not None:
        yield dated_weekday(meaning, why)
    elif tense == "past":
        yield from _habits(phrase, why)


def _habits(phrase: DatePhrase, why: str) -> Iterator[Evidence]:
    """What the wording alone says of the time of year: "this June" is not said in spring."""
    meaning = phrase.meaning
    if isinstance(meaning, Month) and meaning.which == "this":
        yield in_months(set(range(meaning.month, 13)), why, MONTH_AFTER)
    if isinstance(meaning, Since):
        meaning = meaning.what
    if isinstance(meaning, Month) and meaning.which == "bare" and meaning.part == "whole":
        yield in_months(set(range(1, 13)) - {meaning.month}, f"{why} is not this month", HABIT)
    if meaning == Current("year", 0, "so-far"):
        yield in_months(set(range(2, 13)), why, HABIT)
    if meaning == Current("month", 0, "so-far"):
        yield not_early_in_month(why)


def _of_group(group: tuple[Mention, ...], sentence: Sentence, lead: int | None) -> Iterator[Evidence]:
    start, end = min(m.start for m in group), max(m.end for m in group)
    phrase = nearest_date(sentence, start, end)
    if phrase is not None and is_dated(phrase):
        span = span_on(phrase.meaning, None, "unknown")
        group = tuple(m for m in group if span and touches(m, span))
        phrase = None
    if not group:
        return
    tense: Tense = tense_before(sentence.norm, min(start, phrase.start) if phrase else start)
    is_recent = _RECENT.search(sentence.norm, max(0, start - 25), end) is not None
    name = _name(group, sentence, start, end)
    if is_recent or {tense, tense_before(sentence.norm, end)} == {"past"}:
        over = _OVER.search(sentence.norm, max(0, start - 25), end + 25) is not None
        yield from_day(min(m.happening.end if over else m.happening.start for m in group), name, ALLUDED)
    link = linked(group, phrase.meaning, tense, f"'{phrase.text}' with {name}") if phrase else None
    if link:
        yield link
    elif is_recent:
        yield recent(group, f"{name} recent")
    elif tense == "future" and (ahead := upcoming(group, f"{name} still to come")):
        yield ahead
    peg = pegged(group, lead, f"news of {name}") if lead is not None and not link else None
    if peg and tense == "past":
        yield peg


def _name(group: tuple[Mention, ...], sentence: Sentence, start: int, end: int) -> str:
    names = dict.fromkeys(m.happening.name for m in group)
    if len(names) <= _FEW:
        return " or ".join(names)
    return f"'{shorten(sentence.text[start:end], 60, placeholder='…')}'"


def _of_months(page: Sequence[Sentence]) -> Iterator[Evidence]:
    """Where "last month" stands with days told by their month alone, it is the month after one of theirs."""
    named: set[int] = set()
    last_month = False
    for s in page:
        for p in s.phrases:
            meaning = p.meaning.first if isinstance(p.meaning, Range) else p.meaning
            if isinstance(meaning, Day) and meaning.year is None and tense_before(s.norm, p.start) == "past":
                named.add(meaning.month)
            last_month |= meaning == Current("month", -1)
    if last_month and named:
        yield in_months({m % 12 + 1 for m in named}, "'last month' with the days it names", MONTH_AFTER)
