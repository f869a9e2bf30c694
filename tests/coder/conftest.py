"""The parser, the world and the lexicon, loaded once for all tests of the coder; and short ways to code a text."""

from collections.abc import Callable
from datetime import date
from itertools import permutations

import pytest
from spacy.tokens import Doc, Token

from dragoman.coder.code import Coder
from dragoman.coder.examples import normal, notation
from dragoman.coder.lexicon import Lexicon
from dragoman.coder.parser import load_parser
from dragoman.records import Article, Block, BlockKind, CodedArticle, Published
from dragoman.world import World

MOST_EVENTS = 5


@pytest.fixture(scope="session")
def coder() -> Coder:
    """Give the coder with the package's own world and lexicon."""
    return Coder()


@pytest.fixture(scope="session")
def world(coder: Coder) -> World:
    """Give the world that the coder resolves names in."""
    return coder.world


@pytest.fixture(scope="session")
def lexicon(coder: Coder) -> Lexicon:
    """Give the lexicon of acts."""
    return coder.lexicon


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Doc]:
    """Give a function that parses a text."""
    return load_parser()


@pytest.fixture(scope="session")
def word_in(parsed: Callable[[str], Doc]) -> Callable[[str, str], Token]:
    """Give a function that finds the first token of a text with some words."""

    def find(text: str, word: str) -> Token:
        return next(t for t in parsed(text) if t.text == word)

    return find


@pytest.fixture(scope="session")
def page() -> Callable[..., Article]:
    """Give a function that makes an article of a text, one paragraph a line, with a headline where one is given."""

    def make(text: str, title: str = "", published: str = "", name: str = "page") -> Article:
        lines: list[tuple[str, BlockKind]] = [(title, "title")] if title else []
        lines += [(line, "body") for line in text.split("\n")]
        whole = "\n".join(line for line, _ in lines)
        blocks, start = [], 0
        for line, kind in lines:
            if line.strip():
                blocks.append(Block(start=start, end=start + len(line), kind=kind))
            start += len(line) + 1
        day = date.fromisoformat(published) if published else None
        known = Published(earliest=day, latest=day, basis="stated", why="given") if day else Published()
        return Article(name=name, text=whole, blocks=tuple(blocks), title=title or None, published=known)

    return make


@pytest.fixture(scope="session")
def coded(coder: Coder, page: Callable[..., Article]) -> Callable[..., CodedArticle]:
    """Give a function that codes a text; it takes what `page` takes."""

    def code(text: str, title: str = "", published: str = "") -> CodedArticle:
        return coder.code(page(text, title, published))

    return code


@pytest.fixture(scope="session")
def assert_codes(coded: Callable[..., CodedArticle]) -> Callable[..., None]:
    """Give an assertion that a text is coded as a notation says (`dragoman.coder.examples`).

    A mode written `*` may be any: the sentence is not there to test it.
    """

    def check(text: str, coding: str, title: str = "", published: str = "") -> None:
        got = tuple(map(notation, coded(text, title, published).events))
        wanted = normal(coding)
        assert _agree(wanted, got), (
            f"{title or text}\nwanted {'; '.join(wanted) or 'nothing'}\ngot    {'; '.join(got) or 'nothing'}"
        )

    return check


def _agree(wanted: tuple[str, ...], got: tuple[str, ...]) -> bool:
    """Whether two codings are the same in some order."""
    if len(wanted) != len(got) or len(wanted) > MOST_EVENTS:
        return False
    return any(all(map(_same, wanted, order)) for order in permutations(got))


def _same(wanted: str, got: str) -> bool:
    """Whether one event is as wanted, its mode left aside where that is `*`."""
    if "/*" not in wanted:
        return wanted == got
    words = got.split()
    words[1] = words[1].partition("/")[0]
    return wanted.replace("/*", "") == " ".join(words)
