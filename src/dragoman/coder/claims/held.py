"""One position on a proposition, as found in the text."""

from dataclasses import dataclass

from dragoman.records import Position

OUTLET = "outlet"
# Two tellings of one proposition have at least so many words in common.
LEAST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Held:
    """One position found in the text, before positions on one proposition are joined.

    `anaphoric` positions are on a claim told before; `flat` ones are the outlet's own statements: both only ever
    join another claim. `negated` tells that the proposition itself is ("said that it had not attacked"); `head` is
    the lemma of its head word, `by` the id of the holder.
    """

    proposition: str
    words: frozenset[str]
    position: Position
    sentence: int
    anaphoric: bool = False
    flat: bool = False
    negated: bool = False
    head: str = ""
    by: str | None = None
