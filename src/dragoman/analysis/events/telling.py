"""A report as merging sees it: days as numbers, parties as sets, words as meanings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from dragoman.analysis.events.known import Known, capitalised
from dragoman.analysis.events.words import content, numbers, place_names, sentence
from dragoman.records import Event, Interval, Published, Report

NEWS_DAYS = 7
"""Days before publication within which an act told without a date is looked for: a week of news."""
CLOSE = 2
"""Days: an interval of no more than two days counts as a day (overnight, two time zones)."""
SPAN = 31
"""Days: an interval up to a month may hold an act dated closer; a wider one says too little for that."""


@dataclass(slots=True)
class Words:
    """What a telling's own words and its sentence say.

    `places` are those in the quote, or in its sentence where the quote names none; `exact` tells
    whether they are in the quote.
    """

    quote: frozenset[str]
    sentence: frozenset[str]
    numbers: Mapping[str, frozenset[float]]
    places: frozenset[str]
    exact: bool


@dataclass(slots=True)
class Telling:
    """One event report, laid out for comparing.

    `first` and `last` are ordinals of days between which the act can have been; `told` that of its
    publication (0 where unknown). `dated` tells whether the text gives the days, `lone` whether the
    article tells no second act of the type between the same parties.
    """

    report: Report
    event: Event
    actors: frozenset[str]
    recipients: frozenset[str]
    first: int
    last: int
    dated: bool
    told: int
    persons: Mapping[str, frozenset[str]]
    lone: bool = True
    words: Words | None = None

    @property
    def width(self) -> int:
        """How many days it may have been on."""
        return self.last - self.first + 1

    @property
    def close(self) -> bool:
        """Whether the text dates it to a day."""
        return self.dated and self.width <= CLOSE


def telling_of(report: Report) -> Telling:
    """Lay out an event report."""
    event = cast("Event", report.record)
    told = told_on(report.published)
    first, last, dated = _days(event.time, told.toordinal() if told else 0)
    persons: dict[str, set[str]] = {}
    for one in (*event.actors, *event.recipients):
        if one.person:
            persons.setdefault(one.id, set()).add(one.person)
    return Telling(
        report=report,
        event=event,
        actors=frozenset(one.id for one in event.actors),
        recipients=frozenset(one.id for one in event.recipients),
        first=first,
        last=last,
        dated=dated,
        told=told.toordinal() if told else 0,
        persons={key: frozenset(names) for key, names in persons.items()},
    )


def mark_lone(tellings: Iterable[Telling]) -> None:
    """Note which tellings are the only ones of their kind in their article, retellings not counted."""
    found: dict[tuple[str, str, frozenset[str]], set[str]] = {}
    keyed = [
        (one, (one.report.article, one.event.event_type, one.actors | one.recipients)) for one in tellings
    ]
    for one, key in keyed:
        found.setdefault(key, set()).add(one.event.same_as or one.event.quote)
    for one, key in keyed:
        one.lone = len(found[key]) == 1


def told_on(published: Published) -> date | None:
    """The day by which a report was out: the last on which it can have been published."""
    return published.latest or published.earliest


def _days(time: Interval | None, told: int) -> tuple[int, int, bool]:
    """The days of an act: as the text dates it, else the week before it was told; 1 to 0 for no telling when."""
    if time is not None and (time.start or time.end):
        start = time.start or time.end
        end = time.end or time.start
        open_ended = time.start is None or time.end is None
        if start and end and not open_ended:
            return start.toordinal(), end.toordinal(), True
        if time.end and time.start is None:
            return 1, time.end.toordinal(), True
        if time.start:
            first = time.start.toordinal()
            return first, max(first, told) if told else first + 366, True
    return (told - NEWS_DAYS, told, False) if told else (1, 0, False)


def add_words(telling: Telling, text: str | None, known: Known) -> Words:
    """Read the words of a telling, once.

    Args:
        telling: it keeps what is read.
        text: the article's text; the quote alone is read where it is not at hand.
        known: the names of parties, which say nothing about the act.
    """
    if telling.words is not None:
        return telling.words
    event = telling.event
    quote = event.quote
    around = sentence(text, event.start, event.start + len(quote)) if text is not None else quote
    names = _names(event, known)
    own = numbers(quote) or numbers(around)
    by: dict[str, set[float]] = {}
    for what, value in own:
        by.setdefault(what, set()).add(value)
    inside = known.spots(place_names(quote, names))
    telling.words = Words(
        quote=content(quote, names),
        sentence=content(around, names),
        numbers={what: frozenset(values) for what, values in by.items()},
        places=inside or known.spots(place_names(around, names)),
        exact=bool(inside),
    )
    return telling.words


def _names(event: Event, known: Known) -> frozenset[str]:
    """The words, lower case, that name a party or a speaker."""
    found: set[str] = set()
    for one in (*event.actors, *event.recipients):
        found |= known.names(one.id) | capitalised(one.text) | capitalised(one.person or "")
    for said in event.attribution:
        found |= capitalised(said.speaker)
    return frozenset(found)
