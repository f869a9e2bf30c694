"""What a rule of the grammar is, and the tests of context that several rules share."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from dragoman.dates.meaning import Kind, Meaning


class View(NamedTuple):
    """The text under search: as it stands, and in the shape the patterns are written for."""

    raw: str
    norm: str


Found = tuple[Kind, Meaning | None]
"""What a rule makes of a match; a meaning of None says: these words are no date, pass over them."""

Build = Callable[[re.Match[str], View], Found | None]


class Rule(NamedTuple):
    """One way of writing a date: the words it may begin with, its pattern, what it makes of it.

    The opener `#` stands for any figure.
    """

    openers: frozenset[str]
    pattern: re.Pattern[str]
    build: Build


def rule(openers: Iterable[str], pattern: str, build: Build) -> Rule:
    """Make a rule; the pattern must end where a word ends."""
    return Rule(frozenset(openers), re.compile(rf"(?:{pattern})(?!\w|-(?:long|old|term)\b)"), build)


def is_capital(view: View, at: int) -> bool:
    """Say whether the letter at an offset is a capital in the text as it stands."""
    return at < len(view.raw) and view.raw[at].isupper()


_WORD_BEFORE = re.compile(r"([^\W_]+)['.,]?[ \-(\"“\[]*$")


def word_before(view: View, at: int) -> str:
    """Give the word before an offset, or the empty string at the start of a text."""
    match = _WORD_BEFORE.search(view.norm, max(0, at - 30), at)
    return match[1] if match else ""


_WORD_AFTER = re.compile(r"[ \-]*([^\W_]+)")


def word_after(view: View, at: int) -> str:
    """Give the word after an offset, or the empty string where none follows at once."""
    match = _WORD_AFTER.match(view.norm, at)
    return match[1] if match else ""
