"""The questions of the seed articles, where these lie beside the project: whether their quotes are cited."""

import sys

import pytest
from tests.analysis.together_seeds import cites, expected, needed, seeds

from dragoman.analysis.ask import ask
from dragoman.world import World

# as measured: quotes found of those expected, over all questions; it may only rise
FLOOR = 20

PARAPHRASES = {
    "mediators": "Which countries have offered their good offices, or mediate, and between whom?",
    "trade": "What stands in the way of a trade deal between Pakistan and the EAEU?",
    "drift": "In what order did Yerevan distance itself from the CSTO?",
    "contested": "What do the sources disagree about?",
    "end": "How did the war of May 2025 end?",
}


@needed
@pytest.mark.slow
def test_expected_quotes_are_among_the_citations(capsys: pytest.CaptureFixture[str]) -> None:
    """Each question of the file is answered, and the quotes it expects are cited, as is a paraphrase of it."""
    evidence, _, _ = seeds()
    world = World.load()
    total, lines = 0, []
    items = expected("questions")
    for item, paraphrase in zip(items, PARAPHRASES.values(), strict=True):
        counts = []
        for question in (item["question"], paraphrase):
            answer = ask(evidence, world, question)
            assert answer.outcome in {"answered", "in-part"}, question
            found = [
                one
                for one in item["quotes"]
                if any(cites(cited, one["article"], one["quote"]) for cited in answer.citations)
            ]
            counts.append(len(found))
        total += counts[0]
        lines.append(f"{counts[0]} and {counts[1]} of {len(item['quotes'])}  {item['question']}")
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *lines, f"quotes: {total}", ""]))
    assert total >= FLOOR
