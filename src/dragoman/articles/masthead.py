"""Names of outlets that stand on the page itself: mastheads, letterheads, copyright lines, menus of parts."""

import re

from dragoman.articles.about import Printed
from dragoman.articles.bylines import is_name
from dragoman.articles.phrases import phrases
from dragoman.articles.printed_dates import dates_in, is_date_line
from dragoman.articles.stretch import Stretch

_RELEASE = re.compile(
    r"^(?:for immediate release\b|for release\b|embargoed\b|press (?:release|statement|note|communiqu[eé])(?:\s+(?:no|nr|number|#)\b.*)?$"
    r"|(?:statement|communiqu[eé]|ref(?:erence)?)\s*(?:no|nr|number|#)\b.{0,40}$|media (?:release|statement)$)",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"^(?:joint |final |press |official )?(?:statement|communiqu[eé]|declaration|readout|remarks|press release|transcript)\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?[\s,]*(?P<name>[^.|©,]{3,50}?)\s*(?:[.|,]|all rights|$)",
    re.IGNORECASE,
)
_TAGLINE = re.compile(r"^(?P<name>.{2,40}?)\s+(?:[–—|:]|-)\s+\S")
_LONGEST_NAME = 8
_LEAST_MENU = 3
_LONGEST_ITEM = 2


def is_menu(one: Stretch) -> bool:
    """Tell a line that is a row of links: three or more parts of a word or two, none a date.

    Args:
        one: a line.
    """
    if len(one.parts) < 2 or any(dates_in(part) for part in one.parts):  # noqa: PLR2004
        return False
    if all(phrases().furniture(part) or phrases().is_topic(part) for part in one.parts):
        return True
    return len(one.parts) >= _LEAST_MENU and all(len(part.split()) <= _LONGEST_ITEM for part in one.parts)


def read_copyright(stretches: list[Stretch], printed: Printed) -> None:
    """Take the outlet from the copyright line where nothing else prints it.

    Args:
        stretches: the page in order, furniture marked.
        printed: what is known of the page; filled in here.
    """
    for one in stretches:
        if printed.outlet is None and one.kind == "furniture" and (match := _COPYRIGHT.search(one.words)):
            name = match["name"].strip()
            if is_name(name) and phrases().names_press(name):
                printed.outlet = name


def mark_masthead(stretches: list[Stretch], first_body: int, printed: Printed) -> None:
    """Mark what stands above a headline and names who publishes.

    A paper has its name and motto there ("The Example Courier - news of the
    coast"). A ministry or secretariat has its letterhead, a number and "for
    immediate release"; the headline is what follows.

    Args:
        stretches: the page in order; changed in place.
        first_body: index of the first paragraph of running text.
        printed: what is known of the page; the outlet is filled in here.
    """
    head = [one for one in stretches[:first_body] if one.kind is None]
    released = [at for at, one in enumerate(head) if _RELEASE.match(one.words)]
    if released and released[-1] + 1 < len(head):
        for at in released:
            head[at].mark("metadata", "release line")
            printed.dates.extend(dates_in(head[at].words))
        _letterhead(head[: released[-1]], printed)
    elif (
        len(head) > 1
        and _DOCUMENT.match(head[1].words)
        and not _DOCUMENT.match(head[0].words)
        and head[0].count <= _LONGEST_NAME
    ):
        _letterhead(head[:1], printed)
    elif len(head) > 1 and not head[0].is_finished and (name := _outlet_name(head[0].words)):
        printed.outlet = printed.outlet or name
        head[0].mark("metadata", "masthead")


def _letterhead(lines: list[Stretch], printed: Printed) -> None:
    for one in lines:
        if one.kind is None:
            one.mark("metadata", "letterhead")
    named = [
        one.words.partition(",")[0]
        for one in lines
        if one.reason == "letterhead" and not is_date_line(one.words)
    ]
    if named:
        printed.outlet = printed.outlet or named[-1]


def _outlet_name(words: str) -> str | None:
    """Give the name in a masthead line, None where the line is a headline."""
    tagline = _TAGLINE.match(words)
    name = tagline["name"] if tagline else words
    if (
        phrases().is_topic(name)
        or phrases().furniture(name)
        or not is_name(name)
        or len(name.split()) > _LONGEST_NAME // 2 + 1
    ):
        return None
    return name if phrases().names_press(name) or (tagline and phrases().names_press(words)) else None
