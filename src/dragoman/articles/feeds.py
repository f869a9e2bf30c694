"""RSS, Atom and JSON feeds: one article an entry."""

import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser
import msgspec

from dragoman.articles.clean import clean_span
from dragoman.articles.columns import NamedFields, RecordFields
from dragoman.articles.formats import looks_like_html
from dragoman.articles.streams import Source
from dragoman.records import UnreadableArticleError

_JSON_FEED = re.compile(r"https?://jsonfeed\.org/version/", re.IGNORECASE)
_PAGE = re.compile(rb"<!doctype html|<html\b", re.IGNORECASE)
_CUT_OFF = re.compile(
    r"(?:\.\.\.|…|\[(?:\.\.\.|…|&#?\w+;)\])\W*$|\b(?:read (?:more|on|the (?:full|rest))|continue reading|full story)\b.{0,80}$",
    re.IGNORECASE,
)
_LEAST_WHOLE = 150  # words; a description that is as long is the article


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a feed.

    `id` is what the feed calls it (else its link, its title, a mark of its text); `text` its words, with markup;
    `is_whole` whether they are the whole article rather than a summary of the page at `link`.
    """

    id: str
    text: str
    is_whole: bool
    link: str | None = None
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    byline: str | None = None

    def fields(self, outlet: str | None) -> RecordFields:
        """Give the entry as the record of an article."""
        return RecordFields(self.text, self.title, self.date, self.outlet or outlet, self.byline)


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed: what it calls itself, and its entries in order."""

    title: str | None
    entries: tuple[Entry, ...]


def feed_entries(source: Source, data: bytes) -> Iterator[NamedFields | UnreadableArticleError]:
    """Read the entries of a feed.

    Args:
        source: the feed; its name is used for the entries.
        data: the bytes.

    Yields:
        Name and fields of each entry, or why it cannot be read.
    """
    try:
        feed = parse_feed(data, source.name, source.charset)
    except UnreadableArticleError as error:
        yield error
        return
    yield from entries_of(feed, source.name)


def entries_of(feed: Feed, name: str) -> Iterator[NamedFields | UnreadableArticleError]:
    """Give the entries of a feed as records, each called by its number.

    Args:
        feed: the feed.
        name: what it is called.

    Yields:
        Name and fields of each entry, or why it cannot be read.
    """
    if not feed.entries:
        yield UnreadableArticleError(name, "is a feed without entries, or a damaged one; download it again.")
    for number, entry in enumerate(feed.entries, start=1):
        if entry.text:
            yield f"{name}#{number}", entry.fields(feed.title)
        else:
            yield UnreadableArticleError(
                f"{name}#{number}", "is a feed entry without text; fetch the page it links to instead."
            )


def parse_feed(data: bytes, name: str, charset: str | None = None) -> Feed:
    """Read a feed in any of its formats.

    Args:
        data: the bytes.
        name: the feed's name or address, for messages.
        charset: what a server declared; it goes before what the feed declares, as HTTP has it.

    Returns:
        Its title and entries; a feed may have none.

    Raises:
        UnreadableArticleError: it is no feed, or a damaged one.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(data, name)
    try:
        # As a stream: what is given as a string it would take for an address or a file name.
        feed = feedparser.parse(
            io.BytesIO(data),
            sanitize_html=False,
            resolve_relative_uris=False,
            response_headers={"content-type": f"application/xml; charset={charset}"} if charset else None,
        )
    except Exception as error:
        raise UnreadableArticleError(
            name, f"is a damaged feed ({type(error).__name__}); download it again."
        ) from error
    if not feed.get("version") and not feed.entries:
        raise UnreadableArticleError(name, _no_feed(data))
    entries = (_entry(one) for one in feed.entries)
    return Feed(title=_text(feed.feed.get("title")), entries=tuple(entries))


def is_json_feed(data: Any) -> bool:
    """Tell the object of a JSON feed (jsonfeed.org) from other JSON."""
    version = data.get("version") if isinstance(data, Mapping) else None
    return isinstance(version, str) and bool(_JSON_FEED.match(version))


def _entry(entry: Any) -> Entry:
    contents = [str(one.get("value") or "") for one in entry.get("content", [])]
    text = max([*contents, str(entry.get("summary") or "")], key=len)
    link, title = _text(entry.get("link")), _text(entry.get("title"))
    source = entry.get("source")
    return Entry(
        id=_text(entry.get("id")) or link or title or _mark(text),
        text=text,
        is_whole=_is_whole(text, is_content=any(map(str.strip, contents))),
        link=link,
        title=title,
        date=_text(entry.get("published")) or _text(entry.get("updated")),
        outlet=_text(source.get("title")) if source else None,
        byline=_text(entry.get("author")),
    )


def _json_feed(data: bytes, name: str) -> Feed:
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableArticleError(name, "is a damaged JSON feed; download it again.") from error
    if not is_json_feed(feed):
        raise UnreadableArticleError(name, _no_feed(data))
    return feed_of_json(feed)


def feed_of_json(feed: Mapping[str, Any]) -> Feed:
    """Read a JSON feed (jsonfeed.org, versions 1 and 1.1) that is already decoded."""
    items = feed.get("items")
    entries = (_item(one) for one in (items if isinstance(items, list) else ()) if isinstance(one, Mapping))
    return Feed(title=_text(feed.get("title")), entries=tuple(entries))


def _item(item: Mapping[str, Any]) -> Entry:
    content = _text(item.get("content_html")) or _text(item.get("content_text")) or ""
    text = content or _text(item.get("summary")) or ""
    link, title, given = _text(item.get("url")), _text(item.get("title")), item.get("id")
    authors = item.get("authors") or [item.get("author")]
    names = [_text(one.get("name")) for one in authors if isinstance(one, Mapping)]
    return Entry(
        id=(str(given).strip() if isinstance(given, (str, int)) else "") or link or title or _mark(text),
        text=text,
        is_whole=_is_whole(text, is_content=bool(content)),
        link=link or _text(item.get("external_url")),
        title=title,
        date=_text(item.get("date_published")) or _text(item.get("date_modified")),
        byline=", ".join(name for name in names if name) or None,
    )


def _is_whole(text: str, *, is_content: bool) -> bool:
    """Tell an article from a summary of one: feeds put either in either of their elements."""
    words = clean_span(text, markup="html").text if looks_like_html(text) else text.strip()
    if not words or _CUT_OFF.search(words[-200:]):
        return False
    return is_content or len(words.split()) >= _LEAST_WHOLE


def _mark(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest() if text else ""


def _no_feed(data: bytes) -> str:
    if not _PAGE.search(data[:4096]):
        return "is no feed (RSS, Atom or JSON Feed); check the address."
    found = re.search(
        rb"<link\b(?=[^>]*\brel\s*=\s*[\"']?alternate)(?=[^>]*\btype\s*=\s*[\"']?application/(?:rss|atom|feed)\+)"
        rb"[^>]*\bhref\s*=\s*[\"']([^\"'<>\s]{1,300})[\"']",
        data[:200_000],
        re.IGNORECASE,
    )
    hint = (
        f" the page names {found[1].decode('utf-8', 'replace')}"
        if found
        else " look for the feed that it links to"
    )
    return f"is a web page and no feed;{hint}."


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
