"""Giving date phrases their days, relative to a publication interval (codebook section 2, Time)."""

from datetime import date

from dragoman.dates.choose import day_span, month_choice, season_choice, weekday_span
from dragoman.dates.meaning import (
    Ago,
    Ahead,
    Anaphor,
    Before,
    Current,
    DatePhrase,
    Day,
    Decade,
    Duration,
    Meaning,
    Month,
    Range,
    Season,
    Since,
    Stretch,
    Tense,
    Until,
    Weekday,
    Year,
)
from dragoman.dates.spans import Span, add_days, decade_span, shift, slack, unit_span, year_span
from dragoman.records import Interval, Published

_HOURS_A_DAY = 24
_SATURDAY = 5


def resolve(
    phrase: DatePhrase,
    published: Published,
    anchor: Interval | None = None,
    tense: Tense = "past",
) -> Interval | None:
    """Give the days that a phrase may mean, as wide as the text leaves them (codebook section 2).

    Args:
        phrase: a phrase of `find_dates`.
        published: when the article appeared; where that is an interval, the
            answer covers every day of it.
        anchor: the days of the act told before, for "the following day".
        tense: how the clause tells the act. In the past "on Tuesday" and "in May"
            are the last ones, and no interval runs beyond publication; in the
            future they are the next ones.

    Returns:
        The interval, or None for durations and where the publication day or the
        anchor that the phrase counts from is not known.
    """
    earliest = span_on(phrase.meaning, published.earliest, tense, anchor)
    latest = span_on(phrase.meaning, published.latest, tense, anchor)
    if earliest is None and latest is None:
        return None
    start = earliest[0] if earliest else None
    end = latest[1] if latest else None
    if start is None and end is None:
        return None
    return Interval(start=start, end=end, text=phrase.text)


def span_on(meaning: Meaning, day: date | None, tense: Tense, anchor: Interval | None = None) -> Span | None:
    """Give the days a meaning has in an article published on one known day, or on an unknown one.

    Args:
        meaning: what a phrase says.
        day: the publication day, None where it is not known.
        tense: how the clause tells the act.
        anchor: the days of the act told before.

    Returns:
        First and last day, None for an open side, or None for no date at all.
    """
    if isinstance(meaning, Day | Month | Year | Decade | Season):
        return _clipped(_calendar(meaning, day, tense), day, tense)
    if isinstance(meaning, Ahead) and meaning.within and tense == "past":
        return _within(meaning, anchor)
    if isinstance(meaning, Since | Until | Before | Range | Anaphor):
        return _compound(meaning, day, tense, anchor)
    if day is None or isinstance(meaning, Duration):
        return None
    return _from_day(meaning, day, tense)


def _compound(
    meaning: Since | Until | Before | Range | Anaphor, day: date | None, tense: Tense, anchor: Interval | None
) -> Span | None:
    if isinstance(meaning, Anaphor):
        return _anaphor(meaning, day, anchor)
    if isinstance(meaning, Range):
        return _clipped(_range(meaning, day, tense, anchor), day, tense)
    if isinstance(meaning, Since):
        return _since(meaning, day, anchor)
    return _up_to(meaning, day, tense, anchor)


def _since(meaning: Since, day: date | None, anchor: Interval | None) -> Span | None:
    inner = span_on(meaning.what, day, "past", anchor)
    if inner is None or inner[0] is None:
        return (None, day) if inner and day else None
    return (inner[0], day) if day is None or inner[0] <= day else inner


def _calendar(meaning: Day | Month | Year | Decade | Season, day: date | None, tense: Tense) -> Span | None:
    if isinstance(meaning, Day):
        return day_span(meaning, day, tense)
    if isinstance(meaning, Month):
        return month_choice(meaning, day, tense)
    if isinstance(meaning, Season):
        return season_choice(meaning, day, tense)
    if isinstance(meaning, Year):
        return year_span(meaning.year, meaning.part)
    return decade_span(meaning.year, meaning.part)


def _clipped(span: Span | None, day: date | None, tense: Tense) -> Span | None:
    """What is told as past was over when told."""
    if span is None or day is None or tense != "past" or span[0] is None or span[0] > day:
        return span
    return span[0], day if span[1] is None else min(span[1], day)


def _from_day(meaning: Weekday | Current | Ago | Ahead | Stretch, day: date, tense: Tense) -> Span | None:
    if isinstance(meaning, Weekday):
        return weekday_span(meaning, day, tense)
    if isinstance(meaning, Current):
        return _current(meaning, day, tense)
    if isinstance(meaning, Ago):
        return _ago(meaning, day)
    if isinstance(meaning, Stretch):
        return _stretch(meaning, day)
    if tense != "future" or meaning.high is None:
        return None  # "took the town in three days" is how long, not when
    return day, add_days(shift(day, meaning.high, meaning.unit), slack(meaning.unit))


def _within(meaning: Ahead, anchor: Interval | None) -> Span | None:
    """From the days told before to so much later; how long a thing took where none were told."""
    if anchor is None or meaning.high is None:
        return None
    end = shift(anchor.end, meaning.high, meaning.unit) if anchor.end else None
    return anchor.start, end


def _stretch(meaning: Stretch, day: date) -> Span:
    if meaning.count is None:
        return (day, None) if meaning.forward else (None, day)
    if meaning.forward:
        return day, shift(day, meaning.count, meaning.unit)
    return shift(day, -meaning.count, meaning.unit), day


def _current(meaning: Current, day: date, tense: Tense) -> Span:
    if meaning.unit == "weekend" and meaning.offset == 0:
        back = -1 if tense != "future" and day.weekday() < _SATURDAY else 0
        return _clipped(unit_span(day, "weekend", back), day, tense) or (None, None)
    first, last = unit_span(day, meaning.unit, meaning.offset, meaning.part)
    if meaning.offset:
        return first, last
    if meaning.part == "so-far" or (tense == "past" and meaning.part == "whole"):
        return first, day
    if meaning.part == "to-come" or (tense == "future" and meaning.part == "whole"):
        return day, last
    return _clipped((first, last), day, tense) or (first, last)


def _ago(meaning: Ago, day: date) -> Span:
    if meaning.unit == "hour":
        low, high = meaning.low, meaning.high or meaning.low
        return shift(day, -high, "hour"), add_days(day, -(low // _HOURS_A_DAY))
    if meaning.high is None:
        return None, shift(day, -meaning.low, meaning.unit)
    doubt = slack(meaning.unit)
    end = min(day, add_days(shift(day, -meaning.low, meaning.unit), doubt))
    return add_days(shift(day, -meaning.high, meaning.unit), -doubt), end


def _anaphor(meaning: Anaphor, day: date | None, anchor: Interval | None) -> Span | None:
    if anchor is None:
        if day is None or meaning.low >= 0 or meaning.whole:
            return None
        anchor = Interval(start=day, end=day)  # "a week earlier" with nothing before it
    first, last = anchor.start, anchor.end
    if meaning.whole and meaning.unit != "day":
        return (
            unit_span(first, meaning.unit, meaning.low)[0] if first else None,
            unit_span(last, meaning.unit, meaning.high)[1] if last else None,
        )
    low, high = meaning.low, meaning.high
    if meaning.unit == "hour":  # a few hours off may be the same day still
        low, high = min(low, 0), max(high, 0)
    doubt = slack(meaning.unit)
    return (
        add_days(shift(first, low, meaning.unit), -doubt) if first else None,
        add_days(shift(last, high, meaning.unit), doubt) if last else None,
    )


def _up_to(meaning: Until | Before, day: date | None, tense: Tense, anchor: Interval | None) -> Span | None:
    # "by the end of the year" looks ahead of publication even where a promise is told as past
    inner = span_on(meaning.what, day, "unknown" if tense == "past" else "future", anchor)
    if inner is None:
        return None
    end = inner[1] if isinstance(meaning, Until) else inner[0] and add_days(inner[0], -1)
    if end and day and tense != "past" and end >= day:
        return day, end
    return None, end


def _range(meaning: Range, day: date | None, tense: Tense, anchor: Interval | None) -> Span | None:
    """Read the end that is sure first; the other is the nearest that fits it."""
    last = span_on(meaning.last, None, tense)
    if last is not None and last[1] is not None:  # it names its year, and the first may lean on that
        first = span_on(meaning.first, last[1], "past")
        return (first[0], last[1]) if first else None
    first = span_on(meaning.first, day, tense, anchor)
    if first is None or first[0] is None:
        return None
    leaning = isinstance(meaning.last, Day | Month | Weekday | Season)
    last = span_on(meaning.last, first[0] if leaning else day, "future" if leaning else tense, anchor)
    if last is None or (last[1] is not None and last[1] < first[0]):
        return None
    return first[0], last[1]
