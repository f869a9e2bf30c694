"""Clean text with a way back: what the parser reads, and where each character stands in the file.

Records point at characters of the article as read; parsers want no tags, no
soft hyphens and no line breaks within a sentence. `clean_block` gives such a
text together with the source offset of every character of it.
"""

import unicodedata
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.articles.html_tokens import Token, tokens
from dragoman.articles.markdown_inline import inline_tokens
from dragoman.records import Article, Block
from dragoman.records.article import Markup

_SPACE_CATEGORIES = {"Zs", "Zl", "Zp"}
_DROPPED_CATEGORIES = {"Cf", "Cc", "Co", "Cn", "Cs"}
_BREAKS = "\n\r\t\v\f\x1c\x1d\x1e\x1f\x85"
_PLAIN_CHARACTERS = frozenset(map(chr, range(0x21, 0x7F)))


class CleanText(NamedTuple):
    """Clean text and its map back.

    `offsets[i]` is the source offset of character `i`, `offsets[len(text)]`
    the end of the last one; `ends[i]` is where the source of character `i`
    ends (an entity is longer than the character it stands for).
    """

    text: str
    offsets: "array[int]"
    ends: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Translate `text[start:end]` to the source span that carries exactly those characters."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.ends[end - 1]

    def part(self, start: int, end: int) -> "CleanText":
        """Give the clean text of `text[start:end]` without white space around it."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        end = start + len(words)
        after = self.ends[end - 1] if words else self.offsets[start]
        return CleanText(words, array("q", [*self.offsets[start:end], after]), self.ends[start:end])


class _Builder:
    """Collects characters, folding white space to single spaces."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.offsets = array("q")
        self.ends = array("q")
        self._space: tuple[int, int] | None = None
        self._broken = False

    def space(self, start: int, end: int, *, line_break: bool = False) -> None:
        self._broken = self._broken or line_break
        if self._space is None:
            self._space = (start, end)

    def character(self, character: str, start: int, end: int) -> None:
        if self._space is not None:
            if self.text and not self._hyphenated(character):
                self._put(" ", *self._space)
            self._space, self._broken = None, False
        self._put(character, start, end)

    def _hyphenated(self, following: str) -> bool:
        """Tell "cease-⏎fire": a word broken at its own hyphen is one word."""
        before = self.text[-2:]
        joins = len(before) == 2 and before[1] == "-" and before[0].isalpha()  # noqa: PLR2004
        return self._broken and joins and following.islower()

    def _put(self, character: str, start: int, end: int) -> None:
        self.text.append(character)
        self.offsets.append(start)
        self.ends.append(end)

    def finish(self, empty_at: int) -> CleanText:
        end = self.ends[-1] if self.ends else empty_at
        return CleanText("".join(self.text), array("q", [*self.offsets, end]), self.ends)


def _pieces(text: str, start: int, end: int, markup: Markup) -> Iterator[Token]:
    if markup == "html":
        return tokens(text, start, end)
    if markup == "markdown":
        return inline_tokens(text, start, end)
    return iter((Token("text", start, end, ""),))


def clean_span(text: str, start: int = 0, end: int | None = None, markup: Markup = "") -> CleanText:
    """Clean `text[start:end]`.

    Args:
        text: the whole decoded text of an article.
        start: first character of the stretch.
        end: one past its last; the end of the text if None.
        markup: the language of tags that `text` is written in, empty for none.

    Returns:
        The words without tags, comments, entities, zero-width characters and
        line breaks, and the source offset of each character.
    """
    builder = _Builder()
    for piece in _pieces(text, start, len(text) if end is None else end, markup):
        if piece.kind == "text":
            _add_run(builder, text, piece.start, piece.end)
        elif piece.kind == "entity":
            for character in piece.value:
                _add(builder, character, piece.start, piece.end)
        elif piece.breaks:
            builder.space(piece.start, piece.end)
    return builder.finish(start)


def _add_run(builder: _Builder, text: str, start: int, end: int) -> None:
    for at in range(start, end):
        _add(builder, text[at], at, at + 1)


def _add(builder: _Builder, character: str, start: int, end: int) -> None:
    if character in _PLAIN_CHARACTERS:
        builder.character(character, start, end)
    elif character == " ":
        builder.space(start, end)
    elif character in _BREAKS:
        builder.space(start, end, line_break=character in "\n\r\x85")
    else:
        category = unicodedata.category(character)
        if category in _SPACE_CATEGORIES:
            builder.space(start, end, line_break=category != "Zs")
        elif category not in _DROPPED_CATEGORIES:
            builder.character(character, start, end)


def clean_block(article: Article, block: Block) -> CleanText:
    """Clean the words of one block of an article.

    Args:
        article: the article the block belongs to.
        block: one of its blocks.

    Returns:
        The clean text; `article.text[slice(*clean.span(i, j))]` quotes `clean.text[i:j]`.
    """
    return clean_span(article.text, block.start, block.end, article.markup)
