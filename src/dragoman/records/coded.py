"""What is coded from an article: the records of codebook sections 2 to 6.

Every record carries `quote`, an exact substring of the article's text, and
`start`, its offset there in characters; and `confidence`, the probability that
it is right as measured on articles like it (`docs/accuracy.md`), None where
nobody measured it (gold, records made by hand).
"""

from typing import Literal

import msgspec

from dragoman.records.article import Published
from dragoman.records.interval import Interval

Status = Literal["occurred", "ongoing", "planned", "hypothetical", "denied", "not-done"]
Stance = Literal["asserts", "denies", "doubts", "cannot-confirm"]
Stage = Literal["offered", "requested", "accepted", "declined", "under-way", "agreed", "failed", "ended"]
TieKind = Literal[
    "recognises",
    "diplomatic-relations",
    "member-of",
    "participates-in",
    "allied-with",
    "partner-of",
    "backs-on",
    "in-conflict-with",
    "claims",
    "controls",
    "peacekeepers-in",
    "dependent-on",
]


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """An actor or recipient: the words used and who they stand for.

    `id` is an ISO 3166-1 alpha-3 code or an upper-case name (codebook section 2);
    `start` is the offset of `text` in the article, None where the text names nobody there.
    """

    text: str
    id: str
    role: str | None = None
    person: str | None = None
    start: int | None = None


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """One speaker of a chain, outermost first (codebook section 2, Attribution)."""

    speaker: str
    id: str | None
    text: str
    stance: Stance = "asserts"


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One telling of one act (codebook section 2).

    `rule` names the lexicon entry that decided; `same_as` is the quote of the
    fullest telling of the same act in the article.
    """

    quote: str
    start: int
    event_type: str
    mode: str | None = None
    context: tuple[str, ...] = ()
    cameo: str
    actors: tuple[Entity, ...] = ()
    recipients: tuple[Entity, ...] = ()
    status: Status = "occurred"
    time: Interval | None = None
    attribution: tuple[Attribution, ...] = ()
    same_as: str | None = None
    rule: str = ""
    confidence: float | None = None


class Mediation(msgspec.Struct, frozen=True, kw_only=True):
    """One effort of third parties between disputants (codebook section 3).

    `reports` are the quotes of the events that belong to it; `quote` is the
    first of them; `time` is when it was, of an effort told as long past.
    """

    mediators: tuple[str, ...]
    disputants: tuple[str, ...]
    matter: str | None
    stage: Stage
    reports: tuple[str, ...]
    quote: str
    start: int
    time: Interval | None = None
    confidence: float | None = None


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """What stands between two entities (codebook section 4).

    `since` and `until` are as exact as the text: a year, a month or a day in
    ISO form (`2020`, `2020-11`, `2020-11-09`).
    """

    kind: TieKind
    a: str
    b: str
    holds: bool = True
    since: str | None = None
    until: str | None = None
    matter: str | None = None
    quote: str
    start: int
    attribution: tuple[Attribution, ...] = ()
    rule: str = ""
    confidence: float | None = None


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds what on a claim, in which words."""

    holder: str
    stance: Stance
    quote: str
    start: int


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A proposition reported on somebody's word (codebook section 5)."""

    proposition: str
    positions: tuple[Position, ...]
    contested: bool
    quote: str
    start: int
    confidence: float | None = None


class Obstacle(msgspec.Struct, frozen=True, kw_only=True):
    """What the text says stands in the way of what (codebook section 6)."""

    goal: str
    whose: str | None
    obstacle: str
    says: str
    quote: str
    start: int
    confidence: float | None = None


class Furniture(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of page furniture: never coded, never thrown away."""

    quote: str
    start: int
    reason: str


class CodedArticle(msgspec.Struct, frozen=True, kw_only=True):
    """All records of one article, in the shape of the gold files."""

    article: str
    outlet: str | None
    title: str | None
    byline: str | None
    dateline: str | None
    published: Published
    language: str
    boilerplate: tuple[Furniture, ...] = ()
    captions: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    mediations: tuple[Mediation, ...] = ()
    ties: tuple[Tie, ...] = ()
    claims: tuple[Claim, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
