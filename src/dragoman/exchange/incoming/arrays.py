"""A JSON array as lines: each of its elements becomes a line of its own, however it is laid out."""

import re
from collections.abc import Iterator
from typing import IO

from dragoman.exchange.incoming.lines import LONGEST, Lines, clean
from dragoman.exchange.incoming.model import ImportFileError

_AT_ONCE = 2**20
_TOGETHER = 4 * 2**20
_MARK = b"\xef\xbb\xbf"
# A string, which no line end may be in; or a sign that opens, closes or parts.
_TOKEN = re.compile(rb'"(?:[^"\\\n]|\\.)*(?:["\n]|\\?\Z)|[\[\]{},]', re.DOTALL)


def is_array(beginning: bytes) -> bool:
    """Whether a file that begins so holds one array."""
    return beginning.removeprefix(_MARK).lstrip()[:1] == b"["


def elements(stream: IO[bytes], name: str) -> Iterator[Lines]:
    """Cut an array into blocks of its elements.

    Args:
        stream: of a file that `is_array`.
        name: of the file, for errors.

    Yields:
        The elements, each in one line: the number of a line is that of the element. Of an array that is cut short
        the piece at its end is one too, as is all that follows a bracket that is never closed.

    Raises:
        ImportFileError: an element is longer than 64 MB.
    """
    number, size = 1, 0
    waiting: list[bytes] = []
    for element in _each(stream, name):
        plain = b" ".join(element.split(b"\n")).strip()
        if not plain:
            continue
        waiting.append(plain)
        size += len(plain)
        if size > _TOGETHER:
            yield clean(number, b"\n".join([*waiting, b""]))
            number, size, waiting = number + len(waiting), 0, []
    if waiting:
        yield clean(number, b"\n".join([*waiting, b""]))


def _each(stream: IO[bytes], name: str) -> Iterator[bytes]:
    """Give what stands between the commas of the array itself, and at its end."""
    rest = stream.read(_AT_ONCE).removeprefix(_MARK).lstrip()[1:]
    looked = depth = 0
    while True:
        begun, looked, depth, found = _cut(rest, looked, depth)
        yield from found
        piece = stream.read(_AT_ONCE)
        if not piece:
            yield rest[begun:]
            return
        rest, looked = rest[begun:] + piece, looked - begun
        if len(rest) > LONGEST:
            raise ImportFileError(f"{name}: an element has more than 64 MB; this is no list of events.")


def _cut(text: bytes, looked: int, depth: int) -> tuple[int, int, int, list[bytes]]:
    """Cut off the elements that are whole.

    Args:
        text: from where an element begins.
        looked: how much of it was looked at before.
        depth: how many brackets were open there.

    Returns:
        Where the element begins that is not whole; how far was looked, how many are open there; those cut off.
    """
    begun, found = 0, list[bytes]()
    for token in _TOKEN.finditer(text, looked):
        sign = text[token.start() : token.start() + 1]
        if sign == b'"' and token.end() == len(text):
            return begun, token.start(), depth, found  # perhaps cut: looked at again with what follows
        looked = token.end()
        if sign in (b"[", b"{"):
            depth += 1
        elif depth and sign in (b"]", b"}"):
            depth -= 1
        elif not depth and sign in (b",", b"]"):
            found.append(text[begun : token.start()])
            begun = token.end()
    return begun, len(text), depth, found
