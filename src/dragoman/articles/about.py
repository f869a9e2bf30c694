"""The lines in which a page says who wrote it and when: found, marked and read."""

from dataclasses import dataclass, field

from dragoman.articles.bylines import is_person_line, read_byline, signature_with_date
from dragoman.articles.datelines import standing_dateline
from dragoman.articles.phrases import FurnitureLine, phrases
from dragoman.articles.printed_dates import PrintedDate, dates_in, is_date_line
from dragoman.articles.stretch import Stretch

_NEAR_BODY = 3  # date lines may follow the summary, not the body's fourth paragraph


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

    def sign(self, names: list[str]) -> None:
        """Take the names of a signature: a person is the byline, a name of the press the outlet."""
        for name in names:
            if phrases().names_press(name):
                self.outlet = self.outlet or name
            else:
                self.byline = self.byline or name


def mark_metadata(stretches: list[Stretch], furniture: dict[int, FurnitureLine]) -> None:
    """Mark date lines and signatures wherever they stand; whether they count is decided later.

    Args:
        stretches: the page in order; changed in place.
        furniture: what the phrase lists say of each stretch, by index.
    """
    for at, one in enumerate(stretches):
        if one.kind is not None and not _signs_at_head(one, furniture.get(at)):
            continue
        if one.tag in {"h1", "title"}:
            continue
        if is_date_line(one.words):
            one.mark("metadata", "date")
        elif (byline := read_byline(one.words)) and byline.outlet and byline.name is None:
            one.mark("metadata", "byline")
        elif (names := signature_with_date(" | ".join(one.parts))) is not None:
            one.mark("metadata", "byline and date" if names else "date")
        elif one.tag == "byline" or read_byline(one.words):
            one.mark("metadata", "byline")
        elif standing_dateline(one.words):
            one.mark("metadata", "dateline")


def _signs_at_head(one: Stretch, known: FurnitureLine | None) -> bool:
    """Tell "Posted by Jane Doe" above the body, which the lists of the page's end know as well."""
    signs = known is not None and known.reason == "author biography"
    return signs and bool(read_byline(one.words)) and not one.area


def read_metadata(stretches: list[Stretch], printed: Printed, first_body: int) -> None:
    """Read the metadata lines at the head and right after the body; those among teasers do not count.

    Args:
        stretches: the page in order, the page's end already marked.
        printed: what is known of the page; filled in here.
        first_body: index of the first paragraph of running text.
    """
    last_body = max(
        (at for at, one in enumerate(stretches) if one.kind is None and one.is_paragraph), default=0
    )
    bodies = 0
    for at, one in enumerate(stretches):
        bodies += one.kind is None and at >= first_body
        if one.kind != "metadata":
            _sign_beside_date(stretches, at, printed, first_body)
        elif bodies <= _NEAR_BODY or at > last_body:
            is_dated = bodies <= _NEAR_BODY or bool(read_byline(one.words)) or "ublish" in one.words
            _read_line(one, printed, dates_count=is_dated)


def _read_line(one: Stretch, printed: Printed, *, dates_count: bool) -> None:
    if dates_count:
        printed.dates.extend(dates_in(one.words))
    if one.reason == "dateline":
        printed.dateline = printed.dateline or standing_dateline(one.words)
    elif one.reason == "byline and date":
        printed.sign(signature_with_date(" | ".join(one.parts)) or [])
    elif one.reason == "byline":
        byline = read_byline(one.words)
        if byline is None:
            printed.byline = printed.byline or one.words
            return
        printed.byline = printed.byline or byline.name
        printed.outlet = printed.outlet or byline.outlet


def _sign_beside_date(stretches: list[Stretch], at: int, printed: Printed, first_body: int) -> None:
    """Read a bare name above or below the date line, after the headline, as who signs."""
    one = stretches[at]
    if at >= first_body or one.kind is not None or not is_person_line(one.words):
        return
    beside = [stretches[near] for near in (at - 1, at + 1) if 0 <= near < len(stretches)]
    headline_before = any(earlier.kind is None and earlier.count > 3 for earlier in stretches[:at])  # noqa: PLR2004
    if headline_before and any(near.kind == "metadata" and "date" in near.reason for near in beside):
        one.mark("metadata", "byline")
        printed.sign([one.words])
