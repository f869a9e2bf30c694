"""CSV, TSV, JSON and JSON Lines: one article a record."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.articles.columns import NamedFields, record_column, record_fields
from dragoman.articles.decode import decode, encoding_of
from dragoman.articles.feeds import entries_of, feed_of_json, is_json_feed
from dragoman.articles.ninjs import is_ninjs, ninjs_fields
from dragoman.articles.options import ReadOptions
from dragoman.articles.streams import Source, read_whole, too_large
from dragoman.records import UnreadableArticleError

_DELIMITERS = "\t,;|"
_LISTS = ("articles", "items", "data", "results", "records", "docs", "hits", "entries", "response")


def read_csv(
    source: Source, head: bytes, options: ReadOptions
) -> Iterator[NamedFields | UnreadableArticleError]:
    """Read the rows of a CSV or TSV file.

    Args:
        source: the file.
        head: its first bytes.
        options: columns and limits.

    Yields:
        Name and fields of each row, or why it cannot be read.
    """
    lines = _text_lines(source, head)
    csv.field_size_limit(options.max_bytes)
    first = re.split(
        r"[\r\n]", head.decode(encoding_of(head) or "utf-8", "replace").lstrip("\ufeff\r\n"), maxsplit=1
    )[0]
    delimiter = max(_DELIMITERS, key=first.count)
    columns = next(csv.reader([first], delimiter=delimiter), [])
    record_column(columns, source.name, options)
    rows = csv.DictReader(lines, delimiter=delimiter, restkey="", restval="")
    number = 0
    while True:
        number += 1
        name = f"{source.name}#{number}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            hint = (
                too_large(options)
                if "field larger" in str(error)
                else f"cannot be read as a table row ({error}); check its quotation marks."
            )
            yield UnreadableArticleError(name, hint)
            if "NUL" in str(error) or "field larger" in str(error):
                continue
            return
        if row is None:
            break
        yield _fields(row, name, options)
    if number == 1:
        yield UnreadableArticleError(
            source.name, "is a table with column names and no rows; check that the export was completed."
        )


def read_json(source: Source, options: ReadOptions) -> Iterator[NamedFields | UnreadableArticleError]:
    """Read a JSON array of articles, or an object that is one article or holds such an array.

    Args:
        source: the file.
        options: keys and limits.

    Yields:
        Name and fields of each article, or why it cannot be read.

    Raises:
        UnreadableArticleError: it is no JSON, or holds no objects.
    """
    text = decode(read_whole(source, options), source.name, source.charset)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableArticleError(
            source.name, f"is damaged or truncated JSON{where}; export it again."
        ) from error
    if is_json_feed(data):
        yield from entries_of(feed_of_json(data), source.name)
        return
    records = None if isinstance(data, dict) and is_ninjs(data) else _list_of(data)
    if records is None:
        yield (
            _fields(data, source.name, options)
            if isinstance(data, dict)
            else UnreadableArticleError(source.name, _NO_OBJECTS)
        )
        return
    if not records:
        yield UnreadableArticleError(source.name, "is an empty list; check that the export was completed.")
    for number, record in enumerate(records, start=1):
        yield _fields(record, f"{source.name}#{number}", options)


_NO_OBJECTS = "holds no JSON objects; each article must be an object with a text."


def read_json_lines(
    source: Source, head: bytes, options: ReadOptions
) -> Iterator[NamedFields | UnreadableArticleError]:
    """Read JSON Lines.

    Args:
        source: the file.
        head: its first bytes.
        options: keys and limits.

    Yields:
        Name and fields of each line, or why it cannot be read.
    """
    lines = _text_lines(source, head)
    number = 0
    while line := lines.readline(options.max_bytes + 1):
        number += 1
        name = f"{source.name}#{number}"
        if len(line) > options.max_bytes:
            while line and not line.endswith("\n"):
                line = lines.readline(options.max_bytes)
            yield UnreadableArticleError(name, too_large(options))
        elif line.strip():
            yield from _json_line(line, name, options)


def _json_line(line: str, name: str, options: ReadOptions) -> Iterator[NamedFields | UnreadableArticleError]:
    """Read a line: an article, or an answer of a news API with a list of them."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        yield UnreadableArticleError(
            name, "is damaged or truncated JSON; each line must be one complete JSON object."
        )
        return
    if is_json_feed(record):
        yield from entries_of(feed_of_json(record), name)
        return
    fields = _fields(record, name, options)
    inner = (
        _list_of(record) if isinstance(fields, UnreadableArticleError) and isinstance(record, dict) else None
    )
    if inner is None or is_ninjs(record):
        yield fields
        return
    for number, one in enumerate(inner, start=1):
        yield _fields(one, f"{name}#{number}", options)


def _fields(record: Any, name: str, options: ReadOptions) -> NamedFields | UnreadableArticleError:
    if not isinstance(record, Mapping):
        return UnreadableArticleError(name, _NO_OBJECTS)
    try:
        is_news = options.text_column is None and is_ninjs(record)
        fields = ninjs_fields(record, name) if is_news else record_fields(record, name, options)
    except UnreadableArticleError as error:
        return error
    if any("\ud800" <= character <= "\udfff" for character in fields.text):
        return UnreadableArticleError(
            name, "holds bytes or escapes that are no characters; save the file as UTF-8."
        )
    return name, fields


def _list_of(data: Any, depth: int = 0) -> list[Any] | None:
    if isinstance(data, list):
        return data
    if isinstance(data, dict) and depth < 2:  # noqa: PLR2004
        for key in _LISTS:
            if isinstance(data.get(key), (list, dict)):
                return _list_of(data[key], depth + 1)
    return None


def _text_lines(source: Source, head: bytes) -> io.TextIOWrapper:
    encoding = encoding_of(head, source.charset) or "utf-8"
    if encoding == "utf-8":
        encoding = "utf-8-sig"
    elif encoding.startswith(("utf-16", "utf-32")) and head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encoding = encoding[:6]
    return io.TextIOWrapper(source.stream, encoding=encoding, errors="surrogateescape", newline="")
