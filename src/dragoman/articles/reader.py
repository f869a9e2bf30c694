"""From any source to articles: one bad article never stops a run."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.articles.archives import check_depth, zip_members
from dragoman.articles.build import Page, build_article
from dragoman.articles.columns import NamedFields
from dragoman.articles.decode import decode, encoding_of, is_blank
from dragoman.articles.feeds import feed_entries
from dragoman.articles.fetch import Limits, fetch
from dragoman.articles.formats import binary_reason, packed_format, text_format
from dragoman.articles.making import article_from_record, article_of_kind, noted
from dragoman.articles.news_xml import news_articles
from dragoman.articles.options import ReadOptions
from dragoman.articles.sources import STANDARD_INPUT, files_of, open_file, os_reason, standard_input
from dragoman.articles.streams import Guarded, Source, peeked, read_whole
from dragoman.articles.tables import read_csv, read_json, read_json_lines
from dragoman.articles.warc import warc_payloads
from dragoman.articles.web_addresses import is_web_address
from dragoman.records import Article, UnreadableArticleError

Outcome = Article | UnreadableArticleError
_DEFAULTS = ReadOptions()
_DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, NotImplementedError)


def read(source: str | Path, options: ReadOptions = _DEFAULTS) -> Iterator[Outcome]:
    """Read every article of a file, a folder, standard input or a web address.

    Args:
        source: a path, "-" for standard input, or an http or https address.
        options: what the caller knows of the articles, and limits.

    Yields:
        Each article in order; for what cannot be read, the error that says why.
    """
    if isinstance(source, str) and is_web_address(source):
        yield from _guarded(source, _read_address(source, options))
    elif str(source) == "-":
        yield from _guarded(STANDARD_INPUT, _read_source(Source(STANDARD_INPUT, standard_input()), options))
    else:
        for found in files_of(Path(source)):
            if isinstance(found, UnreadableArticleError):
                yield found
            else:
                yield from _guarded(found[0], _read_file(*found, options))


def _guarded(name: str, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """Turn what a source raises into the last thing that it yields."""
    try:
        yield from outcomes
    except UnreadableArticleError as error:
        yield error
    except _DAMAGED:
        yield UnreadableArticleError(name, "is damaged or truncated; download or pack it again.")
    except OSError as error:
        yield UnreadableArticleError(name, os_reason(error))
    except Exception as error:  # noqa: BLE001 - damaged files make libraries raise anything, and the run must go on
        what = " ".join(f"{type(error).__name__}: {error}".split())
        yield UnreadableArticleError(
            name, f"cannot be read ({what}); it seems damaged: get it again, or report it if it is sound."
        )


def _read_address(address: str, options: ReadOptions) -> Iterator[Outcome]:
    limits = Limits(seconds=options.timeout, max_bytes=options.max_bytes, max_ratio=options.max_ratio)
    page = fetch(address, limits=limits, allow_private=options.allow_private)
    yield from _read_source(Source(address, io.BytesIO(page.data), page.charset), options)


def _read_file(name: str, path: Path, options: ReadOptions) -> Iterator[Outcome]:
    with open_file(name, path) as stream:
        yield from _read_source(Source(name, stream), options)


def _read_source(source: Source, options: ReadOptions) -> Iterator[Outcome]:
    head, stream = peeked(source.stream)
    source = Source(source.name, stream, source.charset, source.depth)
    packed = packed_format(head)
    if packed == "zip":
        for member in zip_members(source, options):
            if isinstance(member, UnreadableArticleError):
                yield member
            else:
                yield from _guarded(member.name, _read_source(member, options))
    elif packed == "gzip":
        yield from _read_source(_unzipped(source, options), options)
    elif packed == "warc":
        for payload in warc_payloads(source, options):
            if isinstance(payload, UnreadableArticleError):
                yield payload
            else:
                yield from _guarded(payload[0], _one_page(*payload, options))
    else:
        yield from _read_text(source, head, options)


def _unzipped(source: Source, options: ReadOptions) -> Source:
    check_depth(source)
    counted = _Counted(source.stream)
    unpacked = gzip.GzipFile(fileobj=cast("BinaryIO", counted))
    guarded = Guarded(cast("BinaryIO", unpacked), source.name, lambda: counted.used, options)
    return Source(source.name, cast("BinaryIO", guarded), depth=source.depth + 1)


class _Counted:
    """Counts the bytes read from a stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.used = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.used += len(data)
        return data


def _read_text(source: Source, head: bytes, options: ReadOptions) -> Iterator[Outcome]:
    if reason := binary_reason(head):
        raise UnreadableArticleError(source.name, f"is {reason}.")
    if is_blank(head):
        decode(head, source.name)  # says that it is empty
    encoding = encoding_of(head, source.charset)
    beginning = head.decode(encoding, "replace") if encoding else ""
    kind = text_format(beginning, source.name.removesuffix(".gz"))
    if kind == "jsonl" and not _is_whole_object(beginning):
        yield from _articles(read_json_lines(source, head, options), options)
    elif kind in {"json", "jsonl"}:
        yield from _articles(read_json(source, options), options)
    elif kind == "csv":
        yield from _articles(read_csv(source, head, options), options)
    else:
        data = read_whole(source, options)
        if kind == "feed":
            yield from _articles(feed_entries(source, data), options)
        elif kind == "news":
            yield from _news(decode(data, source.name, source.charset), source.name, options)
        else:
            yield article_of_kind(source.name, decode(data, source.name, source.charset), kind, options)


def _news(text: str, name: str, options: ReadOptions) -> Iterator[Outcome]:
    for found in news_articles(text, name):
        if isinstance(found, UnreadableArticleError):
            yield found
            continue
        try:
            page = Page(found.name, found.text, found.stretches, found.printed, "html")
            yield noted(build_article(page, options), found.printed.title, found.note)
        except UnreadableArticleError as error:
            yield error


def _is_whole_object(beginning: str) -> bool:
    """Tell one JSON object written over several lines from JSON Lines."""
    first = beginning.lstrip("\ufeff \t\r\n").partition("\n")[0].rstrip()
    return not first.endswith("}") and "\n" in beginning.strip()


def _one_page(name: str, data: bytes, charset: str | None, options: ReadOptions) -> Iterator[Outcome]:
    text = decode(data, name, charset)
    kind = text_format(text, name)
    yield article_of_kind(name, text, kind if kind in {"html", "markdown"} else "text", options)


def _articles(
    records: Iterable[NamedFields | UnreadableArticleError], options: ReadOptions
) -> Iterator[Outcome]:
    for record in records:
        if isinstance(record, UnreadableArticleError):
            yield record
            continue
        try:
            yield article_from_record(*record, options)
        except UnreadableArticleError as error:
            yield error
