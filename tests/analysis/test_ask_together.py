"""The questions of the seed articles, where these lie beside the project: whether their quotes are cited."""

import pytest
from benchmarks.together import rows, totals
from benchmarks.together_seeds import expected, missing, seeds, world
from tests.analysis.together_needed import needed

from dragoman.analysis.ask import ask

# as measured: quotes found of those expected, over all questions; it may only rise
FLOOR = 24

PARAPHRASES = (
    "Which countries have offered their good offices, or mediate, and between whom?",
    "What stands in the way of a trade deal between Pakistan and the EAEU?",
    "In what order did Yerevan distance itself from the CSTO?",
    "What do the sources disagree about?",
    "How did the war of May 2025 end?",
)


@needed
@pytest.mark.slow
def test_expected_quotes_are_among_the_citations() -> None:
    """Each question of the file is answered, and the quotes it expects are cited."""
    assert all(one.found for one in rows("questions"))
    assert totals("questions")["quotes"] >= FLOOR


@needed
@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(PARAPHRASES)))
def test_a_paraphrase_is_answered_alike(number: int) -> None:
    """The same question in other words cites the same quotes."""
    answer = ask(seeds()[0], world(), PARAPHRASES[number])
    assert answer.outcome in {"answered", "in-part"}
    assert len(missing(answer.citations, expected("questions")[number]["quotes"])) == len(
        rows("questions")[number].missing
    )
