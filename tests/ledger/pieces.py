"""Articles with records for the tests of the ledger: small, made up, and quick to make."""

from datetime import date

from dragoman.records import (
    Article,
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
)

Pair = tuple[Article, CodedArticle]
FIRST_DAY = date(2024, 3, 4)


def words_of(seed: int, number: int = 90) -> str:
    """Some words that no other seed has in this order."""
    return " ".join(f"w{(seed * 7919 + i * i * (seed + 3)) % 9973}" for i in range(number))


def pair(
    seed: int = 1,
    *,
    actor: str = "NOR",
    recipient: str = "TCD",
    outlet: str | None = "The Lake Post",
    day: date | None = FIRST_DAY,
    text: str | None = None,
    name: str | None = None,
    status: str = "occurred",
) -> Pair:
    """An article of one event, one tie, one mediation, one claim and one obstacle."""
    told = f"{actor} offered {recipient} its help on Monday. "
    body = told + (text if text is not None else words_of(seed))
    published = Published(earliest=day, latest=day, basis="stated" if day else "unknown")
    article = Article(
        name=name or f"{seed}.txt",
        text=body,
        blocks=(Block(start=0, end=len(body), kind="body"),),
        outlet=outlet,
        published=published,
    )
    quote = told.strip()
    start = body.index(recipient)
    event = Event(
        quote=quote,
        start=0,
        event_type="AGREE",
        cameo="030",
        actors=(Entity(text=actor, id=actor, start=0),),
        recipients=(Entity(text=recipient, id=recipient, start=start),),
        status=status,  # type: ignore[arg-type]
        time=Interval(start=day, end=day, text="on Monday") if day else None,
        rule="verb:offer",
    )
    coded = CodedArticle(
        article=article.name,
        outlet=outlet,
        title=None,
        byline=None,
        dateline=None,
        published=published,
        language="en",
        events=(event,),
        mediations=(
            Mediation(
                mediators=(actor,),
                disputants=tuple(sorted((recipient, "SDN"))),
                matter=None,
                stage="offered",
                reports=(quote,),
                quote=quote,
                start=0,
            ),
        ),
        ties=(
            Tie(
                kind="partner-of",
                a=actor,
                b=recipient,
                since="2020-02",
                until="2021",
                quote=quote,
                start=0,
                rule="verb:offer",
            ),
        ),
        claims=(
            Claim(
                proposition="that it helps",
                positions=(Position(holder=actor, stance="asserts", quote=quote, start=0),),
                contested=False,
                quote=quote,
                start=0,
            ),
        ),
        obstacles=(
            Obstacle(goal="peace", whose=recipient, obstacle="none", says="outlet", quote=quote, start=0),
        ),
    )
    return article, coded
