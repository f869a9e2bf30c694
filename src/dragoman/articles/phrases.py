"""The phrase lists of `data/furniture.yaml`: what pages say around their articles."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from dragoman.records.errors import DataFileError

Scope = Literal["line", "next", "tail", "end"]
_SCOPES = ("line", "next", "tail", "end")
_DEFAULT_LONGEST = 25
_EDGES = " \t.:!?,;|•·–—-»›→>«‹←<*#_…[]()+▶►▼▾×✕"
_MARKS = "([>»|–—*#•▶► "
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True)
class FurnitureLine:
    """What a line of furniture was recognised as, and how far its effect reaches."""

    reason: str
    scope: Scope


@dataclass(frozen=True)
class _Rule:
    line: FurnitureLine
    whole: frozenset[str]
    starts: tuple[str, ...]
    holds: re.Pattern[str] | None
    longest: int

    def fits(self, normal: str, bare: str, words: int) -> bool:
        if bare in self.whole:
            return True
        if words > self.longest:
            return False
        return normal.startswith(self.starts) or bool(self.holds and self.holds.search(normal))


@dataclass(frozen=True)
class Phrases:
    """All lists of the data file, ready to be asked."""

    rules: tuple[_Rule, ...]
    topics: frozenset[str]
    press_words: frozenset[str]
    desks: frozenset[str]
    agencies: tuple[str, ...]
    no_places: frozenset[str]
    containers: dict[str, str]

    def furniture(self, line: str) -> FurnitureLine | None:
        """Say what furniture a line is, if any.

        Args:
            line: the clean words of a line, paragraph or element.

        Returns:
            Reason and scope, or None if the lists do not know it.
        """
        normal = fold(line).lstrip(_MARKS)
        bare = normal.strip(_EDGES)
        words = len(normal.split())
        return next((rule.line for rule in self.rules if rule.fits(normal, bare, words)), None)

    def is_topic(self, line: str) -> bool:
        """Tell whether a line is the name of a section of the paper and nothing else."""
        return fold(line).strip(_EDGES) in self.topics

    def names_press(self, name: str) -> bool:
        """Tell whether a name is that of an outlet rather than of a person."""
        if fold(name).strip(_EDGES) in self.desks:
            return False
        return any(word.strip(_EDGES).lower() in self.press_words for word in name.split())


def fold(line: str) -> str:
    """Give a line in lower case, with straight quotes and single spaces."""
    return " ".join(line.translate(_QUOTES).lower().split())


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """Read the phrase lists, once.

    Returns:
        The lists of `data/furniture.yaml`.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    data = yaml.safe_load(files("dragoman.articles").joinpath("data/furniture.yaml").read_text("utf-8"))
    try:
        return Phrases(
            rules=tuple(_rule(entry) for entry in data["lines"]),
            topics=frozenset(data["topics"]),
            press_words=frozenset(data["press_words"]),
            desks=frozenset(data["desks"]),
            agencies=tuple(sorted(data["agencies"], key=len, reverse=True)),
            no_places=frozenset(data["no_places"]),
            containers={word: reason for reason, words in data["containers"].items() for word in words},
        )
    except (KeyError, TypeError, re.error) as error:
        raise DataFileError(
            f"data/furniture.yaml does not fit its schema, see the head of the file: {error!r}"
        ) from error


def _rule(entry: dict[str, Any]) -> _Rule:
    scope = entry["scope"]
    if scope not in _SCOPES:
        raise DataFileError(
            f"data/furniture.yaml: {entry['reason']}: scope {scope!r} is none of {', '.join(_SCOPES)}."
        )
    holds = entry.get("holds")
    return _Rule(
        line=FurnitureLine(entry["reason"], scope),
        whole=frozenset(entry.get("whole", ())),
        starts=tuple(entry.get("starts", ())),
        holds=re.compile("|".join(f"(?:{pattern})" for pattern in holds)) if holds else None,
        longest=entry.get("longest", _DEFAULT_LONGEST),
    )
