"""All ties of an article: what the lexicon promises, in whole articles."""

from collections.abc import Callable

import pytest

from dragoman.coder.lexicon import tie_lexicon
from dragoman.records import CodedArticle, Tie

EXAMPLES = [(e.id, x.sentence, x.coding) for e in tie_lexicon() for x in e.examples]


@pytest.mark.parametrize(("entry", "sentence", "coding"), EXAMPLES, ids=[f"{e}: {s}" for e, s, _ in EXAMPLES])
def test_examples_of_the_lexicon(
    coded: Callable[..., CodedArticle], noted: Callable[[Tie], str], entry: str, sentence: str, coding: str
) -> None:
    """Every example of every entry gives the ties that stand behind its arrow, and no others."""
    wanted = [] if coding == "nothing" else sorted(part.strip() for part in coding.split(";"))
    assert sorted(noted(t) for t in coded(sentence).ties) == wanted, entry


def test_every_entry_has_an_example() -> None:
    """No word of the tie lexicon goes untested."""
    assert [e.id for e in tie_lexicon() if not e.examples] == []
