"""The body of an answer, unpacked within limits."""

import zlib
from collections.abc import Iterable

from dragoman.articles.faults import FetchError
from dragoman.articles.options import MEGABYTE
from dragoman.articles.streams import megabytes

_ANY_HEADER = 47  # gzip or zlib, whichever the data begin with
_BARE = -15
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_HARMLESS = 10 * MEGABYTE  # below this, a high ratio is a repetitive text and no attack


def unpacked(chunks: Iterable[bytes], coding: str, name: str, max_bytes: int, max_ratio: float) -> bytes:
    """Put the chunks of a body together, unpacking them as they come.

    No step makes more than `max_bytes` of any chunk, whatever is packed in it.

    Args:
        chunks: the body as sent.
        coding: the Content-Encoding of the answer, empty for none.
        name: the address, for messages.
        max_bytes: the most bytes it may have, unpacked.
        max_ratio: how often it may be larger than what was sent.

    Returns:
        The bytes.

    Raises:
        FetchError: it is too large, a decompression bomb, damaged, or packed otherwise.
    """
    coding = coding.strip().lower()
    if coding in {"", "identity"}:
        return _whole(chunks, name, max_bytes)
    if coding not in _PACKED:
        raise FetchError(
            name, f"was sent packed as '{coding[:40]}', which was not asked for; try another address."
        )
    inflating = _Inflating(name, max_bytes, max_ratio)
    try:
        for chunk in chunks:
            inflating.take(chunk)
    except zlib.error as error:
        raise FetchError(name, "arrived damaged (it cannot be unpacked); try again later.") from error
    return inflating.finished()


def _whole(chunks: Iterable[bytes], name: str, max_bytes: int) -> bytes:
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > max_bytes:
            raise FetchError(name, _too_large(max_bytes))
    return bytes(data)


class _Inflating:
    def __init__(self, name: str, max_bytes: int, max_ratio: float) -> None:
        self._name, self._max_bytes, self._max_ratio = name, max_bytes, max_ratio
        self._data = bytearray()
        self._taken = 0
        self._inflater: zlib._Decompress | None = None

    def take(self, chunk: bytes) -> None:
        """Unpack a chunk, which may end one packed stream and begin another."""
        self._taken += len(chunk)
        while chunk:
            if self._inflater is None:
                # "deflate" means zlib's form, and some servers send it without its header.
                is_bare = not self._data and chunk[0] & 0x0F != 8 and chunk[0] != 0x1F  # noqa: PLR2004
                self._inflater = zlib.decompressobj(_BARE if is_bare else _ANY_HEADER)
            self._data += self._inflater.decompress(chunk, self._max_bytes - len(self._data) + 1)
            self._check()
            chunk = self._inflater.unused_data or self._inflater.unconsumed_tail
            if self._inflater.eof:
                self._inflater = None

    def finished(self) -> bytes:
        if self._inflater is not None:
            raise FetchError(self._name, "was cut off on its way; try again later.")
        return bytes(self._data)

    def _check(self) -> None:
        if len(self._data) > self._max_bytes:
            raise FetchError(self._name, _too_large(self._max_bytes))
        if len(self._data) > _HARMLESS and len(self._data) > self._max_ratio * self._taken:
            raise FetchError(
                self._name,
                f"unpacks to more than {self._max_ratio:.0f} times what was sent, as only a decompression bomb "
                "does; do not fetch it.",
            )


def _too_large(max_bytes: int) -> str:
    return f"is larger than {megabytes(max_bytes)}; download and split it."
