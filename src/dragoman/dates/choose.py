"""Choosing the year, or the week, of a date that names none."""

from collections.abc import Iterable
from datetime import date

from dragoman.dates.meaning import Day, Month, Season, Tense, Weekday, Which
from dragoman.dates.spans import Span, add_days, month_span, valid_date, week_span

_WINTER = 3
# A weekday falls on the same date again after at most so many years (29 February aside).
_YEARS_TO_SAME_WEEKDAY = 11
_LEAP_DAY = (2, 29)
_YEARS_TO_LEAP_DAY = 40  # from one with a given weekday to the next, a century's skipped one included


def nearest(spans: Iterable[tuple[date, date]], day: date, tense: Tense) -> tuple[date, date] | None:
    """Choose among the same dates of several years.

    Told in the past it is the last that has begun, in the future the next that is
    not over, and where the tense is not known the one closest to publication.
    """
    ordered = sorted(spans)
    begun = [s for s in ordered if s[0] <= day]
    to_come = [s for s in ordered if s[1] >= day]
    if tense == "future":
        return to_come[0] if to_come else None
    if tense == "past" or not to_come:
        return begun[-1] if begun else None
    if not begun:
        return to_come[0]
    before, after = begun[-1], to_come[0]
    return before if (day - before[1]).days <= (after[0] - day).days else after


def day_span(meaning: Day, day: date | None, tense: Tense) -> Span | None:
    """Give the day of a date, its year chosen by tense and by the weekday if the text names one."""
    if meaning.year is not None:
        exact = valid_date(meaning.year, meaning.month, meaning.day)
        return (exact, exact) if exact else None
    if meaning.famous is not None:
        named = valid_date(meaning.famous, meaning.month, meaning.day)
        if named and (day is None or named <= day):
            return named, named
    if day is None:
        return None
    reach = 1 if meaning.weekday is None else _YEARS_TO_SAME_WEEKDAY
    if (meaning.month, meaning.day) == _LEAP_DAY:
        reach = _YEARS_TO_LEAP_DAY
    dates = (valid_date(y, meaning.month, meaning.day) for y in range(day.year - reach, day.year + reach + 1))
    fitting = [(d, d) for d in dates if d and meaning.weekday in {None, d.weekday()}]
    return nearest(fitting, day, tense)


def month_choice(meaning: Month, day: date | None, tense: Tense) -> Span | None:
    """Give the days of a month or of its part, the year chosen by "last", "next" or the tense."""
    if meaning.year is not None:
        return month_span(meaning.year, meaning.month, meaning.part)
    if day is None:
        return None
    if meaning.years is not None:
        return month_span(day.year + meaning.years, meaning.month, meaning.part)
    years = range(day.year - 2, day.year + 3)
    first, last = month_span(day.year, day.month)
    return _by_which(
        [month_span(y, meaning.month, meaning.part) for y in years], meaning.which, (first, last), day, tense
    )


def season_choice(meaning: Season, day: date | None, tense: Tense) -> Span | None:
    """Give the three months of a season; a winter named by one year may be either of its two."""
    if meaning.year is not None:
        if meaning.season == _WINTER:
            return date(meaning.year - 1, 12, 1), month_span(meaning.year + 1, 2)[1]
        return _season(meaning.year, meaning.season)
    if day is None:
        return None
    spans = [_season(y, meaning.season) for y in range(day.year - 2, day.year + 3)]
    return _by_which(spans, meaning.which, (day, day), day, tense)


def _season(year: int, season: int) -> tuple[date, date]:
    if season == _WINTER:
        return date(year, 12, 1), month_span(year + 1, 2)[1]
    first = 3 + 3 * season
    return date(year, first, 1), month_span(year, first + 2)[1]


def _by_which(
    spans: list[tuple[date, date]], which: Which, around: tuple[date, date], day: date, tense: Tense
) -> tuple[date, date] | None:
    if which == "last":
        return max((s for s in spans if s[1] < around[0]), default=None)
    if which == "next":
        return min((s for s in spans if s[0] > around[1]), default=None)
    if which == "this" and tense != "past":
        return next((s for s in spans if s[0].year == day.year), None)
    return nearest(spans, day, tense)


def weekday_span(meaning: Weekday, day: date, tense: Tense) -> Span:
    """Give the day of a weekday's name.

    The publication day itself counts, unless the text says "last" or "next"; "this
    Friday" is ahead unless it is told as past.
    """
    if meaning.week is not None:
        monday, _ = week_span(add_days(day, 7 * meaning.week))
        found = add_days(monday, meaning.weekday)
        return found, found
    ahead = (meaning.weekday - day.weekday()) % 7
    back = (day.weekday() - meaning.weekday) % 7
    if meaning.which == "last":
        found = add_days(day, -(back or 7))
    elif meaning.which == "next":
        found = add_days(day, ahead or 7)
    elif tense == "future" or (meaning.which == "this" and tense != "past"):
        found = add_days(day, ahead)
    else:
        found = add_days(day, -back)
    return found, found
