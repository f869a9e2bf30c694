"""What a date phrase says, as symbols: nothing here knows the publication day."""

from typing import Literal

import msgspec

Kind = Literal[
    "day",
    "weekday",
    "month",
    "year",
    "season",
    "range",
    "relative",
    "duration",
    "since",
    "until",
    "anaphoric",
]
Unit = Literal["hour", "day", "week", "weekend", "month", "quarter", "year", "decade", "century"]
Which = Literal["bare", "last", "this", "next"]
Part = Literal[
    "whole",
    "early",
    "mid",
    "late",
    "start",
    "end",
    "first-half",
    "second-half",
    "q1",
    "q2",
    "q3",
    "q4",
    "so-far",
    "to-come",
]
Tense = Literal["past", "future", "present", "unknown"]


class Day(msgspec.Struct, frozen=True, tag=True):
    """A day of the calendar: "Tuesday, 27 May", "Sept. 25, 2023".

    `famous` is the year of a day that names what happened on it ("the September 11 attacks").
    """

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    famous: int | None = None


class Weekday(msgspec.Struct, frozen=True, tag=True):
    """A day of the week (Monday 0): "on Tuesday", "next Thursday".

    `week` counts calendar weeks from that of publication where the text names one.
    """

    weekday: int
    which: Which = "bare"
    week: int | None = None


class Month(msgspec.Struct, frozen=True, tag=True):
    """A month or part of one: "late September", "this June", "in September 2023".

    `years` counts years from that of publication where the text does: "May of last year" is -1.
    """

    month: int
    year: int | None = None
    which: Which = "bare"
    part: Part = "whole"
    years: int | None = None


class Year(msgspec.Struct, frozen=True, tag=True):
    """A year or part of one: "in 2020", "the first half of 2022"."""

    year: int
    part: Part = "whole"


class Decade(msgspec.Struct, frozen=True, tag=True):
    """Ten years from `year`: "the late 1990s"."""

    year: int
    part: Part = "whole"


class Season(msgspec.Struct, frozen=True, tag=True):
    """A season of the northern year, spring 0 to winter 3: "spring 2021", "last summer"."""

    season: int
    year: int | None = None
    which: Which = "bare"


class Current(msgspec.Struct, frozen=True, tag=True):
    """A calendar unit counted from that of publication: "yesterday" is day -1, "next year" year 1."""

    unit: Unit
    offset: int = 0
    part: Part = "whole"


class Ago(msgspec.Struct, frozen=True, tag=True):
    """So many units before publication: "a couple of days ago"; high None is "years ago"."""

    low: int
    high: int | None
    unit: Unit


class Ahead(msgspec.Struct, frozen=True, tag=True):
    """So many units after publication, if the clause speaks of the future: "in three days".

    `within` in the past counts from the day told before: "withdrew its envoy within a week".
    """

    low: int
    high: int | None
    unit: Unit
    within: bool = False


class Stretch(msgspec.Struct, frozen=True, tag=True):
    """The units up to publication, or from it on: "the past three months", "the coming weeks".

    `count` None is a stretch without a known beginning: "for decades".
    """

    count: int | None
    unit: Unit
    forward: bool = False


class Anaphor(msgspec.Struct, frozen=True, tag=True):
    """Counted from the day the text spoke of before: "the following day", "a week earlier".

    `whole` is the calendar unit as such ("the following week"), not a count from the day.
    """

    low: int
    high: int
    unit: Unit
    whole: bool = False


class Since(msgspec.Struct, frozen=True, tag=True):
    """From `what` up to publication."""

    what: "Meaning"


class Until(msgspec.Struct, frozen=True, tag=True):
    """Up to `what`, and no later: "by the end of the year", "until March"."""

    what: "Meaning"


class Before(msgspec.Struct, frozen=True, tag=True):
    """At some time before `what`: "before 2014"."""

    what: "Meaning"


class Range(msgspec.Struct, frozen=True, tag=True):
    """From the one to the other, both included: "between 3 and 7 May"."""

    first: "Meaning"
    last: "Meaning"


class Duration(msgspec.Struct, frozen=True, tag=True):
    """How long, not when: "four-day", "for three weeks". It resolves to nothing."""


Meaning = (
    Day
    | Weekday
    | Month
    | Year
    | Decade
    | Season
    | Current
    | Ago
    | Ahead
    | Stretch
    | Anaphor
    | Since
    | Until
    | Before
    | Range
    | Duration
)


class DatePhrase(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say when: `text` is exactly `source[start:end]` of the text searched."""

    start: int
    end: int
    text: str
    kind: Kind
    meaning: Meaning
