"""Reports made for the tests: every kind of record, every field filled, and what must not go wrong."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO

import msgspec

from dragoman.exchange import FORMATS, Tally, Told
from dragoman.records import (
    Article,
    Attribution,
    Block,
    Claim,
    Entity,
    Event,
    Interval,
    KeptArticle,
    Mediation,
    Obstacle,
    Position,
    Published,
    Record,
    Report,
    ReportKind,
    Tie,
)
from dragoman.world import World

TEXT = """Oman offers to mediate between Chad and Sudan

Oman has offered to mediate between Chad and Sudan in Geneva on 4 March; "we are ready", said its envoy.
Chad accused Sudan of arming rebels near Abéché, according to officials in N'Djamena.
Oman's offer was welcome, Chad's minister said. Chad and Sudan signed a truce. Sudan did not strike Chad.
The lack of an embassy is an obstacle. Sudan is a member of the African Union since 2019.
"""
RECORDED = datetime(2024, 3, 6, 10, 20, 30, 123456, tzinfo=UTC)
PUBLISHED = Published(
    earliest=date(2024, 3, 5), latest=date(2024, 3, 5), basis="stated", why="printed on the page"
)
ARTICLE = Article(
    name="lake.txt",
    text=TEXT,
    blocks=(
        Block(start=0, end=45, kind="title"),
        Block(start=47, end=151, kind="body"),
        Block(start=152, end=len(TEXT), kind="body"),
    ),
    outlet="The Lake Post",
    title="Oman offers to mediate between Chad and Sudan",
    byline="A. Writer",
    dateline="N'DJAMENA",
    published=PUBLISHED,
)
KEPT = KeptArticle(
    id="article01",
    article=ARTICLE,
    story="story01",
    source="Lake Agency",
    coder="1.2.3",
    recorded_at=RECORDED,
)
OMAN = Entity(text="Oman", id="OMN", role="GOV", person="Badr Albusaidi", start=47)
CHAD = Entity(text="Chad", id="TCD", role="GOV", person=None, start=83)
SUDAN = Entity(text="Sudan", id="SDN", role="GOV", person=None, start=92)


def place(quote: str) -> int:
    """Where a quote begins in the article."""
    return TEXT.index(quote)


HEADLINE = "Oman offers to mediate between Chad and Sudan"
OFFER = "Oman has offered to mediate between Chad and Sudan in Geneva on 4 March"
offer = Event(
    quote=OFFER,
    start=place(OFFER),
    event_type="AGREE",
    mode=None,
    context=("diplomatic", "peacekeeping"),
    cameo="039",
    actors=(OMAN,),
    recipients=(CHAD, SUDAN),
    status="occurred",
    time=Interval(start=date(2024, 3, 4), end=date(2024, 3, 4), text="on 4 March"),
    attribution=(),
    rule="verb:offer#3",
    confidence=0.91,
)
headline = msgspec.structs.replace(offer, quote=HEADLINE, start=0, same_as=OFFER, time=None)
accused = Event(
    quote="Chad accused Sudan of arming rebels near Abéché",
    start=place("Chad accused Sudan"),
    event_type="ACCUSE",
    mode="allege",
    context=("military",),
    cameo="112",
    actors=(CHAD,),
    recipients=(SUDAN,),
    attribution=(
        Attribution(speaker="officials", id="TCD", text="officials in N'Djamena", stance="asserts"),
        Attribution(speaker="an aide", id=None, text="an aide", stance="doubts"),
    ),
    rule="verb:accuse#1",
)
signed = Event(
    quote="Chad and Sudan signed a truce",
    start=place("Chad and Sudan signed"),
    event_type="AGREE",
    cameo="0356",
    actors=(CHAD, SUDAN),
    rule="verb:sign#3",
)
denied = Event(
    quote="Sudan did not strike Chad",
    start=place("Sudan did not"),
    event_type="ASSAULT",
    mode="aerial",
    cameo="195",
    actors=(SUDAN,),
    recipients=(CHAD,),
    status="denied",
    rule="verb:strike#1",
)
mediation = Mediation(
    mediators=("OMN",),
    disputants=("SDN", "TCD"),
    matter="the border",
    stage="offered",
    reports=(HEADLINE, OFFER),
    quote=OFFER,
    start=place(OFFER),
    time=Interval(start=date(2024, 3, 1), end=date(2024, 3, 31), text="in March"),
    confidence=0.8,
)
MEMBER = "Sudan is a member of the African Union since 2019"
tie = Tie(
    kind="member-of",
    a="SDN",
    b="AU",
    since="2019",
    until="2024-02",
    matter="membership",
    quote=MEMBER,
    start=place(MEMBER),
    attribution=(Attribution(speaker="the envoy", id="OMN", text="its envoy"),),
    rule="tie:member#1",
    confidence=0.7,
)
WELCOME = "Oman's offer was welcome"
claim = Claim(
    proposition="the offer is welcome",
    positions=(
        Position(holder="TCD", stance="asserts", quote=WELCOME, start=place(WELCOME)),
        Position(holder="SDN", stance="denies", quote="offer was welcome", start=place("offer was")),
    ),
    contested=True,
    confidence=0.6,
    quote=WELCOME,
    start=place(WELCOME),
)
LACK = "The lack of an embassy is an obstacle"
obstacle = Obstacle(
    goal="peace",
    whose="TCD",
    obstacle="no embassy",
    says="outlet",
    quote=LACK,
    start=place(LACK),
    confidence=0.5,
)
RECORDS: tuple[tuple[ReportKind, Record], ...] = (
    ("event", headline),
    ("event", offer),
    ("mediation", mediation),
    ("event", accused),
    ("claim", claim),
    ("event", signed),
    ("event", denied),
    ("obstacle", obstacle),
    ("tie", tie),
)


def told(kind: ReportKind, record: Record, number: int = 0, kept: KeptArticle = KEPT) -> Told:
    """Make a report of a record."""
    return Told(
        Report(
            id=f"{kind}{number:04d}",
            kind=kind,
            record=record,
            article=kept.id,
            outlet=kept.article.outlet,
            published=kept.article.published,
            story=kept.story,
            recorded_at=kept.recorded_at,
            review="confirmed" if number == 1 else "none",
        ),
        kept,
    )


def all_told() -> list[Told]:
    """All reports of the article, in their order."""
    return [told(kind, record, number) for number, (kind, record) in enumerate(RECORDS)]


def events_told() -> list[Told]:
    """Its events."""
    return [one for one in all_told() if one.report.kind == "event"]


def write(form: str, reports: Sequence[Told], world: World) -> tuple[bytes, Tally]:
    """Write reports in a format."""
    stream = BytesIO()
    tally = FORMATS[form].write(reports, world, stream)
    return stream.getvalue(), tally
