"""Which column or key of a record holds what."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from dragoman.articles.options import ReadOptions
from dragoman.records import UnreadableArticleError

DEFAULT_TEXT = (
    "text",
    "body",
    "content",
    "full_text",
    "fulltext",
    "articlebody",
    "maintext",
    "article_text",
)
_DEFAULTS = {
    "title": ("title", "headline", "heading", "name"),
    "date": (
        "date",
        "published",
        "pubdate",
        "published_at",
        "publishedat",
        "published_date",
        "webpublicationdate",
        "date_published",
        "datepublished",
        "publication_date",
        "publish_date",
        "pub_date",
        "date_publish",
    ),
    "outlet": (
        "outlet",
        "source",
        "publisher",
        "publication",
        "newspaper",
        "media",
        "site_name",
        "source_name",
        "domain",
        "source_domain",
    ),
    "byline": ("byline", "author", "authors", "writer", "creator"),
}


class RecordFields(NamedTuple):
    """The fields of one record, as strings; `note` is what holds of its use, such as an embargo."""

    text: str
    title: str | None
    date: str | None
    outlet: str | None
    byline: str | None
    dateline: str | None = None
    note: str = ""


NamedFields = tuple[str, RecordFields]


def record_fields(record: Mapping[str, Any], name: str, options: ReadOptions) -> RecordFields:
    """Pick text, title, date, outlet and byline out of a record.

    Args:
        record: a row of a table or a JSON object.
        name: the record's name, for messages.
        options: the columns that the caller named.

    Returns:
        The fields; those that the record lacks are None.

    Raises:
        UnreadableArticleError: there is no text.
    """
    by_lower = {str(key).strip().lower(): value for key, value in record.items() if key is not None}
    text = _pick(by_lower, options.text_column, DEFAULT_TEXT)
    if text is None:
        raise UnreadableArticleError(name, _missing(by_lower, options))
    return RecordFields(
        text,
        _pick(by_lower, options.title_column, _DEFAULTS["title"]),
        _pick(by_lower, options.date_column, _DEFAULTS["date"]),
        _pick(by_lower, options.outlet_column, _DEFAULTS["outlet"]),
        _pick(by_lower, options.byline_column, _DEFAULTS["byline"]),
    )


def record_column(columns: Sequence[str], name: str, options: ReadOptions) -> None:
    """Check that a table has a column of texts, once for all its rows.

    Args:
        columns: the names in its first row.
        name: the table's name, for messages.
        options: the columns that the caller named.

    Raises:
        UnreadableArticleError: it has none.
    """
    lower = {column.strip().lower(): None for column in columns}
    if not any(
        wanted.lower() in lower
        for wanted in ((options.text_column,) if options.text_column else DEFAULT_TEXT)
    ):
        raise UnreadableArticleError(name, _missing(lower, options))


def _pick(record: Mapping[str, Any], chosen: str | None, defaults: tuple[str, ...]) -> str | None:
    for column in (chosen.strip().lower(),) if chosen else defaults:
        value = _as_text(record.get(column))
        if value is not None and value.strip():
            return value
    return None


def _as_text(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _as_text(value.get("name") or value.get("title"))
    if isinstance(value, list) and value:
        parts = [part for part in map(_as_text, value) if part]
        return ", ".join(parts) or None
    return None if value is None or isinstance(value, (bool, list)) else str(value)


def _missing(record: Mapping[str, Any], options: ReadOptions) -> str:
    wanted = options.text_column or "text, body or content"
    filled = next(
        (column for column in (options.text_column or "", *DEFAULT_TEXT) if column.lower() in record), None
    )
    if filled is not None:
        return f"has nothing in its column '{filled}'; leave the record out or fill it in."
    names = ", ".join(list(record)[:12]) or "none"
    return f"has no column {wanted} (its columns: {names}); name the column that holds the text."
