"""Which obstacles can be those that new reports tell of: the others need not be read closely."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from dragoman.analysis.claims.words import notions, notions_of, stem
from dragoman.analysis.obstacles.sides import ALIKE
from dragoman.records import Obstacle, Report
from dragoman.world import World

_WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*")
MOST_REMEMBERED = 50_000
ENOUGH = 5
"""Older tellings in the very same words that are read: one is enough to know that an obstacle is not new."""

Told = tuple[str | None, str, str]
"""Whose goal, the goal, the obstacle."""


def near_obstacles(
    reports: Collection[Report], touched: Collection[Report], world: World
) -> Iterator[Report]:
    """Give of obstacles those that may be one with an obstacle of some reports.

    Args:
        reports: obstacles of one owner.
        touched: reports, obstacles or not.
        world: who is who.
    """
    new: defaultdict[str | None, set[Told]] = defaultdict(set)
    for one in touched:
        if (told := _told(one)) is not None:
            new[told[0]].add(told)
    ours = {one.id for one in touched}
    alike: Counter[Told] = Counter()
    for one in reports:
        told = _told(one)
        if told is None or not any(_may_be(told, other, world) for other in new[told[0]]):
            continue
        alike[told] += one.id not in ours
        if one.id in ours or alike[told] <= ENOUGH:
            yield one


def _told(report: Report) -> Told | None:
    one = report.record
    return (one.whose, one.goal, one.obstacle) if isinstance(one, Obstacle) else None


def _may_be(one: Told, other: Told, world: World) -> bool:
    return _may_be_one(one[1], other[1], world) and _may_be_one(one[2], other[2], world)


@lru_cache(maxsize=MOST_REMEMBERED)
def _may_be_one(one: str, other: str, world: World) -> bool:
    """Whether two phrases can speak of one thing: what `obstacles.sides.one_side` asks for at the least."""
    if one == other:
        return True
    ours, theirs = _surely_named(one, world), _surely_named(other, world)
    if ours is not None and theirs is not None and ours != theirs:
        return False
    if not _words(one).isdisjoint(_words(other)):
        return True
    return fuzz.token_sort_ratio(one.casefold(), other.casefold()) >= ALIKE


@lru_cache(maxsize=MOST_REMEMBERED)
def _words(text: str) -> frozenset[str]:
    """The notions of a text and the stems of its other words."""
    stems = {stem(found.group()) for found in _WORD.finditer(text)}
    return notions_of(text) | (stems - notions().function)


@lru_cache(maxsize=MOST_REMEMBERED)
def _surely_named(text: str, world: World) -> frozenset[str] | None:
    """The ids that a text names, whatever its article; None where that depends on the article."""
    found: set[str] = set()
    for mention in world.find(text):
        one = mention.candidates[0]
        if len(mention.candidates) > 1 or one.weak:
            return None
        if one.kind != "place" and one.id:
            found.add(one.id)
    return frozenset(found)
