"""How a candidate is shown to the decision model: its sentence with predicate and parties marked."""

from collections.abc import Iterable

PREDICATE = ("[unused1]", "[unused2]")
ACTOR = ("[unused3]", "[unused4]")
RECIPIENT = ("[unused5]", "[unused6]")
MARKS = (*PREDICATE, *ACTOR, *RECIPIENT)
BY_ROLE = {"P": PREDICATE, "A": ACTOR, "R": RECIPIENT}
# Words kept on either side of the predicate: what decides stands near it, and short inputs are fast.
WINDOW = 160


def mark(text: str, spans: Iterable[tuple[str, int, int]]) -> str:
    """Put marks around the predicate and the parties of a sentence.

    Args:
        text: the sentence.
        spans: (role, start, end) with role P (predicate), A (actor) or R (recipient); others are left unmarked.

    Returns:
        The text with marks, cut to a window of characters around the predicate.
    """
    wanted = sorted(
        (s for s in spans if s[0] in BY_ROLE and 0 <= s[1] < s[2] <= len(text)), key=lambda s: (s[1], s[2])
    )
    centre = next(((s[1] + s[2]) // 2 for s in wanted if s[0] == "P"), len(text) // 2)
    first, last = _word_edges(text, centre - WINDOW, centre + WINDOW)
    pieces: list[str] = []
    done = first
    for role, start, end in wanted:
        if start < done or end > last:
            continue
        opening, closing = BY_ROLE[role]
        pieces += [text[done:start], f" {opening} ", text[start:end], f" {closing} "]
        done = end
    pieces.append(text[done:last])
    return " ".join("".join(pieces).split())


def _word_edges(text: str, first: int, last: int) -> tuple[int, int]:
    """A window widened to whole words and kept inside the text."""
    first, last = max(0, first), min(len(text), last)
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    return first, last
