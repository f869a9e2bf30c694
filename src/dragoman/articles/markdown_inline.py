"""The inline marks of Markdown, cut into tokens that know where they stand."""

import re
from collections.abc import Iterator

from dragoman.articles.html_tokens import Token, tokens

_MARK = re.compile(
    r"""
    (?P<image>!\[[^\]\n]{0,500}\](?:\([^)\s]{0,2000}(?:\s+"[^"]{0,500}")?\)|\[[^\]\n]{0,200}\]))
  | (?P<open>(?<!\\)\[(?=[^\[\]]{1,500}\](?:\(|\[)))
  | (?P<target>\]\([^)\s]{0,2000}(?:\s+"[^"]{0,500}")?\)|\]\[[^\]\n]{0,200}\])
  | (?P<address><https?://[^\s>]{1,2000}>)
  | (?P<quote>(?<=\n)[ ]{0,3}>[ ]?)
  | (?P<strong>\*{1,3}|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])|~~|`{1,3})
  | (?P<escape>\\(?=[\\`*_{}\[\]()\#+.!|<>~-]))
    """,
    re.VERBOSE,
)


def inline_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Cut a paragraph of Markdown into words and marks.

    Args:
        text: the whole Markdown source.
        start: first character of the paragraph.
        end: one past its last.

    Yields:
        Tokens as of `html_tokens.tokens` (Markdown may hold HTML), with
        emphasis, links, images and quotation marks of lines as skipped ones.
    """
    at = start
    while at < end:
        mark = _MARK.search(text, at, end)
        until = mark.start() if mark else end
        yield from tokens(text, at, until)
        if mark is None:
            return
        yield Token("skip", mark.start(), mark.end(), mark.lastgroup or "")
        at = mark.end()
        if mark.lastgroup == "escape":
            yield Token("text", at, at + 1, "")
            at += 1
