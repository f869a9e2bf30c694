"""When a page was published that prints no date: from what its text says (codebook section 1)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate

from dragoman.dates.evidence import (
    ALLUDED,
    DATELINE,
    FIRST_DAY,
    FLOOR,
    LAST_DAY,
    TENURE,
    WEEKDAY_LINK,
    Evidence,
    days_after,
    merged,
)
from dragoman.dates.find import find_dates
from dragoman.dates.gather import gather, lead_weekday, read, told_weekdays
from dragoman.dates.happenings import HappeningFinder, day_bounds, known_finder
from dragoman.dates.meaning import Day
from dragoman.dates.nearby import Sentence
from dragoman.dates.spans import valid_date
from dragoman.records import Published

Tenure = tuple[str, str | None, str | None]

_WIDEST = 400  # an interval of more days than this dates nothing
_REASONS = 3
_WEEK = 7


def infer_published(
    paragraphs: Sequence[str],
    people: Sequence[Tenure] = (),
    *,
    finder: HappeningFinder | None = None,
    not_after: date | None = None,
    dateline: str = "",
) -> Published:
    """Say when a page appeared, as an interval that its text bears out (codebook section 1).

    Dates with a year, dated happenings alluded to, "last month" and weekdays beside
    them, what is told as still to come, and who holds which office: each allows some
    days, and the days that most of it allows are the answer.

    Args:
        paragraphs: the body of the page, without furniture.
        people: those named with an office they hold: name, since, until (ISO dates, to
            the year, month or day); the same name may come with several tenures.
        finder: the happenings to look for; those that come with the program by default.
        not_after: a day by which the page is known to have existed.
        dateline: the dateline as printed; a day in it without a year ("MUSCAT, May 11") is that of the page.

    Returns:
        The interval, `inferred` with its reasons where both its ends are known and not
        further apart than some thirteen months; else `unknown`, with the ends there are.
    """
    page = read(paragraphs, finder or known_finder())
    evidence = [
        *_unique(gather(page, len(paragraphs))),
        *_tenures(people),
        *_of_dateline(dateline, lead_weekday(page, len(paragraphs))),
    ]
    if not evidence:
        return Published(latest=not_after, basis="unknown")
    last = min(LAST_DAY, not_after.toordinal()) if not_after else LAST_DAY
    first, end = _best(evidence, last)
    first, end = _by_weekdays(page, len(paragraphs), evidence, (first, end))
    earliest = date.fromordinal(first) if first > FIRST_DAY else None
    latest = date.fromordinal(end) if end < last else not_after
    dated = earliest is not None and latest is not None and end - first <= _WIDEST
    return Published(
        earliest=earliest,
        latest=latest,
        basis="inferred" if dated else "unknown",
        why=_why(evidence, first, end) if dated else "",
    )


def _unique(evidence: Iterable[Evidence]) -> Iterable[Evidence]:
    """The same allusion repeated says no more than said once."""
    return {(e.days, e.weight): e for e in evidence}.values()


def _of_dateline(dateline: str, lead: int | None) -> Iterable[Evidence]:
    """The day and month of a dateline in any year; in the years that fit the weekday of the news all the more."""
    day = next((p.meaning for p in find_dates(dateline) if isinstance(p.meaning, Day)), None)
    if day is None:
        return
    years = range(date.fromordinal(FIRST_DAY).year, date.fromordinal(LAST_DAY).year + 1)
    days = [d for y in years if day.year in {None, y} and (d := valid_date(y, day.month, day.day))]
    yield days_after(days, 0, "the dateline", DATELINE)
    fitting = [d for d in days if lead is not None and (d.weekday() - lead) % _WEEK <= 1]
    if fitting:
        yield days_after(fitting, 0, "the dateline and the weekday of the news", WEEKDAY_LINK)


def _tenures(people: Sequence[Tenure]) -> Iterable[Evidence]:
    held: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for name, since, until in people:
        start = day_bounds(since)[0].toordinal() if since else FIRST_DAY
        end = day_bounds(until)[1].toordinal() if until else LAST_DAY
        held[name].append((max(start, FIRST_DAY), min(end, LAST_DAY)))
    for name, spans in held.items():
        yield Evidence(days=merged(s for s in spans if s[0] <= s[1]), weight=TENURE, why=f"{name} in office")


def _best(evidence: Sequence[Evidence], last: int) -> tuple[int, int]:
    """Give the first and the last of the days that the most weight of evidence allows."""
    steps = [0.0] * (LAST_DAY - FIRST_DAY + 2)
    for each in evidence:
        for start, end in each.days:
            if end >= FIRST_DAY and start <= LAST_DAY:
                steps[max(start, FIRST_DAY) - FIRST_DAY] += each.weight
                steps[min(end, LAST_DAY) - FIRST_DAY + 1] -= each.weight
    weights = list(accumulate(steps))[: last - FIRST_DAY + 1]
    most = max(weights)
    allowed = [i for i, weight in enumerate(weights) if weight > most - 0.01]
    return FIRST_DAY + allowed[0], FIRST_DAY + allowed[-1]


def _by_weekdays(
    page: Sequence[Sentence], paragraphs: int, evidence: Sequence[Evidence], interval: tuple[int, int]
) -> tuple[int, int]:
    """Trim an interval by its weekdays: past ones have been, those ahead are less than a week off."""
    first, end = interval
    if end - first > _WIDEST:
        return interval
    past, ahead = told_weekdays(page)
    if past and ahead:
        fitting = [day for day in range(first, end + 1) if _between(day, past, ahead)]
        if fitting:
            first, end = fitting[0], fitting[-1]
    lead = lead_weekday(page, paragraphs)
    floors = [e.days[0][0] for e in evidence if e.weight in {ALLUDED, FLOOR}]
    if lead is not None and floors and max(floors) <= end:
        told = date.fromordinal(max(floors))
        told += timedelta(days=(lead - told.weekday()) % _WEEK)  # the news is younger than its background
        if first < told.toordinal() <= end:
            first = told.toordinal()
    return first, end


def _between(day: int, past: set[int], ahead: set[int]) -> bool:
    """Does a day lie between the weekdays told as past and those told as to come?"""
    today = date.fromordinal(day).weekday()
    return all((today - p) % _WEEK + (a - today) % _WEEK < _WEEK for p in past for a in ahead - past)


def _why(evidence: Sequence[Evidence], first: int, end: int) -> str:
    """Name the evidence that narrowed the interval most."""
    narrowing = []
    for each in evidence:
        holding = [(a, b) for a, b in each.days if a <= end and b >= first]
        if holding:
            narrowing.append((holding[-1][1] - holding[0][0], -each.weight, each.why))
    reasons = dict.fromkeys(why for _, _, why in sorted(narrowing))
    return "; ".join(list(reasons)[:_REASONS])
