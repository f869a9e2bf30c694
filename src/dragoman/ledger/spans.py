"""Whether the words of a record stand in its article where it says: no record without its words."""

import re
from collections.abc import Iterator
from html import unescape
from unicodedata import category

from dragoman.records import Claim, Entity, Event, Mediation, Record

_SHOWN = 60
_MARKUP = 200  # characters of tags that may stand within a name
_TAG = re.compile(r"<[^<>]*>")


def faults_in(record: Record, text: str) -> tuple[str, ...]:
    """Compare every quote and span of a record with the text of its article.

    Returns:
        What does not agree, in words; empty where all is as it says.
    """
    found = [
        f"{what} {words[:_SHOWN]!r} is not at character {start}"
        for what, words, start in _spans(record)
        if start < 0 or not text.startswith(words, start)
    ]
    found += [
        f"the name {entity.text[:_SHOWN]!r} is not around character {entity.start}"
        for entity in _named(record)
        if not _is_around(text, entity.text, entity.start or 0)
    ]
    found += [
        f"{what} {words[:_SHOWN]!r} is nowhere in it" for what, words in _loose(record) if words not in text
    ]
    if not record.quote:
        found.append("it has no quote")
    return tuple(found)


def _spans(record: Record) -> Iterator[tuple[str, str, int]]:
    """What a record says to stand at a place."""
    yield "the quote", record.quote, record.start
    if isinstance(record, Claim):
        for position in record.positions:
            yield "the position", position.quote, position.start


def _named(record: Record) -> Iterator[Entity]:
    """The parties that the article names at a place."""
    if isinstance(record, Event):
        yield from (e for e in (*record.actors, *record.recipients) if e.start is not None)


def _is_around(text: str, words: str, place: int) -> bool:
    """Whether a name stands where a place is within it: the coder points at a phrase by its chief word.

    A name, unlike a quote, is as it is read: without markup, and headlines in lower case.
    """
    if place < 0:
        return False
    if text.find(words, max(0, place - len(words) + 1), place + len(words)) >= 0:
        return True
    around = len(words) + _MARKUP
    return _as_read(words) in _as_read(text[max(0, place - around) : place + around])


def _as_read(text: str) -> str:
    plain = unescape(_TAG.sub("", text))
    return "".join("".join(c for c in plain if category(c) != "Cf").split()).casefold()


def _loose(record: Record) -> Iterator[tuple[str, str]]:
    """What a record quotes without a place."""
    if isinstance(record, Event) and record.same_as is not None:
        yield "the fuller telling", record.same_as
    if isinstance(record, Mediation):
        for quote in record.reports:
            yield "the report", quote
