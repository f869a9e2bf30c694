"""How some stand to each other on a day, with the days on which that changed."""

from collections.abc import Iterator
from datetime import date

from dragoman.analysis.alignment import Network, network
from dragoman.analysis.dyads import dyads
from dragoman.analysis.dyads.between import couples
from dragoman.analysis.events import events
from dragoman.web.answers.actors import EGO
from dragoman.web.answers.registry import Answered, parties_in, times
from dragoman.web.asked import AskedWronglyError, NetworkAsked
from dragoman.web.desk import Basis, Desk, Window
from dragoman.world import World

MOST_DAYS = 400


class NetworkAnswer(Answered, frozen=True, kw_only=True):
    """A signed network on a day.

    `actors` are in it whatever the day; asked for again as `among`, they keep their places through time.
    `days` are those on which something happened between two of them, the last ones if there are many.
    """

    basis: Basis
    centre: str | None
    actors: tuple[str, ...]
    network: Network
    days: tuple[date, ...]


def drawn(desk: Desk, world: World, asked: NetworkAsked) -> NetworkAnswer:
    """Draw the network of some on a day."""
    centre = parties_in(asked.centre, world)
    if len(centre) > 1:
        raise AskedWronglyError("a network is about one (`centre`); name the others in `among`.")
    others = parties_in(asked.among, world)
    window = desk.window(centre or others, any_of=not centre, **times(asked))
    # chosen without regard to the day, so that the same ones are there through time
    actors = tuple(sorted({*centre, *others} if others else set(_chosen(window, world, centre, asked))))
    return NetworkAnswer(
        **times(asked),
        basis=window.basis,
        centre=centre[0] if centre else None,
        actors=actors,
        network=network(window, world, actors=actors, **times(asked)),
        days=tuple(_days(window, world, set(actors), asked))[-MOST_DAYS:],
    )


def _chosen(window: Window, world: World, centre: tuple[str, ...], asked: NetworkAsked) -> list[str]:
    """The one it is about and those with whom most happened, or those of the busiest dyads."""
    found = list(centre)
    for one in dyads(window, world=world, known_on=asked.known_on):
        if not centre or {one.a, one.b} & {*centre}:
            found += [party for party in (one.a, one.b) if party not in found]
        if len(found) > EGO:
            break
    return found[: EGO + len(centre)]


def _days(window: Window, world: World, actors: set[str], asked: NetworkAsked) -> Iterator[date]:
    found = {
        event.last
        for event in events(window, known_on=asked.known_on, world=world)
        if event.happened and event.last and any(actors.issuperset(pair) for pair in couples(event))
    }
    yield from sorted(found)
