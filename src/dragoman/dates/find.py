"""Finding the date phrases of a text: openers, the rules they call, the longest match."""

import re
from collections import defaultdict
from typing import NamedTuple

from dragoman.dates.anaphora_rules import ANAPHORA_RULES
from dragoman.dates.calendar_rules import CALENDAR_RULES
from dragoman.dates.meaning import (
    Anaphor,
    Before,
    DatePhrase,
    Kind,
    Meaning,
    Range,
    Since,
    Until,
)
from dragoman.dates.relative_rules import RELATIVE_RULES
from dragoman.dates.rule import Rule, View
from dragoman.dates.words import either, normal


class _Hit(NamedTuple):
    start: int
    end: int
    kind: Kind
    meaning: Meaning | None


def _by_opener() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = defaultdict(list)
    for each in (*CALENDAR_RULES, *RELATIVE_RULES, *ANAPHORA_RULES):
        for opener in each.openers:
            table[opener].append(each)
    return {opener: tuple(rules) for opener, rules in table.items()}


_RULES = _by_opener()
# Words that frame another date: "since May", "from May to July", "by the end of the year".
_FRAMES = frozenset({"since", "until", "till", "by", "before", "from", "between", "through"})
_WORDS = sorted({*_RULES, *_FRAMES} - {"#"})
_OPENS = rf"(?:({either(_WORDS)})(?!\w)|(?<!,)\d)"
_OPENER = re.compile(rf"(?<![\w$€£#/.-]){_OPENS}")
_SECOND = re.compile(_OPENS)  # within a phrase, where a dash may stand before it
_SINCE = re.compile(r"since (?:the |as early as |as far back as |at least )?")
_UNTIL = re.compile(r"(?:until|till|by|through)(?: the)? ")
_BEFORE = re.compile(r"before(?: the)? ")
_FROM = re.compile(r"(?:from|between) (?:the )?")
_JOIN = re.compile(r"(?: ?- ?| to | and | until | till | through )(?:the )?")
_THROUGH = re.compile(r" ?- ?| to | through ")
_EXTENDABLE = frozenset({"day", "weekday", "month", "year"})
_SINCE_THEN = re.compile(r"since (?:then|that time|that day)\b")
# "has since bombed": since what was told last; an article or a date after it would be the beginning itself
_HAS = re.compile(r"\b(?:has|have|had|'ve) $")
_SINCE_ALONE = re.compile(r"since (?:then )?(?=[a-z]+(?:ed|en|wn|ne|de|ught|ut|nt|pt|ld|lt|id|ft|st|rd)\b)")
_ENDS_CLAUSE = re.compile(r" *(?:[.,;:)]|$|and\b|but\b|when\b|while\b)")
_PREPOSITION = re.compile(r"\b(?:early on|late on|on|in|at|during|over|throughout|as of)( the)? $")
_FRAMED = re.compile(rf"{either(_FRAMES)}\b")
_ARTICLE = re.compile(r"\bthe $")
# What follows the article as a noun phrase of its own: "in the past week", "at the end of May".
_TAKES_ARTICLE = re.compile(
    r"(?:past|last|next|coming|recent|following|same|previous|preceding|very|current|weekend|early|mid|late|"
    r"(?:18|19|20)\d0s|beginning|start|middle|end|close|first|second|third|fourth|final|day|spring|summer|autumn|fall|winter)\b"
)


def find_dates(text: str) -> tuple[DatePhrase, ...]:
    """Find the date phrases of a sentence or paragraph.

    Args:
        text: any text; line breaks count as spaces.

    Returns:
        Disjoint phrases in order, each the longest at its place, with the
        preposition that belongs to it ("on Tuesday"). Durations ("four-day")
        are among them, of kind `duration`; counts, ages and the numbers of
        resolutions are not.
    """
    view = View(text, normal(text))
    phrases: list[DatePhrase] = []
    at = floor = 0
    while opener := _OPENER.search(view.norm, at):
        hit = _longest(view, opener.start(), opener[1] or "#")
        if hit is None:
            at = opener.end()
            continue
        hit = _extended(view, hit)
        at = hit.end
        if hit.meaning is not None:
            start = _leftward(view.norm, hit, floor)
            phrases.append(
                DatePhrase(
                    start=start, end=hit.end, text=text[start : hit.end], kind=hit.kind, meaning=hit.meaning
                )
            )
        floor = at
    return tuple(phrases)


def _longest(view: View, at: int, opener: str) -> _Hit | None:
    """Try all rules of an opener and the frames; the longest match wins, the first of equals."""
    best = _framed(view, at, opener) if opener in _FRAMES else None
    for each in _RULES.get(opener, ()):
        match = each.pattern.match(view.norm, at)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        found = each.build(match, view)
        if found is not None:
            best = _Hit(at, match.end(), *found)
    return best


def _inner(view: View, at: int) -> _Hit | None:
    """Read the date that a frame holds; it must be one, not a duration or another frame."""
    opener = _SECOND.match(view.norm, at)
    if opener is None or opener[1] in _FRAMES:
        return None
    hit = _longest(view, at, opener[1] or "#")
    return hit if hit is not None and hit.meaning is not None and hit.kind != "duration" else None


def _framed(view: View, at: int, opener: str) -> _Hit | None:
    if opener in {"from", "between"}:
        return _from_to(view, at)
    if opener == "since":
        return _since(view, at)
    pattern = _BEFORE if opener == "before" else _UNTIL
    head = pattern.match(view.norm, at)
    inner = _inner(view, head.end()) if head else None
    if inner is None or inner.meaning is None:
        return None
    if opener == "before":
        if not _ENDS_CLAUSE.match(view.norm, inner.end):
            return None  # "before the 2015 deal" dates the deal, not what came before it
        return _Hit(at, inner.end, "until", Before(inner.meaning))
    return _Hit(at, inner.end, "until", Until(inner.meaning))


def _since(view: View, at: int) -> _Hit | None:
    then = _SINCE_THEN.match(view.norm, at)
    if then:
        return _Hit(at, then.end(), "since", Since(Anaphor(0, 0, "day")))
    head = _SINCE.match(view.norm, at)
    inner = _inner(view, head.end()) if head else None
    if inner is not None and inner.meaning is not None:
        return _Hit(at, inner.end, "since", Since(inner.meaning))
    if _HAS.search(view.norm, max(0, at - 6), at) and _SINCE_ALONE.match(view.norm, at):
        return _Hit(at, at + len("since"), "since", Since(Anaphor(0, 0, "day")))
    return None


def _from_to(view: View, at: int) -> _Hit | None:
    head = _FROM.match(view.norm, at)
    first = _inner(view, head.end()) if head else None
    join = _JOIN.match(view.norm, first.end) if first else None
    last = _inner(view, join.end()) if join else None
    if first is None or last is None or first.meaning is None or last.meaning is None:
        return None
    return _Hit(at, last.end, "range", Range(first.meaning, last.meaning))


def _extended(view: View, hit: _Hit) -> _Hit:
    """Read on where a second date of the same kind ends a range: "Monday to Wednesday"."""
    join = _THROUGH.match(view.norm, hit.end) if hit.kind in _EXTENDABLE and hit.meaning else None
    last = _inner(view, join.end()) if join else None
    if hit.meaning is None or last is None or last.meaning is None or last.kind != hit.kind:
        return hit
    return _Hit(hit.start, last.end, "range", Range(hit.meaning, last.meaning))


def _leftward(norm: str, hit: _Hit, floor: int) -> int:
    """Take in the preposition before a date: "on Tuesday", "in the past week"."""
    if _FRAMED.match(norm, hit.start):
        return hit.start
    own_article = _TAKES_ARTICLE.match(norm, hit.start) is not None
    preposition = _PREPOSITION.search(norm, max(floor, hit.start - 18), hit.start)
    if preposition and (own_article or not preposition[1]):
        return preposition.start()
    article = _ARTICLE.search(norm, max(floor, hit.start - 4), hit.start)
    if article and own_article:
        return article.start()
    return hit.start
