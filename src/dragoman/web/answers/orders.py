"""The orders that lists are given in: what each `sort` goes by."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar, get_args

from dragoman.analysis.chains import Chain
from dragoman.analysis.mediations import Effort
from dragoman.records import Citation, Stage

One = TypeVar("One")
Key = Callable[[Any], Any]
Days = tuple[date | None, date | None]
STAGES: tuple[Stage, ...] = get_args(Stage)


def _last_step(effort: Effort) -> date:
    return max((step.when.end or step.when.start or date.min for step in effort.history), default=date.min)


def _stage(effort: Effort) -> int:
    return STAGES.index(effort.stage)


def told_on(chain: Chain) -> Days:
    """When the obstacle at the top of a chain was told: the first and last days of publication."""
    days = sorted(filter(None, (one.published.latest for one in _citations_at_top(chain))))
    return (days[0], days[-1]) if days else (None, None)


def _citations_at_top(chain: Chain) -> Iterator[Citation]:
    yield from chain.links[0].citations
    yield from (said.citation for said in chain.links[0].said)


def _day(day: date | None) -> int:
    """A day as a number; an unknown one is before all others."""
    return day.toordinal() if day else 0


EFFORTS: Mapping[str, Key] = {
    "oldest": _last_step,
    "stage": _stage,
    "-stage": lambda one: -_stage(one),
    "sources": lambda one: -one.sources,
}
CLAIMS: Mapping[str, Key] = {
    "contested": lambda one: (not one.contested, -len(one.stories)),
    "newest": lambda one: -_day(one.latest),
    "oldest": lambda one: _day(one.earliest),
    "stories": lambda one: -len(one.stories),
}
CHAINS: Mapping[str, Key] = {
    "newest": lambda one: -_day(told_on(one)[1]),
    "longest": lambda one: -len(one.links),
}
EVENTS: Mapping[str, Key] = {
    "newest": lambda one: (-_day(one.last), one.id),
    "oldest": lambda one: (_day(one.last), one.id),
    "type": lambda one: (one.event_type, -_day(one.last), one.id),
    "sources": lambda one: (-one.sources, -_day(one.last), one.id),
}


def ordered(found: list[One], sort: str, keys: Mapping[str, Key]) -> list[One]:
    """Put a list in order; an order without a key is that of the analysis, as is the order of what is even."""
    return sorted(found, key=keys[sort]) if sort in keys else found
