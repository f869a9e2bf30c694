"""Words of articles as they may stand in a text for an assistant: harmless, and fenced as quotations.

Article text is hostile. What reaches an assistant as text is read by a language model, and is often shown as
Markdown or on a terminal: it must neither be taken for somebody's instruction, nor become a link, an image,
a heading or an escape, nor hide what a person would not see. The exact words are in the structured answer.
"""

import re
import unicodedata

from dragoman.brief.plain import shortened

OPEN, CLOSE = "«", "»"
LONGEST = 320
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINERS = "\u200c\u200d"
_LAST_WITHOUT = "\u0590"
_SELECTORS = ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
"""Variation selectors: marks that nobody sees, and that can carry any text behind an ordinary letter."""

_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks without a shape."""

_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
"""Latin letters, punctuation and signs of money, all seen: most texts have no others, and need no closer look."""

_MOST_MARKS = 3
"""Combining marks on one letter: no orthography needs more."""

_SIGNS = str.maketrans(
    {
        "<": "‹",
        ">": "›",
        "[": "(",
        "]": ")",
        "`": "'",
        "*": "∗",
        "|": "¦",
        OPEN: "“",
        CLOSE: "”",
    }
)
_ADDRESS = re.compile(
    r"(\w)(:)(?=//|\\\\)|\b(javascript|vbscript|data|file|mailto|tel|blob)(:)", re.IGNORECASE
)
_HOST = re.compile(r"\b(www)\.(?=\w)", re.IGNORECASE)
_MAIL = re.compile(r"(?<=[\w.+-])@(?=\w)")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_TWICE = re.compile(r"([_~#$=-])\1{2,}|([_~$])\2")


def harmless(text: str) -> str:
    """Make words of an article harmless on one line.

    White space is folded; what is not seen (controls, escapes, direction overrides, tags, zero-width signs,
    variation selectors) is dropped; signs of HTML and Markdown become signs that look like them; addresses
    are broken, so that nothing makes links of them.
    """
    seen = _seen(text).translate(_SIGNS)
    seen = _ENTITY.sub("& ", seen)
    seen = _ADDRESS.sub(lambda found: f"{found[1] or found[3]}[:]", seen)
    seen = _MAIL.sub("[at]", _HOST.sub(r"\1[.]", seen))
    return " ".join(_TWICE.sub(lambda found: found[1] or found[2], seen).split())


def fenced(text: str | None, most: int = LONGEST) -> str:
    """Quote words of an article: harmless, cut to a length, between « and », which cannot stand within."""
    return f"{OPEN}{shortened(harmless(text or ''), most)}{CLOSE}"


def refused(text: str) -> str:
    """Make a message harmless, which may say back words that were asked with; our own addresses stay whole."""
    return harmless(text).replace("dragoman[:]//", "dragoman://")


def visible(text: str) -> str:
    """Drop what is not seen from a finished text, whoever wrote it, and keep its lines."""
    return "\n".join(_seen(line) for line in text.split("\n"))


def _seen(text: str) -> str:
    """The characters that are seen, white space as spaces, and joiners that a script needs."""
    if _PLAIN.fullmatch(text):
        return text
    kept: list[str] = []
    marks = 0
    for at, one in enumerate(text):
        if one.isspace():
            kept.append(" ")
            continue
        category = unicodedata.category(one)
        marks = marks + 1 if category.startswith("M") else 0
        if marks > _MOST_MARKS:
            continue
        if one in _JOINERS:
            if _joins(text, at):
                kept.append(one)
            continue
        if category not in _DROPPED and one not in _FILLERS and not _selects(one):
            kept.append(one)
    return "".join(kept)


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands alone between two letters of a script that may need it: none before Hebrew does."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return min(before, after) > _LAST_WITHOUT and all(
        unicodedata.category(one)[0] in "LM" for one in before + after
    )


def _selects(one: str) -> bool:
    return any(first <= ord(one) <= last for first, last in _SELECTORS)
