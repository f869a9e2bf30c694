"""What the world data have on two entities around the days that the evidence speaks of."""

from collections.abc import Collection
from datetime import date, timedelta

from dragoman.world import World
from dragoman.world.types import Fact

DAY = timedelta(days=1)


def facts_between(world: World, a: str, b: str, days: Collection[date]) -> tuple[Fact, ...]:
    """Give the facts between two, with what came before and after each.

    The world answers for one day at a time. It is asked on `days`, and from there on the day before
    each fact began and the day after each ended, as far as that leads.
    """
    waiting = sorted(days)
    asked: set[date] = set()
    found: dict[tuple[str, ...], Fact] = {}
    while waiting:
        day = waiting.pop()
        if day in asked:
            continue
        asked.add(day)
        for fact in world.ties(a, b, day):
            key = tuple(str(getattr(fact, name)) for name in fact.__struct_fields__)
            if key not in found:
                found[key] = fact
                waiting += [turn for turn in (_before(fact.since), _after(fact.until)) if turn is not None]
    return tuple(found[key] for key in sorted(found))


def _before(day: date | None) -> date | None:
    return None if day is None or day == date.min else day - DAY


def _after(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + DAY
