"""Articles with records made by hand, and a small invented world: what ties and efforts are made of."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from dragoman.ledger import MemoryEvidence, kept_article, reports_of
from dragoman.records import (
    Article,
    Attribution,
    CodedArticle,
    Entity,
    Event,
    Interval,
    KeptArticle,
    Mediation,
    Published,
    Report,
    Tie,
)
from dragoman.world import EntityRecord, Fact, Referent, Standing, World
from dragoman.world.types import Compiled

RECORDED = datetime(2031, 1, 1, tzinfo=UTC)
Made = tuple[KeptArticle, tuple[Report, ...]]


def span(text: str | None) -> Interval | None:
    """Make an interval of "2030-05-06" or "2030-05-01/2030-05-31"."""
    if text is None:
        return None
    start, _, end = text.partition("/")
    return Interval(start=date.fromisoformat(start), end=date.fromisoformat(end or start), text=text)


def act(what: str, quote: str = "did so", when: str | None = None, **more: Any) -> Event:
    """Make an event: `what` is "TYPE:mode CAMEO ACTORS > RECIPIENTS"."""
    doing, _, done_to = what.partition(">")
    kind, cameo, *actors = doing.split()
    event_type, _, mode = kind.partition(":")
    return Event(
        quote=quote,
        start=more.pop("start", 0),
        event_type=event_type,
        mode=mode or None,
        cameo=cameo,
        actors=tuple(Entity(text=one, id=one) for one in actors),
        recipients=tuple(Entity(text=one, id=one) for one in done_to.split()),
        time=span(when),
        **more,
    )


def stated(what: str, quote: str = "it is so", **more: Any) -> Tie:
    """Make a tie: `what` is "KIND A B" or "KIND A B not"."""
    kind, a, b, *negated = what.split()
    more = {"start": 0, "holds": not negated, **more}
    return Tie(kind=kind, a=a, b=b, quote=quote, **more)  # type: ignore[arg-type]


def effort(what: str, *reports: str, **more: Any) -> Mediation:
    """Make a mediation record: `what` is "STAGE MEDIATORS > DISPUTANTS"; then the quotes of its events."""
    doing, _, sides = what.partition(">")
    stage, *mediators = doing.split()
    more = {"matter": None, "start": 0, **more}
    return Mediation(
        stage=stage,  # type: ignore[arg-type]
        mediators=tuple(mediators),
        disputants=tuple(sides.split()),
        reports=reports,
        quote=reports[0] if reports else "their efforts",
        **more,
    )


def said(speaker: str, stance: str = "asserts") -> tuple[Attribution, ...]:
    """Make an attribution to one speaker."""
    return (Attribution(speaker=speaker, id=speaker, text="said", stance=stance),)  # type: ignore[arg-type]


def article(
    published: str,
    *records: Event | Tie | Mediation,
    outlet: str | None = "Gazette",
    recorded: datetime = RECORDED,
    story: str | None = None,
) -> Made:
    """Make an article published on a day, or within "FIRST/LAST", with its records."""
    when = span(published)
    shown = Published(earliest=when.start, latest=when.end, basis="stated") if when else Published()
    # places are given in order, so that two records of the same words stay apart
    placed = [msgspec.structs.replace(one, start=10 * at) for at, one in enumerate(records)]
    body = f"{published} {outlet} " + " ".join(one.quote for one in records)
    kept = kept_article(
        Article(name="made", text=body, outlet=outlet, published=shown),
        coder="by hand",
        recorded_at=recorded,
        story=story,
    )
    coded = CodedArticle(
        article="made",
        outlet=outlet,
        title=None,
        byline=None,
        dateline=None,
        published=shown,
        language="en",
        events=tuple(one for one in placed if isinstance(one, Event)),
        ties=tuple(one for one in placed if isinstance(one, Tie)),
        mediations=tuple(one for one in placed if isinstance(one, Mediation)),
    )
    return kept, reports_of(kept, coded)


def evidence(*made: Made) -> MemoryEvidence:
    """Put articles into evidence."""
    return MemoryEvidence([kept for kept, _ in made], [one for _, several in made for one in several])


def invented(facts: Iterable[Fact] = (), standings: Iterable[Standing] = ()) -> World:
    """Make a world with one bloc, the "Amber Pact", and the facts and standings given."""
    pact = EntityRecord(id="AMBER", name="Amber Pact", sort="bloc", role="IGO")
    return World(
        Compiled(
            surfaces=["Amber Pact"],
            targets=[[0]],
            exact={},
            referents=[Referent(id="AMBER", name="Amber Pact", kind="organisation", role="IGO")],
            entities={"AMBER": pact},
            standings=list(standings),
            facts=list(facts),
            cues=[],
            words=frozenset(),
            places={},
        )
    )
