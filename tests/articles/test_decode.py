"""Bytes to text."""

import pytest

from dragoman.articles.decode import decode
from dragoman.records import UnreadableArticleError

WORDS = "The café owner’s “peace” – as he calls it – held in Zürich.\r\nNobody broke it."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_common_encodings_are_recognised(encoding: str) -> None:
    """By byte order mark, validity or looks; line ends are kept."""
    assert decode(WORDS.encode(encoding), "a.txt") == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised_without_its_mark(encoding: str) -> None:
    """Every other byte is null."""
    assert decode(WORDS.encode(encoding), "a.txt") == WORDS


def test_what_is_declared_decides_where_utf_8_does_not_fit() -> None:
    """By the server, or by the page itself."""
    text = "<meta charset='windows-1251'>Он сказал"
    assert decode(text.encode("cp1251"), "a.html") == text
    assert decode("Он сказал".encode("koi8-r"), "a.txt", "koi8-r") == "Он сказал"


def test_utf_8_goes_before_a_wrong_declaration() -> None:
    """Pages that call themselves Latin-1 are often UTF-8."""
    text = "<meta charset='iso-8859-1'>“peace”"
    assert decode(text.encode(), "a.html", "iso-8859-1") == text


def test_a_character_cut_in_two_at_the_end_is_forgiven() -> None:
    """A truncated download still reads."""
    assert decode("They met in Zürich “".encode()[:-1], "a.txt") == "They met in Zürich "


@pytest.mark.parametrize("data", [b"", b"   \n", b"\xef\xbb\xbf"])
def test_empty_bytes_are_refused(data: bytes) -> None:
    """With the reason."""
    with pytest.raises(UnreadableArticleError, match="is empty"):
        decode(data, "a.txt")


def test_binary_bytes_are_refused() -> None:
    """Bytes with many control characters are no text in any encoding."""
    with pytest.raises(UnreadableArticleError, match="binary"):
        decode(bytes(range(256)) * 20, "a.bin")
