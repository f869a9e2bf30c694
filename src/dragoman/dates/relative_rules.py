"""The grammar of what is counted from publication or from the day told of before."""

import re

from dragoman.dates.meaning import (
    Ago,
    Ahead,
    Current,
    Month,
    Part,
    Stretch,
    Weekday,
    Which,
)
from dragoman.dates.rule import Found, Rule, View, is_capital, rule, word_before
from dragoman.dates.words import (
    ABOUT,
    COUNTED_FROM,
    EDGE,
    MONTHS,
    NUMBER,
    PARTS,
    RECENT,
    TIME_OF_DAY,
    UNIT,
    VAGUE_PLURAL,
    WEEKDAY,
    WEEKDAYS,
    measure,
    unit_of,
)

_NAMED_DAYS = frozenset(
    {"black", "good", "bloody", "holy", "sheffield", "ash", "palm", "easter", "super", "cyber"}
)
_PLAIN_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_WHICH: dict[str, Which] = {"last": "last", "past": "last", "this": "this", "next": "next", "coming": "next"}
_OFFSETS = {
    "last": -1,
    "this": 0,
    "the current": 0,
    "current": 0,
    "next": 1,
    "the coming": 1,
    "this coming": 1,
}


def _weekday(match: re.Match[str], view: View) -> Found | None:
    groups = match.groupdict()
    if not is_capital(view, match.start("w")) or word_before(view, match.start()) in _NAMED_DAYS:
        return None
    which = _WHICH.get((groups.get("which") or "").removeprefix("this ").strip(), "bare")
    week = _OFFSETS.get(groups.get("week") or "")
    if groups.get("before"):
        week = -1
    return "weekday", Weekday(weekday=WEEKDAYS[match["w"]], which=which, week=week)


def _plain_day(match: re.Match[str], _view: View) -> Found:
    return "day", Current("day", _PLAIN_DAYS[match["d"]])


def _overnight(_match: re.Match[str], _view: View) -> Found:
    return "relative", Stretch(count=1, unit="day")


def _this_part_of_day(match: re.Match[str], _view: View) -> Found:
    return "day", Current("day", -1 if match["which"] == "last" else 0)


def _around_today(match: re.Match[str], _view: View) -> Found:
    return "day", Current("day", -2 if match["d"] else 2)


def _before_last(match: re.Match[str], _view: View) -> Found:
    return "relative", Current(unit_of(match["u"]), -2)


def _edge_of_this(match: re.Match[str], _view: View) -> Found:
    return "relative", Current(unit_of(match["u"]), 0, PARTS[match["part"]])


def _unit(match: re.Match[str], _view: View) -> Found:
    groups = match.groupdict()
    unit, offset = unit_of(match["u"]), _OFFSETS[match["which"]]
    part: Part = PARTS[groups["part"]] if groups.get("part") else "whole"
    if groups.get("month"):
        return "month", Month(
            month=MONTHS[groups["month"]], which="last" if offset < 0 else "this", part=part
        )
    return "relative", Current(unit, offset, part)


def _edge(match: re.Match[str], _view: View) -> Found:
    offset = _OFFSETS.get(match["which"] or "this", 0)
    return "relative", Current(unit_of(match["u"]), offset, PARTS[match["part"]])


def _weekend(match: re.Match[str], _view: View) -> Found:
    return "relative", Current("weekend", _OFFSETS.get(match.groupdict().get("which") or "", 0))


def _ago(match: re.Match[str], _view: View) -> Found:
    low, high, unit = measure(match["n"], match["u"])
    return "relative", Ago(low, None if match["more"] else high, unit)


def _vague_ago(match: re.Match[str], _view: View) -> Found:
    unit = unit_of(match["u"])
    low, high = VAGUE_PLURAL[unit]
    return "relative", Ago(low, high, unit)


def _ahead(match: re.Match[str], _view: View) -> Found:
    within = match[0].startswith("within")
    if not match.groupdict().get("n"):
        unit = unit_of(match["u"])
        return "relative", Ahead(VAGUE_PLURAL[unit][0], VAGUE_PLURAL[unit][1], unit, within)
    return "relative", Ahead(*measure(match["n"], match["u"]), within)


def _stretch(match: re.Match[str], _view: View) -> Found:
    number = match.groupdict().get("n")
    forward = match["which"] in {"next", "coming", "following"}
    _, number_of, unit = measure(number or "one", match["u"])
    return "relative", Stretch(number_of, unit, forward)


def _recent(match: re.Match[str], _view: View) -> Found:
    unit = unit_of(match["u"])
    return "relative", Stretch(RECENT[unit], unit, forward=match["which"] in {"coming", "next"})


def _for_ages(_match: re.Match[str], _view: View) -> Found:
    return "relative", Stretch(count=None, unit="year")


_CALENDAR_UNIT = r"(?P<u>week|fortnight|month|year|quarter|decade|century)"

RELATIVE_RULES: tuple[Rule, ...] = (
    rule(
        {*WEEKDAYS, "last", "this", "next", "past", "coming", "early", "late", "earlier", "later"},
        rf"(?:(?:early|late|earlier|later)(?: on)? )?(?:(?P<which>last|this past|past|this coming|coming|this|next) )?"
        rf"(?P<w>{WEEKDAY})(?:'s)?(?: {TIME_OF_DAY})?(?:,? (?P<week>last|this|next) week|,? (?P<before>the week before))?",
        _weekday,
    ),
    rule(
        {*_PLAIN_DAYS, "earlier", "later", "early", "late"},
        rf"(?:(?:earlier|later|early|late) )?(?P<d>yesterday|today|tonight|tomorrow)(?:'s)?(?: {TIME_OF_DAY})?",
        _plain_day,
    ),
    rule({"overnight"}, r"overnight", _overnight),
    rule(
        {"last", "this", "earlier", "later", "early", "late"},
        r"(?:(?:earlier|later|early|late) )?(?P<which>last|this) (?:morning|afternoon|evening|night)",
        _this_part_of_day,
    ),
    rule(
        {"the", "day"},
        r"(?:the )?day (?:before (?P<d>yesterday)|after (?P<t>tomorrow))",
        _around_today,
    ),
    rule({"the", "week", "month", "year"}, r"(?:the )?(?P<u>week|month|year) before last", _before_last),
    rule(
        {"earlier", "later", "early", "late", "mid", "last", "this", "next", "current", "the"},
        rf"(?:(?P<part>earlier|later|early|late|mid)[ -])?(?P<which>last|this coming|this|next|the current|the coming) "
        rf"{_CALENDAR_UNIT}(?:'s)?",
        _unit,
    ),
    rule(
        {"earlier", "later"},
        r"(?P<part>earlier|later) in (?P<which>the current|the|this) (?P<u>week|month|year)",
        _edge_of_this,
    ),
    rule(
        {w.split()[0] for w in PARTS},
        rf"(?P<part>{EDGE}) of (?P<which>this|last|next|the current|the) {_CALENDAR_UNIT}",
        _edge,
    ),
    rule(
        {"last", "this", "next", "past", "coming", "weekend"},
        r"(?:(?P<which>last|this past|past|this coming|this|next|coming) )?weekend(?:'s)?",
        _weekend,
    ),
    rule(COUNTED_FROM, rf"{ABOUT}(?P<n>{NUMBER}) (?P<u>{UNIT}) ago", _ago),
    rule(
        {"minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"},
        r"(?P<u>minutes|hours|days|weeks|months|years|decades|centuries) ago",
        _vague_ago,
    ),
    rule({"in", "within"}, rf"(?:in|within) {ABOUT}(?P<n>{NUMBER}) (?P<u>{UNIT})(?:'s? time)?", _ahead),
    rule({"within"}, r"within (?P<u>minutes|hours|days|weeks|months|years)", _ahead),
    rule(
        {"past", "last", "coming", "next", "following", "previous"},
        rf"(?P<which>past|last|coming|next) (?P<n>{NUMBER}) (?P<u>{UNIT})",
        _stretch,
    ),
    rule({"past", "coming"}, rf"(?P<which>past|coming) {_CALENDAR_UNIT}", _stretch),
    rule({"the"}, r"the (?P<which>past|coming) (?P<u>day|week|month|quarter|year|decade|century)", _stretch),
    rule(
        {"recent", "past", "last", "coming", "next"},
        r"(?P<which>recent|past|last|coming|next) (?:few |couple of |several )?(?P<u>hours|days|weeks|months|years|decades|centuries)",
        _recent,
    ),
    rule(
        {"for"},
        r"for (?:many )?(?:years|decades|centuries|generations|months|weeks|a long time)(?! (?:to come|after|of|if))",
        _for_ages,
    ),
)
