"""Every example sentence of every lexicon entry is coded as the entry says."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.coder.code import Coder
from dragoman.coder.examples import Outcome, normal, notation, sentence_article
from dragoman.coder.lexicon import entries

FLOOR = 0.9
"""The least share of a file's examples that is right. It may be raised, never lowered."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FILES = sorted(Path(entries.__file__).parent.glob("*.yaml"))


def examples(path: Path) -> list[tuple[str, str]]:
    """Give each example of a file with the phrase of its entry."""
    raw: list[dict[str, Any]] = yaml.load(path.read_text("utf-8"), Loader=LOADER) or []  # noqa: S506 - a safe loader
    found = []
    for entry in raw:
        given = entry.get("example") or []
        phrase = str(entry.get("verb") or entry.get("noun") or entry.get("adjective"))
        found += [(phrase, text) for text in ([given] if isinstance(given, str) else given)]
    return found


def outcome(phrase: str, text: str, coder: Coder) -> Outcome:
    """Code one example."""
    sentence, _, coding = text.partition(" => ")
    coded = coder.code(sentence_article(sentence.strip()))
    return Outcome(phrase, sentence.strip(), normal(coding), tuple(map(notation, coded.events)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_examples_of_a_file(path: Path, coder: Coder) -> None:
    """At least the floor's share of a file's examples is right; where it is not, all wrong ones are listed."""
    outcomes = [outcome(phrase, text, coder) for phrase, text in examples(path)]
    wrong = [
        f"{o.entry}: {o.sentence}\n    wanted {'; '.join(o.wanted) or 'nothing'}\n    got    {'; '.join(o.got) or 'nothing'}"
        for o in outcomes
        if not o.right
    ]
    share = 1 - len(wrong) / len(outcomes) if outcomes else 1.0
    assert share >= FLOOR, f"{share:.3f} of {len(outcomes)} examples of {path.name} right:\n" + "\n".join(
        wrong
    )
