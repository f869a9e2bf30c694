"""Hand-made articles with their records: what a brief is made of, without a coder."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dragoman.api.calls import outcomes_of
from dragoman.api.pipeline import code_outcomes
from dragoman.articles import ReadOptions
from dragoman.brief import Brief, build_brief, evidence_of
from dragoman.brief.names import Names, names_of
from dragoman.brief.notes import Notes, Pair
from dragoman.cli.examples import examples_folder
from dragoman.coder.code import default_world
from dragoman.ledger import MemoryEvidence
from dragoman.records import (
    Article,
    Attribution,
    Block,
    Claim,
    CodedArticle,
    Entity,
    Event,
    Interval,
    Mediation,
    Obstacle,
    Position,
    Published,
    Tie,
    UnreadableArticleError,
)
from dragoman.world import World

HERALD = """Turkey offers to mediate between Ethiopia and Somalia

Turkey offered on Tuesday to mediate between Ethiopia and Somalia. Somalia does not recognise Somaliland.

Mogadishu said that Ethiopian soldiers had crossed the border, which Addis Ababa denied. The port lease remains the chief obstacle to talks. Ethiopia will visit Mogadishu next month."""
POST = """<h1>Ankara <b>steps in</b></h1>
<p>Turkey <a href="/t">offered</a> on 2 July to mediate between Ethiopia &amp; Somalia. It now hosts the talks.</p>
<p>Somalia recognises Somaliland, &lt;script&gt;alert(1)&lt;/script&gt; wrote one reader.</p>"""
NAMES = {
    "TUR": "Turkey",
    "ETH": "Ethiopia",
    "SOM": "Somalia",
    "SOMALILAND": "Somaliland",
    "AU": "African Union",
}


def entities(*ids: str) -> tuple[Entity, ...]:
    """Bare entities."""
    return tuple(Entity(text=NAMES.get(one, one), id=one) for one in ids)


def event(text: str, quote: str, act: str, **more: Any) -> Event:
    """An event at the first place of its quote; `act` is "TYPE CAMEO ACTORS > RECIPIENTS"."""
    doing, _, done_to = act.partition(">")
    event_type, cameo, *actors = doing.split()
    return Event(
        quote=quote,
        start=text.index(quote),
        event_type=event_type,
        cameo=cameo,
        actors=entities(*actors),
        recipients=entities(*done_to.split()),
        **more,
    )


def blocks(text: str, *words: str) -> tuple[Block, ...]:
    """The blocks that hold some words: the first is the title."""
    found = [(text.index(w), text.index(w) + len(w)) for w in words]
    return tuple(Block(start=a, end=b, kind="body" if n else "title") for n, (a, b) in enumerate(found))


def herald() -> Pair:
    """An article with one record of each kind."""
    day = date(2024, 7, 3)
    offered = Interval(start=date(2024, 7, 2), end=date(2024, 7, 2), text="on Tuesday")
    visit = Interval(start=date(2024, 8, 1), end=date(2024, 8, 31), text="next month")
    crossed = "Ethiopian soldiers had crossed the border"
    denial = "which Addis Ababa denied"
    said = (Attribution(speaker="Mogadishu", id="SOM", text="Mogadishu"),)
    lead = "Turkey offered on Tuesday to mediate between Ethiopia and Somalia"
    title = "Turkey offers to mediate between Ethiopia and Somalia"
    article = Article(
        name="herald.txt",
        text=HERALD,
        blocks=blocks(HERALD, *HERALD.split("\n\n")),
        outlet="The Berbera Herald",
        title=title,
    )
    coded = CodedArticle(
        article="herald.txt",
        outlet="The Berbera Herald",
        title=title,
        byline=None,
        dateline=None,
        published=Published(earliest=day, latest=day, basis="stated", why="printed"),
        language="en",
        events=(
            event(HERALD, title, "AGREE 039 TUR > ETH SOM", same_as=lead),
            event(HERALD, lead, "AGREE 039 TUR > ETH SOM", time=offered),
            event(HERALD, crossed, "ASSAULT 190 ETH > SOM", attribution=said),
            event(
                HERALD,
                "Ethiopia will visit Mogadishu",
                "AGREE 036 ETH > SOM",
                status="planned",
                time=visit,
            ),
        ),
        mediations=(
            Mediation(
                mediators=("TUR",),
                disputants=("ETH", "SOM"),
                matter=None,
                stage="offered",
                reports=(title, lead),
                quote=lead,
                start=HERALD.index(lead),
            ),
        ),
        ties=(tie(HERALD, "Somalia does not recognise Somaliland", holds=False),),
        claims=(
            Claim(
                proposition=f"that {crossed}",
                positions=(
                    Position(
                        holder="Mogadishu", stance="asserts", quote=crossed, start=HERALD.index(crossed)
                    ),
                    Position(holder="Addis Ababa", stance="denies", quote=denial, start=HERALD.index(denial)),
                ),
                contested=True,
                quote=crossed,
                start=HERALD.index(crossed),
            ),
        ),
        obstacles=(
            Obstacle(
                goal="talks",
                whose="ETH",
                obstacle="the port lease",
                says="outlet",
                quote="The port lease remains the chief obstacle to talks",
                start=HERALD.index("The port lease"),
            ),
        ),
    )
    return article, coded


def tie(text: str, quote: str, *, holds: bool) -> Tie:
    """Whether Somalia recognises Somaliland."""
    return Tie(kind="recognises", a="SOM", b="SOMALILAND", holds=holds, quote=quote, start=text.index(quote))


def post() -> Pair:
    """A page in HTML that tells the offer again, goes further, and is hostile."""
    offer = 'Turkey <a href="/t">offered</a> on 2 July to mediate between Ethiopia &amp; Somalia'
    hosts = "It now hosts the talks"
    rows = [row.split(">", 1)[1].rsplit("<", 1)[0] for row in POST.split("\n")]
    offered = Interval(start=date(2024, 7, 2), end=date(2024, 7, 2), text="on 2 July")
    article = Article(
        name="post.html",
        text=POST,
        blocks=blocks(POST, *rows),
        markup="html",
        outlet="The Awash Post",
        title='Ankara "steps in" | <b>*live*</b>',
    )
    coded = CodedArticle(
        article="post.html",
        outlet="The Awash Post",
        title='Ankara "steps in" | <b>*live*</b>',
        byline=None,
        dateline=None,
        published=Published(
            earliest=date(2024, 7, 8), latest=date(2024, 7, 14), basis="inferred", why="“2 July” is past"
        ),
        language="en",
        events=(
            event(POST, offer, "AGREE 039 TUR > SOM ETH", time=offered),
            event(POST, hosts, "CONSULT 045 TUR > ETH SOM", status="ongoing"),
        ),
        mediations=(
            Mediation(
                mediators=("TUR",),
                disputants=("SOM", "ETH"),
                matter="a port",
                stage="under-way",
                reports=(offer, hosts),
                quote=hosts,
                start=POST.index(hosts),
            ),
        ),
        ties=(tie(POST, "Somalia recognises Somaliland", holds=True),),
        claims=(
            Claim(
                proposition="Somalia recognises Somaliland, <script>alert(1)</script>",
                positions=(
                    Position(
                        holder="one reader",
                        stance="asserts",
                        quote="wrote one reader",
                        start=POST.index("wrote one"),
                    ),
                ),
                contested=False,
                quote="wrote one reader",
                start=POST.index("wrote one"),
            ),
        ),
    )
    return article, coded


@pytest.fixture
def pairs() -> list[Pair]:
    """Two articles of two outlets on one matter."""
    return [herald(), post()]


@pytest.fixture
def make_event() -> Callable[..., Event]:
    """How tests make further events."""
    return event


@pytest.fixture(scope="session")
def world() -> World:
    """The world that comes with Dragoman."""
    return default_world()


@pytest.fixture
def evidence(pairs: list[Pair]) -> MemoryEvidence:
    """The reports of the two articles."""
    return evidence_of(pairs)


@pytest.fixture
def names(world: World) -> Names:
    """The names of the world."""
    return names_of(world)


@pytest.fixture
def notes(evidence: MemoryEvidence) -> Notes:
    """Notes on the two articles, none taken yet."""
    return Notes(evidence)


@pytest.fixture
def brief(evidence: MemoryEvidence, world: World) -> Brief:
    """The brief of the two articles."""
    return build_brief(evidence, world, all_articles=True)


@pytest.fixture(scope="session")
def examples() -> MemoryEvidence:
    """The example articles, coded."""
    results = code_outcomes(outcomes_of([examples_folder()], ReadOptions()), 1)
    return evidence_of(one for one in results if not isinstance(one, UnreadableArticleError))
