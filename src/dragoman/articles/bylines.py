"""Bylines: who signs the article, a person, a desk or the outlet itself."""

import re
from typing import NamedTuple

from dragoman.articles.phrases import fold, phrases
from dragoman.articles.printed_dates import dates_in, is_date_label, is_date_line

_SIGNED = re.compile(
    r"^(?:(?:written|reported|posted|published|authored|compiled|story|text|report|analysis|words|opinion|edited)\s+by|by|author|authors|writer|"
    r"reporter|correspondent)\s*(?::|\||-|–|—)?\s+(?P<name>\S.*)$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^[(\[]?(?:(?:additional |with )?(?:reporting|writing|editing|inputs?|contributions?|material|files?)\s+(?:by|from)\b"
    r"|with (?:agency |agencies )?(?:inputs?|files|reports?|contributions?)\b|compiled (?:by|from)\b|translated by\b|edited by\b"
    r"|this (?:story|report|article) (?:was|has been) (?:\w+ )?(?:published|edited|produced|compiled|generated|translated)\b"
    r"|\(?reporting by\b|originally published\b|first published (?:by|in|on)\b)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^(?:source|sources|via|agency|courtesy|publisher)\s*[:–—-]\s*(?P<name>\S.{1,60})$", re.IGNORECASE
)
_PUBLISHED_IN = re.compile(
    r"^(?:originally )?published in (?P<name>(?:the )?[A-Z][\w &.'’-]{1,40}?),?\s+(?:on\s+)?(?=\S*\s?\d|[A-Z][a-z]+\s\d)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*(?:[|•·●]|::)\s*|\s+[–—-]\s+|\s*/\s+|,\s+(?=[A-Z][a-z]+\s+\d)|\s{3,}|\s+(?=on\s+[A-Z0-9])|\s+(?=by\s+\S)|\s+(?=(?:published|updated|posted)\b)",
    re.IGNORECASE,
)
_NAME_TOKEN = re.compile(r"^(?:[A-ZÀ-ÞĀ-Ž][\w.'’-]*|de|del|da|van|von|der|bin|al|el|ul|and|&|the|of|in)$")
_AWAY = re.compile(r"\s*(?:\(.*?\)|<.*?>|@\S+|\S+@\S+)\s*")
_LONGEST = 14
_LONGEST_NAME = 5


class Byline(NamedTuple):
    """Who signs, and the outlet if the signature is one."""

    name: str | None
    outlet: str | None


def read_byline(line: str) -> Byline | None:
    """Read a line that says who wrote, edited or supplied the article.

    Args:
        line: the clean words of a line outside running text.

    Returns:
        The name as printed; None where the line is no byline.
    """
    words = line.split()
    if _CREDIT.match(line) and len(words) <= 3 * _LONGEST:
        return Byline(None, None)
    if published_in := _PUBLISHED_IN.match(line):
        return Byline(None, published_in["name"]) if dates_in(line) and len(words) <= _LONGEST else None
    if len(words) > _LONGEST or (line.rstrip().endswith((".", "!", "?")) and len(words) > _LONGEST_NAME):
        return None
    if source := _SOURCE.match(line):
        name = source["name"].strip()
        return Byline(None, name) if is_name(name) else None
    signed = _SIGNED.match(line)
    if signed is None:
        return _desk(line)
    names = _names(signed["name"])
    return _named(names) if names else None


def is_name(words: str) -> bool:
    """Tell whether words could be a person's or an outlet's name: a few, all capitalised."""
    tokens = re.split(r"[\s,]+", words.strip())
    return (
        0 < len(tokens) <= 2 * _LONGEST_NAME
        and all(_NAME_TOKEN.match(token) for token in tokens if token)
        and not is_date_line(words)
        and any(token[:1].isupper() for token in tokens)
    )


def is_person_line(line: str) -> bool:
    """Tell a line of two to four capitalised words: a signature if it stands beside the date."""
    tokens = line.split()
    return 2 <= len(tokens) <= 4 and "in" not in tokens and is_name(line) and not phrases().is_topic(line)  # noqa: PLR2004


def signature_with_date(line: str) -> list[str] | None:
    """Read "Jane Doe | 3 March 2023 | 4 min read".

    Args:
        line: the words of a line, bars between its parts.

    Returns:
        The names in it where every part is a name, a date, a clock time or
        furniture, and one is a date; None for any other line.
    """
    parts = [part for part in _SEPARATOR.split(line) if part.strip(" ,")]
    if len(parts) < 2 or not any(is_date_line(part) for part in parts):  # noqa: PLR2004
        return None
    names: list[str] = []
    for part in parts:
        if is_date_line(part) or is_date_label(part) or phrases().furniture(part) or phrases().is_topic(part):
            continue
        signed = _SIGNED.match(part)
        name = (signed["name"] if signed else part).strip(" ,")
        if not is_name(name) and fold(name) not in phrases().desks:
            return None
        names.append(name)
    return names


def _desk(line: str) -> Byline | None:
    return Byline(line.strip(" .,"), None) if fold(line).strip(" .:,()") in phrases().desks else None


def _names(rest: str) -> list[str]:
    """Give the names of a signature, up to the first part that is none."""
    names: list[str] = []
    rest = _AWAY.sub(" ", rest).strip()
    before, comma, last = rest.rpartition(",")
    parts = [before, last] if comma and phrases().names_press(last) else [rest]
    for part in (name for one in parts for name in _SEPARATOR.split(one)):
        name = part.strip(" ,.")
        if name and not is_name(name) and fold(name) not in phrases().desks:
            break
        if name:
            names.append(name)
    return names


def _named(names: list[str]) -> Byline:
    return Byline(names[0], next((name for name in names if phrases().names_press(name)), None))
