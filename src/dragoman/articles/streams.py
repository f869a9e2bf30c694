"""Streams of bytes with a name, and the guards that keep archives from filling the memory."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from dragoman.articles.options import MEGABYTE, ReadOptions
from dragoman.records import UnreadableArticleError

_HARMLESS = 10 * MEGABYTE  # below this, a high ratio is a repetitive text and no attack
PEEK = 65_536


@dataclass(frozen=True)
class Source:
    """Bytes to be read: their name, the stream, the charset that came with them, how deep in archives they lie."""

    name: str
    stream: BinaryIO
    charset: str | None = None
    depth: int = 0


class Guarded(io.RawIOBase):
    """A stream out of an archive that stops where unpacking becomes an attack.

    Args:
        stream: the unpacked bytes.
        name: the name of what is unpacked, for messages.
        packed: tells how many packed bytes have been used so far.
        options: the limits.
    """

    def __init__(self, stream: BinaryIO, name: str, packed: Callable[[], int], options: ReadOptions) -> None:
        """Begin counting."""
        self._stream, self._name, self._packed, self._options = stream, name, packed, options
        self._unpacked = 0

    def readable(self) -> bool:
        """Say yes: `io.BufferedReader` asks."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Read as `io.RawIOBase` does, or stop at the limits.

        Raises:
            UnreadableArticleError: too much comes out of it.
        """
        data = self._stream.read(len(buffer))
        self._unpacked += len(data)
        if self._unpacked > self._options.max_archive_bytes:
            limit = megabytes(self._options.max_archive_bytes)
            raise UnreadableArticleError(
                self._name, f"unpacks to more than {limit}; unpack it yourself and give the folder."
            )
        if self._unpacked > _HARMLESS and self._unpacked > self._options.max_ratio * max(1, self._packed()):
            raise UnreadableArticleError(
                self._name,
                f"unpacks to more than {self._options.max_ratio:.0f} times its size, as only a decompression bomb does; "
                "do not open it unless you know where it comes from.",
            )
        buffer[: len(data)] = data
        return len(data)


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Look at the first bytes of a stream without using them up.

    Args:
        stream: any readable stream.

    Returns:
        Up to 64 KB, and the stream to go on with.
    """
    head = b""
    while len(head) < PEEK:
        data = stream.read(PEEK - len(head))
        if not data:
            break
        head += data
    return head, io.BufferedReader(_Rejoined(head, stream), PEEK)


class _Rejoined(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        data: bytes | memoryview = self._head[: len(buffer)]
        if data:
            self._head = self._head[len(data) :]
        else:
            data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def read_whole(source: Source, options: ReadOptions) -> bytes:
    """Read all bytes of one article.

    Args:
        source: where from.
        options: the limit.

    Returns:
        The bytes.

    Raises:
        UnreadableArticleError: there are more than an article may have.
    """
    data = source.stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise UnreadableArticleError(source.name, too_large(options))
    return data


def too_large(options: ReadOptions) -> str:
    """Say that something is too large to be one article."""
    return f"is larger than {megabytes(options.max_bytes)}, too large for one article; split it, or make it JSON Lines or CSV."


def megabytes(count: int) -> str:
    """Give a number of bytes in megabytes, for messages."""
    return f"{count / MEGABYTE:g} MB"
