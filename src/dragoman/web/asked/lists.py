"""The questions whose answers are lists: all mediation efforts, claims, obstacles, events."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from dragoman.records import Stage, Status
from dragoman.web.asked.kinds import Cursor, Limit, Parties
from dragoman.web.asked.questions import Times

Name = Annotated[str, msgspec.Meta(max_length=100)]
Shade = Literal["", "solid", "outlined", "hatched", "dashed", "struck"]


class Listing(Times, frozen=True, kw_only=True):
    """A list, some of it at a time."""

    limit: Limit = 50
    cursor: Cursor = ""


class MediationsAsked(Listing, frozen=True, kw_only=True):
    """Mediation efforts."""

    mediator: Annotated[
        Name,
        msgspec.Meta(description="Only efforts of this third party: an id or a name.", examples=["Norway"]),
    ] = ""
    disputants: Annotated[
        Parties,
        msgspec.Meta(description="Only efforts between all of these: ids or names, separated by commas."),
    ] = ""
    stage: Annotated[
        Literal[""] | Stage, msgspec.Meta(description="Only efforts that stand at this stage.")
    ] = ""
    since: Annotated[
        date | None,
        msgspec.Meta(
            description="Only efforts with a step that may have been on this day or later; one that no text dates "
            "counts by the day it was told."
        ),
    ] = None
    until: Annotated[
        date | None,
        msgspec.Meta(description="Only efforts with a step that may have been on this day or earlier."),
    ] = None
    sort: Annotated[
        Literal["newest", "oldest", "stage", "-stage", "sources"],
        msgspec.Meta(
            description="The latest step first, or last; by stage, from offered to ended or (minus) back; "
            "those that most independent sources tell of first."
        ),
    ] = "newest"


class ClaimsAsked(Listing, frozen=True, kw_only=True):
    """Claims."""

    parties: Parties = ""
    contested: Annotated[bool, msgspec.Meta(description="Only claims on which positions differ.")] = False
    words: Annotated[
        str,
        msgspec.Meta(
            max_length=400, description="Words of the proposition, in any order.", examples=["road"]
        ),
    ] = ""
    since: Annotated[date | None, msgspec.Meta(description="Only claims told on this day or later.")] = None
    until: Annotated[date | None, msgspec.Meta(description="Only claims told on this day or earlier.")] = None
    sort: Annotated[
        Literal["contested", "newest", "oldest", "stories"],
        msgspec.Meta(
            description="Contested ones first; those told last, or first, by day of publication; those that "
            "most stories tell first."
        ),
    ] = "contested"


class ObstaclesAsked(Listing, frozen=True, kw_only=True):
    """Obstacles and the chains they are part of."""

    whose: Annotated[
        Name, msgspec.Meta(description="Only goals of this party: an id or a name.", examples=["Norway"])
    ] = ""
    goal: Annotated[
        str,
        msgspec.Meta(
            max_length=200,
            description="Only goals that name this bloc (id or name), or have all these words.",
            examples=["EAEU", "free trade"],
        ),
    ] = ""
    since: Annotated[date | None, msgspec.Meta(description="Only obstacles told on this day or later.")] = (
        None
    )
    until: Annotated[date | None, msgspec.Meta(description="Only obstacles told on this day or earlier.")] = (
        None
    )
    sort: Annotated[
        Literal["oldest", "newest", "longest"],
        msgspec.Meta(description="Those told first, or last, first; or the chains with most links."),
    ] = "oldest"


class EventsAsked(Listing, frozen=True, kw_only=True):
    """Events: acts with all their tellings."""

    parties: Parties = ""
    type: Annotated[
        str,
        msgspec.Meta(
            max_length=20, description="PLOVER type, such as AGREE or ASSAULT.", examples=["ACCUSE"]
        ),
    ] = ""
    status: Annotated[
        Literal[""] | Status, msgspec.Meta(description="Whether it happened; all where empty.")
    ] = ""
    shade: Annotated[
        Shade,
        msgspec.Meta(
            description="How sure: by several independent outlets, by one, contested, ahead, denied or not done."
        ),
    ] = ""
    since: Annotated[
        date | None,
        msgspec.Meta(
            description="What may have been on this day or later; what no text dates counts by the day it was told."
        ),
    ] = None
    until: Annotated[date | None, msgspec.Meta(description="What may have been on this day or earlier.")] = (
        None
    )
    sort: Annotated[
        Literal["newest", "oldest", "type", "sources"],
        msgspec.Meta(
            description="The latest day first, or last; by type; those of most independent sources first."
        ),
    ] = "newest"
