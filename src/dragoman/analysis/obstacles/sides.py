"""The two sides of an obstacle as they are compared: what is sought, and what stops it."""

from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz import fuzz

from dragoman.analysis.claims.words import Features, features, notions
from dragoman.records import Obstacle, Report
from dragoman.world import World
from dragoman.world.types import Days

# Two phrases are one where so much of the shorter stands in the longer.
ALIKE = 85.0
LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's telling of an obstacle."""

    report: Report
    record: Obstacle
    goal: Features
    what: Features
    blocs: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, int, str]:
        """The order of tellings: by the last day of publication, article, place."""
        r = self.report
        return str(r.published.latest or "9999"), r.article, r.record.start, r.id


def telling_of(report: Report, record: Obstacle, world: World, context: frozenset[str]) -> Telling:
    """Read both sides of an obstacle.

    Args:
        report: the telling.
        record: its obstacle.
        world: who is who; tells the blocs that a goal names or describes.
        context: ids that stand elsewhere in the article.
    """
    days: Days = (report.published.earliest, report.published.latest)
    goal = features(record.goal, world, days, context)
    return Telling(
        report=report,
        record=record,
        goal=goal,
        what=features(record.obstacle, world, days, context),
        blocs=blocs_in(record.goal, goal.ids, world, days, context),
    )


def blocs_in(
    text: str, ids: Collection[str], world: World, days: Days, context: Collection[str]
) -> tuple[str, ...]:
    """Give the blocs that a text names, or else describes: entities that have members."""
    named = [one for one in ids if (record := world.entity(one)) is not None and record.members]
    return tuple(named) or world.described(text, context, days[1] or days[0])


def one_side(a: Features, b: Features, text: str, other: str) -> bool:
    """Whether two phrases speak of one thing: the same words, or the same parties and the same matter."""
    if set(a.ids) != set(b.ids):
        return False
    if fuzz.token_sort_ratio(text.casefold(), other.casefold()) >= ALIKE:
        return True
    return bool(a.ids) and a.names == b.names and same_matter(a, b) and bool(shared_words(a, b))


def shared_words(a: Features, b: Features) -> frozenset[str]:
    """The notions and other words that two phrases share."""
    return frozenset(a.notions) & frozenset(b.notions) | a.stems & b.stems


def same_matter(a: Features, b: Features) -> bool:
    """Whether two phrases share a notion, or have notions of one matter (data file, `matters`)."""
    matters = notions().matters
    widened = {related for one in a.notions for related in matters.get(one, frozenset({one}))}
    return bool(widened & set(b.notions))
