"""Articles made of what readers found: plain text, pages, records, pages that a feed tells of."""

import msgspec

from dragoman.articles.about import Printed
from dragoman.articles.build import Page, build_article
from dragoman.articles.columns import RecordFields
from dragoman.articles.decode import decode
from dragoman.articles.formats import binary_reason, looks_like_html, text_format
from dragoman.articles.html_page import cut_html
from dragoman.articles.markdown_page import cut_markdown
from dragoman.articles.options import ReadOptions
from dragoman.articles.plain import cut_plain
from dragoman.articles.printed_dates import parse_printed_date
from dragoman.records import Article, UnreadableArticleError

_DEFAULTS = ReadOptions()


def article_from_text(text: str, name: str, options: ReadOptions = _DEFAULTS) -> Article:
    """Make an article of plain text that is already decoded.

    Args:
        text: the words, one paragraph a line or hard-wrapped.
        name: what to call the article.
        options: what the caller knows of it.

    Returns:
        The article with its blocks.

    Raises:
        UnreadableArticleError: it has no words, or is not in English.
    """
    return build_article(Page(name, text, cut_plain(text)), options)


def article_from_page(name: str, text: str, options: ReadOptions = _DEFAULTS) -> Article:
    """Make an article of the source of an HTML page that is already decoded.

    Args:
        name: what to call the article.
        text: the source.
        options: what the caller knows of it.

    Returns:
        The article with its blocks, which are spans of the source.

    Raises:
        UnreadableArticleError: it has no words, or is not in English.
    """
    stretches, printed = cut_html(text)
    return build_article(Page(name, text, stretches, printed, "html"), options)


def article_of_kind(name: str, text: str, kind: str, options: ReadOptions) -> Article:
    """Make an article of decoded text in a format (`articles.formats`); what is no markup is plain."""
    if kind == "html":
        return article_from_page(name, text, options)
    if kind == "markdown":
        stretches, printed = cut_markdown(text)
        return build_article(Page(name, text, stretches, printed, "markdown"), options)
    return article_from_text(text, name, options)


def article_from_record(name: str, fields: RecordFields, options: ReadOptions = _DEFAULTS) -> Article:
    """Make the article of a record: what its columns say goes before what its text prints.

    Args:
        name: what to call the article.
        fields: the record; its text may hold HTML.
        options: what the caller knows of it.

    Returns:
        The article with its blocks, which are spans of the record's text.

    Raises:
        UnreadableArticleError: it has no words, or is not in English.
    """
    is_html = looks_like_html(fields.text)
    stretches, printed = cut_html(fields.text) if is_html else (cut_plain(fields.text), Printed())
    _put_first(printed, fields)
    page = Page(name, fields.text, stretches, printed, "html" if is_html else "")
    return noted(build_article(page, options), fields.title, fields.note)


def article_from_bytes(
    name: str, data: bytes, charset: str | None, fields: RecordFields, options: ReadOptions = _DEFAULTS
) -> Article:
    """Make the article of a page whose outlet and day of publication a feed tells.

    Args:
        name: what to call the article.
        data: the page as fetched.
        charset: what the server declared of it.
        fields: what the feed says; its text is not used.
        options: what the caller knows.

    Returns:
        The article with its blocks, which are spans of the page.

    Raises:
        UnreadableArticleError: the bytes are no page, have no words, or are not in English.
    """
    if reason := binary_reason(data):
        raise UnreadableArticleError(name, f"is {reason}.")
    text = decode(data, name, charset)
    kind = text_format(text, name)
    if kind not in {"html", "markdown", "text"}:
        raise UnreadableArticleError(
            name, "is no page of text; add it with `dragoman add` if it holds articles."
        )
    stretches, printed = cut_html(text) if kind == "html" else (cut_plain(text), Printed())
    _put_first(printed, fields)
    return build_article(Page(name, text, stretches, printed, "html" if kind == "html" else ""), options)


def _put_first(printed: Printed, fields: RecordFields) -> None:
    """Let what a record says go before what its text prints."""
    day = parse_printed_date(fields.date) if fields.date else None
    printed.outlet = fields.outlet or printed.outlet
    printed.byline = fields.byline or printed.byline
    printed.dateline = fields.dateline or printed.dateline
    printed.dates[:0] = [day] if day else []


def noted(article: Article, title: str | None, note: str) -> Article:
    """Let the title that an item states win, and note at the day of publication what holds of its use."""
    if note:
        why = f"{article.published.why}; {note}" if article.published.why else note
        article = msgspec.structs.replace(
            article, published=msgspec.structs.replace(article.published, why=why)
        )
    return msgspec.structs.replace(article, title=title) if title else article
