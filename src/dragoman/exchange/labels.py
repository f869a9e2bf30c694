"""One line about a record, for formats in which people read a title."""

from collections.abc import Iterable

from dragoman.exchange.naming import entity_name, name_of
from dragoman.records import Claim, Entity, Event, Mediation, Obstacle, Record, Tie
from dragoman.world import World


def label(record: Record, world: World) -> str:
    """Say in a line what a record tells: its type, its parties, and whether it happened."""
    if isinstance(record, Event):
        sides = [_names(record.actors, world), _names(record.recipients, world)]
        kind = f"{record.event_type} ({record.mode})" if record.mode else record.event_type
        status = "" if record.status == "occurred" else f" [{record.status}]"
        return f"{kind}: {' → '.join(filter(None, sides))}{status}"
    if isinstance(record, Mediation):
        between = _listed((entity_name(one, world) for one in record.disputants), " and ")
        third = _listed((entity_name(one, world) for one in record.mediators), ", ")
        return f"Mediation by {third} between {between}: {record.stage}"
    if isinstance(record, Tie):
        stands = "" if record.holds else " (does not hold)"
        return f"{entity_name(record.a, world)} {record.kind} {entity_name(record.b, world)}{stands}"
    return _told(record)


def _told(record: Claim | Obstacle) -> str:
    if isinstance(record, Claim):
        return f"Claim{' (contested)' if record.contested else ''}: {record.proposition}"
    return f"Obstacle to {record.goal}: {record.obstacle}"


def _names(entities: Iterable[Entity], world: World) -> str:
    return _listed((name_of(one, world) for one in entities), ", ")


def _listed(names: Iterable[str], between: str) -> str:
    return between.join(dict.fromkeys(names))
