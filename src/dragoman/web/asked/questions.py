"""The questions that may be asked: a type each, its fields the parameters."""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from dragoman.records import ReportKind, Status
from dragoman.web.asked.kinds import Cursor, Ident, Idents, Limit, Parties, Record, Words


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """The two times of every question."""

    as_of: Annotated[
        date | None,
        msgspec.Meta(description="What was so by the end of this day.", examples=["2024-06-13"]),
    ] = None
    known_on: Annotated[
        datetime | None,
        msgspec.Meta(
            description="As the ledger stood at this moment (UTC if it names no zone); a day is its end.",
            examples=["2024-06-13T12:00:00Z"],
        ),
    ] = None


class SituationAsked(Times, frozen=True, kw_only=True):
    """How things stand."""

    days: Annotated[int, msgspec.Meta(ge=1, le=366, description="Days that count as recent.")] = 30


class ActorAsked(Times, frozen=True, kw_only=True):
    """One actor, or one bloc."""

    id: Ident


class DyadAsked(Times, frozen=True, kw_only=True):
    """Two actors."""

    a: Ident
    b: Ident


class MediationAsked(Times, frozen=True, kw_only=True):
    """Mediators and disputants."""

    mediators: Idents
    disputants: Idents


class RecordAsked(Times, frozen=True, kw_only=True):
    """A thing by one of the reports that tell it."""

    id: Record


class ArticleAsked(Times, frozen=True, kw_only=True):
    """An article by its id."""

    id: Annotated[
        str,
        msgspec.Meta(
            pattern=r"^[0-9a-f]{20}$(?!\n)",
            description="Id of an article.",
            examples=["0123456789abcdef0123"],
        ),
    ]


class TimelineAsked(Times, frozen=True, kw_only=True):
    """What happened, in order."""

    parties: Parties = ""
    since: Annotated[date | None, msgspec.Meta(description="What may have been on this day or later.")] = None
    until: Annotated[date | None, msgspec.Meta(description="What may have been on this day or earlier.")] = (
        None
    )
    kind: Annotated[
        Literal["", "event", "tie"], msgspec.Meta(description="Acts, or the turns of ties, alone.")
    ] = ""
    type: Annotated[
        str,
        msgspec.Meta(max_length=40, description="PLOVER type of an act, or kind of tie.", examples=["AGREE"]),
    ] = ""
    shade: Annotated[
        Literal["", "solid", "outlined", "hatched", "dashed", "struck"],
        msgspec.Meta(
            description="How sure: by several independent outlets, by one, contested, ahead, denied or not done."
        ),
    ] = ""
    zoom: Annotated[
        Literal["", "decade", "year", "month", "day"],
        msgspec.Meta(description="What one bar of the overview stands for; as fits the range where empty."),
    ] = ""
    limit: Limit = 100
    cursor: Cursor = ""


class MapAsked(Times, frozen=True, kw_only=True):
    """Where it happened, and how the parties stand to each other."""

    parties: Parties = ""
    shows: Annotated[
        Literal["", "events", "relations"], msgspec.Meta(description="Only these; both where empty.")
    ] = ""


class NetworkAsked(Times, frozen=True, kw_only=True):
    """How some stand to each other on a day."""

    centre: Annotated[
        str, msgspec.Meta(max_length=80, description="Id or name of who it is about.", examples=["KEN"])
    ] = ""
    among: Annotated[
        str,
        msgspec.Meta(
            max_length=400,
            description="Ids or names of all who are in it, separated by commas; where empty, those with whom "
            "most happened. Give `actors` of the answer again to keep the same ones through time.",
            examples=["ETH,SOM"],
        ),
    ] = ""


class ExplorerAsked(Times, frozen=True, kw_only=True):
    """Reports by their fields."""

    parties: Parties = ""
    kind: Annotated[Literal[""] | ReportKind, msgspec.Meta(description="Kind of report.")] = ""
    type: Annotated[
        str,
        msgspec.Meta(
            max_length=40,
            description="PLOVER type of an event, stage of a mediation, or kind of tie.",
            examples=["AGREE"],
        ),
    ] = ""
    status: Annotated[Literal[""] | Status, msgspec.Meta(description="Status of an event.")] = ""
    role: Annotated[
        Literal["", "actor", "recipient"],
        msgspec.Meta(description="The first of the parties is the actor, or the recipient, of an event."),
    ] = ""
    outlet: Annotated[str, msgspec.Meta(max_length=200, description="Published by this outlet.")] = ""
    review: Annotated[
        Literal["", "none", "confirmed", "corrected"], msgspec.Meta(description="What reviewers made of it.")
    ] = ""
    words: Annotated[Words, msgspec.Meta(description="Words of its quote, in any order.")] = ""
    since: Annotated[date | None, msgspec.Meta(description="Published on this day or later.")] = None
    until: Annotated[date | None, msgspec.Meta(description="Published on this day or earlier.")] = None
    sort: Annotated[
        Literal["newest", "oldest", "what", "-what", "when", "-when", "words", "-words", "outlet", "-outlet"],
        msgspec.Meta(
            description="The newest or oldest first by publication, through everything; or by another column, "
            "a minus for the reverse, among the reports of the newest articles that fit."
        ),
    ] = "newest"
    limit: Limit = 50
    cursor: Cursor = ""


class SearchAsked(Times, frozen=True, kw_only=True):
    """Articles by their words, and actors by their names."""

    q: Annotated[
        Words,
        msgspec.Meta(
            description='Words that an article has; "a phrase" in quotation marks, a beginning with * at its end.',
            examples=['"peace talks" mediat*'],
        ),
    ] = ""
    limit: Limit = 20
    cursor: Cursor = ""


class AskAsked(Times, frozen=True, kw_only=True):
    """A question in words."""

    q: Annotated[Words, msgspec.Meta(description="A question.", examples=["Who mediates for Armenia?"])] = ""


class ChangesAsked(Times, frozen=True, kw_only=True):
    """What the answers say otherwise than before."""

    since: Annotated[date | None, msgspec.Meta(description="The earlier day, its end.")] = None
    until: Annotated[date | None, msgspec.Meta(description="The later day, its end.")] = None
    clock: Annotated[
        Literal["world", "ledger"],
        msgspec.Meta(description="Between two days of the world, or between two states of the ledger."),
    ] = "world"
    parties: Parties = ""
