"""Which events lie between two actors, in which direction, and what they score."""

from collections.abc import Iterator

from dragoman.analysis.events import MergedEvent
from dragoman.ontology import event_types, quad_class


def directed(event: MergedEvent, a: str, b: str) -> bool:
    """Tell whether a does it to b."""
    return a in event.actors and b in event.recipients


def joint(event: MergedEvent, a: str, b: str) -> bool:
    """Tell whether a and b do it together with or to each other: both act and nobody is done to."""
    return a in event.actors and b in event.actors and not event.recipients


def between(event: MergedEvent, a: str, b: str) -> bool:
    """Tell whether an event is of a and b: one does it to the other, or both to each other.

    What both do to a third, or a third to both, is not between them.
    """
    return directed(event, a, b) or directed(event, b, a) or joint(event, a, b)


def couples(event: MergedEvent) -> Iterator[tuple[str, str]]:
    """Give the pairs of actors that an event is between, each sorted, in order."""
    ours, theirs = event.actors, event.recipients or event.actors
    yield from sorted({(min(x, y), max(x, y)) for x in ours for y in theirs if x != y})


def score(event: MergedEvent) -> float:
    """Give the PLOVER score of an event's type, -10 to 10 in the manner of Goldstein (1992)."""
    found = event_types().get(event.event_type)
    return found.score if found else 0.0


def cooperative(event: MergedEvent) -> bool:
    """Tell whether it is cooperation, verbal or material."""
    return quad_class(event.event_type).endswith("cooperation")
