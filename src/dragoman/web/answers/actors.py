"""Actors, dyads, blocs and mediation efforts."""

from datetime import date

from dragoman.analysis.alignment import Network, network
from dragoman.analysis.chains import Chain, chains
from dragoman.analysis.claims import MergedClaim, claims
from dragoman.analysis.dyads import Dyad, DyadScore, dyad, dyads
from dragoman.analysis.mediations import (
    DatasetRow,
    Effort,
    Speaks,
    acceptability,
    dataset_row,
    mediations,
)
from dragoman.analysis.obstacles import MergedObstacle, obstacles
from dragoman.analysis.standing import Relation, relations
from dragoman.web.answers.imported import ImportedEvent, ImportedYear, imported_events, imported_years
from dragoman.web.answers.registry import Answered, NothingThereError, times
from dragoman.web.asked import ActorAsked, DyadAsked, MediationAsked
from dragoman.web.desk import Basis, Desk, Window
from dragoman.world import EntityRecord, Standing, World

EGO = 14
"""How many others a network shows: more is no picture any more."""


class ActorAnswer(Answered, frozen=True, kw_only=True):
    """What is known of an actor.

    `entity` is what the world data have of it, None for one that only articles name. `partners` are those
    with whom most happened, `network` is between it and these, `relations` what stands.
    """

    id: str
    basis: Basis
    entity: EntityRecord | None
    relations: tuple[Relation, ...]
    partners: tuple[DyadScore, ...]
    network: Network
    mediates: tuple[Effort, ...]
    mediated: tuple[Effort, ...]
    claims: tuple[MergedClaim, ...]
    obstacles: tuple[MergedObstacle, ...]


class DyadAnswer(Answered, frozen=True, kw_only=True):
    """What stands between two, what happened, what is claimed; `relation` is None where nothing is told.

    `history` is what imported event sets have of the two, apart from all the rest: it rests on no article of
    this ledger. `imported` are the last of those events, one by one.
    """

    basis: Basis
    relation: Relation | None
    dyad: Dyad
    claims: tuple[MergedClaim, ...]
    history: tuple[ImportedYear, ...]
    imported: tuple[ImportedEvent, ...]


class BlocAnswer(Answered, frozen=True, kw_only=True):
    """A bloc: who is in it and how on the day `on`, its rules, and what stands in the way of what it is for.

    `past` are the standings that had ended by that day, the last first; `ahead` those that begin after it. `told` are the ties with it that articles tell of; `network` is of its members among themselves.
    """

    id: str
    basis: Basis
    entity: EntityRecord
    on: date | None
    members: tuple[Standing, ...]
    past: tuple[Standing, ...]
    ahead: tuple[Standing, ...]
    told: tuple[Relation, ...]
    network: Network
    chains: tuple[Chain, ...]


class MediationAnswer(Answered, frozen=True, kw_only=True):
    """The efforts of some mediators between some disputants, and what speaks for and against the mediators.

    `rows` are the efforts in the fields of the public data sets, `speaks` is by mediator.
    """

    mediators: tuple[str, ...]
    disputants: tuple[str, ...]
    basis: Basis
    efforts: tuple[Effort, ...]
    rows: tuple[DatasetRow, ...]
    speaks: dict[str, tuple[Speaks, ...]]


def actor(desk: Desk, world: World, asked: ActorAsked) -> ActorAnswer:
    """Say what is known of an actor."""
    window = desk.window([asked.id], **times(asked))
    entity = world.entity(asked.id)
    if entity is None and not window.basis.articles:
        raise NothingThereError(
            f"{asked.id}: neither the world data nor an article of this ledger has this id; search for a name."
        )
    partners = _partners(window, world, asked)
    others = [one.b if one.a == asked.id else one.a for one in partners][:EGO]
    return ActorAnswer(
        **times(asked),
        id=asked.id,
        basis=window.basis,
        entity=entity,
        relations=relations(window, world, asked.id, **times(asked)),
        partners=partners,
        network=network(window, world, actors=(asked.id, *others), **times(asked)),
        mediates=mediations(window, world, mediator=asked.id, **times(asked)),
        mediated=mediations(window, world, disputants=(asked.id,), **times(asked)),
        claims=claims(window, world, parties=(asked.id,), **times(asked)),
        obstacles=obstacles(window, world, whose=asked.id, **times(asked)),
    )


def _partners(window: Window, world: World, asked: ActorAsked) -> tuple[DyadScore, ...]:
    found = dyads(window, world=world, **times(asked))
    return tuple(one for one in found if asked.id in {one.a, one.b})


def pair(desk: Desk, world: World, asked: DyadAsked) -> DyadAnswer:
    """Say what is between two actors."""
    if asked.a == asked.b:
        raise NothingThereError(f"{asked.a}: a dyad is of two; name another for one side.")
    window = desk.window([asked.a, asked.b], **times(asked))
    for one in (asked.a, asked.b):
        if world.entity(one) is None and not desk.window([one], known_on=asked.known_on, most=1).ids:
            raise NothingThereError(f"{one}: neither the world data nor an article has this id.")
    found = relations(window, world, asked.a, asked.b, **times(asked))
    return DyadAnswer(
        **times(asked),
        basis=window.basis,
        relation=found[0] if found else None,
        dyad=dyad(window, world, asked.a, asked.b, **times(asked)),
        claims=claims(window, world, parties=(asked.a, asked.b), **times(asked)),
        history=imported_years(desk, (asked.a, asked.b), asked),
        imported=imported_events(desk, (asked.a, asked.b), asked),
    )


def bloc(desk: Desk, world: World, asked: ActorAsked) -> BlocAnswer:
    """Say who is in a bloc, and what it decides by."""
    entity = world.entity(asked.id)
    if entity is None or not (entity.members or entity.decides_by or entity.sort == "bloc"):
        raise NothingThereError(f"{asked.id} is no bloc that the world data know; see the page of the actor.")
    window = desk.window([asked.id], **times(asked))
    on = asked.as_of or window.basis.newest
    members = _members(world, entity, on)
    ids = [one.id for one in members][:EGO]
    past, ahead = _past_and_ahead(world, entity, on)
    among = desk.window(ids, any_of=True, **times(asked)) if ids else window
    return BlocAnswer(
        **times(asked),
        id=asked.id,
        basis=window.basis,
        entity=entity,
        on=on,
        members=members,
        past=past,
        ahead=ahead,
        told=relations(window, world, asked.id, **times(asked)),
        network=network(among, world, actors=ids, **times(asked)),
        chains=chains(window, world, goal=asked.id, **times(asked)),
    )


def _members(world: World, entity: EntityRecord, on: date | None) -> tuple[Standing, ...]:
    if on is None:
        return tuple(
            Standing(id=one, organisation=entity.id, standing="member") for one in sorted(entity.members)
        )
    held = (world.standing(one, entity.id, on) for one in sorted({*entity.members, *entity.leaders}))
    return tuple(one for one in held if one is not None)


def _past_and_ahead(
    world: World, entity: EntityRecord, on: date | None
) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """The standings that ended before a day, the last first, and those that begin after it."""
    day = on or date.max
    every = world.standings(entity.id)
    past = [one for one in every if one.until is not None and one.until < day]
    ahead = [one for one in every if one.since is not None and one.since > day]
    past.sort(key=lambda one: (one.until or date.max, one.id), reverse=True)
    ahead.sort(key=lambda one: (one.since or date.min, one.id))
    return tuple(past), tuple(ahead)


def mediation(desk: Desk, world: World, asked: MediationAsked) -> MediationAnswer:
    """Give the efforts of some between some."""
    mediators, disputants = (
        tuple(sorted(set(one.split(",")))) for one in (asked.mediators, asked.disputants)
    )
    window = desk.window([mediators[0], disputants[0]], **times(asked))
    found = mediations(window, world, mediator=mediators[0], disputants=disputants, **times(asked))
    efforts = tuple(
        one
        for one in found
        if set(one.mediators) == set(mediators) and set(one.disputants) == set(disputants)
    )
    wide = desk.window([mediators[0]], **times(asked))
    return MediationAnswer(
        **times(asked),
        mediators=mediators,
        disputants=disputants,
        basis=window.basis,
        efforts=efforts,
        rows=tuple(dataset_row(one) for one in efforts),
        speaks={
            one: acceptability(
                wide if one == mediators[0] else window, world, one, disputants, **times(asked)
            )
            for one in mediators
        },
    )
