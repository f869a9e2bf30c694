"""What the words of a noun phrase tell: definite, counted, described, and its short text."""

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from dragoman.coder.phrases import counted_two, definite, distinct, modified, words_of
from dragoman.records import Entity

DEFINITE = [("The envoy left.", True), ("Their envoy left.", True), ("An envoy left.", False)]


@pytest.mark.parametrize(("text", "expected"), DEFINITE, ids=[row[0] for row in DEFINITE])
def test_definite(word_in: Callable[[str, str], Token], text: str, expected: bool) -> None:
    """A noun is definite by its article or possessor, never after "a"."""
    assert definite(word_in(text, "envoy")) is expected


def test_counted_two(word_in: Callable[[str, str], Token]) -> None:
    """Only "two", "both" and the like count a noun as two."""
    assert counted_two(word_in("The two states met.", "states"))
    assert not counted_two(word_in("The three states met.", "states"))


def test_modified(word_in: Callable[[str, str], Token]) -> None:
    """A determiner alone does not describe a noun; an adjective does."""
    assert modified(word_in("The regional bloc met.", "bloc"))
    assert not modified(word_in("The bloc met.", "bloc"))


def test_words_of_a_short_description(word_in: Callable[[str, str], Token]) -> None:
    """The words are those up to the noun, without what follows it."""
    assert words_of(word_in("The new envoy of Chad left.", "envoy")) == "The new envoy"


def test_distinct_keeps_the_first_words_of_each() -> None:
    """Each id stays once, in the words of its first mention and the order of the last mentions."""
    first, other, again = (
        Entity(text=text, id=ident) for text, ident in [("a", "TCD"), ("b", "NER"), ("c", "TCD")]
    )
    assert distinct([first, other, again]) == (other, first)
