"""The grammar of what stands in a calendar: days, months, seasons, years and decades."""

import re

from dragoman.dates.meaning import Day, Decade, Meaning, Month, Part, Range, Season, Which, Year
from dragoman.dates.rule import Found, Rule, View, is_capital, rule, word_after, word_before
from dragoman.dates.words import (
    DAY,
    EDGE,
    MONTH,
    MONTHS,
    MONTHS_SHORT,
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
# Words after which a month that is also a verb, a name or a mood can only be the month.
_BEFORE_MONTH = frozenset(
    words(
        "in since of until till by from this last next late early mid during through between to before after "
        "the s around on throughout and or through past coming and"
    )
)
_DOUBTFUL = {3, 4, 5, 6, 8}
# Nouns that a year may stand before ("the 2015 deal"), where nothing else says that it is one.
_NAMED_BY_YEAR = frozenset(
    words(
        "war wars election elections vote deal agreement agreements accord accords treaty summit coup revolution "
        "uprising constitution ceasefire truce referendum conflict crisis invasion offensive budget olympics "
        "massacre genocide protests presidential parliamentary general peace nuclear memorandum protocol "
        "declaration attack attacks"
    )
)
_COUNTED = frozenset(
    words(
        "people persons men women children troops soldiers militants fighters civilians refugees families houses "
        "homes villages rebels prisoners hostages detainees officers personnel police policemen peacekeepers "
        "missiles drones rockets tanks shells vehicles km kilometres kilometers miles metres meters feet hectares "
        "acres tonnes tons barrels dollars euros pounds rubles roubles dead killed wounded injured others victims "
        "residents protesters demonstrators migrants students workers votes seats words copies local foreign "
        "additional armed square hours days weeks years strong m kg ethnic displaced members delegates "
        "observers monitors settlers buildings schools casualties deaths sorties airstrikes strikes"
    )
)
_BEFORE_YEAR = frozenset(
    words(
        "in since of by until till from between during after before the a an s early late mid end around circa to "
        "through their its his her our this that under and or for as per year years back summer winter spring "
        "autumn fall start beginning middle pre post on into s"
    )
)


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
        return "day", first
    last = Day(month=first.month, day=day_of(match["d2"]), year=year)
    return ("range", Range(first, last)) if first.day < last.day else None


def _part(words: str | None) -> Part:
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
    if plain and not _stands_as_month(month, view, at, match.end()):
        return None
    if year is not None and word_after(view, match.end()) in _COUNTED:
        return None
    return "month", Month(month=month, year=year, which=which, part=part)


def _stands_as_month(month: int, view: View, start: int, end: int) -> bool:
    if view.norm[start:end] in MONTHS_SHORT:
        return False  # "Jan", "Mar", "Dec" alone are names and places as often as months
    before, after = word_before(view, start), word_after(view, end)
    if month in _DOUBTFUL:
        if before not in _BEFORE_MONTH:
            return False
        if before == "the" and after in {"for", "of", "on", "to", "in", "against"}:
            return False  # "the March of Dimes", "the march on the capital"
    return not re.match(r" \d|-\d", view.norm[end : end + 2])


def _year(match: re.Match[str], view: View) -> Found | None:
    groups = match.groupdict()
    part = _part(groups.get("part"))
    year = int(match["y"])
    if part == "whole" and not _stands_as_year(year, view, match.start(), match.end()):
        return None
    if not groups.get("y2"):
        return "year", Year(year=year, part=part)
    tail = match["y2"]
    last = int(tail) if len(tail) > len("00") else year // 100 * 100 + int(tail)
    return ("range", Range(Year(year), Year(last))) if year < last else None


def _stands_as_year(year: int, view: View, start: int, end: int) -> bool:
    before, after = word_before(view, start), word_after(view, end)
    if after in _COUNTED or (view.norm[end : end + 1] == "-" and after in {"strong", "man", "member"}):
        return False
    if after in _NAMED_BY_YEAR:
        return True
    if year % 100 == 0 and before in {"of", "to", "the", "and", "or", "for", "a", "on"}:
        return False  # "a force of 2000"
    opened = view.norm[start - 1 : start] in {"(", "["} or not before
    return opened or before in _BEFORE_YEAR or before in MONTHS


def _decade(match: re.Match[str], _view: View) -> Found:
    return "year", Decade(year=int(match["y"]), part=_part(match.groupdict().get("part")))


def _season(match: re.Match[str], view: View) -> Found | None:
    groups = match.groupdict()
    season, which = SEASONS[match["s"]], _which(groups.get("which"))
    if not groups.get("y"):
        if which == "bare":
            return None
        return "season", Season(season=season, which=which)
    if word_after(view, match.end()) in _COUNTED:
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
