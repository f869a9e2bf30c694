"""Datelines: the place (with agency and day) that a report opens with."""

import re
from typing import NamedTuple

from dragoman.articles.phrases import fold, phrases
from dragoman.articles.printed_dates import dates_in

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŲŹŻŽ]"
_CAPS_WORD = rf"{_UPPER}(?:{_UPPER}|[.'’-])*{_UPPER}\.?"
_NAME_WORD = rf"{_UPPER}[\w.'’-]*"
_SMALL = r"(?:de|del|la|el|al|of|the|and|da|do|les|le|on|es|bin)"
_CAPS_PLACE = rf"{_CAPS_WORD}(?:[ /-]{{1,3}}(?:{_CAPS_WORD}|{_SMALL}))*"
_NAME_PLACE = rf"{_NAME_WORD}(?:[ /-]{{1,3}}(?:{_NAME_WORD}|{_SMALL}(?=[ /-])))*"
_REGION = rf"(?:,\s{{1,2}}(?!(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)){_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}})?"
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_DAY = (
    rf"(?:,?\s{{1,2}}(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
    rf"(?i:(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?)(?:,?\s(?:19|20)\d\d)?))?"
)
_AGENCY = r"(?:\s{0,2}[(\[/](?P<agency>[A-Z][\w .,/&'’-]{1,60}?)[)\]/]\.?)"
_DASH = r"(?:\s{0,2}(?:[–—―‒]|--+)\s{0,2}|\s{1,2}-\s{1,2}|-\s{1,2})"
_OPENING = r"(?=[\"“‘'«(\[]?[\w“\"‘'])"

_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        # (Geneva, May 9, 2022) –
        rf"\((?P<place>{_NAME_PLACE}{_REGION})(?P<day>{_DAY})\)(?:{_DASH}|\s?:\s|\s)(?=[\"“‘']?{_UPPER})",
        # GENEVA (Agency) —, BRUSSELS, 3 March —, ISLAMABAD:
        rf"(?P<place>{_CAPS_PLACE}{_REGION})(?P<day>{_DAY}){_AGENCY}?{_DAY}(?:{_DASH}|\s?:-?\s{{1,2}}){_OPENING}",
        # Geneva, 3 March (Agency) —; TIRANA, May 3. /ATA/.
        rf"(?P<place>{_NAME_PLACE}{_REGION})(?P<day>{_DAY})[.,]?{_AGENCY}(?:{_DASH}|\s?:\s?){_OPENING}",
        rf"(?P<place>{_NAME_PLACE}{_REGION})(?P<day>{_DAY})\.?\s?/(?P<agency>[\w .-]{{2,30}})/\.?(?:{_DASH}|\s){_OPENING}",
        # TIRANA. The ...
        rf"(?P<place>{_UPPER}{{3,}}(?:[ /-]{_UPPER}{{2,}}){{0,2}})\.\s{{1,2}}(?=[\"“‘']?{_UPPER}[\w’']*\s)",
        # Islamabad – In a ...
        rf"(?P<place>{_NAME_PLACE}{_REGION})(?P<day>{_DAY}){_DASH}(?=[\"“‘']?{_UPPER})",
        # New Delhi: The ...
        rf"(?P<place>{_NAME_PLACE}{_REGION})(?P<day>{_DAY})\s?:\s{{1,2}}(?={_UPPER})",
    )
)
_ALONE = re.compile(rf"(?P<place>{_NAME_PLACE}{_REGION})(?P<day>,?\s.{{4,40}})$")
_LOOSE = 5  # the shapes from here on are those of ordinary sentences too
_MOST_WORDS = 5
_LEAST_SENTENCE = 6


class Dateline(NamedTuple):
    """The opening of a report: the place, the agency, how long it is, the words themselves."""

    place: str
    agency: str | None
    length: int
    text: str


def opening_dateline(words: str) -> Dateline | None:
    """Read the dateline that a paragraph opens with.

    Args:
        words: the clean words of a body paragraph.

    Returns:
        Place as printed, agency, and the number of characters before the
        sentence proper; None where the paragraph opens with its sentence.
    """
    for number, shape in enumerate(_SHAPES):
        match = shape.match(words)
        if match is None or not _is_place(match["place"]):
            continue
        rest = words[match.end() :]
        if len(rest.split()) < _LEAST_SENTENCE:
            continue
        if number >= _LOOSE and _is_sentence_part(rest, match):
            continue
        agency = match.groupdict().get("agency")
        return Dateline(
            match["place"].rstrip(" ,.") if agency is None else match["place"].rstrip(" ,"),
            agency,
            match.end(),
            match[0],
        )
    return None


def standing_dateline(words: str) -> str | None:
    """Read a line that holds nothing but place and day ("GENEVA, 3 March 2023").

    Args:
        words: a line of the page.

    Returns:
        The place, or None.
    """
    match = _ALONE.match(words)
    if match is None or not _is_place(match["place"]):
        return None
    found = dates_in(match["day"])
    if len(found) != 1 or re.search(r"\w", match["day"].replace(found[0].text, "")):
        return None
    return match["place"].rstrip(" ,")


def _is_place(place: str) -> bool:
    return len(place.split()) <= _MOST_WORDS + 2 and fold(place).strip(" .,") not in phrases().no_places


def _is_sentence_part(rest: str, match: re.Match[str]) -> bool:
    """Tell "Moscow – a mediator – refused" and "Lavrov: We ..." from datelines."""
    if len(match["place"].split()) > _MOST_WORDS:
        return True
    first = rest.lstrip("\"“‘'")
    second_dash = re.match(r"[^.!?]{1,60}\s[–—-]\s", rest)
    return bool(second_dash) or bool(re.match(r"(?:I|We|Our|My|You|It's|It’s)\b", first))
