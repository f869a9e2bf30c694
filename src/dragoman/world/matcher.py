"""Find all names of the world in a text in one pass, with exact spans."""

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dragoman.world.fold import fold

Hit = tuple[int, int, int]
"""Number of the surface, start and end in the folded text."""

Run = list[tuple[int, int]]
"""Where the words of a stretch of capitals stand."""

_LONGEST_NAME = 120
_CAPITALS = re.compile(r"(?<![^\W_])[A-Z][A-Z.'-]+(?:[ ,:;]+[A-Z0-9][A-Z0-9.'-]+)*(?![^\W_])")
_TOKEN = re.compile(r"[A-Z0-9.]+(?:'(?!S\b)[A-Z]+)*")
_REAL_WORD = 4
# Words that a headline in capitals prints far more often as words than as the names they also are.
_WORDS = frozenset(
    [
        "AID",
        "AIM",
        "ALL",
        "AN",
        "AND",
        "ARE",
        "ARM",
        "ART",
        "AS",
        "AT",
        "BAN",
        "BE",
        "BIG",
        "BY",
        "CAN",
        "COP",
        "DO",
        "END",
        "FOR",
        "HAS",
        "HE",
        "HER",
        "HIS",
        "HOW",
        "IN",
        "IS",
        "IT",
        "ITS",
        "LET",
        "LONG",
        "MAN",
        "MAY",
        "NEW",
        "NICE",
        "NO",
        "NOT",
        "OF",
        "OFF",
        "OLD",
        "ON",
        "OR",
        "OUT",
        "POLE",
        "POWER",
        "RICE",
        "SHE",
        "SO",
        "SPLIT",
        "THE",
        "TO",
        "UP",
        "WAR",
        "WAS",
        "WE",
        "WEST",
        "WHO",
        "WHY",
        "WILL",
    ]
)


class Matcher:
    """Surfaces in an automaton: case kept, leftmost and longest first, at word boundaries.

    Args:
        surfaces: folded names; a name that ends in a hyphen ("Franco-") is found before that
            hyphen only, and its span leaves it out.
        exact: for some surfaces the original spellings that alone count.
    """

    def __init__(self, surfaces: list[str], exact: dict[str, list[str]]) -> None:
        """Build the automaton."""
        self._surfaces = surfaces
        self._exact = exact
        # this kind builds three times faster than the others and reads fast enough
        self._automaton = AhoCorasick(
            surfaces or ["\0"],
            matchkind=MatchKind.LeftmostLongest,
            store_patterns=False,
            implementation=Implementation.ContiguousNFA,
        )
        self._capitals: dict[str, int] | None = None

    def find(self, text: str) -> Iterator[Hit]:
        """Yield (surface number, start, end) with offsets of `text` itself, in order, disjoint."""
        folded = fold(text)
        hits = list(self._plain(folded.text))
        runs = _runs(folded.text)
        if runs:
            quiet = [hit for hit in hits if not _is_word(folded.text[hit[1] : hit[2]], hit, runs)]
            loud = [hit for run in runs for hit in self._in_run(folded.text, run)]
            hits = sorted([*quiet, *loud], key=lambda hit: (hit[1], -hit[2]))
        last = 0
        for number, start, end in hits:
            if start < last:
                continue
            surface = self._surfaces[number]
            stop = end - 1 if surface.endswith("-") else end
            first, past = folded.origin(start), folded.origin(stop)
            if surface in self._exact and not self._as_written(text[first:past], number):
                continue
            last = stop
            yield number, first, past

    def _as_written(self, printed: str, number: int) -> bool:
        spellings = self._exact[self._surfaces[number]]
        return printed in spellings or (printed.isupper() and printed in {name.upper() for name in spellings})

    def _plain(self, text: str) -> Iterator[Hit]:
        """Hits of names as written; where one ends within a word, look for shorter ones inside it."""
        length = len(text)
        for number, start, end in self._automaton.find_matches_as_indexes(text):
            if start and text[start - 1].isalnum() and text[start].isalnum():
                bounded = False
            else:
                bounded = end >= length or not (text[end].isalnum() and text[end - 1].isalnum())
            if bounded and not (end < length and text[end] == "$"):
                yield number, start, end
            elif " " in text[start:end] or "-" in text[start:end]:
                yield from self._within(text, start, end)

    def _within(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """Names that begin inside a span that is no name as a whole ("United States Congressman")."""
        inner = _next_word(text, start, end)
        window = text[start : end - 1]
        found = [(n, start + a, start + b) for n, a, b in self._automaton.find_matches_as_indexes(window)]
        whole = [hit for hit in found if _bounded(text, hit[1], hit[2])]
        yield from whole
        if not whole and inner < end:
            rest = text[inner : inner + _LONGEST_NAME]
            hits = self._automaton.find_matches_as_indexes(rest)
            yield from (
                (n, inner + a, inner + b)
                for n, a, b in hits
                if inner + a < end and _bounded(text, inner + a, inner + b)
            )

    def _in_run(self, text: str, words: Run) -> Iterator[Hit]:
        """Hits within words in capitals (headlines, datelines), longest first."""
        known = self._in_capitals()
        position = 0
        while position < len(words):
            start = words[position][0]
            for last in range(min(len(words), position + 8) - 1, position - 1, -1):
                end = words[last][1]
                name = text[start:end]
                number = known.get(name) if name not in _WORDS else None
                if number is None and name.endswith("."):
                    end -= 1
                    number = known.get(name[:-1])
                if number is not None:
                    yield number, start, end
                    position = last
                    break
            position += 1

    def _in_capitals(self) -> dict[str, int]:
        """Surfaces in capitals, made when first needed."""
        if self._capitals is None:
            self._capitals = {}
            for number, surface in enumerate(self._surfaces):
                self._capitals.setdefault(surface.upper(), number)
        return self._capitals


def _runs(text: str) -> list[Run]:
    """Stretches of words in capitals with a real word among them: headlines and datelines, not "US" or "G7"."""
    runs = []
    for run in _CAPITALS.finditer(text):
        words = [(m.start() + run.start(), m.end() + run.start()) for m in _TOKEN.finditer(run.group())]
        if any(end - start >= _REAL_WORD for start, end in words):
            runs.append(words)
    return runs


def _is_word(printed: str, hit: Hit, runs: list[Run]) -> bool:
    """Tell whether a hit is an ordinary word of a headline in capitals ("WHO", "IS")."""
    return printed in _WORDS and any(run[0][0] <= hit[1] < run[-1][1] and len(run) > 1 for run in runs)


def _bounded(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    return before and (end >= len(text) or not (text[end].isalnum() and text[end - 1].isalnum()))


def _next_word(text: str, start: int, end: int) -> int:
    """Give where the second word of a span begins, `end` if it has none."""
    for index in range(start, end):
        if text[index] in " -":
            return index + 1
    return end
