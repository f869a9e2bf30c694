"""What the words around a name make of it: a month, a treaty, a plain word, half of another's name."""

import re
from collections.abc import Set as AbstractSet

from dragoman.world.types import Referent

MONTHS = frozenset({"March", "May", "August"})
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())  # noqa: SIM905
_DAY_AFTER = re.compile(r",? (?:of )?\d|-(?:June|July)\b")
_DAY_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?|\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Nn]ext|[Ee]arly|[Ll]ate)|[Mm]id)[ -]$"
)
# "the Geneva Conventions", "the Dayton Accords": a place name that is part of a text's name is no party
_NAMED_TEXT = re.compile(
    r"[ \n](?:Peace |Framework )?(?:Accords?|Agreements?|Conventions?|Memorandum|Protocols?|Declaration|Pact|Treaty"
    r"|Statute|Communiqu[eé]|Formula|Principles|Consensus|Charter|Compact)\b"
)
_LOCAL = frozenset({"capital", "place", "seat"})
_CAPITALISED_BEFORE = re.compile(r"(?<![\w'’-])([A-Z][\w'’-]+)\.? $")
_CAPITALISED_AFTER = re.compile(r" ([A-Z][\w'’-]+)")
_WORD = re.compile(r"\b[A-Za-z]{4,}")
_TITLES = frozenset(
    """Admiral Adm Ambassador Archbishop Army Ayatollah Baroness Brig Brigadier Capt Captain Cardinal Chair Chairman
    Chairwoman Chancellor Chief Col Colonel Commander Commissioner Comrade Coordinator Defence Defense Deputy Diplomat
    Director Dr Emir Envoy Field-Marshal Finance FM Foreign Gen General Gov Governor Hojatoleslam Imam Interior Judge
    Justice King Lady Leader Lord Lt Madame Maj Major Marshal Maulana Minister Mr Mrs Ms Mullah Negotiator Patriarch PM
    Pope Premier President President-elect Presidents Prime Prince Princess Prof Professor Queen Rep Representative
    Sayyed Sayyid Secretary Secretary-General Sen Senator Sheikh Sir Speaker Spokesman Spokesperson Spokeswoman Strongman
    Sultan Vice-President Warlord""".split()  # noqa: SIM905
)


class Surroundings:
    """Judges what looks like a name by the words around it.

    Args:
        words: names that are also common words, in lower case.
        names: all names that are looked for.
    """

    def __init__(self, words: AbstractSet[str], names: AbstractSet[str]) -> None:
        """Keep the words and names to judge by."""
        self._words = words
        self._names = names

    def mean_else(self, text: str, start: int, end: int, found: tuple[Referent, ...]) -> bool:
        """Tell whether what may stand for `found` is something else at `start:end` of a text."""
        one = found[0]
        if one.kind in _LOCAL and _NAMED_TEXT.match(text, end):
            return True
        if not all(other.weak for other in found):
            return False
        word = text[start:end]
        if word in MONTHS and (
            _DAY_AFTER.match(text, end) or _DAY_BEFORE.search(text, max(0, start - 12), start)
        ):
            return True
        if one.person is None:
            return word.lower() in self._words and opens_sentence(text, start)
        return _half_of_a_name(text, start, end, self._names)


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a word is the first of its sentence or line, where any word is capitalised."""
    before = text[max(0, start - 3) : start].rstrip(" \"'“‘")
    return not before or before[-1] in ".!?:\n"


def _half_of_a_name(text: str, start: int, end: int, names: AbstractSet[str]) -> bool:
    """Tell whether a bare surname stands within the name of somebody or something else ("Ali Hamdan", "Bush House").

    In a line of capitalised words (a headline) nothing can be told from them.
    """
    before = _CAPITALISED_BEFORE.search(text, max(0, start - 24), start)
    after = _CAPITALISED_AFTER.match(text, end)
    if after and (after[1] in _DAYS or after[1] in names):
        after = None
    if before and (before[1] in _TITLES or before[1] in names or opens_sentence(text, before.start())):
        before = None
    return bool(before or after) and not _is_headline(text, start)


def _is_headline(text: str, start: int) -> bool:
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    words: list[str] = _WORD.findall(text[line_start : line_end if line_end >= 0 else len(text)])
    return 2 * sum(word[0].isupper() for word in words) > len(words)
