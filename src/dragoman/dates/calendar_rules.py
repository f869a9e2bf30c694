"""The grammar of what stands in a calendar: days, months, seasons, years and decades."""

import re

from msgspec.structs import replace

from dragoman.dates.context import COUNTED, stands_as_month, stands_as_year
from dragoman.dates.meaning import Day, Decade, Meaning, Month, Part, Range, Season, Which, Year
from dragoman.dates.rule import Found, Rule, View, is_capital, rule, word_after
from dragoman.dates.words import (
    DAY,
    EDGE,
    MONTH,
    MONTHS,
    PART,
    PARTS,
    SEASONS,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    YEAR,
    day_of,
    either,
    month_of,
    words,
)

_TO = r" ?(?:-|to|and|through|until|till) ?"
_WD = rf"(?:{either(WEEKDAYS)}|{either(WEEKDAYS_SHORT)}\b\.?)"
# Days that name what happened on them, and go on naming it in later years: the year, and a
# word of the text around that shows the day is meant.
_FAMOUS = {
    (9, 11): (2001, re.compile(r"attack|qaeda|hijack|twin towers")),
    (7, 7): (2005, re.compile(r"london .*(?:bomb|attack)")),
    (11, 26): (2008, re.compile(r"mumbai")),
    (1, 6): (2021, re.compile(r"capitol|riot|insurrection")),
    (10, 7): (2023, re.compile(r"hamas|attack|massacre|hostage|gaza")),
}
_AROUND = 120
_FEASTS = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
}


def _famous(month: int, day: int, view: View, start: int, end: int) -> int | None:
    year, words_near = _FAMOUS.get((month, day), (None, None))
    near = words_near and words_near.search(view.norm[max(0, start - _AROUND) : end + _AROUND])
    return year if near else None


def _iso(match: re.Match[str], _view: View) -> Found:
    return "day", Day(month=int(match["m"]), day=int(match["d"]), year=int(match["y"]))


def _day(match: re.Match[str], view: View) -> Found | None:
    groups = match.groupdict()
    framed = match[0].startswith(("from", "between"))
    if not is_capital(view, match.start("m")) or (framed and not groups.get("d2")):
        return None
    weekday = WEEKDAYS_SHORT[groups["w"][:3]] if groups.get("w") else None
    year = int(groups["y"]) if groups.get("y") else None
    first = Day(month=month_of(match["m"]), day=day_of(match["d"]), year=year, weekday=weekday)
    if not groups.get("d2"):
        if year is None:
            first = replace(first, famous=_famous(first.month, first.day, view, match.start(), match.end()))
        return "day", first
    last = Day(month=first.month, day=day_of(match["d2"]), year=year)
    return ("range", Range(first, last)) if first.day < last.day else None


def _nine_eleven(_match: re.Match[str], _view: View) -> Found:
    return "day", Day(month=9, day=11, famous=2001)


def _part(words: str | None) -> Part:
    if words in {"last", "final", "closing"}:
        return "late"
    if words in {"first", "opening"}:
        return "early"
    return PARTS[words.replace("-", " ").strip()] if words else "whole"


def _which(word: str | None) -> Which:
    words: dict[str, Which] = {
        "last": "last",
        "past": "last",
        "this": "this",
        "next": "next",
        "coming": "next",
    }
    return words.get((word or "").strip(), "bare")


def _month(match: re.Match[str], view: View) -> Found | None:
    groups = match.groupdict()
    month, at = month_of(match["m"]), match.start("m")
    year = int(groups["y"]) if groups.get("y") else None
    which, part = _which(groups.get("which")), _part(groups.get("part"))
    if not is_capital(view, at):
        return None
    plain = year is None and which == "bare" and part == "whole"
    if plain and not stands_as_month(month, view, at, match.end()):
        return None
    if year is not None and word_after(view, match.end()) in COUNTED:
        return None
    return "month", Month(month=month, year=year, which=which, part=part)


def _month_of_year(match: re.Match[str], view: View) -> Found | None:
    if not is_capital(view, match.start("m")):
        return None
    years = {"last": -1, "this": 0, "next": 1}[match["year"]]
    part = _part(match.groupdict().get("part"))
    return "month", Month(month=month_of(match["m"]), part=part, years=years)


def _feast(match: re.Match[str], _view: View) -> Found:
    month, day = _FEASTS[match["feast"]]
    year = match.groupdict().get("y")
    return "day", Day(month=month, day=day, year=int(year) if year else None)


def _year(match: re.Match[str], view: View) -> Found | None:
    groups = match.groupdict()
    part = _part(groups.get("part"))
    year = int(match["y"])
    if part == "whole" and not stands_as_year(year, view, match.start(), match.end()):
        return None
    if not groups.get("y2"):
        return "year", Year(year=year, part=part)
    tail = match["y2"]
    last = int(tail) if len(tail) > len("00") else year // 100 * 100 + int(tail)
    return ("range", Range(Year(year), Year(last))) if year < last else None


def _decade(match: re.Match[str], _view: View) -> Found:
    return "year", Decade(year=int(match["y"]), part=_part(match.groupdict().get("part")))


def _season(match: re.Match[str], view: View) -> Found | None:
    groups = match.groupdict()
    season, which = SEASONS[match["s"]], _which(groups.get("which"))
    if not groups.get("y"):
        if which == "bare":
            return None
        return "season", Season(season=season, which=which)
    if word_after(view, match.end()) in COUNTED:
        return None
    return "season", Season(season=season, year=int(match["y"]))


def _no_date(_match: re.Match[str], _view: View) -> Found:
    nothing: Meaning | None = None
    return "day", nothing


_OF_YEAR = rf"(?:,? (?:of )?(?P<y>{YEAR}))"
_WEEKDAY_FIRST = rf"(?:(?P<w>{_WD}),? (?:the )?)?"
_SPAN = r"(?:from |between )?"
_NUMBERED = words(
    "resolution resolutions article articles flight chapter paragraph section clause law no number order"
)

CALENDAR_RULES: tuple[Rule, ...] = (
    rule({"#"}, r"(?P<y>[12]\d{3})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])", _iso),
    rule({"#"}, r"(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>(?:19|20)\d\d)", _iso),
    rule({"#"}, r"(?P<d>1[3-9]|2\d|3[01])/(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)", _iso),
    rule({"#"}, r"(?P<m>0?[1-9]|1[0-2])/(?P<d>1[3-9]|2\d|3[01])/(?P<y>(?:19|20)\d\d)", _iso),
    rule(
        {*MONTHS, *WEEKDAYS, *WEEKDAYS_SHORT, "from", "between"},
        rf"{_SPAN}{_WEEKDAY_FIRST}(?P<m>{MONTH}) (?:the )?(?P<d>{DAY})"
        rf"(?:{_TO}(?P<d2>{DAY})(?! (?:{MONTH})))?(?:,? (?P<y>{YEAR}))?",
        _day,
    ),
    rule(
        {"#", *WEEKDAYS, *WEEKDAYS_SHORT, "from", "between"},
        rf"{_SPAN}{_WEEKDAY_FIRST}(?P<d>{DAY})(?:{_TO}(?:the )?(?P<d2>{DAY}))?(?: day)?(?: of)? (?P<m>{MONTH})"
        rf"(?:,? (?:of )?(?P<y>{YEAR}))?",
        _day,
    ),
    rule(MONTHS, rf"(?P<m>{MONTH}){_OF_YEAR}", _month),
    rule(MONTHS, rf"(?P<m>{MONTH})(?:'s)?", _month),
    rule({"early", "mid", "late"}, rf"(?P<part>{PART})[ -](?P<m>{MONTH}){_OF_YEAR}?", _month),
    rule(
        {"early", "mid", "late"}, rf"(?P<part>{PART})[ -](?P<which>this |last |next )(?P<m>{MONTH})", _month
    ),
    rule(
        {w.split()[0] for w in PARTS},
        rf"(?P<part>{EDGE}) of (?:the month of )?(?P<which>this |last |next )?(?P<m>{MONTH}){_OF_YEAR}?",
        _month,
    ),
    rule(
        {"last", "final", "closing", "first", "opening"},
        rf"(?P<part>last|final|closing|first|opening) (?:few )?(?:days|weeks?) of (?P<m>{MONTH}){_OF_YEAR}?",
        _month,
    ),
    rule(
        {*MONTHS, "early", "mid", "late"},
        rf"(?:(?P<part>{PART})[ -])?(?P<m>{MONTH}) of (?P<year>last|this|next) year",
        _month_of_year,
    ),
    rule(
        {f.split()[0] for f in _FEASTS} | {"new", "christmas"},
        rf"(?P<feast>{either(_FEASTS)}){_OF_YEAR}?",
        _feast,
    ),
    rule({"#"}, r"9/11", _nine_eleven),
    rule(
        {"last", "past", "this", "next", "coming"},
        rf"(?P<which>last|past|this past|this coming|this|next|coming) (?P<m>{MONTH})(?:'s)?",
        _month,
    ),
    rule({"#"}, rf"(?P<y>{YEAR})(?:'s)?", _year),
    rule({"#"}, rf"(?P<y>{YEAR})(?:-|/| ?- ?)(?P<y2>(?:{YEAR})|\d\d(?![\d-]))", _year),
    rule({"early", "mid", "late"}, rf"(?P<part>{PART})[ -](?P<y>{YEAR})", _year),
    rule({w.split()[0] for w in PARTS}, rf"(?P<part>{EDGE}) of (?:the year )?(?P<y>{YEAR})", _year),
    rule({"#"}, r"(?P<y>(?:18|19|20)\d0)'?s", _decade),
    rule(
        {"early", "mid", "late"}, r"(?P<part>early|mid|late)[ -](?:the )?(?P<y>(?:18|19|20)\d0)'?s", _decade
    ),
    rule(
        {w.split()[0] for w in PARTS},
        r"(?P<part>beginning|start|middle|end) of the (?P<y>(?:18|19|20)\d0)'?s",
        _decade,
    ),
    rule(SEASONS, rf"(?P<s>{either(SEASONS)})(?: of|,)? (?P<y>{YEAR})", _season),
    rule(
        {"last", "this", "next", "past", "coming"},
        rf"(?P<which>last|past|this past|this coming|this|next|coming) (?P<s>{either(SEASONS)})(?:'s)?",
        _season,
    ),
    rule(
        _NUMBERED,
        r"(?:resolutions?|articles?|flight|chapter|paragraph|section|clause|law|no\.?|number|order) (?:no\.? )?"
        r"\d+(?:(?:,? and |, |/|-| or )\d+)*",
        _no_date,
    ),
)
