"""Coding a text that nobody keeps."""

from datetime import date
from threading import Lock

from dragoman.api.calls import code
from dragoman.articles import ReadOptions, article_from_text
from dragoman.assistant.asked import TextAsked
from dragoman.records import CodedArticle, Published

NAME = "text"
_ONE = Lock()
"""The parser takes much memory and a whole core: one text at a time."""


def code_text(asked: TextAsked) -> CodedArticle:
    """Code a text; nothing is stored.

    Raises:
        UnreadableArticleError: it has no words, or is not in English.
    """
    article = article_from_text(asked.text, NAME, _options(asked.outlet, asked.published))
    with _ONE:
        return next(iter(code(article)))


def _options(outlet: str, published: date | None) -> ReadOptions:
    given = Published(earliest=published, latest=published, basis="stated", why="given by the caller")
    return ReadOptions(outlet=outlet or None, published=given if published else None)
