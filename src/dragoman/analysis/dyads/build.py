"""A dyad out of evidence and world, and the busiest dyads of all."""

from collections.abc import Sequence
from datetime import date, datetime

from dragoman.analysis.dyads.between import between, cooperative, couples, directed
from dragoman.analysis.dyads.model import Dyad, DyadScore, Side
from dragoman.analysis.dyads.periods import mean_score, month, periods, placed, voices, year
from dragoman.analysis.dyads.turning import turning_points
from dragoman.analysis.events import MergedEvent, events
from dragoman.analysis.events.remembered import remembered
from dragoman.analysis.evidence import Evidence
from dragoman.records import ReportKind
from dragoman.world import World

AHEAD = frozenset({"planned", "hypothetical"})
EVENTS: tuple[ReportKind, ...] = ("event",)
LEAN = 1.5
LEAST_TO_LEAN = 4
"""Directed events below which nothing is said of who acts on whom more."""


def dyad(
    evidence: Evidence,
    world: World,
    a: str,
    b: str,
    *,
    as_of: date | None = None,
    known_on: datetime | None = None,
    since: date | None = None,
) -> Dyad:
    """Say what stands between two actors, what happened between them, and when that turned.

    A bloc stands for itself: what its members do in their own names is not its act, nor the reverse
    (see `bloc_dyads` for the members one by one). Only what happened is counted; plans and denials
    stand apart.

    Args:
        evidence: the store of reports.
        world: for what stands, and for merging.
        a: id of one actor.
        b: id of the other.
        as_of: nothing that may have come later counts (see `events`).
        known_on: as the evidence stood then.
        since: nothing whose last possible day is earlier counts.
    """
    question = "dyad", world, a, b, as_of, known_on, since
    return remembered(
        evidence, question, lambda: _dyad(evidence, world, (a, b), (as_of, known_on), since), _weight
    )


def _weight(found: Dyad) -> int:
    """Half of what its events weigh, which are mostly kept besides."""
    several = (*found.happened, *found.ahead, *found.not_so)
    return sum(1 + len(event.tellings) for event in several) // 2


def _dyad(
    evidence: Evidence,
    world: World,
    actors: tuple[str, str],
    moments: tuple[date | None, datetime | None],
    since: date | None,
) -> Dyad:
    a, b = actors
    as_of, known_on = moments
    found = sorted(
        (
            event
            for event in events(evidence, parties=(a, b), as_of=as_of, known_on=known_on, world=world)
            if since is None or (event.last is not None and event.last >= since)
        ),
        key=lambda event: (event.last or date.min, event.id),
    )
    ours = [event for event in found if between(event, a, b)]
    happened = [event for event in ours if event.happened]
    on = as_of or max((event.last for event in happened if event.last), default=None)
    sides = (_side(happened, a, b), _side(happened, b, a))
    return Dyad(
        a=a,
        b=b,
        on=on,
        stands=world.ties(a, b, on) if on else (),
        happened=tuple(happened),
        ahead=tuple(event for event in ours if event.status in AHEAD),
        not_so=tuple(event for event in ours if not event.happened and event.status not in AHEAD),
        third=tuple(event for event in found if a in event.recipients and b in event.recipients),
        months=periods(happened, a, b, month),
        years=periods(happened, a, b, year),
        unplaced=sum(placed(event, year) is None for event in happened),
        sides=sides,
        leans=_leans(sides),
        turning_points=turning_points(happened),
    )


def dyads(
    evidence: Evidence,
    *,
    as_of: date | None = None,
    known_on: datetime | None = None,
    since: date | None = None,
    world: World | None = None,
) -> tuple[DyadScore, ...]:
    """Give all dyads between which something happened, the busiest first.

    Args:
        evidence: the store of reports.
        as_of: nothing that may have come later counts.
        known_on: as the evidence stood then.
        since: nothing whose last possible day is earlier counts.
        world: for merging.
    """
    by: dict[tuple[str, str], list[MergedEvent]] = {}
    for event in events(evidence, as_of=as_of, known_on=known_on, world=world):
        if event.happened and (since is None or (event.last is not None and event.last >= since)):
            for couple in couples(event):
                by.setdefault(couple, []).append(event)
    rows = [_score(*couple, found) for couple, found in sorted(by.items())]
    return tuple(sorted(rows, key=lambda row: (-row.events, -row.sources, row.a, row.b)))


def bloc_dyads(
    evidence: Evidence,
    world: World,
    actor: str,
    bloc: str,
    *,
    as_of: date | None = None,
    known_on: datetime | None = None,
    since: date | None = None,
) -> tuple[DyadScore, ...]:
    """Set an actor against a bloc and each of its members: the bloc first, then members by name.

    A member counts for the days on which it was one. Sums over the lines would count a joint act twice,
    so none is given.
    """
    record = world.entity(bloc)
    others = sorted(
        {*(record.members if record else ()), *_once_members(evidence, world, actor, bloc, known_on)}
    )
    rows = []
    for other in (bloc, *others):
        found = dyad(evidence, world, actor, other, as_of=as_of, known_on=known_on, since=since).happened
        meant = [event for event in found if other == bloc or _was_member(world, other, bloc, event)]
        if meant and other != actor:
            rows.append(_score(actor, other, meant))
    return tuple(rows)


def _once_members(
    evidence: Evidence, world: World, actor: str, bloc: str, known_on: datetime | None
) -> set[str]:
    """Those who meet the actor in the evidence and were in the bloc when that was told, though not today."""
    found: set[str] = set()
    for report in evidence.reports(kinds=EVENTS, parties=(actor,), known_on=known_on):
        day = report.published.latest
        found |= {
            one
            for one in report.parties
            if day and (held := world.standing(one, bloc, day)) and held.standing == "member"
        }
    return found


def _was_member(world: World, one: str, bloc: str, event: MergedEvent) -> bool:
    held = world.standing(one, bloc, event.last) if event.last else None
    return held is not None and held.standing == "member"


def _side(happened: Sequence[MergedEvent], actor: str, recipient: str) -> Side:
    own = [event for event in happened if directed(event, actor, recipient)]
    kind = sum(cooperative(event) for event in own)
    return Side(
        actor=actor,
        recipient=recipient,
        events=len(own),
        cooperation=kind,
        conflict=len(own) - kind,
        mean=mean_score(own),
    )


def _leans(sides: tuple[Side, Side]) -> str | None:
    more, less = sorted(sides, key=lambda side: -side.events)
    enough = more.events + less.events >= LEAST_TO_LEAN
    return more.actor if enough and more.events >= LEAN * less.events else None


def _score(a: str, b: str, found: Sequence[MergedEvent]) -> DyadScore:
    kind = sum(cooperative(event) for event in found)
    days = [event.last for event in found if event.last]
    return DyadScore(
        a=a,
        b=b,
        events=len(found),
        sources=voices(found),
        cooperation=kind,
        conflict=len(found) - kind,
        mean=mean_score(found) or 0.0,
        first=min(days, default=None),
        last=max(days, default=None),
    )
