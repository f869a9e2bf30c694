"""Reports by their fields, one part of the ledger after the other: never all of them at once."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice

import msgspec

from dragoman.exchange.told import Told
from dragoman.ledger.schemas import valid_time
from dragoman.records import Event, Mediation, Obstacle, Report, ReportKind, Tie
from dragoman.web.answers.registry import Answered, parties_in, times
from dragoman.web.asked import AskedWronglyError, ExplorerAsked, cursor_of, parts_of
from dragoman.web.desk import Desk, Place
from dragoman.world import World

AT_ONCE = 100
MOST_LOOKED_THROUGH = 1500
"""Articles that one page looks through, at most; it says where it stopped."""
MOST_COUNTED = 300
"""Articles whose reports the facets count, and that a sort by another column than publication goes through."""


class Explored(Answered, frozen=True, kw_only=True):
    """Reports by their fields.

    `looked_through` articles were looked through for these; `next` goes on from where that stopped, None at
    the end. `facets` count what fits by field and value, in `counted` articles: those looked through, and some
    more after them. `of` is how many reports a sort by another column than publication has put in order.
    """

    parties: tuple[str, ...]
    looked_through: int
    reports: tuple[Report, ...]
    counted: int
    of: int | None
    facets: dict[str, dict[str, int]]
    next: str | None


class _From(msgspec.Struct, frozen=True):
    """Where to go on: after an article, leaving out some reports of the next; as known at a moment."""

    place: Place | None
    given: int
    moment: datetime


def explored(desk: Desk, world: World, asked: ExplorerAsked) -> Explored:
    """Find reports by their fields."""
    parties = parties_in(asked.parties, world)
    begin = _begin(asked)
    if asked.sort not in {"newest", "oldest"}:
        return _sorted(desk, asked, parties, begin)
    place, given, found, looked = begin.place, begin.given, list[Report](), 0
    counted, seen = list[Report](), 0
    following = None
    for here, reports in _walk(desk, asked, parties, begin):
        fitting = [one for one in reports if fits(one, asked, parties)][given:]
        counted += fitting
        seen += 1
        if following is None:
            room = asked.limit - len(found)
            found += fitting[:room]
            looked += 1
            if len(fitting) > room or looked > MOST_LOOKED_THROUGH:
                following = _cursor(place, given + min(room, len(fitting)), begin.moment)
        if following is not None and seen >= MOST_COUNTED:
            break
        place, given = here, 0
    return Explored(
        **times(asked),
        parties=parties,
        looked_through=looked,
        reports=tuple(found),
        counted=seen,
        of=None,
        facets=facets(counted),
        next=following,
    )


def _sorted(desk: Desk, asked: ExplorerAsked, parties: Sequence[str], begin: _From) -> Explored:
    """Reports of the newest articles that fit, by a column; there the cursor counts reports."""
    found, looked = list[Report](), 0
    for _, reports in islice(_walk(desk, asked, parties, _From(None, 0, begin.moment)), MOST_COUNTED):
        found += [one for one in reports if fits(one, asked, parties)]
        looked += 1
    column, backwards = asked.sort.lstrip("-"), asked.sort.startswith("-")
    found.sort(key=lambda one: (COLUMNS[column](one), one.id), reverse=backwards)
    after = begin.given + asked.limit
    return Explored(
        **times(asked),
        parties=tuple(parties),
        looked_through=looked,
        reports=tuple(found[begin.given : after]),
        counted=looked,
        of=len(found),
        facets=facets(found),
        next=_cursor(None, after, begin.moment) if after < len(found) else None,
    )


def exported(desk: Desk, world: World, asked: ExplorerAsked) -> Iterator[Told]:
    """Give all reports that fit, with their articles, whatever their number."""
    parties = parties_in(asked.parties, world)
    for (_, ident), reports in _walk(desk, asked, parties, _begin(asked)):
        fitting = [one for one in reports if fits(one, asked, parties)]
        if fitting:
            kept = desk.articles([ident], asked.known_on)[0]
            yield from (Told(one, kept) for one in fitting)


def fits(report: Report, asked: ExplorerAsked, parties: Sequence[str]) -> bool:
    """Whether a report is what is asked for."""
    record, latest = report.record, report.published.latest
    return (
        (not asked.kind or report.kind == asked.kind)
        and report.parties.issuperset(parties)
        and (not asked.type or type_of(report) == asked.type)
        and (not asked.status or (isinstance(record, Event) and record.status == asked.status))
        and (not asked.role or _in_role(report, asked.role, parties))
        and (not asked.outlet or (report.outlet or "").casefold() == asked.outlet.casefold())
        and (not asked.review or report.review == asked.review)
        and (asked.as_of is None or (latest is not None and latest <= asked.as_of))
        and all(word in record.quote.casefold() for word in asked.words.casefold().split())
    )


def type_of(report: Report) -> str:
    """Give the PLOVER type of an event, the stage of a mediation, the kind of a tie; else nothing."""
    record = report.record
    if isinstance(record, Event):
        return record.event_type
    if isinstance(record, Mediation):
        return record.stage
    return record.kind if isinstance(record, Tie) else ""


def _what(report: Report) -> tuple[str, ...]:
    """What the column of that name says: the type, then the parties."""
    record = report.record
    ids: Iterable[str] = ()
    if isinstance(record, Event):
        ids = (one.id for one in (*record.actors, *record.recipients))
    elif isinstance(record, Mediation):
        ids = (*record.mediators, *record.disputants)
    elif isinstance(record, Tie):
        ids = (record.a, record.b)
    elif isinstance(record, Obstacle):
        ids = (record.whose or "",)
    return report.kind, type_of(report), *ids


def _when(report: Report) -> tuple[str, str]:
    start, end = valid_time(report.record)
    return str(start or end or ""), str(end or start or "")


COLUMNS: Mapping[str, Callable[[Report], tuple[str, ...]]] = {
    "what": _what,
    "when": _when,
    "words": lambda report: (report.record.quote.casefold(),),
    "outlet": lambda report: ((report.outlet or "").casefold(), str(report.published.latest or "")),
}
"""What a sort by a column goes by."""


def facets(reports: Iterable[Report]) -> dict[str, dict[str, int]]:
    """Count reports by what may be chosen, the most frequent first."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("kind", "type", "status", "outlet")}
    for one in reports:
        counts["kind"][one.kind] += 1
        if kind := type_of(one):
            counts["type"][kind] += 1
        if isinstance(one.record, Event):
            counts["status"][one.record.status] += 1
        if one.outlet:
            counts["outlet"][one.outlet] += 1
    return {
        name: dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
        for name, counted in counts.items()
    }


def _in_role(report: Report, role: str, parties: Sequence[str]) -> bool:
    record = report.record
    if not isinstance(record, Event) or not parties:
        return False
    return parties[0] in {one.id for one in (record.actors if role == "actor" else record.recipients)}


def _walk(
    desk: Desk, asked: ExplorerAsked, parties: Sequence[str], begin: _From
) -> Iterator[tuple[Place, list[Report]]]:
    """Go through the articles in order, some at a time, with the reports of each."""
    place = begin.place
    kinds: tuple[ReportKind, ...] = (asked.kind,) if asked.kind else ()
    while some := desk.articles_from(
        place,
        parties=parties,
        days=(asked.since, asked.until),
        oldest_first=asked.sort == "oldest",
        known_on=begin.moment,
        most=AT_ONCE,
    ):
        of_article: dict[str, list[Report]] = {ident: [] for _, ident in some}
        for report in desk.reports(kinds=kinds, articles=list(of_article), known_on=begin.moment):
            of_article[report.article].append(report)
        for here in some:
            yield here, of_article[here[1]]
        place = some[-1]


def _begin(asked: ExplorerAsked) -> _From:
    """Where to begin; a list that goes on stays as it was known when it was begun."""
    moment = asked.known_on or datetime.now(UTC)
    if not asked.cursor:
        return _From(None, 0, moment)
    day, ident, given, known = parts_of(asked.cursor, 4)
    try:
        return _From((day, ident) if ident else None, int(given), datetime.fromisoformat(known))
    except ValueError:
        raise AskedWronglyError(
            "the cursor is none of ours: take `next` of the answer before, unchanged."
        ) from None


def _cursor(place: Place | None, given: int, moment: datetime) -> str:
    return cursor_of(*(place or ("", "")), str(given), moment.isoformat())
