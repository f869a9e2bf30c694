"""What every answer is made from: the reading, the evidence, and the two times."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

import msgspec

from dragoman.analysis.ask.model import Reading, Sentence
from dragoman.analysis.ask.say import named
from dragoman.analysis.claims.words import stem
from dragoman.analysis.evidence import Evidence
from dragoman.analysis.mediations import Namer
from dragoman.world import World

Item = TypeVar("Item")
_SPELLED = re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")


class Asked(NamedTuple):
    """A question with all that may answer it."""

    evidence: Evidence
    world: World
    reading: Reading
    name: Namer
    as_of: date | None = None
    known_on: datetime | None = None

    @property
    def times(self) -> dict[str, Any]:
        """The two times, as the functions of analysis take them."""
        return {"as_of": self.as_of, "known_on": self.known_on}

    def names(self, ids: Iterable[str]) -> str:
        """Name some parties in prose."""
        return named(ids, self.name)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one way of answering gives.

    `sentences` are empty where no record answers; `near` are then records of the same parties or matter.
    `left` are words of the question that no record of the answer has. `no` says in words what is not told;
    where `understood` is false, what was not understood.
    """

    sentences: tuple[Sentence, ...] = ()
    near: tuple[Sentence, ...] = ()
    left: tuple[str, ...] = ()
    no: str = ""
    understood: bool = True


def narrow(
    items: Sequence[Item], words: Sequence[str], texts: Callable[[Item], Iterable[str]]
) -> tuple[list[Item], tuple[str, ...]]:
    """Keep what has the words of a question, in any inflection, as far as there is any.

    Args:
        items: records.
        words: those of the question that say what it is about.
        texts: gives the words of a record.

    Returns:
        Those that have most of the words, and the words that none of them has.
    """
    wanted = {word: root(word) for word in words}
    found = [(one, stems(texts(one))) for one in items]
    scores = [sum(has_stem(stemmed, said) for stemmed in wanted.values()) for _, said in found]
    best = max(scores, default=0)
    kept = [pair for pair, score in zip(found, scores, strict=True) if score == best]
    left = tuple(
        word for word, stemmed in wanted.items() if not any(has_stem(stemmed, said) for _, said in kept)
    )
    return [one for one, _ in kept], left


def stems(texts: Iterable[str]) -> frozenset[str]:
    """Give the stems of all words of some texts."""
    joined = " ".join(texts).lower()
    for mark in "-–—/’'“”.,;:()":
        joined = joined.replace(mark, " ")
    return frozenset(root(word) for word in joined.split())


def root(word: str) -> str:
    """Give the stem of a word, whichever way it is spelled: "recognise" and "recognize" are one."""
    return stem(_SPELLED.sub("iz", word.lower()))


def has_stem(stemmed: str, said: frozenset[str]) -> bool:
    """Tell whether a stem is among some, a compound ("air-defence") by its halves."""
    return stemmed in said or all(part in said for part in stems([stemmed]))
