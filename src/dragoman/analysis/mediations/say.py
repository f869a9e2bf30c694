"""Steps as sentences built from records."""

from collections.abc import Callable, Iterable

from dragoman.world import World

Namer = Callable[[str], str]
"""Gives the name of an id."""


def world_names(world: World) -> Namer:
    """Name entities as the world data do; by their id where these do not know them."""

    def name(ident: str) -> str:
        record = world.entity(ident)
        return record.name if record is not None else ident

    return name


def say(
    sentence: str,
    name: Namer,
    *,
    mediators: Iterable[str],
    disputants: Iterable[str],
    actors: Iterable[str] = (),
    recipients: Iterable[str] = (),
) -> str:
    """Fill the sentence of a step in (`data/mediation_steps.csv`); without a full stop."""
    sides = list(disputants)
    link = "the dispute between " if len(sides) > 1 else "a dispute of "
    return sentence.format(
        actors=listed([name(one) for one in actors]),
        recipients=listed([name(one) for one in recipients]),
        mediators=listed([name(one) for one in mediators]),
        disputants=listed([name(one) for one in sides]),
        dispute=link + listed([name(one) for one in sides]),
    )


def listed(names: list[str]) -> str:
    """Join names as prose does."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
