"""What may be asked: typed parameters, read from an address or a form, with words for people and programs."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from dragoman.records import DragomanError, ReportKind, Status

Ident = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Z0-9][A-Z0-9-]{0,60}$(?!\n)",
        description="Id of a state, bloc, organisation or group: an ISO 3166-1 alpha-3 code or a name in capitals.",
        examples=["ARM"],
    ),
]
Record = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[0-9a-f]{20}$(?!\n)",
        description="Id of a report; any telling of what is asked for will do.",
        examples=["0123456789abcdef0123"],
    ),
]
Idents = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Z0-9][A-Z0-9-]{0,60}(,[A-Z0-9][A-Z0-9-]{0,60}){0,11}$(?!\n)",
        description="Ids, separated by commas.",
        examples=["ARM,AZE"],
    ),
]
Parties = Annotated[
    str,
    msgspec.Meta(
        max_length=400,
        description="Ids or names, separated by commas; only what names all of them.",
        examples=["Armenia, Russia"],
    ),
]
Limit = Annotated[int, msgspec.Meta(ge=1, le=200, description="How many at most.")]
Cursor = Annotated[
    str,
    msgspec.Meta(max_length=400, description="Where to go on: `next` of the answer before. Opaque."),
]
Words = Annotated[str, msgspec.Meta(max_length=400)]
Type = TypeVar("Type", bound=msgspec.Struct)


class AskedWronglyError(DragomanError):
    """A question that cannot be understood: what was wrong with it, and how to ask instead."""


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
    limit: Limit = 100
    cursor: Cursor = ""


class MapAsked(Times, frozen=True, kw_only=True):
    """Where it happened."""

    parties: Parties = ""


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
    sort: Annotated[Literal["newest", "oldest"], msgspec.Meta(description="By the day of publication.")] = (
        "newest"
    )
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


def read_asked(kind: type[Type], given: Iterable[tuple[str, str]], path: Mapping[str, str]) -> Type:
    """Read parameters from an address.

    Args:
        kind: the type of the question.
        given: names and values of the query, in order; empty values count as not given.
        path: names and values within the path.

    Raises:
        AskedWronglyError: one is unknown, given twice, or has a value that does not fit.
    """
    values: dict[str, Any] = dict(path)
    for name, value in given:
        if name not in kind.__struct_fields__ or name in path:
            known = ", ".join(one for one in kind.__struct_fields__ if one not in path)
            raise AskedWronglyError(f"“{name[:40]}” cannot be asked here; what can is {known}.")
        if name in values:
            raise AskedWronglyError(f"“{name}” is given twice; give it once.")
        if text := value.strip():
            values[name] = _moment(text) if _holds(kind, name, datetime) else text
    try:
        return msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as error:
        raise AskedWronglyError(f"{error}.".replace("$.", "")) from None


def cursor_of(*parts: str) -> str:
    """Pack a place to go on from."""
    return urlsafe_b64encode("\x1f".join(parts).encode()).decode().rstrip("=")


def parts_of(cursor: str, number: int) -> list[str]:
    """Unpack a place to go on from.

    Raises:
        AskedWronglyError: it is none that was given out here.
    """
    try:
        parts = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().split("\x1f")
    except (binascii.Error, ValueError):
        parts = []
    if len(parts) != number:
        raise AskedWronglyError("the cursor is none of ours: take `next` of the answer before, unchanged.")
    return parts


def _moment(text: str) -> str:
    """A day is its end; a moment without a zone is in UTC."""
    try:
        if len(text) == len("2024-06-13"):
            date.fromisoformat(text)
            return f"{text}T23:59:59.999999Z"
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return text if moment.tzinfo else f"{moment.isoformat()}Z"


def _holds(kind: type[msgspec.Struct], name: str, sort: type) -> bool:
    """Whether a field's type is, or may be, some type."""
    hint = get_type_hints(kind)[name]
    return sort in (get_args(hint) if get_origin(hint) else (hint,))
