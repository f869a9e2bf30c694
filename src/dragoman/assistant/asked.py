"""What an assistant may ask: the desk's questions with names as well as ids, and shorter lists."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeVar

import msgspec

from dragoman.web.asked import (
    AskedWronglyError,
    ClaimsAsked,
    EventsAsked,
    ExplorerAsked,
    Limit,
    MediationsAsked,
    ObstaclesAsked,
    SearchAsked,
    TimelineAsked,
    Times,
    read_asked,
)

MOST_TEXT = 60_000
"""Characters of a text to code: some twenty pages, coded in about half a minute."""

Asked = TypeVar("Asked", bound=msgspec.Struct)
Name = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=100,
        description="An actor: its id, or its name in any usual form.",
        examples=["Armenia", "ARM", "African Union"],
    ),
]


class SearchFor(SearchAsked, frozen=True, kw_only=True):
    """Articles by their words, and actors by their names."""

    limit: Limit = 10


class TimelineFor(TimelineAsked, frozen=True, kw_only=True):
    """What happened, in order."""

    limit: Limit = 20


class ReportsFor(ExplorerAsked, frozen=True, kw_only=True):
    """Reports by their fields."""

    limit: Limit = 15


class ActorNamed(Times, frozen=True, kw_only=True):
    """One actor."""

    actor: Name


class TwoNamed(Times, frozen=True, kw_only=True):
    """Two actors."""

    a: Name
    b: Name


class MediationsFor(MediationsAsked, frozen=True, kw_only=True):
    """Mediation efforts."""

    limit: Limit = 10


class ClaimsFor(ClaimsAsked, frozen=True, kw_only=True):
    """Claims."""

    limit: Limit = 10


class ObstaclesFor(ObstaclesAsked, frozen=True, kw_only=True):
    """Obstacles and the chains they are part of."""

    limit: Limit = 10


class EventsFor(EventsAsked, frozen=True, kw_only=True):
    """Events: acts with all their tellings."""

    limit: Limit = 10


class AddressAsked(msgspec.Struct, frozen=True, kw_only=True):
    """One thing by its address."""

    address: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=2000,
            description="As an answer gave it.",
            examples=["dragoman://record/0123456789abcdef0123", "dragoman://dyad/ARM/RUS?as_of=2024-06-13"],
        ),
    ]


class TextAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A text to code."""

    text: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=MOST_TEXT,
            description="A news article in English: title, then a paragraph a line.",
            examples=["Norway offers to mediate\n\nNorway has offered to mediate between Chad and Sudan."],
        ),
    ]
    outlet: Annotated[
        str, msgspec.Meta(max_length=200, description="Who published it, if known.", examples=["The Herald"])
    ] = ""
    published: Annotated[
        date | None,
        msgspec.Meta(
            description="The day it was published, if known: “on Tuesday” is read by it.",
            examples=["2024-06-13"],
        ),
    ] = None


def read_arguments(kind: type[Asked], given: Mapping[str, Any]) -> Asked:
    """Read the arguments of a tool.

    Args:
        kind: the type of the question.
        given: by name; null and empty texts count as not given.

    Raises:
        AskedWronglyError: one is unknown, missing, or does not fit; the message says what would.
    """
    for name, value in given.items():
        if name not in kind.__struct_fields__:
            known = ", ".join(kind.__struct_fields__)
            raise AskedWronglyError(f"“{name[:40]}” cannot be asked here; what can is {known}.")
        if isinstance(value, list | tuple | dict):
            raise AskedWronglyError(f"“{name}” is one text, not a list; separate several by commas.")
    values = {
        name: value
        for name, value in given.items()
        if value is not None and not (isinstance(value, str) and not value.strip())
    }
    for field in msgspec.structs.fields(kind):
        if field.required and field.name not in values:
            raise AskedWronglyError(f"“{field.name}” is missing; give it.")
    if issubclass(kind, Times):
        return read_asked(kind, ((name, _text(value)) for name, value in values.items()), {})
    try:  # a text stays as it is given, white space and all: spans are places in it
        return msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as error:
        raise AskedWronglyError(f"{error}.".replace("$.", "")) from None


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
