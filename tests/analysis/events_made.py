"""Articles with event records made by hand: what events are merged from, without a coder."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec

from dragoman.ledger import MemoryEvidence, kept_article, reports_of
from dragoman.records import (
    Article,
    Claim,
    CodedArticle,
    Entity,
    Event,
    Interval,
    Judgement,
    KeptArticle,
    Published,
    Report,
)

RECORDED = datetime(2031, 1, 1, tzinfo=UTC)
Made = tuple[KeptArticle, tuple[Report, ...]]


class Judged(MemoryEvidence):
    """Evidence in memory with judgements beside it."""

    def __init__(self, made: list[Made], judgements: tuple[Judgement, ...] = ()) -> None:
        """Take what was made and what was judged."""
        super().__init__([kept for kept, _ in made], [one for _, several in made for one in several])
        self._judged = judgements

    def judgements(self, known_on: datetime | None = None) -> tuple[Judgement, ...]:
        """Give what was judged by then."""
        return tuple(one for one in self._judged if known_on is None or one.recorded_at <= known_on)


def days(text: str | None) -> Interval | None:
    """Make an interval of "2031-05-06" or "2031-05-01/2031-05-31"."""
    if text is None:
        return None
    start, _, end = text.partition("/")
    return Interval(start=date.fromisoformat(start), end=date.fromisoformat(end or start), text=text)


def entities(ids: str, **persons: str) -> tuple[Entity, ...]:
    """Make entities of ids with blanks between them."""
    return tuple(Entity(text=one, id=one, person=persons.get(one)) for one in ids.split())


def act(what: str, quote: str, when: str | None = None, **more: Any) -> Event:
    """Make an event: `what` is "TYPE:mode CAMEO ACTORS > RECIPIENTS"; a person is given as `XXX="Name"`."""
    doing, _, done_to = what.partition(">")
    kind, cameo, *actors = doing.split()
    event_type, _, mode = kind.partition(":")
    persons = {key: more.pop(key) for key in list(more) if key.isupper()}
    return Event(
        quote=quote,
        start=0,
        event_type=event_type,
        mode=mode or None,
        cameo=cameo,
        actors=entities(" ".join(actors), **persons),
        recipients=entities(done_to, **persons),
        time=days(when),
        **more,
    )


def told(
    outlet: str | None,
    published: str | None,
    *acts: Event,
    text: str | None = None,
    story: str | None = None,
    claims: tuple[Claim, ...] = (),
    recorded_at: datetime = RECORDED,
) -> Made:
    """Make an article of acts: its text is their quotes, a line each, unless it is given."""
    whole = text or "\n".join(one.quote for one in acts)
    when = days(published)
    about = Published(earliest=when.start, latest=when.end, basis="stated") if when else Published()
    article = Article(name=f"{outlet}.txt", text=whole, outlet=outlet, published=about)
    events = tuple(msgspec.structs.replace(one, start=whole.index(one.quote)) for one in acts)
    coded = CodedArticle(
        article=article.name,
        outlet=outlet,
        title=None,
        byline=None,
        dateline=None,
        published=about,
        language="en",
        events=events,
        claims=claims,
    )
    kept = kept_article(article, coder="made", recorded_at=recorded_at, story=story)
    return kept, reports_of(kept, coded)


def judged(verb: Any, *targets: str, number: int = 1, value: str | None = None) -> Judgement:
    """Make a judgement; a higher number is a later one."""
    return Judgement(
        id=f"j{number:03}",
        verb=verb,
        targets=targets,
        value=value,
        who="a reviewer",
        recorded_at=RECORDED.replace(hour=number),
    )
