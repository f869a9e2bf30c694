"""What each stretch of a page is: one walk of rules for every format.

Plain text, HTML and Markdown are first cut into stretches; the rules here are
then the same for all, and hold for pages of any outlet (codebook section 1).
"""

import re

from dragoman.articles.about import Printed, mark_metadata, read_metadata
from dragoman.articles.captions import mark_captions
from dragoman.articles.head import first_body_index, main_heading, mark_head
from dragoman.articles.language import is_other_language
from dragoman.articles.masthead import is_menu, mark_masthead, read_copyright
from dragoman.articles.phrases import FurnitureLine, phrases
from dragoman.articles.stretch import Stretch
from dragoman.articles.tail import mark_biography, mark_labels, mark_teasers

_LONGEST_SECTION = 12
_LEAST_HEADLINE = 4
_END_MARK = re.compile(r"^[(\[#–—*-]*\s*(?:ends?|30|#)\s*[)\]#–—*-]*$", re.IGNORECASE)
_LOWER_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def mark_page(stretches: list[Stretch], printed: Printed | None = None) -> Printed:
    """Decide what every stretch of a page is.

    Args:
        stretches: the page in order; each gets its kind.
        printed: what is already known from tags around the page.

    Returns:
        What the page prints about itself: title, outlet, byline, day.
    """
    printed = printed or Printed()
    furniture = _mark_known_furniture(stretches)
    mark_metadata(stretches, furniture)
    heading = main_heading(stretches, printed.title, printed.outlet)
    mark_captions(stretches, first_body_index(stretches, heading))
    first_body = first_body_index(stretches, heading)
    mark_labels(stretches, furniture, first_body)
    read_metadata(stretches, printed, first_body)
    if heading is None:
        mark_masthead(stretches, first_body, printed)
    title, outlet = mark_head(stretches, first_body, printed.outlet, heading)
    printed.title = title or printed.title
    printed.outlet = printed.outlet or outlet
    read_copyright(stretches, printed)
    mark_teasers(stretches, first_body)
    mark_biography(stretches, first_body, printed)
    _mark_sections(stretches, first_body)
    for one in stretches:
        if one.kind is None:
            one.mark("body")
    return printed


def _mark_known_furniture(stretches: list[Stretch]) -> dict[int, FurnitureLine]:
    found: dict[int, FurnitureLine] = {}
    headline_passed = False
    for at, one in enumerate(stretches):
        if one.area:
            one.mark("furniture", one.area)
            continue
        line = None if one.tag == "h1" and one.count > 3 else phrases().furniture(one.words)  # noqa: PLR2004
        if line is not None and line.reason == "teaser" and line.scope == "line" and not headline_passed:
            line = None  # "Explained: ..." at the top is the headline of this article, not of another
        if line is not None:
            found[at] = line
            one.mark("furniture", line.reason)
        elif is_menu(one):
            one.mark("furniture", "navigation")
        elif _END_MARK.match(one.words):
            one.mark("furniture", "end mark")
        elif is_other_language(one.words):
            one.mark("furniture", "other language")
        else:
            headline_passed = headline_passed or one.count >= _LEAST_HEADLINE
    return found


def _mark_sections(stretches: list[Stretch], first_body: int) -> None:
    """Mark section heads: short lines without a full stop, with running text under them."""
    last = max((at for at, one in enumerate(stretches) if one.kind is None), default=0)
    for one in stretches[first_body:last]:
        if one.kind is None and not one.bullet and (one.tag in _LOWER_HEADINGS or _is_section(one)):
            one.mark("section")


def _is_section(one: Stretch) -> bool:
    is_label = one.ending not in set(".!…:;,") and not one.words.endswith(("”", '"'))
    return is_label and not one.is_truncated and not one.has_sentence and one.count <= _LONGEST_SECTION
