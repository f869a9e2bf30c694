"""Sentences, and whether a date in one is told as past or as still to come."""

import re
from collections.abc import Iterator

from dragoman.dates.meaning import Tense

_END = re.compile(r"[.!?…][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|St|Sen|Rep|Gov|Prof|No|vs|Brig|Adm))\.$"
)
_AHEAD = re.compile(
    r"\b(?:will|would|won't|shall|due|scheduled|planned|plans|planning|expected|expects|slated|set for|set to|"
    r"upcoming|ahead of|forthcoming|to be held|is to|are to|invited|invitation|preparing|prepares|looming)\b"
)
_TOLD = re.compile(
    r"\b(?:said|says|told|announced|added|stated|warned|claimed|reported|accused|insisted|confirmed|declared|"
    r"called|urged|wrote|spoke|speaking|condemned|denied)\b"
)
_WINDOW = 70


def sentences(text: str) -> Iterator[str]:
    """Split a paragraph into sentences, well enough to tell which words stand together."""
    at = 0
    for end in _END.finditer(text):
        head = text[at : end.end()].rstrip()
        if _ABBREVIATION.search(head[-8:]):
            continue
        if head:
            yield head
        at = end.end()
    if text[at:].strip():
        yield text[at:].strip()


def tense_before(norm: str, at: int) -> Tense:
    """Say whether words at an offset are told as to come: by "will", "ahead of", "scheduled" before them."""
    window = re.split(r"[;:]", norm[max(0, at - _WINDOW) : at])[-1]
    ahead = list(_AHEAD.finditer(window))
    if not ahead:
        return "past"
    told = list(_TOLD.finditer(window))
    return "past" if told and told[-1].start() > ahead[-1].start() else "future"


def is_told(norm: str, at: int) -> bool:
    """Say whether the day at an offset is that of a telling: "said on Tuesday"."""
    window = norm[max(0, at - 30) : at]
    return _TOLD.search(window) is not None
