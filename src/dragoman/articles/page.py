"""What each stretch of a page is: one walk of rules for every format.

Plain text, HTML and Markdown are first cut into stretches; the rules here are
then the same for all, and hold for pages of any outlet (codebook section 1).
"""

import re
from dataclasses import dataclass, field

from dragoman.articles.bylines import is_person_line, is_signature_and_date, read_byline
from dragoman.articles.captions import mark_captions
from dragoman.articles.datelines import standing_dateline
from dragoman.articles.head import first_body_index, main_heading, mark_head
from dragoman.articles.language import is_other_language
from dragoman.articles.phrases import FurnitureLine, phrases
from dragoman.articles.printed_dates import PrintedDate, dates_in, is_date_line, parse_printed_date
from dragoman.articles.stretch import Stretch
from dragoman.articles.tail import mark_labels, mark_teasers

_NEAR_BODY = 3  # date lines may follow the summary, not the body's third paragraph
_LONGEST_SECTION = 12
_AWARD = re.compile(r"^(?:#|–|—|-)?\s*(?:ends?|30|###)\s*(?:#|–|—|-)?$", re.IGNORECASE)


@dataclass
class Printed:
    """What a page prints about itself."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    dates: list[PrintedDate] = field(default_factory=list)

    @property
    def day(self) -> PrintedDate | None:
        """The day of publication: that of an update only where no other is printed."""
        return next((one for one in self.dates if not one.revised), self.dates[0] if self.dates else None)


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
    _mark_metadata(stretches, furniture)
    heading = main_heading(stretches, printed.title, printed.outlet)
    mark_captions(stretches, first_body_index(stretches, heading))
    first_body = first_body_index(stretches, heading)
    mark_labels(stretches, furniture, first_body)
    _read_lines_about(stretches, printed, first_body)
    title, outlet = mark_head(stretches, first_body, printed.outlet, heading)
    printed.title = title or printed.title
    printed.outlet = printed.outlet or outlet
    mark_teasers(stretches, first_body)
    _mark_sections(stretches, first_body)
    for one in stretches:
        if one.kind is None:
            one.mark("body")
    return printed


def _mark_known_furniture(stretches: list[Stretch]) -> dict[int, FurnitureLine]:
    found: dict[int, FurnitureLine] = {}
    for at, one in enumerate(stretches):
        if one.area:
            one.mark("furniture", one.area)
            continue
        line = None if one.tag == "h1" and one.count > 3 else phrases().furniture(one.words)  # noqa: PLR2004
        if line is not None:
            found[at] = line
            one.mark("furniture", line.reason)
        elif _AWARD.match(one.words):
            one.mark("furniture", "end mark")
        elif is_other_language(one.words):
            one.mark("furniture", "other language")
    return found


def _mark_metadata(stretches: list[Stretch], furniture: dict[int, FurnitureLine]) -> None:
    """Mark date lines and signatures wherever they stand; whether they count is decided later."""
    for at, one in enumerate(stretches):
        if one.kind is not None and not _signs_at_head(stretches, at, furniture):
            continue
        if one.tag in {"h1", "title"}:
            continue
        if is_date_line(one.words):
            one.mark("metadata", "date")
        elif (name := is_signature_and_date(one.words)) is not None:
            one.mark("metadata", "byline and date" if name else "date")
        elif standing_dateline(one.words):
            one.mark("metadata", "dateline")
        elif one.tag in {"byline", "author"} or read_byline(one.words):
            one.mark("metadata", "byline")


def _signs_at_head(stretches: list[Stretch], at: int, furniture: dict[int, FurnitureLine]) -> bool:
    """Tell "Posted by Jane Doe" above the body, which the lists of the page's end know as well."""
    one = stretches[at]
    known = furniture.get(at)
    return (
        known is not None
        and known.reason == "author biography"
        and bool(read_byline(one.words))
        and not one.area
    )


def _read_lines_about(stretches: list[Stretch], printed: Printed, first_body: int) -> None:
    """Read the metadata lines at the head and right after the body; those among teasers do not count."""
    bodies = 0
    for at, one in enumerate(stretches):
        bodies += one.kind is None and at >= first_body
        if one.kind != "metadata":
            _sign_beside_date(stretches, at, printed, first_body)
            continue
        at_head = bodies <= _NEAR_BODY
        ends = not any(later.kind is None and later.is_paragraph for later in stretches[at + 1 :])
        if not at_head and not ends:
            continue
        _read_line(one, printed, dates_count=at_head or bool(read_byline(one.words)) or "ublish" in one.words)


def _read_line(one: Stretch, printed: Printed, *, dates_count: bool) -> None:
    if dates_count:
        printed.dates.extend(_best_first(one.words))
    if one.reason == "dateline":
        printed.dateline = printed.dateline or standing_dateline(one.words)
    elif one.reason == "byline and date":
        name = is_signature_and_date(one.words)
        if name and phrases().names_press(name):
            printed.outlet = printed.outlet or name
        printed.byline = printed.byline or name or None
    elif one.reason == "byline":
        byline = read_byline(one.words)
        if byline is None:
            printed.byline = printed.byline or one.words
            return
        printed.byline = printed.byline or byline.name
        printed.outlet = printed.outlet or byline.outlet


def _best_first(words: str) -> list[PrintedDate]:
    best = parse_printed_date(words)
    return [] if best is None else [best, *(one for one in dates_in(words) if one != best)]


def _sign_beside_date(stretches: list[Stretch], at: int, printed: Printed, first_body: int) -> None:
    """Read a bare name above or below the date line, after the headline, as who signs."""
    one = stretches[at]
    if at >= first_body or one.kind is not None or printed.byline or not is_person_line(one.words):
        return
    beside = [stretches[near] for near in (at - 1, at + 1) if 0 <= near < len(stretches)]
    headline_before = any(earlier.kind is None and earlier.count > 3 for earlier in stretches[:at])  # noqa: PLR2004
    if headline_before and any(near.kind == "metadata" and near.reason == "date" for near in beside):
        one.mark("metadata", "byline")
        printed.byline = one.words


def _mark_sections(stretches: list[Stretch], first_body: int) -> None:
    """Mark section heads: short lines without a full stop, with running text under them."""
    for at in range(first_body, len(stretches)):
        one = stretches[at]
        if one.kind is not None or one.bullet:
            continue
        heading = one.tag in {"h2", "h3", "h4", "h5", "h6"} or (
            one.ending not in '.!…:;,”"'
            and not one.is_truncated
            and not one.has_sentence
            and one.count <= _LONGEST_SECTION
        )
        if heading and any(later.kind is None for later in stretches[at + 1 :]):
            one.mark("section")
