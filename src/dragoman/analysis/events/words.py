"""What the words of a telling say beyond its record: matter, numbers, places. Nothing is parsed here."""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from dragoman.analysis.events.tables import concepts, counted, number_words, stem, stopwords

_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*")
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[A-Za-zÀ-ɏ]+(?:[-'’][A-Za-zÀ-ɏ]+)*")
_STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(A-Z])|\n")
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Oo]n|[Oo]ff|[Oo]ver|[Aa]round|[Ff]rom|[Tt]o|[Aa]cross|[Aa]gainst|[Oo]f|[Ii]nside)"
    r" (?:the |a )?(?:[a-z]+(?:ern)? (?:of )?(?:the )?){0,2}"
    r"((?:[A-ZÀ-Þ][\w’-]+)(?: (?:[A-ZÀ-Þ][\w’-]+|al|el|de|of)){0,3})"
)
_NO_PLACE = re.compile(r"\d|-(?:backed|led|held|flagged|made|built|based|born|occupied|controlled)\b")
REACH = 4
"""Words on either side of a number in which that what is counted is looked for."""
FATES = frozenset({"killed", "wounded", "captives", "arrested", "displaced"})
SENTENCE = 400
"""Characters on either side of a quote that its sentence may have."""


def sentence(text: str, start: int, end: int) -> str:
    """Give the sentence or sentences in which `text[start:end]` stands, by full stops and line breaks alone."""
    low, high = max(0, start - SENTENCE), min(len(text), end + SENTENCE)
    first = low
    for found in _STOP.finditer(text, low, start):
        first = found.end()
    last = _STOP.search(text, max(start, end - 1), high)
    return text[first : last.start() if last else high]


@lru_cache(maxsize=100_000)
def _meanings(written: str) -> tuple[str, frozenset[str]]:
    """A word without what hangs on it, and what it stands for."""
    word = written.replace("’", "'").removesuffix("'s").strip("'-")
    if len(word) <= 2 or word in stopwords():  # noqa: PLR2004 - shorter ones are function words or initials
        return word, frozenset()
    return word, concepts().get(word) or frozenset((stem(word),))


def content(text: str, names: AbstractSet[str] = frozenset()) -> frozenset[str]:
    """Give what the words of a text stand for, without names of parties and without words that say little.

    Args:
        text: a sentence or a part of one.
        names: words that name a party, in lower case.
    """
    found: set[str] = set()
    for written in set(_WORD.findall(text.casefold())):
        word, meanings = _meanings(written)
        if word not in names:
            found |= meanings
    return frozenset(found)


def numbers(text: str) -> frozenset[tuple[str, float]]:
    """Give what a text counts and how many: ("killed", 12)."""
    tokens = [token.replace(",", "") for token in _TOKEN.findall(text.casefold())]
    found: set[tuple[str, float]] = set()
    at = next((place for place, token in enumerate(tokens) if _value(token) is not None), len(tokens))
    while at < len(tokens):
        value, after = _number(tokens, at)
        if value is None:
            at += 1
            continue
        what = _counted(tokens, at, after)
        if what:
            found.add((what, value))
        at = after
    return frozenset(found)


def _number(tokens: list[str], at: int) -> tuple[float | None, int]:
    """The number that starts at a token, and the place after it."""
    value: float | None = None
    while at < len(tokens):
        one = _value(tokens[at])
        if one is None or (value is not None and one < 100):  # noqa: PLR2004 - "twelve" after "two" is another
            break
        value = one if value is None else value * one
        at += 1
    return value, at


@lru_cache(maxsize=100_000)
def _value(token: str) -> float | None:
    if token[0].isdigit():
        return float(token)
    parts = [number_words().get(part) for part in token.split("-")]
    known = [part for part in parts if part is not None]
    return float(sum(known)) if len(known) == len(parts) else None


def _counted(tokens: list[str], at: int, after: int) -> str | None:
    """What a number counts: a fate told after it, or before it, comes before the sort of people or things."""
    ahead = _known(tokens[after : after + REACH])
    behind = _known(tokens[max(0, at - REACH) : at][::-1])
    found = [*(FATES & {one} for one in ahead), *(FATES & {one} for one in behind), *({one} for one in ahead)]
    return next((name for names in found for name in names), None)


def _known(tokens: list[str]) -> list[str]:
    """What words next to a number count, as far as the next number or "and"."""
    found: list[str] = []
    for word in tokens:
        if word == "and" or _value(word) is not None:
            break
        if what := counted().get(word):
            found.append(what)
    return found


def place_names(text: str, names: AbstractSet[str] = frozenset()) -> frozenset[str]:
    """Give the capitalised names that stand where places stand ("near Halwan"), names of parties left out."""
    found: set[str] = set()
    for match in _PLACE.finditer(text):
        name = match[1].removesuffix("’s").removesuffix("'s").casefold()
        first = name.split()[0]
        if first not in names and first not in stopwords() and not _NO_PLACE.search(name):
            found.add(name)
    return frozenset(found)
