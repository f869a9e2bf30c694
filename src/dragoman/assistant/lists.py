"""Answers that are lists and have no page of their own: all mediation efforts, claims, obstacles, events."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from dragoman.analysis.chains import Chain, chains
from dragoman.analysis.claims import MergedClaim, claims
from dragoman.analysis.events import MergedEvent, events
from dragoman.analysis.mediations import Effort, mediations
from dragoman.assistant.asked import ClaimsFor, EventsFor, Listing, MediationsFor, ObstaclesFor
from dragoman.ontology import event_types
from dragoman.web.answers.registry import Answer, Answered, parties_in, party_of
from dragoman.web.asked import AskedWronglyError, cursor_of, parts_of
from dragoman.web.desk import Basis, Desk
from dragoman.world import World

One = TypeVar("One")
_STRANGE = "the cursor is none of ours: take `next` of the answer before, unchanged."


class Listed(Answered, frozen=True, kw_only=True):
    """A part of a list: `of` in all, this from `first` on (from 0); `next` is the cursor of the next part."""

    basis: Basis
    of: int
    first: int
    next: str | None


class MediationList(Listed, frozen=True, kw_only=True):
    """Mediation efforts, those with the latest steps first."""

    efforts: tuple[Effort, ...]


class ClaimList(Listed, frozen=True, kw_only=True):
    """Claims with everybody's position: contested ones first, then those that most independent stories tell."""

    claims: tuple[MergedClaim, ...]


class ObstacleList(Listed, frozen=True, kw_only=True):
    """What stands in the way of what, as chains down to what that rests on."""

    chains: tuple[Chain, ...]


class EventList(Listed, frozen=True, kw_only=True):
    """Acts, each once with all its tellings, the newest first."""

    events: tuple[MergedEvent, ...]


def mediation_list(desk: Desk, world: World, asked: MediationsFor) -> MediationList:
    """List mediation efforts."""
    first, known_on = _begin(asked)
    mediator = party_of(asked.mediator, world) if asked.mediator else None
    disputants = parties_in(asked.disputants, world)
    window = desk.window([*filter(None, [mediator]), *disputants], as_of=asked.as_of, known_on=known_on)
    found = [
        one
        for one in mediations(
            window, world, mediator=mediator, disputants=disputants, as_of=asked.as_of, known_on=known_on
        )
        if not asked.stage or one.stage == asked.stage
    ]
    return MediationList(
        **_part(found, asked, first, known_on, window.basis), efforts=_cut(found, asked, first)
    )


def claim_list(desk: Desk, world: World, asked: ClaimsFor) -> ClaimList:
    """List claims."""
    first, known_on = _begin(asked)
    parties = parties_in(asked.parties, world)
    window = desk.window(parties, as_of=asked.as_of, known_on=known_on)
    told = claims(
        window,
        world,
        parties=parties,
        contested=True if asked.contested else None,
        as_of=asked.as_of,
        known_on=known_on,
    )
    words = asked.words.casefold().split()
    found = [one for one in told if all(word in one.proposition.casefold() for word in words)]
    found.sort(key=lambda one: (not one.contested, -len(one.stories)))
    return ClaimList(**_part(found, asked, first, known_on, window.basis), claims=_cut(found, asked, first))


def obstacle_list(desk: Desk, world: World, asked: ObstaclesFor) -> ObstacleList:
    """List obstacles with their chains."""
    first, known_on = _begin(asked)
    whose = party_of(asked.whose, world) if asked.whose else None
    window = desk.window([whose] if whose else [], as_of=asked.as_of, known_on=known_on)
    found = chains(
        window, world, whose=whose, goal=_goal(asked.goal, world), as_of=asked.as_of, known_on=known_on
    )
    return ObstacleList(
        **_part(found, asked, first, known_on, window.basis), chains=_cut(found, asked, first)
    )


def event_list(desk: Desk, world: World, asked: EventsFor) -> EventList:
    """List events."""
    first, known_on = _begin(asked)
    kind = asked.type.upper()
    if kind and kind not in event_types():
        raise AskedWronglyError(
            f"type: there is no “{asked.type}”; types are {', '.join(sorted(event_types()))}."
        )
    parties = parties_in(asked.parties, world)
    window = desk.window(parties, as_of=asked.as_of or asked.until, known_on=known_on)
    found = [
        one
        for one in events(window, parties=parties, as_of=asked.as_of, known_on=known_on, world=world)
        if (not kind or one.event_type == kind)
        and (not asked.status or one.status == asked.status)
        and _between(one, asked.since, asked.until)
    ]
    found.sort(key=lambda one: (one.last or date.min, one.id), reverse=True)
    return EventList(**_part(found, asked, first, known_on, window.basis), events=_cut(found, asked, first))


def _goal(words: str, world: World) -> str | None:
    """A goal's bloc by its id, if the words name one; else the words."""
    if not words:
        return None
    try:
        return party_of(words, world)
    except AskedWronglyError:
        return words


def _between(event: MergedEvent, since: date | None, until: date | None) -> bool:
    """Whether an act may have been in a stretch of days; one that nothing dates by the day it was told."""
    start = event.time.start if event.time else None
    end = event.time.end if event.time else event.last
    return not ((since and end and end < since) or (until and start and start > until))


def _begin(asked: Listing) -> tuple[int, datetime | None]:
    """Where to begin; a list that goes on stays as it was known when it was begun."""
    if not asked.cursor:
        return 0, asked.known_on
    place, moment = parts_of(asked.cursor, 2)
    try:
        return max(0, int(place)), asked.known_on or datetime.fromisoformat(moment)
    except ValueError:
        raise AskedWronglyError(_STRANGE) from None


def _cut(found: Sequence[One], asked: Listing, first: int) -> tuple[One, ...]:
    return tuple(found[first : first + asked.limit])


def _part(
    found: Sequence[Any], asked: Listing, first: int, known_on: datetime | None, basis: Basis
) -> dict[str, Any]:
    after = first + asked.limit
    moment = (known_on or datetime.now(UTC)).isoformat()
    return {
        "as_of": asked.as_of,
        "known_on": asked.known_on,
        "basis": basis,
        "of": len(found),
        "first": first,
        "next": cursor_of(str(after), moment) if after < len(found) else None,
    }


LISTS: tuple[Answer[Any, Any], ...] = (
    Answer(
        name="mediations",
        path="/mediations",
        title="Mediation efforts",
        about="All mediation efforts, or those of a third party, between some, or at a stage.",
        asked=MediationsFor,
        gives=MediationList,
        answer=mediation_list,
    ),
    Answer(
        name="claims",
        path="/claims",
        title="Claims",
        about="All claims, or those of some parties, contested ones first.",
        asked=ClaimsFor,
        gives=ClaimList,
        answer=claim_list,
    ),
    Answer(
        name="obstacles",
        path="/obstacles",
        title="Obstacles",
        about="What stands in the way of what, link by link.",
        asked=ObstaclesFor,
        gives=ObstacleList,
        answer=obstacle_list,
    ),
    Answer(
        name="events",
        path="/events",
        title="Events",
        about="Acts, each once with all its tellings.",
        asked=EventsFor,
        gives=EventList,
        answer=event_list,
    ),
)
