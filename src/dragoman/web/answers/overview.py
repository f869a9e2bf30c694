"""How things stand: the situation, and what changed."""

from datetime import date, timedelta

import msgspec

from dragoman.analysis.changes import Change, changes, changes_between_days
from dragoman.analysis.claims import MergedClaim, claims
from dragoman.analysis.mediations import Effort, mediations
from dragoman.brief.disputed import Disputed, disputed_near
from dragoman.ledger import Counts
from dragoman.ledger import Dyad as NamedTogether
from dragoman.records import KeptArticle, Published
from dragoman.web.answers.registry import Answered, parties_in, times
from dragoman.web.asked import AskedWronglyError, ChangesAsked, SituationAsked
from dragoman.web.desk import Basis, Desk, Window
from dragoman.world import World

MOST_LISTED = 12
LATEST = 50
"""Articles that the situation is told from: each answer of it looks at all of them."""
MOST_RECORDED = 4000
"""Reports recorded in between, above which only the window is compared."""


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True):
    """An article in a list."""

    id: str
    title: str | None
    outlet: str | None
    name: str
    published: Published


class Situation(Answered, frozen=True, kw_only=True):
    """How things stand.

    `counts` and `busiest` are of the whole ledger; `board` (mediation efforts, the newest first), `contested`
    claims, `changes` (between `since` and `until`, days of the world) and `newest` articles of `basis`.
    `disputed` are the territories in which a party of an effort has a claim or the control.
    """

    counts: Counts
    basis: Basis
    since: date | None
    until: date | None
    changes: tuple[Change, ...]
    board: tuple[Effort, ...]
    disputed: tuple[Disputed, ...]
    contested: tuple[MergedClaim, ...]
    busiest: tuple[NamedTogether, ...]
    newest: tuple[ArticleLine, ...]


class Changes(Answered, frozen=True, kw_only=True):
    """What changed between two days, of the world or of the ledger (`clock`)."""

    basis: Basis
    clock: str
    since: date | None
    until: date | None
    parties: tuple[str, ...]
    changes: tuple[Change, ...]


def situation(desk: Desk, world: World, asked: SituationAsked) -> Situation:
    """Say how things stand."""
    window = desk.window(as_of=asked.as_of, known_on=asked.known_on, most=LATEST)
    until = asked.as_of or window.basis.newest
    since = until - timedelta(days=asked.days) if until else None
    moved = (
        changes_between_days(window, world, since=since, until=until, known_on=asked.known_on)
        if since and until
        else ()
    )
    board = mediations(window, world, **times(asked))
    parties = {party for one in board for party in (*one.mediators, *one.disputants)}
    kept = sorted(window.articles(), key=lambda one: (str(one.article.published.latest or ""), one.id))
    return Situation(
        **times(asked),
        counts=desk.count(asked.known_on),
        basis=window.basis,
        since=since,
        until=until,
        changes=moved[-MOST_LISTED * 2 :],
        board=board,
        disputed=disputed_near(parties, world, asked.as_of),
        contested=claims(window, world, contested=True, **times(asked)),
        busiest=desk.busiest(MOST_LISTED, asked.known_on),
        newest=tuple(article_line(one) for one in reversed(kept))[:MOST_LISTED],
    )


def article_line(kept: KeptArticle) -> ArticleLine:
    """Put an article in a list."""
    article = kept.article
    return ArticleLine(
        id=kept.id,
        title=article.title,
        outlet=article.outlet,
        name=article.name,
        published=article.published,
    )


def changed(desk: Desk, world: World, asked: ChangesAsked) -> Changes:
    """Say what changed."""
    parties = parties_in(asked.parties, world)
    window = desk.window(parties, as_of=asked.as_of, known_on=asked.known_on)
    until = asked.until or asked.as_of or window.basis.newest
    since = asked.since or (until - timedelta(days=30) if until else None)
    if asked.clock == "world" or since is None or until is None:
        found = _of_world(window, world, since, until, parties) if since and until else ()
    else:
        found = _of_ledger(desk, window, world, asked, (since, until))
    return Changes(
        **times(asked),
        basis=window.basis,
        clock=asked.clock,
        since=since,
        until=until,
        parties=parties,
        changes=found,
    )


def _of_world(
    window: Window, world: World, since: date, until: date, parties: tuple[str, ...]
) -> tuple[Change, ...]:
    if until < since:
        raise AskedWronglyError(f"changes until {until} cannot begin on {since}: give the earlier day first.")
    return changes_between_days(window, world, since=since, until=until, parties=parties)


def _of_ledger(
    desk: Desk, window: Window, world: World, asked: ChangesAsked, days: tuple[date, date]
) -> tuple[Change, ...]:
    from datetime import UTC, datetime, time  # noqa: PLC0415

    first, last = (datetime.combine(day, time.max, tzinfo=UTC) for day in days)
    if last < first:
        raise AskedWronglyError("changes cannot end before they begin: give the earlier day first.")
    small = desk.number_since(first, MOST_RECORDED + 1) <= MOST_RECORDED
    return changes(
        desk if small else window,
        world,
        since=first,
        until=last if asked.until else asked.known_on,
        parties=parties_in(asked.parties, world),
    )
