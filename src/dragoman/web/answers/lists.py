"""Answers that are lists: all mediation efforts, claims, obstacles, events, by what they have in common."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from dragoman.analysis.chains import Chain, chains
from dragoman.analysis.claims import MergedClaim, claims
from dragoman.analysis.events import MergedEvent, events
from dragoman.analysis.mediations import Effort, mediations
from dragoman.ontology import event_types
from dragoman.records import Interval
from dragoman.web.answers.bearing import bearing
from dragoman.web.answers.orders import CHAINS, CLAIMS, EFFORTS, EVENTS, Days, ordered, told_on
from dragoman.web.answers.registry import Answered, parties_in, party_of
from dragoman.web.asked import (
    AskedWronglyError,
    ClaimsAsked,
    EventsAsked,
    Listing,
    MediationsAsked,
    ObstaclesAsked,
    cursor_of,
    parts_of,
)
from dragoman.web.desk import Basis, Desk
from dragoman.world import World

One = TypeVar("One")
MOST_COMPARED = 60
"""Articles of claims that are compared, each with each, of a ledger that has more than a page looks at."""
_STRANGE = "the cursor is none of ours: take `next` of the answer before, unchanged."


class Listed(Answered, frozen=True, kw_only=True):
    """A part of a list: `of` in all, this from `first` on (from 0); `next` is the cursor of the next part.

    It is made from the articles of `basis`, found by looking through `looked_through` of them: the newest, and
    those further back that tell of what is listed.
    """

    basis: Basis
    looked_through: int
    of: int
    first: int
    next: str | None


class MediationList(Listed, frozen=True, kw_only=True):
    """Mediation efforts."""

    efforts: tuple[Effort, ...]


class ClaimList(Listed, frozen=True, kw_only=True):
    """Claims with everybody's position."""

    claims: tuple[MergedClaim, ...]


class ObstacleList(Listed, frozen=True, kw_only=True):
    """What stands in the way of what, as chains down to what that rests on."""

    chains: tuple[Chain, ...]


class EventList(Listed, frozen=True, kw_only=True):
    """Acts, each once with all its tellings."""

    events: tuple[MergedEvent, ...]


def mediation_list(desk: Desk, world: World, asked: MediationsAsked) -> MediationList:
    """List mediation efforts."""
    first, known_on = _begin(asked)
    mediator = party_of(asked.mediator, world) if asked.mediator else None
    disputants = parties_in(asked.disputants, world)
    made_from = bearing(
        desk,
        "mediation",
        [*filter(None, [mediator]), *disputants],
        asked.as_of or asked.until,
        known_on,
    )
    found = [
        one
        for one in mediations(
            made_from.window,
            world,
            mediator=mediator,
            disputants=disputants,
            as_of=asked.as_of,
            known_on=known_on,
        )
        if (not asked.stage or one.stage == asked.stage)
        and any(_between(_ends(step.when), asked.since, asked.until) for step in one.history)
    ]
    kept = _cut(ordered(found, asked.sort, EFFORTS), asked, first)
    part = _part(len(found), asked, first, known_on)
    return MediationList(
        **part, basis=made_from.window.basis, looked_through=made_from.looked_through, efforts=kept
    )


def claim_list(desk: Desk, world: World, asked: ClaimsAsked) -> ClaimList:
    """List claims."""
    first, known_on = _begin(asked)
    parties = parties_in(asked.parties, world)
    made_from = bearing(
        desk, "claim", parties, asked.as_of or asked.until, known_on, named=False, most=MOST_COMPARED
    )
    told = claims(
        made_from.window,
        world,
        parties=parties,
        contested=True if asked.contested else None,
        as_of=asked.as_of,
        known_on=known_on,
    )
    words = asked.words.casefold().split()
    found = [
        one
        for one in told
        if all(word in one.proposition.casefold() for word in words)
        and _between((one.earliest, one.latest), asked.since, asked.until)
    ]
    kept = _cut(ordered(found, asked.sort, CLAIMS), asked, first)
    part = _part(len(found), asked, first, known_on)
    return ClaimList(
        **part, basis=made_from.window.basis, looked_through=made_from.looked_through, claims=kept
    )


def obstacle_list(desk: Desk, world: World, asked: ObstaclesAsked) -> ObstacleList:
    """List obstacles with their chains."""
    first, known_on = _begin(asked)
    whose = party_of(asked.whose, world) if asked.whose else None
    made_from = bearing(desk, "obstacle", [whose] if whose else [], asked.as_of or asked.until, known_on)
    found = [
        one
        for one in chains(
            made_from.window,
            world,
            whose=whose,
            goal=_goal(asked.goal, world),
            as_of=asked.as_of,
            known_on=known_on,
        )
        if _between(told_on(one), asked.since, asked.until)
    ]
    kept = _cut(ordered(found, asked.sort, CHAINS), asked, first)
    part = _part(len(found), asked, first, known_on)
    return ObstacleList(
        **part, basis=made_from.window.basis, looked_through=made_from.looked_through, chains=kept
    )


def event_list(desk: Desk, world: World, asked: EventsAsked) -> EventList:
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
        and (not asked.shade or one.shade == asked.shade)
        and _between(_ends(one.time) if one.time else (one.last, one.last), asked.since, asked.until)
    ]
    kept = _cut(ordered(found, asked.sort, EVENTS), asked, first)
    part = _part(len(found), asked, first, known_on)
    return EventList(**part, basis=window.basis, looked_through=window.basis.articles, events=kept)


def _goal(words: str, world: World) -> str | None:
    """A goal's bloc by its id, if the words name one; else the words."""
    if not words:
        return None
    try:
        return party_of(words, world)
    except AskedWronglyError:
        return words


def _ends(time: Interval) -> Days:
    """The ends of a time; what began at no known day counts by its end, the day by which it was told."""
    return time.start or time.end, time.end


def _between(days: Days, since: date | None, until: date | None) -> bool:
    """Whether something may have been in a stretch of days; an end that is not known may be any."""
    start, end = days
    return not ((since and end and end < since) or (until and start and start > until))


def _begin(asked: Listing) -> tuple[int, datetime | None]:
    """Where to begin; a list that goes on stays as it was known when it was begun."""
    if not asked.cursor:
        return 0, asked.known_on
    place, moment = parts_of(asked.cursor, 2)
    try:
        number, known_on = int(place), datetime.fromisoformat(moment)
    except ValueError:
        raise AskedWronglyError(_STRANGE) from None
    if number < 0 or known_on.tzinfo is None:
        raise AskedWronglyError(_STRANGE)
    return number, asked.known_on or known_on


def _cut(found: Sequence[One], asked: Listing, first: int) -> tuple[One, ...]:
    return tuple(found[first : first + asked.limit])


def _part(number: int, asked: Listing, first: int, known_on: datetime | None) -> dict[str, Any]:
    """What all lists have."""
    after = first + asked.limit
    moment = (known_on or datetime.now(UTC)).isoformat()
    return {
        "as_of": asked.as_of,
        "known_on": asked.known_on,
        "of": number,
        "first": first,
        "next": cursor_of(str(after), moment) if after < number else None,
    }
