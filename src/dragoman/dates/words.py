"""The words of the grammar and the pieces of pattern made of them.

All patterns run over text brought to one shape by `normal`, in which case, quotes and
dashes no longer differ while every character keeps its offset.
"""

import re
from collections.abc import Iterable

from dragoman.dates.meaning import Part, Unit


def words(text: str) -> tuple[str, ...]:
    """Split a line of words, so that long lists stay readable in the source."""
    return tuple(text.split())


_MONTH_NAMES = words("january february march april may june july august september october november december")
MONTHS_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9}
MONTHS_SHORT |= {"oct": 10, "nov": 11, "dec": 12}
MONTHS: dict[str, int] = {name: i for i, name in enumerate(_MONTH_NAMES, 1)} | MONTHS_SHORT

_WEEKDAY_NAMES = words("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAYS: dict[str, int] = {name: i for i, name in enumerate(_WEEKDAY_NAMES)}
WEEKDAYS_SHORT: dict[str, int] = {name[:3]: i for i, name in enumerate(_WEEKDAY_NAMES)} | {
    "tues": 1,
    "thurs": 3,
}

SEASONS: dict[str, int] = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}

UNITS: dict[str, Unit] = {
    "minute": "hour",
    "hour": "hour",
    "day": "day",
    "night": "day",
    "week": "week",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
}

_NUMBER_WORDS = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
# How many a word may mean; the vague ones carry the width of the doubt.
NUMBERS: dict[str, tuple[int, int]] = {word: (i, i) for i, word in enumerate(_NUMBER_WORDS) if i} | {
    "a": (1, 1),
    "an": (1, 1),
    "thirty": (30, 30),
    "forty": (40, 40),
    "fifty": (50, 50),
    "sixty": (60, 60),
    "seventy": (70, 70),
    "eighty": (80, 80),
    "ninety": (90, 90),
    "a couple of": (2, 2),
    "a couple": (2, 2),
    "couple of": (2, 2),
    "a few": (2, 5),
    "few": (2, 5),
    "several": (2, 7),
    "many": (5, 30),
    "a dozen": (12, 12),
    "dozen": (12, 12),
    "half a dozen": (6, 6),
    "a hundred": (100, 100),
    "hundreds of": (200, 900),
    "dozens of": (24, 90),
}
# "days ago": more than one, and fewer than would be told in the next larger unit.
VAGUE_PLURAL: dict[Unit, tuple[int, int | None]] = {
    "hour": (1, 24),
    "day": (2, 10),
    "week": (2, 8),
    "month": (2, 12),
    "quarter": (2, 6),
    "year": (1, None),
    "decade": (1, None),
    "century": (1, None),
}
# How far back "recent weeks" reach, in units.
RECENT: dict[Unit, int | None] = {
    "hour": 24,
    "day": 10,
    "week": 8,
    "month": 12,
    "quarter": 4,
    "year": 10,
    "decade": None,
    "century": None,
}

_HALVES: dict[str, tuple[int, Unit]] = {
    "century": (50, "year"),
    "decade": (5, "year"),
    "year": (6, "month"),
    "month": (2, "week"),
    "day": (12, "hour"),
}

PARTS: dict[str, Part] = {
    "early": "early",
    "beginning": "start",
    "start": "start",
    "opening": "start",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "end",
    "close": "end",
    "first half": "first-half",
    "second half": "second-half",
    "first quarter": "q1",
    "second quarter": "q2",
    "third quarter": "q3",
    "fourth quarter": "q4",
    "final quarter": "q4",
    "last quarter": "q4",
    "earlier": "so-far",
    "later": "to-come",
}


def either(alternatives: Iterable[str]) -> str:
    """Write an alternation, longest word first, so that the first match is the longest."""
    ordered = sorted(alternatives, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w) for w in ordered) + ")"


MONTH = rf"(?:{either(_MONTH_NAMES)}|{either(MONTHS_SHORT)}\b\.?)"
WEEKDAY = either(_WEEKDAY_NAMES)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|[a-z])"
YEAR = r"(?:1[89]\d\d|20\d\d)(?![\d%]|[.,]\d|[a-z])"
UNIT = r"(?:minute|hour|day|night|week|fortnight|weekend|month|quarter|year|decade|century|centurie)s?"
NUMBER = rf"(?:half an?|(?:\d{{1,3}}|(?:{either(['twenty', 'thirty', 'forty', 'fifty'])}-)?{either(NUMBERS)})(?: and a half)?)"
APPROXIMATELY = words("nearly almost about around some just only roughly approximately under barely")
MORE = ("more than", "well over", "just over", "at least", "over")
LESS = ("less than", "fewer than", "just under", "up to")
ABOUT = rf"(?:(?:(?P<more>{either(MORE)})|{either((*LESS, *APPROXIMATELY))}) )?"
# The words that a counted time may begin with; `#` stands for figures.
COUNTED_FROM = frozenset({w.split()[0] for w in (*NUMBERS, *MORE, *LESS, *APPROXIMATELY)} | {"#", "half"})
PART = r"(?:early|mid|late)"
EDGE = r"(?:beginning|start|middle|end|close|(?:first|second) half|(?:first|second|third|fourth|final|last) quarter)"
TIME_OF_DAY = r"(?:early morning|morning|afternoon|evening|night|noon|midnight)"


def normal(text: str) -> str:
    """Bring a text to lower case with plain quotes, dashes and spaces, offsets unchanged."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow when lowered, the Turkish dotted İ for one
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if lower.isascii():
        return lower.replace("\n", " ").replace("\t", " ")
    return re.sub(r"[’ʼ‘–—‑−\s]", _plain, lower)


def _plain(match: re.Match[str]) -> str:
    char = match[0]
    if char.isspace():
        return " "
    if char == "—":
        return ";"  # it parts clauses, where the shorter dashes join numbers and names
    return "'" if char in "’ʼ‘" else "-"


def count(number: str) -> tuple[int, int]:
    """Read a number in figures or words as lowest and highest."""
    if number.isdigit():
        return int(number), int(number)
    tens, dash, ones = number.partition("-")
    if dash and tens in NUMBERS and ones in NUMBERS:
        return NUMBERS[tens][0] + NUMBERS[ones][0], NUMBERS[tens][1] + NUMBERS[ones][1]
    return NUMBERS[number]


def measure(number: str, unit: str) -> tuple[int, int, Unit]:
    """Read "three weeks", "half a century" or "a fortnight" as lowest, highest and unit."""
    if number in {"half a", "half an"}:
        half, smaller = _HALVES.get(unit, (1, unit_of(unit)))
        return half, half, smaller
    low, high = count(number.removesuffix(" and a half"))
    if unit.startswith("fortnight"):
        return 2 * low, 2 * high, "week"
    return low, high + number.endswith(" and a half"), unit_of(unit)


def unit_of(word: str) -> Unit:
    """Give the unit that a word in singular or plural names."""
    return UNITS.get(word) or UNITS[word.removesuffix("s")]


def month_of(word: str) -> int:
    """Give the number of a month's name or abbreviation."""
    return MONTHS[word.rstrip(".")]


def day_of(word: str) -> int:
    """Give the number in "7", "07" or "25th"."""
    return int(word.rstrip("sndrth"))
