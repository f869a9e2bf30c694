"""Fold a text for matching: accents off, typographic signs plain, with exact ways back.

Case is kept: a proper name in lower case is not that name.
"""

import re
import unicodedata
from functools import lru_cache

_NOT_ASCII = re.compile(r"[^\x00-\x7f]|[\t\n\r]")
_PLAIN = {
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("‘’ʼʻʿʾ′´＇", "'"),
    **dict.fromkeys("\u00a0\u2009\u202f\u2007\t\n\r", " "),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "ß": "ss",
    "æ": "ae",
    "Æ": "Ae",
    "œ": "oe",
    "Œ": "Oe",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "ł": "l",
    "Ł": "L",
    "ı": "i",
    "ð": "d",
    "Ð": "D",
    "þ": "th",
    "Þ": "Th",
    "ə": "a",
    "Ə": "A",
}


class Folded:
    """A folded text; `origin(i)` is where its character i came from in the original."""

    __slots__ = ("_offsets", "text")

    def __init__(self, text: str, offsets: list[int] | None) -> None:
        """Keep the folded text and, where lengths differ, one offset a character and the end."""
        self.text = text
        self._offsets = offsets

    def origin(self, index: int) -> int:
        """Give the offset in the original text of `index` in the folded one, as start or as end.

        As an end it takes in the accents written as characters of their own after a letter.
        """
        return index if self._offsets is None else self._offsets[index]


def fold(text: str) -> Folded:
    """Fold `text`; ASCII text and text of plain accented letters keep their length."""
    odd = set(_NOT_ASCII.findall(text))
    plain = {char: fold_char(char) for char in odd}
    if all(len(new) == 1 for new in plain.values()):
        for char, new in plain.items():
            if char != new:
                text = text.replace(char, new)
        return Folded(text, None)
    pieces: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(text):
        new = plain.get(char, char)
        pieces.append(new)
        offsets.extend([index] * len(new))
    offsets.append(len(text))
    return Folded("".join(pieces), offsets)


def fold_name(name: str) -> str:
    """Fold one name of a data file as texts are folded."""
    return fold(name).text


@lru_cache(maxsize=4096)
def fold_char(char: str) -> str:
    """Give what one character is matched as: itself, a plain letter, two, or nothing."""
    if char in _PLAIN:
        return _PLAIN[char]
    category = unicodedata.category(char)
    if category.startswith("M"):
        return ""
    if not category.startswith("L"):
        return char
    base = "".join(part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))
    return base if base.isascii() and base else char
