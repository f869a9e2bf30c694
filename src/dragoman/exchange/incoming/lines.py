"""Streams of bytes as blocks of whole lines in UTF-8, whatever was mixed into them."""

from collections.abc import Iterator
from typing import IO, NamedTuple

from dragoman.exchange.incoming.model import ImportFileError

SIZE = 24 * 2**20
"""Bytes of a block, about."""

LONGEST = 64 * 2**20
_MARK = b"\xef\xbb\xbf"


class Lines(NamedTuple):
    """Whole lines in UTF-8 ended by a line feed each, the number of the first, and how many were repaired."""

    first: int
    data: bytes
    repaired: int


def blocks(stream: IO[bytes], name: str, size: int = SIZE) -> Iterator[Lines]:
    r"""Cut a stream into blocks of lines.

    Lines that are not UTF-8 are read as Windows-1252 (as Latin-1 where that has no such character). A
    carriage return before a line's end goes; any other, and NUL, becomes a space: no reader takes it for
    the end of a row.

    Raises:
        ImportFileError: a line is longer than 64 MB: this is no table.
    """
    number, rest, start = 1, b"", True
    while piece := stream.read(size):
        if start:
            piece, start = piece.removeprefix(_MARK), False
        cut = piece.rfind(b"\n") + 1
        if not cut:
            rest += piece
            if len(rest) > LONGEST:
                raise ImportFileError(
                    f"{name}: line {number} has more than 64 MB; this is no table of events."
                )
            continue
        lines = clean(number, rest + piece[:cut])
        yield lines
        number += lines.data.count(b"\n")
        rest = piece[cut:]
    if rest:
        yield clean(number, rest + b"\n")


def clean(number: int, data: bytes) -> Lines:
    """Make whole lines of bytes UTF-8 that every reader takes for the same lines; `number` is of the first."""
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b" ")
    if b"\0" in data:
        data = data.replace(b"\0", b" ")
    if data.isascii() or _is_utf8(data):
        return Lines(number, data, 0)
    lines = data.split(b"\n")
    wrong = [at for at, line in enumerate(lines) if not (line.isascii() or _is_utf8(line))]
    for at in wrong:
        lines[at] = _repaired(lines[at])
    return Lines(number, b"\n".join(lines), len(wrong))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _repaired(line: bytes) -> bytes:
    try:
        return line.decode("cp1252").encode()
    except UnicodeDecodeError:
        return line.decode("latin-1").encode()
