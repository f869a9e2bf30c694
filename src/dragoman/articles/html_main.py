"""Which part of a page is the article: the page's own marks, and a second opinion from trafilatura."""

import logging
import re

import trafilatura

from dragoman.articles.stretch import Stretch

_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_LEAST_SHARE = 0.5
_LONGEST_PAGE = 2_000_000  # a second opinion on larger pages takes too long
_LEAST_WORDS = 8
_RESCUED = 3


def mark_outside_main(text: str, stretches: list[Stretch], in_main: list[bool]) -> None:
    """Mark paragraphs that do not belong to the article.

    A paragraph stays where the page itself puts it in its `article` or `main`
    element, or where trafilatura keeps it. If neither finds most of the
    running text, everything stays and the rules for lines decide alone.

    Args:
        text: the source of the page.
        stretches: the page in order; `area` is set on what falls outside.
        in_main: whether each stretch stands in the page's own main element.
    """
    if not _PAGE.search(text):
        return  # a fragment out of a record or feed is all article
    kept = _kept_words(text)
    _rescue(stretches, kept)
    running = [at for at, one in enumerate(stretches) if not one.area and one.count >= _LEAST_WORDS]
    inside = {at for at in running if _folded(stretches[at].words) in kept or in_main[at]}
    if not inside or sum(stretches[at].count for at in inside) < _LEAST_SHARE * sum(
        stretches[at].count for at in running
    ):
        return
    first, last = min(inside), max(inside)
    for at, one in enumerate(stretches):
        if one.area or at in inside or one.tag in {"h1", "title", "figcaption", "byline", "time"}:
            continue
        if (
            at in running
            or at > last
            or (at < first and not in_main[at] and one.tag not in {"h2", "h3"} and _is_far(at, first, one))
        ):
            one.area = "outside the article"


def _rescue(stretches: list[Stretch], kept: str) -> None:
    """Free an article that stands whole in an element named like furniture, as in pages that are one big form."""
    free = sum(one.count for one in stretches if not one.area and one.count >= _LEAST_WORDS)
    held = [one for one in stretches if one.area and one.count >= _LEAST_WORDS and _folded(one.words) in kept]
    if sum(one.count for one in held) > _RESCUED * max(free, 1):
        named = held[0].area
        for one in stretches:
            one.area = "" if one.area == named else one.area


def _is_far(at: int, first: int, one: Stretch) -> bool:
    """Date, byline and kicker stand just above the article, menus further up."""
    return first - at > 8 or one.tag == "li"  # noqa: PLR2004


def _kept_words(text: str) -> str:
    if len(text) > _LONGEST_PAGE:
        return ""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        kept = trafilatura.extract(text, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # noqa: BLE001 - a second opinion that fails is no opinion; the page is read without it
        kept = None
    return _folded(kept or "")


def _folded(words: str) -> str:
    return " ".join(_WORDS.findall(words.lower()))
