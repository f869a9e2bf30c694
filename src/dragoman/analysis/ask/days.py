"""The days that a question names, and days in the words of an answer."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from dragoman.analysis.ask.model import Sentence
from dragoman.analysis.events import MergedEvent
from dragoman.dates import DatePhrase, find_dates, resolve
from dragoman.records import Interval, Published

Newest = Callable[[], date | None]
DECEMBER = 12
NEWS = timedelta(days=7)
"""An act that is told without a day is looked for within a week before: it is news."""


def time_of(text: str, newest: Newest) -> tuple[Interval | None, tuple[DatePhrase, ...]]:
    """Read the days that a question names.

    Args:
        text: the question.
        newest: gives the day that "last week" is counted from; asked only where that is needed.

    Returns:
        What all its date phrases have in common or span, and the phrases that were read.
    """
    found: list[tuple[DatePhrase, Interval]] = []
    for phrase in find_dates(text):
        time = resolve(phrase, Published())
        if time is None and phrase.kind != "duration":
            day = newest()
            time = resolve(phrase, Published(earliest=day, latest=day)) if day else None
        if time is not None:
            found.append((phrase, time))
    if not found:
        return None, ()
    starts = [time.start for _, time in found]
    ends = [time.end for _, time in found]
    start = min((day for day in starts if day), default=None)
    end = max((day for day in ends if day), default=None)
    if len(found) == 1:
        start, end = starts[0], ends[0]
    text_of = " ".join(phrase.text for phrase, _ in found)
    return Interval(start=start, end=end, text=text_of), tuple(phrase for phrase, _ in found)


def meets(time: Interval | None, asked: Interval | None) -> bool:
    """Tell whether something may have been in the days asked about; without a day it is not said to be."""
    if asked is None:
        return True
    if time is None or (time.start is None and time.end is None):
        return False
    after = asked.end is not None and time.start is not None and time.start > asked.end
    before = asked.start is not None and time.end is not None and time.end < asked.start
    return not (after or before)


def then(
    found: Sequence[MergedEvent], asked: Interval | None
) -> tuple[list[MergedEvent], tuple[Sentence, ...]]:
    """Keep the acts of the days asked about.

    Where some surely were then, those whose days only may meet them are left out; else these stand, and it is said.

    Args:
        found: acts, dated or not; one without a day is taken for one of the days before it was told.
        asked: the days; all where None.

    Returns:
        The acts, and what to say of them first.
    """
    if asked is None:
        return list(found), ()
    may = [one for one in found if meets(_days_of(one), asked)]
    sure = [one for one in may if _surely(_days_of(one), asked)]
    if sure or not may:
        return sure, ()
    return may, (Sentence(text="No record dates such an act to these days alone; it may have been then."),)


def _days_of(event: MergedEvent) -> Interval:
    """The days of an act; of one without, the news days before it was told, whatever is told ahead."""
    if event.time is not None and (event.time.start or event.time.end):
        if event.time.end is None:
            return Interval(start=event.time.start, end=event.last)
        return event.time
    told = [one.published.earliest for one in event.tellings]
    first = min((day for day in told if day is not None), default=None) if None not in told else None
    return Interval(start=first - NEWS if first else None, end=event.last or event.told)


def _surely(time: Interval, asked: Interval) -> bool:
    """Whether days lie within those asked about, or are so few that they mostly do."""
    if time.start is None or time.end is None:
        return False
    after = asked.start is None or time.start >= asked.start
    before = asked.end is None or time.end <= asked.end
    return (after and before) or time.end - time.start <= NEWS


def when_words(time: Interval | None, told: date | None = None) -> str:
    """Say when something was, with its preposition, never narrower than the record.

    Args:
        time: its days.
        told: the day it was first told, which is said where no day is known.
    """
    if time is None or (time.start is None and time.end is None):
        return f"told by {_day(told)}" if told else "undated"
    if time.start is None:
        return f"by {_day(time.end)}" if time.end else "undated"
    if time.end is None:
        return f"since {_day(time.start)}"
    return _closed(time.start, time.end)


def day_words(day: date) -> str:
    """Say a day."""
    return _day(day)


def _closed(start: date, end: date) -> str:
    if start == end:
        return f"on {_day(start)}"
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole and (start.year, start.month) == (end.year, end.month):
        return f"in {start:%B} {start.year}"
    if whole and start.year == end.year and (start.month, end.month) == (1, DECEMBER):
        return f"in {start.year}"
    return f"between {_day(start)} and {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
