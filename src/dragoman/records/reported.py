"""What a ledger keeps: articles, reports (one coded telling each) and what reviewers judged of them."""

from datetime import datetime
from typing import Literal

import msgspec

from dragoman.records.article import Article, Published
from dragoman.records.coded import Claim, Event, Mediation, Obstacle, Tie

ReportKind = Literal["event", "mediation", "tie", "claim", "obstacle"]
Record = Event | Mediation | Tie | Claim | Obstacle
Review = Literal["none", "confirmed", "corrected"]
Verb = Literal["confirm", "reject", "correct", "merge", "split", "standing"]


class KeptArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article as a ledger keeps it, with its full text: the evidence must survive the page.

    `id` is made of its text and outlet. `story` is the id of the first article known to tell the
    same story (an agency's, under several mastheads); its own id where there is none. `source` is
    the outlet or agency whose word it is: articles of one story count as one source. `coder` names
    the version that made its records; `recorded_at` is in UTC.
    """

    id: str
    article: Article
    story: str
    source: str
    coder: str
    recorded_at: datetime


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One coded telling: a record of an article, and what the ledger knows about it.

    `id` is made of the article's id, the kind, the place and the core of the record (type, kind of
    tie, parties), so that a newer coder's telling of the same words keeps it. `article` and `story`
    are ids of `KeptArticle`; reports of one `story` are one independent source. `review` tells
    whether a reviewer confirmed or corrected it; rejected reports are not among the answers.
    """

    id: str
    kind: ReportKind
    record: Record
    article: str
    outlet: str | None
    published: Published
    story: str
    recorded_at: datetime
    review: Review = "none"

    @property
    def parties(self) -> frozenset[str]:
        """The ids of all whom the record names as parties."""
        return parties_of(self.record)


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a reviewer decided, when, about which reports; a withdrawn one no longer counts.

    `targets` are report ids (for `standing` one outlet's name). `field` and `value` are set for
    `correct` (a field of the record, its new value as JSON) and `standing` (value: "trusted",
    "normal" or "discounted"). `merge` says that its targets tell one act, `split` that they do not.
    """

    id: str
    verb: Verb
    targets: tuple[str, ...]
    field: str | None = None
    value: str | None = None
    who: str
    why: str = ""
    recorded_at: datetime
    withdraws: str | None = None


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """Where an answer rests: the exact words of an article, and the report made of them."""

    report: str
    article: str
    quote: str
    start: int
    outlet: str | None
    published: Published


def parties_of(record: Record) -> frozenset[str]:
    """Give the ids of all whom a record names as parties, those of an attribution not counted."""
    if isinstance(record, Event):
        return frozenset(e.id for e in (*record.actors, *record.recipients))
    if isinstance(record, Mediation):
        return frozenset((*record.mediators, *record.disputants))
    if isinstance(record, Tie):
        return frozenset((record.a, record.b))
    if isinstance(record, Obstacle):
        return frozenset((record.whose,)) if record.whose else frozenset()
    return frozenset(p.holder for p in record.positions)
