"""Question frames: what a question is about, told by its words (`data/frames.yml`)."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from dragoman.analysis.ask.model import Asks
from dragoman.records import TieKind
from dragoman.records.errors import DataFileError

FRAMES = Path(__file__).parent / "data" / "frames.yml"
BETWEEN = 4
"""How many words `*` may stand for."""


class Condition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must be in a question for a frame to fit; see `data/frames.yml`."""

    any: tuple[str, ...]
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    without: tuple[str, ...] = ()
    asks: tuple[Asks, ...] = ()
    parties: int = 0
    bloc: bool = False


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """One sort of question, how to tell it, and questions of that sort with their reading."""

    id: str
    conditions: tuple[Condition, ...]
    also: tuple[str, ...]
    examples: tuple[str, ...]


class Frames(msgspec.Struct, frozen=True, kw_only=True):
    """All that the file has.

    Frames in order, word classes, words for ties, words that say what is asked for ("which countries", "what
    day"), and words without content.
    """

    frames: tuple[Frame, ...]
    classes: dict[str, tuple[str, ...]]
    ties: dict[TieKind, tuple[str, ...]]
    plain: frozenset[str]
    asking: dict[str, frozenset[str]]

    def phrases(self, names: Sequence[str]) -> tuple[str, ...]:
        """Put the phrases of a class for each `@name`."""
        found: list[str] = []
        for name in names:
            found.extend(self.classes[name[1:]] if name.startswith("@") else (name,))
        return tuple(found)


@cache
def frames() -> Frames:
    """Read the frames, once a process.

    Raises:
        DataFileError: the file does not fit; the message names what is wrong.
    """
    raw = yaml.safe_load(FRAMES.read_text(encoding="utf-8"))
    try:
        return Frames(
            frames=tuple(_frame(one) for one in raw["frames"]),
            classes={name: tuple(words) for name, words in raw["classes"].items()},
            ties={kind: tuple(words) for kind, words in raw["ties"].items()},
            asking={name: frozenset(words) for name, words in raw["asking"].items()},
            plain=frozenset(str(word) for word in raw["plain"]),
        )
    except (KeyError, msgspec.ValidationError) as error:
        raise DataFileError(f"{FRAMES.name}: {error}") from error


def _frame(raw: dict[str, Any]) -> Frame:
    also, examples = tuple(raw.pop("also", ())), tuple(raw.pop("examples", ()))
    name = raw.pop("frame")
    conditions = raw.pop("or", None) or ([raw] if raw else [])
    return Frame(
        id=name,
        conditions=tuple(msgspec.convert(one, Condition) for one in conditions),
        also=also,
        examples=examples,
    )


def choose(
    lemmas: Sequence[str], asks: Asks, kinds: Mapping[str, str]
) -> tuple[Frame, frozenset[int]] | None:
    """Find the frame of a question.

    Args:
        lemmas: of its words, in order.
        asks: what it asks for.
        kinds: what each party that it names is ("state", "organisation"), by id.

    Returns:
        The first frame that fits, and the places of the words that told it; None where none fits.
    """
    known = frames()
    for frame in known.frames:
        for condition in frame.conditions:
            told = _fits(condition, known, lemmas, asks, kinds)
            if told is not None:
                return frame, told | places(lemmas, known.phrases(frame.also))
    return None


def _fits(
    condition: Condition, known: Frames, lemmas: Sequence[str], asks: Asks, kinds: Mapping[str, str]
) -> frozenset[int] | None:
    """The words by which a condition is met; None where it is not."""
    if len(kinds) < condition.parties or (condition.asks and asks not in condition.asks):
        return None
    if condition.bloc and "organisation" not in kinds.values():
        return None
    told = places(lemmas, known.phrases(condition.any))
    if not told or places(lemmas, known.phrases(condition.without)):
        return None
    beside = places(lemmas, known.phrases(condition.with_))
    if condition.with_ and not beside:
        return None
    return told | beside


def places(lemmas: Sequence[str], phrases: Sequence[str]) -> frozenset[int]:
    """Give the places of the words that belong to one of some phrases; `*` is up to four words between."""
    found: set[int] = set()
    starts, text = _joined(lemmas)
    for phrase in phrases:
        for match in _pattern(phrase).finditer(text):
            for group in range(1, (match.lastindex or 0) + 1):
                first, last = match.span(group)
                found.update(at for at, start in enumerate(starts) if first <= start < last)
    return frozenset(found)


def tie_kinds(lemmas: Sequence[str]) -> tuple[TieKind, ...]:
    """Give the kinds of tie that words of a question ask about, those it names first in the file first."""
    return tuple(kind for kind, words in frames().ties.items() if places(lemmas, words))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    gap = rf" (?:\S+ ){{0,{BETWEEN}}}"
    parts = [f"({re.escape(part.strip())})" for part in phrase.split("*") if part.strip()]
    return re.compile(rf"(?<= ){gap.join(parts)}(?= )")


def _joined(lemmas: Sequence[str]) -> tuple[list[int], str]:
    starts, at = [], 1
    for lemma in lemmas:
        starts.append(at)
        at += len(lemma) + 1
    return starts, f" {' '.join(lemmas)} "
