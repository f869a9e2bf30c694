"""What parties are called, and which state they are of."""

from dragoman.exchange.tables import countries
from dragoman.records import Entity
from dragoman.world import World

_STATES = {"state", "observer", "contested", "former", "territory"}


def entity_name(ident: str, world: World, words: str = "") -> str:
    """Name an id as the world does; by the words of the article, else by itself, where it is unknown."""
    record = world.entity(ident)
    return record.name if record else (words or ident)


def name_of(entity: Entity, world: World) -> str:
    """Name a party: the person, else the state or body."""
    return entity.person or entity_name(entity.id, world, entity.text)


def country_of(ident: str, world: World) -> str | None:
    """Give the id of the state that a party is, or lives in; None for a bloc or what is unknown."""
    record = world.entity(ident)
    if record is None:
        return ident if ident in countries() else None
    return record.id if record.sort in _STATES else record.state


def country_name(ident: str, world: World) -> str | None:
    """Name the state that a party is, or lives in."""
    state = country_of(ident, world)
    return entity_name(state, world) if state else None


def sort_of(ident: str, world: World) -> str:
    """Say what a party is: state, contested, bloc, group and so on; unknown where nobody knows."""
    record = world.entity(ident)
    return record.sort if record else "unknown"
