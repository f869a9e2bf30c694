"""RSS and Atom feeds: one article an entry."""

from collections.abc import Iterator
from typing import Any
from xml.sax import SAXException

import feedparser

from dragoman.articles.columns import RecordFields
from dragoman.articles.streams import Source
from dragoman.articles.tables import NamedFields
from dragoman.records import UnreadableArticleError


def feed_entries(source: Source, data: bytes) -> Iterator[NamedFields | UnreadableArticleError]:
    """Read the entries of a feed.

    Args:
        source: the feed; its name is used for the entries.
        data: the bytes.

    Yields:
        Name and fields of each entry, or why it cannot be read.
    """
    try:
        feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except (
        SAXException,
        ValueError,
        RecursionError,
        AssertionError,
        LookupError,
        TypeError,
        AttributeError,
    ) as error:
        # feedparser falls back to a lenient parser, which fails in many ways on what is no feed at all.
        yield UnreadableArticleError(
            source.name, f"is a damaged feed ({type(error).__name__}); download it again."
        )
        return
    if not feed.entries:
        yield UnreadableArticleError(
            source.name, "is a feed without entries, or a damaged one; download it again."
        )
    outlet = _text(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, start=1):
        name = f"{source.name}#{number}"
        text = _body(entry)
        if not text:
            yield UnreadableArticleError(
                name, "is a feed entry without text; fetch the page it links to instead."
            )
            continue
        date = _text(entry.get("published")) or _text(entry.get("updated"))
        yield (
            name,
            RecordFields(
                text,
                _text(entry.get("title")),
                date,
                _entry_outlet(entry) or outlet,
                _text(entry.get("author")),
            ),
        )


def _body(entry: Any) -> str:
    contents = [str(one.get("value") or "") for one in entry.get("content", [])]
    return max([*contents, str(entry.get("summary") or "")], key=len)


def _entry_outlet(entry: Any) -> str | None:
    source = entry.get("source")
    return _text(source.get("title")) if source else None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
