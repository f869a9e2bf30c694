"""Days and intervals in words, never narrower than the record."""

from calendar import monthrange
from datetime import date

from dragoman.records import Interval, Published

DECEMBER = 12
NO_DATE = "no date given"


def interval_words(start: date | None, end: date | None) -> str:
    """Say an interval: "8 August 2025", "26–28 May 2025", "May 2025", "2023", "until …", "from …"."""
    if start is None:
        return f"until {_day(end)}" if end else NO_DATE
    if end is None:
        return f"from {_day(start)}"
    return _closed(start, end)


def _closed(start: date, end: date) -> str:
    """An interval with both ends."""
    if start == end:
        return _day(start)
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return _months(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} – {_day(end)}"
    return f"{_day(start)} – {_day(end)}"


def by_words(time: Interval) -> str:
    """Say when something was done by: of what nobody dates only one end is known ("by 9 March 2023")."""
    if time.start is None and time.end is not None:
        return f"by {_day(time.end)}"
    if time.start is not None and time.end is None:
        return f"not before {_day(time.start)}"
    return interval_words(time.start, time.end)


def since_words(day: date | None) -> str:
    """Say since when something stands by the world data, where the first of January is a year without a day."""
    return str(day.year) if day and (day.month, day.day) == (1, 1) else interval_words(day, day)


def event_when(time: Interval | None) -> str:
    """Say when an event was, by its text."""
    return by_words(time) if time else NO_DATE


def published_words(published: Published) -> str:
    """Say when an article was published, and how sure that is."""
    if published.earliest is None and published.latest is None:
        return "undated"
    words = by_words(Interval(start=published.earliest, end=published.latest))
    return words if published.basis == "stated" else f"{words} (inferred)"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _months(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    if start.month == 1 and end.month == DECEMBER:
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    first = f"{start:%B}" if start.year == end.year else f"{start:%B} {start.year}"
    return f"{first} – {end:%B} {end.year}"
