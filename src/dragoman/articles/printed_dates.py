"""Dates as pages print them: whole date lines, date tags, dates of feeds.

Only lines that are nothing but a date (with labels, clock times and zones)
are read here; dates within sentences are the business of `dragoman.dates`.
"""

import re
from datetime import date
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"

_FORMS = (
    # 2023-03-19T14:05:00+05:00, 2023/03/19, 2023.03.19
    r"(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>[01]?\d)[-/.](?P<d1>[0-3]?\d)(?!\d)",
    # 19 March 2023, 19th of March, 2023, 19-Mar-2023
    _DAY.format("d2") + r"(?:\s+of)?[\s\-./]+" + _MONTH.format("n2") + r",?[\s\-./]+" + _YEAR.format("y2"),
    # March 19, 2023
    _MONTH.format("n3") + r"[\s\-]+" + _DAY.format("d3") + r"(?:,\s*|[\s\-]+)" + _YEAR.format("y3"),
    # 19.03.2023, 19/03/2023, 19-03-2023
    r"(?P<a4>[0-3]?\d)(?P<s4>[-/.])(?P<b4>[0-3]?\d)(?P=s4)(?P<y4>(?:19|20)\d\d)(?!\d)",
    # 20230319 standing alone
    r"(?<!\d)(?P<y5>(?:19|20)\d\d)(?P<m5>[01]\d)(?P<d5>[0-3]\d)(?!\d)",
)
_DATE = re.compile("|".join(f"(?:(?<![\\w.]){form})" for form in _FORMS), re.IGNORECASE)

# 12 May, 08:30: a date line that does not say the year
_YEARLESS = re.compile(
    rf"(?<![\w.])(?:{_DAY.format('d')}\s+{_MONTH.format('n')}|{_MONTH.format('m')}\s+{_DAY.format('e')})(?![\w])",
    re.IGNORECASE,
)

# What may stand around the date in a line that is nothing but a date line.
_AROUND = re.compile(
    r"""
    \b(?:first\ )?(?:published|posted|updated|created|modified|released|issued|added|filed|uploaded|date|time|dated
       |last\ (?:updated|modified|edited)|pub(?:lication)?\ date|release\ date|publishing\ date|print(?:ed)?\ edition)\b
  | \b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b
  | \bT?[0-2]?\d[:.h][0-5]\d(?:[:.][0-5]\d)?(?:[.,]\d+)?\s*(?:hrs?|hours|h|z)?\b
  | \b1?\d\s*[ap]\.?m\b | \b[ap]\.?\s?m\b\.?
  | \b(?:gmt|utc|bst|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|eet|eest|eat|wat|cat|sast|msk|ist|pkt|pst|npt|jst|kst
       |sgt|hkt|aest|aedt|nzst|z|et|pt|ct|hrs?|hours?|local\ time)\b
  | \b(?:on|at|in|and|of|as\ of|the)\b
  | [+-]\s?\d\d:?\d\d\b
  | [\s,;:|•·()\[\]/.\-–—@*_~]+
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LABEL = re.compile(
    r"\b(updated|modified|edited|published|posted|created|released|issued|first)\b", re.IGNORECASE
)
_REVISED = {"updated", "modified", "edited"}
_RELATIVE = re.compile(
    r"^(?:(?:published|posted|updated)[:\s]+)?(?:(?:an?|\d+)\s*(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago"
    r"|just now|today|yesterday)(?:\s+at\s+[\d:. apm]+)?$",
    re.IGNORECASE,
)
_LONGEST = 160


class PrintedDate(NamedTuple):
    """A day as printed; `earliest` and `latest` differ where 03/04/2023 may be either of two days.

    `revised` tells a day of updating from a day of publication.
    """

    earliest: date
    latest: date
    text: str
    revised: bool = False


def dates_in(text: str) -> list[PrintedDate]:
    """Find every full printed date in a short text, in order.

    Args:
        text: a line, a tag's content, a column of a table.

    Returns:
        The dates with a day, month and year; impossible ones are left out.
    """
    found: list[PrintedDate] = []
    before = 0
    for match in _DATE.finditer(text[: 2 * _LONGEST]):
        days = _days(match)
        if days:
            labels = _LABEL.findall(text[before : match.start()])
            revised = bool(labels) and labels[-1].lower() in _REVISED
            found.append(PrintedDate(min(days), max(days), match[0], revised))
            before = match.end()
    return found


def parse_printed_date(text: str) -> PrintedDate | None:
    """Read one printed date: that of publication where a text prints several.

    Args:
        text: a line, a tag's content, a column of a table.

    Returns:
        The day, or None where the text prints no full date.
    """
    found = dates_in(text)
    stated = [one for one in found if not one.revised]
    return next(iter(stated or found), None)


def is_date_line(line: str) -> bool:
    """Tell a line that is nothing but a date: labels, weekday, clock time and zone aside.

    Args:
        line: one line of a page.

    Returns:
        True for "Updated: Sun 19 Mar 2023, 14:05 GMT" and for "3 hours ago".
    """
    line = line.strip()
    if not line or len(line) > _LONGEST:
        return False
    if _RELATIVE.match(line):
        return True
    if not dates_in(line) and not _YEARLESS.search(line):
        return False
    return is_date_label(_YEARLESS.sub(" ", _DATE.sub(" ", line)))


def is_date_label(words: str) -> bool:
    """Tell words that only go with a date: "Posted on", "Monday", "14:05 GMT".

    Args:
        words: a part of a line.

    Returns:
        True where no other word is among them.
    """
    return not re.search(r"\w", _AROUND.sub("", words))


def _days(match: re.Match[str]) -> list[date]:
    """Give the days that a matched form may mean: none if there is no such day."""
    part = match.groupdict()
    if part["y1"]:
        options = [(part["y1"], part["m1"], part["d1"])]
    elif part["y2"]:
        options = [(part["y2"], str(_MONTHS[part["n2"].lower()]), part["d2"])]
    elif part["y3"]:
        options = [(part["y3"], str(_MONTHS[part["n3"].lower()]), part["d3"])]
    elif part["y5"]:
        options = [(part["y5"], part["m5"], part["d5"])]
    else:
        options = [(part["y4"], part["b4"], part["a4"])]
        # Only the slash is written both ways round; dots and hyphens put the day first, as long as that is a day.
        if part["s4"] == "/" or _day(*options[0]) is None:
            options.append((part["y4"], part["a4"], part["b4"]))
    return [day for option in options if (day := _day(*option))]


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
