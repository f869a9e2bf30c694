"""Words of articles made safe to show on one line of a terminal or a page: article text is hostile."""

import unicodedata

_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_KEPT = "\u200c\u200d"
"""Joiners: some scripts need them, and they hide nothing."""


def one_line(text: str) -> str:
    """Fold white space and drop control characters, terminal escapes and direction overrides among them."""
    safe = "".join(" " if c.isspace() else c for c in text if c.isspace() or c in _KEPT or _is_safe(c))
    return " ".join(safe.split())


def _is_safe(character: str) -> bool:
    return unicodedata.category(character) not in _UNSAFE


def shortened(text: str, most: int) -> str:
    """Cut a text at a word to at most so many characters, and show that it was cut."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rpartition(" ")[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:") + "…"
