"""Writes the made-up articles of `benchmarks.ledger_news`, and codes them."""

from collections import deque
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

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
    Record,
    Tie,
)

if TYPE_CHECKING:
    from benchmarks.ledger_news import News

TEN = 10
Coded = tuple[Article, CodedArticle]


class Happening(msgspec.Struct):
    """One act as it was, whoever tells it."""

    day: date
    act: list[str]
    actor: str
    recipient: str
    fillings: dict[str, Any]


class Dyad(msgspec.Struct):
    """Two states in the news, who mediates between them, and what is being told of them."""

    a: str
    b: str
    brokers: list[str]
    recent: deque[Happening]
    propositions: deque[str]


class Writer:
    """Writes one article and codes it."""

    def __init__(self, news: "News", dyad: Dyad, day: date) -> None:
        """Begin an article on a dyad on a day."""
        self._news, self._dyad, self._day = news, dyad, day
        self._rng, self._words = news.rng, news.words
        self._text = ""
        self._records: list[Record] = []

    def article(self, number: int) -> Coded:
        """Write it: the main act in headline and body, older acts, and one of each other kind by chance."""
        dyad, news = self._dyad, self._news
        today = [one for one in dyad.recent if (self._day - one.day).days <= 1]
        if not today or news.chance(0.5):
            today = [news.happening(dyad, self._day) for _ in range(2)]
            dyad.recent.extend(today)
        main = self._rng.choice(today)
        headline = self._event(main, 2, "\n")
        self._event(main, 3, same_as=headline)
        for one in self._rng.sample([*dyad.recent], min(len(dyad.recent), 3)):
            if one is not main:
                self._event(one, self._rng.choice((2, 3)))
        for write, share in ((self._effort, 0.35), (self._tie, 0.7), (self._obstacle, 0.4)):
            if news.chance(share):
                write()
        for _ in range(self._rng.randrange(1, 3)):
            self._claim()
        while len(self._records) < TEN:
            self._event(news.happening(dyad, self._day), 2)
        return self._done(number, len(headline))

    def _write(self, words: str, after: str | None = None) -> int:
        """Add words to the text; gives where they stand."""
        start = len(self._text)
        self._text += words + (after or f", {' '.join(self._rng.choices(self._news.vocabulary, k=12))}. ")
        return start

    def _event(
        self, one: Happening, wording: int, after: str | None = None, same_as: str | None = None
    ) -> str:
        words = one.act[wording].format(**one.fillings)
        speaker = Attribution(speaker="a spokesman", id=one.actor, text="a spokesman said")
        self._records.append(
            Event(
                quote=words,
                start=self._write(words, after),
                event_type=one.act[0],
                cameo=one.act[1],
                actors=(self._entity(one.actor),),
                recipients=(self._entity(one.recipient),),
                time=Interval(start=one.day, end=one.day, text="that day")
                if self._news.chance(0.5)
                else None,
                attribution=(speaker,) if self._news.chance(0.3) else (),
                same_as=same_as,
            )
        )
        return words

    def _effort(self) -> None:
        """An effort of a third party, and the act that tells it."""
        a, b = self._rng.sample((self._dyad.a, self._dyad.b), 2)
        broker = self._rng.choice(self._dyad.brokers)
        stage, kind, code, wording = self._rng.choice(self._words["stages"])
        words = wording.format(m=self._news.names[broker], a=self._news.names[a], b=self._news.names[b])
        start = self._write(words)
        actors, recipients = ((a,), (broker, b)) if kind in {"REQUEST", "REJECT"} else ((broker,), (a, b))
        self._records.append(
            Event(
                quote=words,
                start=start,
                event_type=kind,
                cameo=code,
                actors=tuple(map(self._entity, actors)),
                recipients=tuple(map(self._entity, recipients)),
            )
        )
        self._records.append(
            Mediation(
                mediators=(broker,),
                disputants=tuple(sorted((a, b))),
                matter=None,
                stage=stage,
                reports=(words,),
                quote=words,
                start=start,
            )
        )

    def _tie(self) -> None:
        """What stands between the two, or nine times in ten still does."""
        a, b = self._dyad.a, self._dyad.b
        kinds = self._words["ties"]
        kind, holds = kinds[ord(a[0]) * ord(b[1]) % len(kinds)], self._news.chance(0.9)
        words = (
            f"{self._news.names[a]} and {self._news.names[b]} are {'still' if holds else 'no longer'} {kind}"
        )
        self._records.append(Tie(kind=kind, a=a, b=b, holds=holds, quote=words, start=self._write(words)))

    def _claim(self) -> None:
        """A proposition on the word of one side, often one that was told before."""
        a, b = self._rng.sample((self._dyad.a, self._dyad.b), 2)
        if not self._dyad.propositions or self._news.chance(0.4):
            fresh = self._news.happening(self._dyad, self._day).fillings
            fresh |= {"a": self._news.names[a], "b": self._news.names[b]}
            self._dyad.propositions.append(self._rng.choice(self._words["claims"]).format(**fresh))
        words = self._rng.choice(self._dyad.propositions)
        start = self._write(words)
        denies = self._news.chance(0.2)
        held = Position(
            holder=self._news.names[a], stance="denies" if denies else "asserts", quote=words, start=start
        )
        self._records.append(
            Claim(proposition=words, positions=(held,), contested=denies, quote=words, start=start)
        )

    def _obstacle(self) -> None:
        a, b = self._dyad.a, self._dyad.b
        what = f"the dispute over {self._rng.choice(self._words['places'])}"
        words = f"{what} stands in the way of trade between {self._news.names[a]} and {self._news.names[b]}"
        goal = f"trade with {self._news.names[b]}"
        self._records.append(
            Obstacle(goal=goal, whose=a, obstacle=what, says="outlet", quote=words, start=self._write(words))
        )

    def _entity(self, ident: str) -> Entity:
        return Entity(text=self._news.names[ident], id=ident)

    def _done(self, number: int, title: int) -> Coded:
        published = Published(earliest=self._day, latest=self._day, basis="stated")
        outlet = f"Outlet {min(int(self._rng.paretovariate(0.7)), 200)}"
        article = Article(
            name=f"{number}.txt",
            text=self._text,
            blocks=(
                Block(start=0, end=title, kind="title"),
                Block(start=title + 1, end=len(self._text), kind="body"),
            ),
            outlet=outlet,
            title=self._text[:title],
            published=published,
        )
        kinds = {
            "events": Event,
            "mediations": Mediation,
            "ties": Tie,
            "claims": Claim,
            "obstacles": Obstacle,
        }
        records = {
            name: tuple(one for one in self._records if isinstance(one, kind)) for name, kind in kinds.items()
        }
        coded = {
            "article": article.name,
            "outlet": outlet,
            "title": article.title,
            "byline": None,
            "dateline": None,
            "published": published,
            "language": "en",
        }
        return article, CodedArticle(**coded, **records)  # type: ignore[arg-type]


def reprinted(told: Coded, number: int) -> Coded:
    """The same text under another masthead."""
    article, coded = told
    name, outlet = f"{number}.txt", f"{article.outlet} reprints"
    return (
        msgspec.structs.replace(article, name=name, outlet=outlet),
        msgspec.structs.replace(coded, article=name, outlet=outlet),
    )
