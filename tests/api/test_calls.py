"""The Python API."""

from pathlib import Path

import pytest

import dragoman
from dragoman.articles import ReadOptions
from dragoman.records import Published, UnreadableArticleError

STORY = "Chad accused Sudan of arming rebels. Norway offered to mediate between Chad and Sudan.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A short article."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_read_gives_articles_in_order(story: Path) -> None:
    """Sources come one after another, with what the caller knows of them."""
    articles = list(dragoman.read(story, story, options=ReadOptions(outlet="The Lake Post")))
    assert [(a.name, a.outlet) for a in articles] == [("story.txt", "The Lake Post")] * 2


def test_errors_raise_or_are_handed_over(story: Path) -> None:
    """What cannot be read raises, unless the caller takes errors; then the rest is read."""
    missing = story.with_name("none.txt")
    with pytest.raises(UnreadableArticleError, match=r"none\.txt"):
        list(dragoman.read(missing, story))
    errors: list[UnreadableArticleError] = []
    assert [a.name for a in dragoman.read(missing, story, on_error=errors.append)] == ["story.txt"]
    assert [error.name for error in errors] == [str(missing)]


def test_code_takes_paths_and_articles(story: Path) -> None:
    """An article already read gives the same records as its path; every quote stands at its start."""
    (article,) = dragoman.read(story)
    from_path, from_article = dragoman.code(story, article)
    assert from_path == from_article
    assert from_path.published == Published() or from_path.published.basis != "stated"
    assert [article.text[e.start : e.start + len(e.quote)] for e in from_path.events] == [
        e.quote for e in from_path.events
    ]


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The package says what it has."""
    with pytest.raises(AttributeError, match="it has code, read"):
        dragoman.translate  # noqa: B018
