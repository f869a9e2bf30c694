"""Which articles tell the same story."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.articles import ReadOptions, article_from_text
from dragoman.ledger.stories import (
    CUT_DOWN,
    LEAST_CUT,
    SAME_STORY,
    Shingles,
    bands_of,
    same_story,
    shingles_of,
)
from dragoman.records import Article, Block

STORIES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "stories.yml").read_text(encoding="utf-8")
)


def _shingles(text: str) -> Shingles:
    return shingles_of(article_from_text(text, "article.txt", ReadOptions()))


SAME = [(one["agency"], other) for one in STORIES for other in one["same"]]
DIFFERENT = [
    (told, other)
    for one in STORIES
    for told, other in product([one["agency"], *one["same"]], one["different"])
] + [(one["different"][0], one["different"][1]) for one in STORIES]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_an_agency_text_under_another_masthead_is_the_same_story(one: str, other: str) -> None:
    """Touched up, cut from the end or given another opening, it is recognised, and the bands meet."""
    a, b = _shingles(one), _shingles(other)
    assert same_story(a, b)
    assert same_story(b, a)
    assert set(bands_of(a)) & set(bands_of(b))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_accounts_of_one_event_are_two_stories(one: str, other: str) -> None:
    """The same event and the same quotation do not make one story of two desks' articles."""
    assert not same_story(_shingles(one), _shingles(other))


def test_the_thresholds_stand_between_the_two_with_room() -> None:
    """Of the pairs here no different one comes within half of a threshold, no same one fails both by little."""
    for one, other in DIFFERENT:
        a, b = frozenset(_shingles(one)), frozenset(_shingles(other))
        assert len(a & b) / len(a | b) < SAME_STORY / 2
        assert len(a & b) / min(len(a), len(b)) < CUT_DOWN / 2
    for one, other in SAME:
        a, b = frozenset(_shingles(one)), frozenset(_shingles(other))
        assert len(a & b) / len(a | b) > SAME_STORY * 1.1 or len(a & b) / min(len(a), len(b)) > CUT_DOWN * 1.1


def test_a_sentence_or_two_within_another_story_is_not_that_story() -> None:
    """A short notice counts as cut from a longer text only if it has enough words of its own."""
    long = tuple(str(number) for number in range(400))
    assert not same_story(long[: LEAST_CUT - 1], long)
    assert same_story(long[:LEAST_CUT], long)


def test_furniture_titles_and_captions_do_not_count() -> None:
    """Two pages with the same furniture around different texts have nothing in common."""
    page = "Share this page with all of your friends. One two three four five. Six seven eight nine ten."
    furniture = Block(start=0, end=41, kind="furniture")
    first = Article(name="1", text=page, blocks=(furniture, Block(start=42, end=66, kind="body")))
    second = Article(name="2", text=page, blocks=(furniture, Block(start=67, end=len(page), kind="body")))
    assert shingles_of(first) == ("one two three", "two three four", "three four five")
    assert not set(shingles_of(first)) & set(shingles_of(second))


def test_an_article_without_words_is_like_no_other() -> None:
    """Two empty articles are not one story, and meet in no band."""
    empty = shingles_of(Article(name="1", text="..."))
    assert bands_of(empty) == ()
    assert not same_story(empty, empty)


def test_bands_are_the_same_in_every_run() -> None:
    """The keys are written to disk: they follow from the words alone."""
    keys = bands_of(("one two three", "two three four"))
    assert keys == bands_of(("two three four", "one two three"))
    assert all(0 <= key < 2**63 for key in keys)
