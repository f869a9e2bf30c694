"""Dated public happenings and how news alludes to them: `world/data/happenings.csv`.

A pattern is words or phrases joined by ` + `, all of which must stand in one sentence;
`/` parts alternatives and a final `*` lets a word go on: `karabakh + offensive/assault`,
`visit*`. A happening may have several patterns, parted by `|`.
"""

import csv
from collections import defaultdict
from datetime import date
from functools import cache, partial
from importlib.resources import files

import ahocorasick_rs
import msgspec

from dragoman.dates.spans import month_span, year_span
from dragoman.dates.words import normal
from dragoman.records.errors import DataFileError

Pattern = tuple[tuple[str, ...], ...]

_COLUMNS = ["name", "patterns", "start", "end", "parties", "kind"]
_WIDEST = 160  # words further apart than this in a sentence hardly speak of one thing
_YEAR_ONLY, _YEAR_AND_MONTH = 4, 7


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """Something dated that news alludes to without its date."""

    name: str
    patterns: tuple[Pattern, ...]
    start: date
    end: date
    parties: tuple[str, ...]
    kind: str


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A happening that the words `sentence[start:end]` may allude to; `parts` is how many say so."""

    happening: Happening
    start: int
    end: int
    parts: int


def day_bounds(text: str) -> tuple[date, date]:
    """Read `2018`, `2018-05` or `2018-05-08` as first and last day.

    Raises:
        ValueError: if the text is no such date.
    """
    if len(text) == _YEAR_ONLY:
        return year_span(int(text))
    if len(text) == _YEAR_AND_MONTH:
        return month_span(int(text[:4]), int(text[5:]))
    day = date.fromisoformat(text)
    return day, day


def read_pattern(text: str) -> Pattern:
    """Read one pattern of the data file; see the head of this module."""
    parts = (part.split("/") for part in text.lower().split(" + "))
    return tuple(tuple(word.strip() for word in part if word.strip()) for part in parts)


def read_happenings(lines: list[str], name: str) -> tuple[Happening, ...]:
    """Read the lines of a happenings file.

    Args:
        lines: the file's lines, the header first.
        name: what to call the file in errors.

    Returns:
        The happenings in the file's order.

    Raises:
        DataFileError: naming the line that does not fit the columns.
    """
    reader = csv.DictReader(lines)
    if reader.fieldnames != _COLUMNS:
        raise DataFileError(f"{name}: the header must be {','.join(_COLUMNS)}, not {reader.fieldnames}")
    return tuple(_happening(row, f"{name}, line {reader.line_num}") for row in reader)


def _happening(row: dict[str, str], where: str) -> Happening:
    try:
        start, end = day_bounds(row["start"])[0], day_bounds(row["end"])[1]
        patterns = tuple(read_pattern(p) for p in row["patterns"].split("|"))
    except (ValueError, TypeError, AttributeError) as error:
        raise DataFileError(
            f"{where}: {error}; write six cells, with dates as 2018, 2018-05 or 2018-05-08"
        ) from error
    if end < start or not all(part for pattern in patterns for part in pattern):
        raise DataFileError(
            f"{where}: the end lies before the start, or a pattern is empty; correct the line"
        )
    return Happening(
        name=row["name"],
        patterns=patterns,
        start=start,
        end=end,
        parties=tuple(p for p in row["parties"].split("|") if p),
        kind=row["kind"],
    )


@cache
def known_happenings() -> tuple[Happening, ...]:
    """Give the happenings that come with the program, earliest first."""
    path = files("dragoman") / "world" / "data" / "happenings.csv"
    return read_happenings(path.read_text(encoding="utf-8").splitlines(), "happenings.csv")


class HappeningFinder:
    """Finds the happenings that sentences allude to, all words of all patterns in one pass."""

    def __init__(self, happenings: tuple[Happening, ...]) -> None:
        """Build the matcher; about 30 ms for a thousand happenings."""
        self._words: list[str] = []
        numbers: dict[str, int] = {}
        self._by_word: dict[int, list[tuple[Happening, Pattern]]] = defaultdict(list)
        for happening in happenings:
            for pattern in happening.patterns:
                key = max(pattern, key=lambda part: min(map(len, part)))
                for word in {w for part in pattern for w in part}:
                    numbers.setdefault(word, len(numbers))
                for word in key:
                    self._by_word[numbers[word]].append((happening, pattern))
        self._words = list(numbers)
        self._numbers = numbers
        stems = [word.removesuffix("*") for word in self._words]
        self._matcher = ahocorasick_rs.AhoCorasick(stems) if stems else None

    def find(self, sentence: str) -> list[Mention]:
        """Find what a sentence may allude to: one mention a happening, in no set order."""
        if self._matcher is None:
            return []
        norm = normal(sentence)
        places: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, start, end in self._matcher.find_matches_as_indexes(norm, overlapping=True):
            if self._is_word(norm, number, start, end):
                places[number].append((start, end))
        best: dict[str, Mention] = {}
        for number in list(places):
            for happening, pattern in self._by_word.get(number, ()):
                mention = self._mention(happening, pattern, places)
                known = best.get(happening.name)
                if mention and (known is None or mention.parts > known.parts):
                    best[happening.name] = mention
        return list(best.values())

    def _is_word(self, norm: str, number: int, start: int, end: int) -> bool:
        if start and norm[start - 1].isalnum():
            return False
        return self._words[number].endswith("*") or not norm[end : end + 1].isalnum()

    def _mention(
        self, happening: Happening, pattern: Pattern, places: dict[int, list[tuple[int, int]]]
    ) -> Mention | None:
        """Take for each part of a pattern the place nearest to the parts before it."""
        span: tuple[int, int] | None = None
        for part in pattern:
            found = [at for word in part for at in places.get(self._numbers[word], ())]
            if not found:
                return None
            here = span or found[0]
            near = min(found, key=partial(_gap, here))
            span = (min(here[0], near[0]), max(here[1], near[1]))
        if span is None or span[1] - span[0] > _WIDEST:
            return None
        return Mention(happening=happening, start=span[0], end=span[1], parts=len(pattern))


def _gap(here: tuple[int, int], there: tuple[int, int]) -> int:
    return max(there[0] - here[1], here[0] - there[1])


@cache
def known_finder() -> HappeningFinder:
    """Give the finder over the happenings that come with the program."""
    return HappeningFinder(known_happenings())
