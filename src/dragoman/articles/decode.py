"""Bytes to text, whatever the encoding."""

import codecs
import re

from charset_normalizer import from_bytes

from dragoman.records import UnreadableArticleError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}charset\s*=\s*["']?|<\?xml[^>]{0,100}encoding\s*=\s*["'])([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
_SAMPLE = 200_000
_CUT_CHARACTER = 3  # the most bytes that a character cut off at the end may leave
_FEW = 0.06  # non-ASCII characters are a small share of English text
_WESTERN = frozenset("‘’“”–—…•·«»€£§©®°½¼¾™ŠšŽžŒœ\u00a0\u00ad") | {chr(code) for code in range(0xC0, 0x100)}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x7f]")
_MOST_CONTROLS = 0.01
_BINARY = "is binary and not text; give the article as text, HTML or another readable format."


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Turn the bytes of one article into text.

    Args:
        data: the bytes; a byte order mark is dropped.
        name: the article's name, for messages.
        declared: the charset that a server or archive gave, if any.

    Returns:
        The text exactly as written, line ends included.

    Raises:
        UnreadableArticleError: the bytes are empty, no text, or in no encoding that can be told.
    """
    if is_blank(data):
        raise UnreadableArticleError(name, "is empty; check that the download or export was completed.")
    encoding = encoding_of(data, declared)
    text = _decoded(data, encoding) if encoding else None
    if text is None and len(_CONTROL_BYTES.findall(data[:_SAMPLE])) > _MOST_CONTROLS * min(
        len(data), _SAMPLE
    ):
        raise UnreadableArticleError(name, _BINARY)
    if text is None:
        raise UnreadableArticleError(
            name, "is in an encoding that could not be told; save it as UTF-8 and try again."
        )
    if len(_CONTROLS.findall(text[:_SAMPLE])) > _MOST_CONTROLS * min(len(text), _SAMPLE):
        raise UnreadableArticleError(name, _BINARY)
    return text.removeprefix("\ufeff")


def is_blank(data: bytes) -> bool:
    """Tell bytes that hold nothing but white space, nulls and byte order marks."""
    return not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe")


def encoding_of(data: bytes, declared: str | None = None) -> str | None:
    """Say what encoding bytes are in.

    A byte order mark decides, then UTF-8 if the bytes are valid as such, then
    what is declared, then what the bytes look like.

    Args:
        data: bytes from the beginning of a file.
        declared: the charset that a server or archive gave, if any.

    Returns:
        The name of a codec that decodes them, or None.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    if _is_utf8(data):
        return "utf-8" if b"\x00" not in data[:_SAMPLE] else _wide(data) or "utf-8"
    candidates = [_wide(data), _known(declared), _known(_declared_within(data))]
    for candidate in candidates:
        if candidate and _decoded(data, candidate) is not None:
            return candidate
    return "cp1252" if _is_western(data) else _guessed(data)


def _is_utf8(data: bytes) -> bool:
    return _decoded(data, "utf-8") is not None


def _decoded(data: bytes, encoding: str) -> str | None:
    """Decode, forgiving a last character that a truncated file cuts in two."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start >= max(1, len(data) - _CUT_CHARACTER):
            return data[: error.start].decode(encoding)
    except (LookupError, UnicodeError):
        pass
    return None


def _wide(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: every other byte of English text is null."""
    sample = data[:2000]
    half = len(sample) / 2
    for zero_at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if (
            half
            and sample[zero_at::2].count(0) > 0.7 * half
            and sample[1 - zero_at :: 2].count(0) < 0.05 * half
        ):
            return encoding
    return None


def _declared_within(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return match[1].decode("ascii", "replace") if match else None


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        found = codecs.lookup(declared.strip("\"' "))
    except (LookupError, ValueError):
        return None
    # Browsers read Latin-1 as Windows-1252, and so do the authors of such pages.
    is_text = getattr(found, "_is_text_encoding", True)
    return ("cp1252" if found.name in {"iso8859-1", "ascii"} else found.name) if is_text else None


def _is_western(data: bytes) -> bool:
    text = _decoded(data[:_SAMPLE], "cp1252")
    if text is None:
        return False
    beyond = [character for character in text if not character.isascii()]
    return len(beyond) <= _FEW * len(text) and all(character in _WESTERN for character in beyond)


def _guessed(data: bytes) -> str | None:
    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None and _decoded(data, best.encoding) is not None else None
