"""Articles with claims, obstacles, ties and acts made by hand, without a coder."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec
from tests.analysis.events_made import Made, days

from dragoman.ledger import MemoryEvidence, kept_article, reports_of
from dragoman.records import (
    Article,
    Claim,
    CodedArticle,
    Event,
    Mediation,
    Obstacle,
    Position,
    Published,
    Tie,
)
from dragoman.records.coded import Stance, TieKind

RECORDED = datetime(2031, 1, 1, tzinfo=UTC)


def claim(proposition: str, *positions: tuple[str, Stance], quotes: Iterable[str] = ()) -> Claim:
    """Make a claim: its positions as (holder, stance), each quoted by the proposition unless a quote is given."""
    words = [*quotes, *[proposition] * len(positions)]
    held = tuple(
        Position(holder=holder, stance=stance, quote=quote, start=0)
        for (holder, stance), quote in zip(positions, words, strict=False)
    )
    contested = len({one.stance for one in held}) > 1
    return Claim(proposition=proposition, positions=held, contested=contested, quote=held[0].quote, start=0)


def obstacle(goal: str, whose: str | None, what: str, says: str = "outlet") -> Obstacle:
    """Make an obstacle; its quote is the whole of it."""
    return Obstacle(
        goal=goal, whose=whose, obstacle=what, says=says, quote=f"{what} stands in the way of {goal}", start=0
    )


def tie(kind: TieKind, a: str, b: str, quote: str, **more: Any) -> Tie:
    """Make a tie."""
    return Tie(kind=kind, a=a, b=b, quote=quote, start=0, **more)


def paper(
    outlet: str | None,
    published: str | None,
    *records: Claim | Event | Tie | Obstacle | Mediation,
    story: str | None = None,
    recorded_at: datetime = RECORDED,
) -> Made:
    """Make an article of records: its text is their quotes, each once, a line each."""
    quotes = [one.quote for one in records]
    quotes += [p.quote for one in records if isinstance(one, Claim) for p in one.positions]
    kept_quotes = [q for q in dict.fromkeys(quotes) if not any(q != other and q in other for other in quotes)]
    text = "\n".join([f"{outlet}, {published}", *kept_quotes])
    when = days(published)
    about = Published(earliest=when.start, latest=when.end, basis="stated") if when else Published()
    article = Article(name=f"{outlet}.txt", text=text, outlet=outlet, published=about)
    placed = [_placed(one, text) for one in records]
    coded = CodedArticle(
        article=article.name,
        outlet=outlet,
        title=None,
        byline=None,
        dateline=None,
        published=about,
        language="en",
        events=tuple(one for one in placed if isinstance(one, Event)),
        mediations=tuple(one for one in placed if isinstance(one, Mediation)),
        claims=tuple(one for one in placed if isinstance(one, Claim)),
        ties=tuple(one for one in placed if isinstance(one, Tie)),
        obstacles=tuple(one for one in placed if isinstance(one, Obstacle)),
    )
    kept = kept_article(article, coder="made", recorded_at=recorded_at, story=story)
    return kept, reports_of(kept, coded)


def evidence(*made: Made) -> MemoryEvidence:
    """Put articles together."""
    return MemoryEvidence([kept for kept, _ in made], [one for _, several in made for one in several])


def _placed(record: Any, text: str) -> Any:
    """A record with its place in the text."""
    changed = msgspec.structs.replace(record, start=text.index(record.quote))
    if isinstance(changed, Claim):
        held = tuple(msgspec.structs.replace(p, start=text.index(p.quote)) for p in changed.positions)
        changed = msgspec.structs.replace(changed, positions=held)
    return changed
