"""Stretches and what they print, put together as an Article."""

from typing import NamedTuple

from dragoman.articles.about import Printed
from dragoman.articles.bylines import is_name
from dragoman.articles.datelines import opening_dateline
from dragoman.articles.language import language_name, language_of
from dragoman.articles.options import ReadOptions
from dragoman.articles.page import mark_page
from dragoman.articles.phrases import phrases
from dragoman.articles.printed_dates import PrintedDate, dates_in
from dragoman.articles.stretch import Stretch
from dragoman.records import Article, Published, UnreadableArticleError
from dragoman.records.article import Markup

_DATELINE_WITHIN = 3  # a dateline opens the report, after a summary at most


class Page(NamedTuple):
    """An article cut up: what it is called, its text, the stretches of it, what tags print around it."""

    name: str
    text: str
    stretches: list[Stretch]
    printed: Printed | None = None
    markup: Markup = ""


def build_article(page: Page, options: ReadOptions) -> Article:
    """Mark the stretches of a page and make the Article.

    Args:
        page: the article cut up.
        options: what the caller knows about it.

    Returns:
        The article, its blocks in order and disjoint.

    Raises:
        UnreadableArticleError: it has no words, or is not in English.
    """
    if not page.stretches:
        raise UnreadableArticleError(
            page.name, "holds no words; check that it is the article's text and not an empty page."
        )
    printed = mark_page(page.stretches, page.printed)
    stretches = _split_datelines(page.stretches, printed)
    _demand_english(page.name, stretches)
    return Article(
        name=page.name,
        text=page.text,
        blocks=tuple(one.block() for one in stretches),
        outlet=options.outlet or printed.outlet,
        title=printed.title,
        byline=printed.byline,
        dateline=printed.dateline,
        published=options.published or _published(printed.day),
        markup=page.markup,
    )


def _split_datelines(stretches: list[Stretch], printed: Printed) -> list[Stretch]:
    """Part the dateline from the paragraph that it opens, and read it."""
    bodies = [at for at, one in enumerate(stretches) if one.kind == "body"][:_DATELINE_WITHIN]
    for at in bodies:
        one = stretches[at]
        found = opening_dateline(one.words) if one.is_finished or one.is_paragraph else None
        if found is None:
            continue
        printed.dateline = printed.dateline or found.place
        printed.outlet = printed.outlet or _agency(found.agency)
        printed.dates.extend(dates_in(found.text))
        opening = one.part(0, found.length)
        opening.mark("metadata", "dateline")
        return [*stretches[:at], opening, one.part(found.length, len(one.words)), *stretches[at + 1 :]]
    return stretches


def _agency(name: str | None) -> str | None:
    if name is None:
        return None
    return name if name in phrases().agencies or is_name(name) else None


def _demand_english(name: str, stretches: list[Stretch]) -> None:
    body = " ".join(one.words for one in stretches if one.kind in {"body", "title", "section", "caption"})
    foreign = " ".join(one.words for one in stretches if one.reason == "other language")
    sample = foreign if len(foreign) > len(body) else body
    code = language_of(sample)
    if code != "en":
        raise UnreadableArticleError(
            name,
            f"is written in {language_name(code)}, and Dragoman reads English only; give it an English translation.",
        )


def _published(day: PrintedDate | None) -> Published:
    if day is None:
        return Published()
    why = f"“{day.text}” is printed on the page"
    if day.revised:
        why += " as the day of its last update"
    if day.earliest != day.latest:
        why += ", which may be read day first or month first"
    return Published(earliest=day.earliest, latest=day.latest, basis="stated", why=why)
