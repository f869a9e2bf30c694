"""Articles and records made by hand for the desk: a dispute, an offer to mediate, and what is denied."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dragoman.ledger import Ledger
from dragoman.records import (
    Article,
    Attribution,
    Block,
    BlockKind,
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
)
from dragoman.web.desk import Desk

Pair = tuple[Article, CodedArticle]
KEN, ETH, SOM = "KEN", "ETH", "SOM"
TEXT = (
    "Kenya offers its good offices\n"
    "Kenya offered on 4 May 2031 to mediate between Ethiopia and Somalia. "
    "Somalia accused Ethiopia of shelling Luuq. Ethiopia denied that it had shelled Luuq. "
    "Somalia and Ethiopia are in conflict over the Luuq road. "
    "The shelling remains the main obstacle to a road agreement.\n"
    "Share this story"
)
AGAIN = (
    "Nairobi steps in\n"
    "Kenya has offered to mediate between Ethiopia and Somalia. Somalia welcomed the offer of Kenya.\n"
)


def article(text: str, outlet: str | None, day: date | None, name: str = "made.txt") -> Article:
    """An article whose first line is its title; a line that begins with "Share" is furniture."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            kind: BlockKind = "title" if number == 0 else "furniture" if line.startswith("Share") else "body"
            reason = "sharing" if kind == "furniture" else ""
            blocks.append(Block(start=start, end=start + len(line), kind=kind, reason=reason))
        start += len(line) + 1
    published = Published(earliest=day, latest=day, basis="stated" if day else "unknown")
    title = text.partition("\n")[0]
    return Article(
        name=name, text=text, blocks=tuple(blocks), outlet=outlet, title=title, published=published
    )


def event(
    text: str, quote: str, kind: str, cameo: str, actors: Sequence[str], to: Sequence[str], **more: object
) -> Event:
    """An event on words of a text."""

    def entities(ids: Sequence[str]) -> tuple[Entity, ...]:
        return tuple(Entity(text=one, id=one) for one in ids)

    made = Event(
        quote=quote,
        start=text.index(quote),
        event_type=kind,
        cameo=cameo,
        actors=entities(actors),
        recipients=entities(to),
        rule="made.by.hand",
    )
    return type(made)(**{name: getattr(made, name) for name in made.__struct_fields__} | more)


def coded(source: Article, **records: object) -> Pair:
    """An article with its records."""
    return source, CodedArticle(
        article=source.name,
        outlet=source.outlet,
        title=source.title,
        byline=None,
        dateline=None,
        published=source.published,
        language="en",
        **records,  # type: ignore[arg-type]
    )


def first() -> Pair:
    """The article of 5 May: an offer, an accusation, its denial, a tie, an obstacle."""
    said = "Somalia accused Ethiopia of shelling Luuq"
    denied = "Ethiopia denied that it had shelled Luuq"
    offer = "Kenya offered on 4 May 2031 to mediate between Ethiopia and Somalia"
    may = Interval(start=date(2031, 5, 4), end=date(2031, 5, 4), text="4 May 2031")
    tie = "Somalia and Ethiopia are in conflict over the Luuq road"
    way = "The shelling remains the main obstacle to a road agreement"
    somalia = Attribution(speaker="Somalia", id=SOM, text="Somalia")
    return coded(
        article(TEXT, "The Juba Mirror", date(2031, 5, 5), "first.txt"),
        events=(
            event(TEXT, offer, "AGREE", "039", [KEN], [ETH, SOM], time=may),
            event(TEXT, said, "ACCUSE", "112", [SOM], [ETH]),
            event(
                TEXT,
                "shelling Luuq",
                "ASSAULT",
                "194",
                [ETH],
                [SOM],
                attribution=(somalia,),
                mode="heavy-weapons",
            ),
        ),
        mediations=(
            Mediation(
                mediators=(KEN,),
                disputants=(ETH, SOM),
                matter=None,
                stage="offered",
                reports=(offer,),
                quote=offer,
                start=TEXT.index(offer),
            ),
        ),
        ties=(
            Tie(
                kind="in-conflict-with",
                a=ETH,
                b=SOM,
                matter="the Luuq road",
                quote=tie,
                start=TEXT.index(tie),
            ),
        ),
        claims=(
            Claim(
                proposition="shelling Luuq",
                positions=(
                    Position(holder="Somalia", stance="asserts", quote=said, start=TEXT.index(said)),
                    Position(holder="Ethiopia", stance="denies", quote=denied, start=TEXT.index(denied)),
                ),
                contested=True,
                quote="shelling Luuq",
                start=TEXT.index("shelling Luuq"),
            ),
        ),
        obstacles=(
            Obstacle(
                goal="a road agreement",
                whose=SOM,
                obstacle="The shelling",
                says="The Juba Mirror",
                quote=way,
                start=TEXT.index(way),
            ),
        ),
    )


def second() -> Pair:
    """The article of 7 May by another outlet: the offer again, and that it is welcome."""
    offer, thanks = (
        "Kenya has offered to mediate between Ethiopia and Somalia",
        "Somalia welcomed the offer of Kenya",
    )
    return coded(
        article(AGAIN, "Lamu Courier", date(2031, 5, 7), "second.txt"),
        events=(
            event(AGAIN, offer, "AGREE", "039", [KEN], [ETH, SOM]),
            event(AGAIN, thanks, "SUPPORT", "051", [SOM], [KEN]),
        ),
        mediations=(
            Mediation(
                mediators=(KEN,),
                disputants=(ETH, SOM),
                matter=None,
                stage="offered",
                reports=(offer,),
                quote=offer,
                start=AGAIN.index(offer),
            ),
        ),
    )


def many(number: int, outlet: str = "The Wajir Wire") -> list[Pair]:
    """Articles that each tell of one visit, a day after the other."""
    pairs = []
    for one in range(number):
        text = f"Visit number {one}\nThe envoy of Kenya visited Somalia for the {one}th time, says log {one * 7919}."
        quote = text.partition("\n")[2]
        day = date.fromordinal(date(2032, 1, 1).toordinal() + one)
        pairs.append(
            coded(
                article(text, outlet, day, f"visit-{one}.txt"),
                events=(event(text, quote, "CONSULT", "042", [KEN], [SOM]),),
            )
        )
    return pairs


def keep(path: Path, *pairs: Pair) -> Path:
    """A ledger of articles, in which somebody confirmed the tie of the first."""
    with Ledger.open(path, create=True) as ledger:
        ledger.add(pairs, coder="1.0")
        ledger.judge("confirm", [ledger.reports(kinds=["tie"])[0].id], who="A. Reader", why="so it says")
    return path


def addresses_of(desk: Desk) -> dict[str, str]:
    """An address of each kind of page with something on it.

    Ids of reports are the same in every ledger of these articles, that of the judgement is not.
    """
    of_kind = {kind: desk.reports(kinds=[kind])[0].id for kind in ("event", "claim", "obstacle")}
    return {
        "situation": "/situation",
        "mediations": "/mediations?mediator=Kenya",
        "claims": "/claims?parties=Somalia",
        "obstacles": "/obstacles?whose=Somalia",
        "events": "/events?parties=Kenya",
        "timeline": "/timeline?parties=Kenya",
        "map": "/map",
        "network": "/network?centre=Kenya",
        "explorer": "/explorer?kind=event",
        "changes": "/changes?since=2031-05-01&until=2031-05-31",
        "search": "/search?q=mediat*",
        "ask": "/ask",
        "review": "/review",
        "history": "/review/history",
        "effect": f"/review/effect/{desk.judgements()[0].id}",
        "record": f"/review/{of_kind['event']}?suppose=reject",
        "actor": "/actor/KEN",
        "dyad": "/dyad/ETH/SOM",
        "bloc": "/bloc/IGAD",
        "mediation": "/mediation/KEN/ETH,SOM",
        "claim": f"/claim/{of_kind['claim']}",
        "obstacle": f"/obstacle/{of_kind['obstacle']}",
        "event": f"/event/{of_kind['event']}",
        "article": f"/article/{desk.articles()[0].id}",
    }


def foreign() -> Pair:
    """An article whose title and outlet are written from right to left."""
    text = "كينيا تعرض الوساطة\nKenya visited Ethiopia on 6 May 2031."
    quote = "Kenya visited Ethiopia on 6 May 2031"
    day = Interval(start=date(2031, 5, 6), end=date(2031, 5, 6), text="6 May 2031")
    return coded(
        article(text, "صحيفة الساحل", date(2031, 5, 6), "foreign.txt"),
        events=(event(text, quote, "CONSULT", "042", [KEN], [ETH], time=day),),
    )
