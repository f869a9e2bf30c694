"""The grammar of what is counted from the day told of before, and of how long things last."""

import re

from dragoman.dates.meaning import Anaphor, Duration, Meaning
from dragoman.dates.rule import Found, Rule, View, rule
from dragoman.dates.words import (
    ABOUT,
    COUNTED_FROM,
    NUMBER,
    UNIT,
    VAGUE_PLURAL,
    measure,
    unit_of,
)


def _later(match: re.Match[str], _view: View) -> Found:
    number = match.groupdict().get("n")
    if number:
        low, high, unit = measure(number, match["u"])
    else:
        unit = unit_of(match["u"])
        low, high = VAGUE_PLURAL[unit][0], VAGUE_PLURAL[unit][1] or 10
    if match["way"] in {"earlier", "before", "previously", "beforehand"}:
        low, high = -high, -low
    return "anaphoric", Anaphor(low, high, unit)


def _following(match: re.Match[str], _view: View) -> Found:
    steps = {"following": 1, "next": 1, "same": 0, "that": 0, "very same": 0, "that same": 0}
    word = match["u"]
    unit = "day" if word in {"morning", "afternoon", "evening", "night"} else unit_of(word)
    step = steps.get(match["which"], -1)
    return "anaphoric", Anaphor(step, step, unit, whole=True)


def _day_after(match: re.Match[str], _view: View) -> Found:
    step = -1 if match["way"] == "before" else 1
    return "anaphoric", Anaphor(step, step, unit_of(match["u"]), whole=True)


def _same_day(_match: re.Match[str], _view: View) -> Found:
    return "anaphoric", Anaphor(0, 0, "day")


def _duration(_match: re.Match[str], _view: View) -> Found:
    return "duration", Duration()


def _no_date(_match: re.Match[str], _view: View) -> Found:
    nothing: Meaning | None = None
    return "duration", nothing


_BREAK = r"(?= *(?:[.,;:)\"'”]|$|and\b|that\b|when\b|but\b|in\b|on\b|at\b))"
# "hours later" opens a clause as well as it closes one; "hours before" takes what follows for its object
_WAY = rf"(?P<way>(?:later|earlier|beforehand|previously)(?! than)|(?:before|after){_BREAK})"

ANAPHORA_RULES: tuple[Rule, ...] = (
    rule(
        COUNTED_FROM,
        rf"{ABOUT}(?P<n>{NUMBER}) (?P<u>{UNIT}) {_WAY}",
        _later,
    ),
    rule(
        {"hours", "days", "weeks", "months", "years", "decades"},
        rf"(?P<u>hours|days|weeks|months|years|decades) {_WAY}",
        _later,
    ),
    rule(
        {"following", "next", "same", "that", "previous", "preceding", "the", "very"},
        r"(?:the )?(?P<which>following|very same|same|previous|preceding) (?P<u>day|week|month|year|morning|afternoon|evening|night|weekend)",
        _following,
    ),
    rule(
        {"the", "that"},
        r"(?P<which>that same|that) (?P<u>day|week|month|year|morning|afternoon|evening|night|weekend)",
        _following,
    ),
    rule({"the"}, r"the (?P<which>next) (?P<u>day|week|month|year|morning|evening)", _following),
    rule({"the"}, rf"the (?P<u>day|week|month|year) (?P<way>before|after){_BREAK}", _day_after),
    rule(
        {"earlier", "later"},
        r"(?:earlier|later) (?:that|the same|in the|on the same) (?:day|evening|night)",
        _same_day,
    ),
    rule(
        COUNTED_FROM,
        rf"(?P<n>{NUMBER})-(?:hour|day|week|month|year|decade|century)(?:-long)?(?!-old)",
        _duration,
    ),
    rule(COUNTED_FROM, rf"{NUMBER}-(?:day|week|month|year)s?-old", _no_date),
    rule(
        {
            "hour",
            "day",
            "days",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "decade",
            "decades",
            "century",
            "centuries",
        },
        r"(?:hour|day|week|month|year|decade|centurie)s?-(?:long|old)|century-(?:long|old)",
        _duration,
    ),
    rule({"for"}, rf"for (?:a further |another |a total of )?{ABOUT}(?:{NUMBER}) {UNIT}(?! ago)", _duration),
    rule(COUNTED_FROM, rf"{ABOUT}{NUMBER} {UNIT} (?:ahead of|behind|old|in prison|in jail|long)\b", _no_date),
)
