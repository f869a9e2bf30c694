"""What a page's tags say about it: title, outlet, author and day, from meta tags and JSON-LD."""

import json
import re
from collections.abc import Iterator
from typing import Any

from dragoman.articles.about import Printed
from dragoman.articles.html_tokens import tokens
from dragoman.articles.printed_dates import PrintedDate, parse_printed_date

_DATES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "date",
    "publishdate",
    "publish-date",
    "pubdate",
    "sailthru.date",
    "parsely-pub-date",
    "publication_date",
    "article.published",
    "cxenseparse:recs:publishtime",
)
_REVISED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre")
_AUTHORS = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author")
_TITLES = ("og:title", "headline", "dc.title", "twitter:title", "parsely-title")
_ARTICLE_TYPES = re.compile(r"Article|Posting|Report", re.IGNORECASE)
_DEEPEST = 8


def about_page(text: str) -> Printed:
    """Read what a page says about itself outside of its text.

    Args:
        text: the decoded source of the page.

    Returns:
        Title, outlet, byline and days as far as tags give them.
    """
    metas, linked = _tags(text)
    about = next((one for one in linked if _ARTICLE_TYPES.search(str(one.get("@type", "")))), {})
    author = _name(about.get("author")) or _first(metas, _AUTHORS)
    if author and author.startswith(("http:", "https:", "//")):
        author = None
    return Printed(
        title=_name(about.get("headline")) or _first(metas, _TITLES),
        outlet=_name(about.get("publisher")) or _first(metas, _OUTLETS),
        byline=author,
        dates=[*_days(about, metas)],
    )


def _tags(text: str) -> tuple[dict[str, str], list[dict[str, Any]]]:
    metas: dict[str, str] = {}
    linked: list[dict[str, Any]] = []
    is_linked_data = False
    for token in tokens(text):
        if token.kind == "open" and token.value == "meta":
            attributes = token.attributes()
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            if key and attributes.get("content", "").strip():
                metas.setdefault(key.lower(), attributes["content"].strip())
        elif token.kind == "open" and token.value == "script":
            is_linked_data = "ld+json" in token.inside
        elif token.kind == "open" and token.value == "time" and "pubdate" in token.inside:
            metas.setdefault("pubdate", token.attributes().get("datetime", ""))
        elif token.kind == "skip" and is_linked_data and token.value == "script":
            linked.extend(_objects(text[token.start : token.end]))
            is_linked_data = False
    return metas, linked


def _objects(source: str) -> Iterator[dict[str, Any]]:
    try:
        data = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return
    yield from _walk(data, 0)


def _walk(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data:
            yield from _walk(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _walk(data.get("@graph"), depth + 1)
        yield from _walk(data.get("mainEntity"), depth + 1)


def _name(value: Any) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value) if name) or None
    return None


def _first(metas: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((metas[key] for key in keys if metas.get(key)), None)


def _days(about: dict[str, Any], metas: dict[str, str]) -> Iterator[PrintedDate]:
    for value in (about.get("datePublished"), _first(metas, _DATES)):
        day = parse_printed_date(value) if isinstance(value, str) else None
        if day:
            yield day._replace(revised=False)
    for value in (about.get("dateModified"), _first(metas, _REVISED)):
        day = parse_printed_date(value) if isinstance(value, str) else None
        if day:
            yield day._replace(revised=True)
