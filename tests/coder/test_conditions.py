"""Whether an entry fits: each condition of the lexicon's README, on entries made for the test."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dragoman.coder.cast import Cast
from dragoman.coder.conditions import fits
from dragoman.coder.lexicon import Entry, Lexicon
from dragoman.coder.names import find_names
from dragoman.coder.propose import candidate_of
from dragoman.coder.who import Who
from dragoman.world import World

Slots = tuple[tuple[str, tuple[str, ...]], ...]
Fits = Callable[[str, str, Entry], bool]


@pytest.fixture(scope="module")
def fitting(parsed: Callable[[str], Doc], lexicon: Lexicon, world: World) -> Fits:
    """Give a function that tells whether an entry fits the candidate with some trigger in a text."""

    def fit(text: str, trigger: str, entry: Entry) -> bool:
        doc = parsed(text)
        nobody = frozenset[str]()
        names = find_names(doc, world.find(text), world, (None, None), nobody)
        who = Who.of(names, Cast(world, (None, None)))
        candidate = candidate_of(next(t for t in doc if t.text == trigger), lexicon)
        assert candidate is not None
        return fits(entry, candidate, lexicon, who)

    return fit


def entry(
    when: Slots = (), particle: str | None = None, complement: str | None = None, passive: bool | None = None
) -> Entry:
    """Make an entry with conditions only."""
    return Entry(
        id="test",
        lemma="test",
        part="verb",
        kind="act",
        when=when,
        particle=particle,
        complement=complement,
        passive=passive,
    )


WHEN: list[tuple[str, str, Entry, bool]] = [
    ("Chad sent grain.", "sent", entry(), True),
    ("Chad sent grain.", "sent", entry((("object", ("grain",)),)), True),
    ("Chad sent grain.", "sent", entry((("object", ("@aid",)),)), True),
    ("Chad sent clowns.", "sent", entry((("object", ("@aid",)),)), False),
    ("Chad sent tonnes of grain.", "sent", entry((("object", ("grain",)),)), True),
    ("Chad sent clowns and grain.", "sent", entry((("object", ("grain",)),)), True),
    ("Chad hit Niger.", "hit", entry((("object", ("@entity",)),)), True),
    ("Chad hit the ball.", "hit", entry((("object", ("@entity",)),)), False),
    ("Chad hit the ball.", "hit", entry((("object", ("@any",)),)), True),
    ("Chad slept.", "slept", entry((("object", ("@any",)),)), False),
    ("Chad slept.", "slept", entry((("object", ("@none",)),)), True),
    ("Chad hit the ball.", "hit", entry((("object", ("@none",)),)), False),
    ("Chad hit back at Niger.", "hit", entry((("at", ("@entity",)),)), True),
    ("Chad called off the talks.", "called", entry(particle="off"), True),
    ("Chad called the talks a farce.", "called", entry(particle="off"), False),
    ("Niger was hit by Chad.", "hit", entry(passive=True), True),
    ("Niger was hit by Chad.", "hit", entry(passive=False), False),
    ("Chad hit Niger.", "hit", entry(passive=True), False),
    ("Chad offered to help.", "offered", entry(complement="infinitive"), True),
    ("Chad offered help.", "offered", entry(complement="infinitive"), False),
    ("Chad offered help.", "offered", entry(complement="none"), True),
    ("Chad said that it had helped.", "said", entry(complement="clause"), True),
    # all conditions must hold
    ("Chad sent grain to Niger.", "sent", entry((("object", ("grain",)), ("to", ("@entity",)))), True),
    ("Chad sent grain to schools.", "sent", entry((("object", ("grain",)), ("to", ("@entity",)))), False),
]


@pytest.mark.parametrize(("text", "trigger", "made", "whether"), WHEN, ids=range(len(WHEN)))
def test_conditions(fitting: Fits, text: str, trigger: str, made: Entry, whether: bool) -> None:
    """Each condition holds where the words have it, and only there."""
    assert fitting(text, trigger, made) is whether


def test_more_specific_entries_weigh_more() -> None:
    """The number of conditions is the weight."""
    assert entry().weight < entry((("object", ("grain",)),)).weight
    assert entry((("object", ("grain",)),)).weight < entry((("object", ("grain",)),), passive=True).weight
