"""What the words of an undated page say of the day it was published (codebook section 1).

Each piece of evidence is a set of days on which the page may have appeared, with a weight:
what a page tells as past had happened (a floor) with its date weighs most; an allusion read with "last
month" or "on Monday" beside it weighs more than the habits of news.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from dragoman.dates.happenings import Mention
from dragoman.dates.meaning import Ago, Current, Day, Meaning, Month, Range, Since, Stretch, Tense, Weekday
from dragoman.dates.resolve import span_on
from dragoman.dates.spans import month_span

FIRST_DAY = date(1995, 1, 1).toordinal()
LAST_DAY = date(2045, 12, 31).toordinal()

FLOOR, LINK, TENURE, DATED_WEEKDAY, SINCE = 5.0, 3.0, 2.5, 3.0, 4.0
DATELINE = 6.0  # printed on the page, if without its year
ALLUDED = 2.0  # a floor that rests on words alone may be mistaken
WEEKDAY_LINK, PEG, RECENT, AHEAD, CEILING, LEAD_DATE, MONTH_AFTER, HABIT = (
    2.0,
    1.5,
    1.5,
    1.5,
    1.5,
    1.5,
    1.0,
    0.5,
)

_RECENT_DAYS = 120
_AHEAD_DAYS = 60
_SCHEDULED = frozenset({"summit", "visit", "election", "referendum"})
_BARE_WEEKDAY = 6  # a weekday without a date is said for less than a week
_SHORT = 5
_OPENING_DAYS = 3
_REACH = {"hour": 4, "day": 14, "week": 70, "weekend": 30, "month": 400, "quarter": 400}

Days = tuple[tuple[int, int], ...]


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Days, as pairs of ordinals, on which the page may have appeared, and why."""

    days: Days
    weight: float
    why: str


def from_day(day: date, why: str, weight: float = FLOOR) -> Evidence:
    """Not before a day."""
    return Evidence(days=((day.toordinal(), LAST_DAY),), weight=weight, why=why)


def until_day(day: date, why: str, weight: float = CEILING) -> Evidence:
    """Not after a day."""
    return Evidence(days=((FIRST_DAY, day.toordinal()),), weight=weight, why=why)


def in_months(months: set[int], why: str, weight: float) -> Evidence:
    """In certain months of any year."""
    years = range(date.fromordinal(FIRST_DAY).year, date.fromordinal(LAST_DAY).year + 1)
    spans = (month_span(year, month) for year in years for month in sorted(months))
    return Evidence(days=merged((a.toordinal(), b.toordinal()) for a, b in spans), weight=weight, why=why)


def not_early_in_month(why: str) -> Evidence:
    """Some days into a month: nothing is "earlier this month" on the first of it."""
    years = range(date.fromordinal(FIRST_DAY).year, date.fromordinal(LAST_DAY).year + 1)
    spans = (month_span(year, month) for year in years for month in range(1, 13))
    days = merged((a.toordinal() + _OPENING_DAYS, b.toordinal()) for a, b in spans)
    return Evidence(days=days, weight=HABIT, why=why)


def days_after(days: Iterable[date], length: int, why: str, weight: float) -> Evidence:
    """On one of some days or soon after it."""
    return Evidence(
        days=merged((d.toordinal(), d.toordinal() + length) for d in days), weight=weight, why=why
    )


def merged(spans: Iterable[tuple[int, int]]) -> Days:
    """Put overlapping and adjoining stretches of days together, so that none counts twice."""
    whole: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if whole and first <= whole[-1][1] + 1:
            whole[-1] = (whole[-1][0], max(whole[-1][1], last))
        else:
            whole.append((first, last))
    return tuple(whole)


def linked(mentions: Iterable[Mention], meaning: Meaning, tense: Tense, why: str) -> Evidence | None:
    """The days on which "last month", "on Monday" or "in May" can have meant the happening."""
    fits = _stands_since if isinstance(meaning, Since) else _overlaps
    days = merged(
        (day, day)
        for mention in mentions
        for day in _reach(mention, meaning, tense)
        if fits(mention, meaning, day, tense)
    )
    weight = LINK
    if isinstance(meaning, Weekday | Since):  # a state that still stands says more than a weekday
        weight = WEEKDAY_LINK if isinstance(meaning, Weekday) else SINCE
    return Evidence(days=days, weight=weight, why=why) if days else None


def _reach(mention: Mention, meaning: Meaning, tense: Tense) -> Iterator[int]:
    """The days that need trying: as far from the happening as the phrase can look."""
    far = 760
    if isinstance(meaning, Weekday):
        far = 21
    elif isinstance(meaning, Day | Month | Range):
        far = 400
    elif isinstance(meaning, Current | Ago | Stretch):
        far = _REACH.get(meaning.unit, far)
    if isinstance(meaning, Since):
        far = 3 * 366
    start, end = mention.happening.start.toordinal(), mention.happening.end.toordinal()
    before = far if tense == "future" else 0
    yield from range(max(start - before, FIRST_DAY), min(end + (0 if before else far), LAST_DAY) + 1)


def _overlaps(mention: Mention, meaning: Meaning, day: int, tense: Tense) -> bool:
    span = span_on(meaning, date.fromordinal(day), tense)
    if span is None:
        return False
    first, last = span
    return (last is None or mention.happening.start <= last) and (
        first is None or first <= mention.happening.end
    )


def _stands_since(mention: Mention, meaning: Meaning, day: int, _tense: Tense) -> bool:
    """Say whether the happening began in the month of "since December" and still stands."""
    if not isinstance(meaning, Since) or day > mention.happening.end.toordinal() + _BARE_WEEKDAY:
        return False
    span = span_on(meaning.what, date.fromordinal(day), "past")
    began = mention.happening.start
    return bool(span and span[0] and span[1] and span[0] <= began <= span[1])


def recent(mentions: Iterable[Mention], why: str) -> Evidence:
    """What is called recent was some months ago at most."""
    spans = ((m.happening.start.toordinal(), m.happening.end.toordinal() + _RECENT_DAYS) for m in mentions)
    return Evidence(days=merged(spans), weight=RECENT, why=why)


def upcoming(mentions: Iterable[Mention], why: str) -> Evidence | None:
    """What is told as ahead has not ended, and is not far off; a war may be feared for years."""
    days = merged(
        (m.happening.start.toordinal() - _AHEAD_DAYS, m.happening.end.toordinal())
        for m in mentions
        if m.happening.kind in _SCHEDULED
    )
    return Evidence(days=days, weight=AHEAD, why=why) if days else None


def pegged(mentions: Iterable[Mention], weekday: int, why: str) -> Evidence | None:
    """The page is about a meeting or visit and tells its news by a weekday of it."""
    days = [
        date.fromordinal(day)
        for mention in mentions
        if mention.happening.kind in {"visit", "summit"}
        and (mention.happening.end - mention.happening.start).days <= _SHORT
        for day in range(mention.happening.start.toordinal(), mention.happening.end.toordinal() + 1)
        if date.fromordinal(day).weekday() == weekday
    ]
    return days_after(days, _BARE_WEEKDAY, why, PEG) if days else None


def dated_weekday(meaning: Day, why: str) -> Evidence:
    """A date with its weekday ("Tuesday, May 27") falls only in some years, and is told within the year."""
    years = range(date.fromordinal(FIRST_DAY).year, date.fromordinal(LAST_DAY).year)
    spans = (span_on(meaning, date(year, 12, 31), "past") for year in years)
    days = {span[0] for span in spans if span and span[0] and FIRST_DAY <= span[0].toordinal() <= LAST_DAY}
    return days_after(sorted(days), 364, why, DATED_WEEKDAY)
