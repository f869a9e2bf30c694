"""One event, one claim, one chain of obstacles: each found by any report that tells it."""

from collections.abc import Iterable
from itertools import combinations

from dragoman.analysis.chains import Chain, chains
from dragoman.analysis.claims import MergedClaim, claims
from dragoman.analysis.events import MergedEvent
from dragoman.analysis.events.build import EVENTS, merge
from dragoman.records import Report
from dragoman.web.answers.registry import Answered, NothingThereError, times
from dragoman.web.asked import RecordAsked, Times
from dragoman.web.desk import Basis, Desk, Window
from dragoman.world import World

MOST_NEAR = 20
"""Articles that are looked at for each two of these."""
MOST_NAMED = 4
"""By how many parties of an article the others that may tell the same are looked for."""


class EventAnswer(Answered, frozen=True, kw_only=True):
    """One act with all its tellings as they were coded, and the other stages of it."""

    basis: Basis
    event: MergedEvent
    reports: tuple[Report, ...]
    stages: tuple[MergedEvent, ...]


class ClaimAnswer(Answered, frozen=True, kw_only=True):
    """One claim with everybody's position, and the contested claims between the same parties."""

    basis: Basis
    claim: MergedClaim
    beside: tuple[MergedClaim, ...]


class ObstacleAnswer(Answered, frozen=True, kw_only=True):
    """The chains that an obstacle is part of: from a goal down to what stands in the way, and why."""

    basis: Basis
    report: Report
    chains: tuple[Chain, ...]


def event(desk: Desk, world: World, asked: RecordAsked) -> EventAnswer:
    """Give the act that a report tells."""
    told = _report(desk, asked)
    if told.kind != "event":
        raise NothingThereError(f"{asked.id} is no telling of an event but of a {told.kind}.")
    window = _around(desk, sorted(told.parties), told, asked)
    near = window.reports(kinds=EVENTS)
    found = merge(
        window, [one for one in near if one.parties & told.parties], world=world, known_on=asked.known_on
    )
    act = next(one for one in found if asked.id in one.reports)
    return EventAnswer(
        **times(asked),
        basis=window.basis,
        event=act,
        reports=tuple(one for one in near if one.id in act.reports),
        stages=tuple(one for one in found if one.id in act.stages),
    )


def claim(desk: Desk, world: World, asked: RecordAsked) -> ClaimAnswer:
    """Give the claim that a report tells."""
    told = _report(desk, asked)
    window = _around(desk, _named_in(desk, told, asked), told, asked)
    found = claims(window, world, known_on=asked.known_on)
    mine = next((one for one in found if asked.id in one.reports), None)
    if mine is None:
        raise NothingThereError(f"{asked.id} tells no claim.")
    beside = (
        one
        for one in found
        if one.contested and one.id != mine.id and len({*one.parties} & {*mine.parties}) > 1
    )
    return ClaimAnswer(**times(asked), basis=window.basis, claim=mine, beside=tuple(beside)[:MOST_NAMED])


def obstacle(desk: Desk, world: World, asked: RecordAsked) -> ObstacleAnswer:
    """Give the chains that an obstacle is part of."""
    told = _report(desk, asked)
    if told.kind != "obstacle":
        raise NothingThereError(f"{asked.id} is no telling of an obstacle but of a {told.kind}.")
    window = _around(desk, _named_in(desk, told, asked), told, asked)
    found = chains(window, world, **times(asked))
    return ObstacleAnswer(
        **times(asked),
        basis=window.basis,
        report=told,
        chains=tuple(one for one in found if told.id in set(_cited(one))),
    )


def _cited(chain: Chain) -> Iterable[str]:
    for link in chain.links:
        yield from (one.report for one in link.citations)
        yield from (one.citation.report for one in link.said)


def _report(desk: Desk, asked: RecordAsked) -> Report:
    found = desk.find([asked.id], asked.known_on)
    if not found:
        raise NothingThereError(
            f"{asked.id}: no report has this id now, or it was rejected, or not known at the moment asked for."
        )
    return found[0]


def _named_in(desk: Desk, told: Report, asked: Times) -> list[str]:
    """Those that an article names most often, by its other reports."""
    counted: dict[str, int] = {}
    for one in desk.reports(articles=[told.article], known_on=asked.known_on):
        for party in one.parties:
            counted[party] = counted.get(party, 0) + 1
    known = [one for one in counted if one == one.upper() and " " not in one]
    return sorted(known, key=lambda one: (-counted[one], one))[:MOST_NAMED]


def _around(desk: Desk, parties: list[str], told: Report, asked: Times) -> Window:
    """The articles that name two of some parties (or the only one), the report's own among them."""
    day = told.published.latest
    windows = [
        desk.window(pair, as_of=day, known_on=asked.known_on, most=MOST_NEAR)
        for pair in (combinations(parties[:MOST_NAMED], 2) if len(parties) > 1 else [parties])
        if pair
    ]
    places = {(str(day or ""), told.article)} | {("", one) for window in windows for one in window.ids}
    places = {
        place for place in places if place == (str(day or ""), told.article) or place[1] != told.article
    }
    dated = {one.id: str(one.article.published.latest or "") for one in desk.articles([p[1] for p in places])}
    total = max(len(dated), *(window.basis.of for window in windows)) if windows else len(dated)
    return Window(desk, sorted((day_, ident) for ident, day_ in dated.items()), total, asked.known_on)
