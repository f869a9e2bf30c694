"""What format bytes are in: by content first, by the name's ending where content does not tell."""

import re
from typing import Literal

from dragoman.articles.columns import DEFAULT_TEXT

Format = Literal["text", "html", "markdown", "json", "jsonl", "csv", "warc", "feed", "news", "zip", "gzip"]

_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF; save its text first, for example with pdftotext"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word, Excel or Outlook file; save it as text or HTML first",
    ),
    (b"{\\rtf", "an RTF document; save it as text or HTML first"),
    (b"\x89PNG", "a picture (PNG); give the article as text"),
    (b"\xff\xd8\xff", "a picture (JPEG); give the article as text"),
    (b"GIF8", "a picture (GIF); give the article as text"),
    (b"II*\x00", "a picture (TIFF); give the article as text"),
    (b"MM\x00*", "a picture (TIFF); give the article as text"),
    (b"RIFF", "a picture, sound or film; give the article as text"),
    (b"\x00\x00\x00\x18ftyp", "a film; give the article as text"),
    (b"\x00\x00\x00\x20ftyp", "a film; give the article as text"),
    (b"ID3", "a sound file; give the article as text"),
    (b"OggS", "a sound file; give the article as text"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it first"),
    (b"PAR1", "a Parquet table; export its text column as CSV or JSON Lines"),
    (b"SQLite format 3\x00", "an SQLite database; export its text column as CSV or JSON Lines"),
    (b"\x7fELF", "a program; give the article as text"),
    (b"MZ\x90", "a program; give the article as text"),
)
_EXTENSIONS: dict[str, Format] = {
    "csv": "csv",
    "tsv": "csv",
    "tab": "csv",
    "json": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "htm": "html",
    "html": "html",
    "xhtml": "html",
    "md": "markdown",
    "markdown": "markdown",
}
_PAGE = re.compile(r"<!doctype html|<html\b|<head\b|<body\b", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|rdf:RDF|(?:\w+:)?feed)\b")
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>)+", re.DOTALL)
_NEWS = re.compile(
    r"<(?:[\w.-]+:)?(?:newsMessage|newsItem|packageItem|conceptItem|knowledgeItem|planningItem|nitf)[\s/>]"
)
_ELEMENT = re.compile(
    r"</?(?:p|div|br|a|span|h[1-6]|strong|em|b|i|ul|ol|li|img|article|section|figure|blockquote|table)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"^#{1,6} +\S|^\*\*\S.*\*\*$|\*\*\S[^*\n]+\*\*|\[[^\]\n]+\]\((?:https?://|/)[^)\s]+\)|^> \S", re.MULTILINE
)
_FRONT_MATTER = re.compile(r"\A---\r?\n(?:[^\n]*\n){1,60}?---\r?\n")
_HEAD = 8192
_LEAST_MARKS = 2
_LONGEST_COLUMN = 3  # words in the name of a column


def binary_reason(data: bytes) -> str | None:
    """Say what a file that holds no text is, and what to do.

    Args:
        data: bytes from the beginning of the file.

    Returns:
        The end of a sentence that begins with "is", or None where no known kind begins so.
    """
    return next((reason for magic, reason in _BINARY if data.startswith(magic)), None)


def packed_format(data: bytes) -> Format | None:
    """Recognise what has to be unpacked before it can be read as text.

    Args:
        data: bytes from the beginning of the file.

    Returns:
        "zip", "gzip", "warc", or None.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if data.startswith(b"\x1f\x8b"):
        return "gzip"
    return "warc" if data.startswith(b"WARC/") else None


def text_format(head: str, name: str) -> Format:
    """Recognise the format of decoded text.

    Args:
        head: its first characters.
        name: the name, whose ending decides where the content does not.

    Returns:
        The format; "text" if nothing else fits.
    """
    head = head[:_HEAD]
    start = head.lstrip("\ufeff \t\r\n")
    ending = _EXTENSIONS.get(name.rpartition(".")[2].lower())
    return _marked_format(head, start) or _record_format(start, ending) or _prose_format(head, ending)


def _marked_format(head: str, start: str) -> Format | None:
    """Recognise news XML, feeds and pages, which begin with a tag."""
    if not start.startswith("<"):
        return None
    prolog = _PROLOG.match(start)
    if _NEWS.match(start, prolog.end() if prolog else 0):
        return "news"
    if _FEED.search(head) and not _PAGE.search(head[:1000]):
        return "feed"
    is_page = _PAGE.search(head) or start.startswith(("<?xml", "<!")) or looks_like_html(head)
    return "html" if is_page else None


def _record_format(start: str, ending: Format | None) -> Format | None:
    if _is_json(start):
        return "json" if start.startswith("[") else "jsonl"
    return "csv" if _is_table(start) or ending == "csv" else None


def _prose_format(head: str, ending: Format | None) -> Format:
    if _PAGE.search(head) or (looks_like_html(head) and ending != "markdown"):
        return "html"
    if looks_like_markdown(head):
        return "markdown"
    return ending if ending in {"html", "markdown", "json", "jsonl"} else "text"


def looks_like_html(text: str) -> bool:
    """Tell text that is written in HTML elements.

    Args:
        text: the text of an article or its beginning.

    Returns:
        True where it holds at least two tags of common elements, or begins with one.
    """
    found = _ELEMENT.findall(text[: 4 * _HEAD])
    return len(found) >= _LEAST_MARKS or (len(found) == 1 and text.lstrip().startswith("<"))


def looks_like_markdown(text: str) -> bool:
    """Tell text that is written in Markdown.

    Args:
        text: the text of an article or its beginning.

    Returns:
        True where it has front matter, begins with a heading, or holds several marks.
    """
    if _FRONT_MATTER.match(text) or re.match(r"#{1,6} +\S", text.lstrip()):
        return True
    return len(_MARKDOWN.findall(text[: 4 * _HEAD])) > _LEAST_MARKS


def _is_json(start: str) -> bool:
    return bool(re.match(r'\{\s*"(?:[^"\\]|\\.)*"\s*:|\[\s*(?:\{|\])', start))


def _is_table(start: str) -> bool:
    """Tell a table by its first row: several names of columns, one that of the text."""
    row = re.split(r"\r\n|\n|\r", start, maxsplit=1)[0]
    for delimiter in "\t,;|":
        cells = [cell.strip().strip('"').lower() for cell in row.split(delimiter)]
        if (
            len(cells) > 1
            and any(cell in DEFAULT_TEXT for cell in cells)
            and all(0 < len(cell.split()) <= _LONGEST_COLUMN for cell in cells)
        ):
            return True
    return False
