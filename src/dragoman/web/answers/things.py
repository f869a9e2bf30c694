"""One event, one claim, one chain of obstacles: each found by any report that tells it."""

from collections.abc import Iterable
from itertools import combinations

from dragoman.analysis.chains import Chain, chains
from dragoman.analysis.claims import MergedClaim, claims
from dragoman.analysis.events import MergedEvent
from dragoman.analysis.events.build import EVENTS, merge
from dragoman.records import Report
from dragoman.web.answers.registry import Answered, NothingThereError, times
from dragoman.web.asked import RecordAsked, RecordReviewed, Times
from dragoman.web.desk import Basis, Desk, Window
from dragoman.world import World

Reported = RecordAsked | RecordReviewed
MOST_NEAR = 20
"""Articles that are looked at for each two of these."""
MOST_NAMED = 4
"""By how many parties of an article the others that may tell the same are looked for."""
MOST_ALIKE = 6
"""How many acts are shown as perhaps the same."""
NEVER = 10**6


class EventAnswer(Answered, frozen=True, kw_only=True):
    """One act with all its tellings as they were coded, and the other stages of it.

    `near` are acts of the same parties that a reviewer may take for the same one.
    """

    basis: Basis
    event: MergedEvent
    reports: tuple[Report, ...]
    stages: tuple[MergedEvent, ...]
    near: tuple[MergedEvent, ...]


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
    told = report_of(desk, asked)
    if told.kind != "event":
        raise NothingThereError(f"{asked.id} is no telling of an event but of a {told.kind}.")
    window = around(desk, sorted(told.parties), told, asked)
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
        near=near_to(act, found),
    )


def near_to(act: MergedEvent, among: Iterable[MergedEvent]) -> tuple[MergedEvent, ...]:
    """Give the acts that may be the same: of the same parties, the likest and nearest in time first."""

    def distance(one: MergedEvent) -> tuple[bool, int, str]:
        apart = abs((one.last - act.last).days) if one.last and act.last else NEVER
        return one.event_type != act.event_type, apart, one.id

    wanted = min(2, len(act.parties))
    found = [one for one in among if one.id != act.id and len(one.parties & act.parties) >= wanted]
    return tuple(sorted(found, key=distance)[:MOST_ALIKE])


def claim(desk: Desk, world: World, asked: RecordAsked) -> ClaimAnswer:
    """Give the claim that a report tells."""
    told = report_of(desk, asked)
    window = around(desk, named_in(desk, told, asked), told, asked)
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
    told = report_of(desk, asked)
    if told.kind != "obstacle":
        raise NothingThereError(f"{asked.id} is no telling of an obstacle but of a {told.kind}.")
    window = around(desk, named_in(desk, told, asked), told, asked)
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


def report_of(desk: Desk, asked: Reported) -> Report:
    """Give the report that is asked for.

    Raises:
        NothingThereError: it is not there, or was not at the moment asked for.
    """
    found = desk.find([asked.id], asked.known_on)
    if not found:
        raise NothingThereError(
            f"{asked.id}: no report has this id now, or it was rejected, or not known at the moment asked for."
        )
    return found[0]


def named_in(desk: Desk, told: Report, asked: Times) -> list[str]:
    """Give those that a report's article names most often, by its other reports."""
    counted: dict[str, int] = {}
    for one in desk.reports(articles=[told.article], known_on=asked.known_on):
        for party in one.parties:
            counted[party] = counted.get(party, 0) + 1
    known = [one for one in counted if one == one.upper() and " " not in one]
    return sorted(known, key=lambda one: (-counted[one], one))[:MOST_NAMED]


def around(desk: Desk, parties: list[str], told: Report, asked: Times) -> Window:
    """Give the articles that name two of some parties (or the only one), the report's own among them."""
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
