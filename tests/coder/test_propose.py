"""Step one: every predicate that could carry an act, with its arguments by slot."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dragoman.coder.lexicon import Lexicon
from dragoman.coder.propose import Candidate, propose


@pytest.fixture(scope="module")
def proposed(parsed: Callable[[str], Doc], lexicon: Lexicon) -> Callable[[str, str], Candidate]:
    """Give a function that proposes over a text and picks the candidate with some trigger."""

    def pick(text: str, trigger: str) -> Candidate:
        found = [c for s in parsed(text).sents for c in propose(s, lexicon) if c.trigger.text == trigger]
        assert len(found) == 1
        return found[0]

    return pick


SLOTS = [
    ("Chad attacked Niger.", "attacked", "subject", ["Chad"]),
    ("Chad attacked Niger.", "attacked", "object", ["Niger"]),
    ("Niger was attacked by Chad.", "attacked", "subject", ["Chad"]),
    ("Niger was attacked by Chad.", "attacked", "object", ["Niger"]),
    ("Chad gave the rebels weapons.", "gave", "dative", ["rebels"]),
    ("Chad offered to help Niger.", "offered", "clause", ["help"]),
    ("Chad lashed out at Niger.", "lashed", "at", ["Niger"]),
    ("Chad's offer surprised Niger.", "offer", "poss", ["Chad"]),
    ("The Chadian withdrawal took a week.", "withdrawal", "modifier", ["Chadian"]),
    ("Chad struck a village in Niger.", "struck", "subject", ["Chad"]),
    ("Chad is ready to talk.", "ready", "subject", ["Chad"]),
    ("Chad slept.", "slept", "object", []),
]


@pytest.mark.parametrize(("text", "trigger", "slot", "heads"), SLOTS, ids=[f"{r[0]} {r[2]}" for r in SLOTS])
def test_slots(
    proposed: Callable[[str, str], Candidate], text: str, trigger: str, slot: str, heads: list[str]
) -> None:
    """The slots of the lexicon are filled from the parse."""
    assert [token.text for token in proposed(text, trigger).slot(slot)] == heads


def test_every_verb_is_proposed(parsed: Callable[[str], Doc], lexicon: Lexicon) -> None:
    """Also one that the lexicon does not know, for another may decide it; auxiliaries carry nothing."""
    (sentence,) = parsed("Chad has frobnicated Niger and was blamed.").sents
    assert {c.trigger.text for c in propose(sentence, lexicon)} >= {"frobnicated", "blamed"}
    assert not {c.trigger.text for c in propose(sentence, lexicon)} & {"has", "was"}


def test_nouns_are_proposed_where_the_lexicon_has_them(
    parsed: Callable[[str], Doc], lexicon: Lexicon
) -> None:
    """A withdrawal may be an act, a table is none."""
    (sentence,) = parsed("The withdrawal of troops shook the table.").sents
    triggers = {c.trigger.text for c in propose(sentence, lexicon)}
    assert "withdrawal" in triggers
    assert "table" not in triggers


def test_governors_come_first(parsed: Callable[[str], Doc], lexicon: Lexicon) -> None:
    """What an operator speaks for comes after it."""
    (sentence,) = parsed("Chad offered to hold talks.").sents
    triggers = [c.trigger.text for c in propose(sentence, lexicon)]
    assert triggers.index("offered") < triggers.index("hold") < triggers.index("talks")


def test_proposing_twice_is_the_same(parsed: Callable[[str], Doc], lexicon: Lexicon) -> None:
    """The first step depends on nothing but parse and lexicon."""
    (sentence,) = parsed("Chad, which attacked Niger, offered to hold talks with Mali.").sents
    assert list(propose(sentence, lexicon)) == list(propose(sentence, lexicon))
