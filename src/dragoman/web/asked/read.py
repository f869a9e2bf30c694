"""Reading what is asked from an address or a form, and the places that lists go on from."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from dragoman.records import DragomanError

Type = TypeVar("Type", bound=msgspec.Struct)
YEARS = (1000, 2999)
"""The first and the last that may be asked for."""


class AskedWronglyError(DragomanError):
    """A question that cannot be understood: what was wrong with it, and how to ask instead."""


def read_asked(
    kind: type[Type], given: Iterable[tuple[str, str]], path: Mapping[str, str], *, of_form: bool = True
) -> Type:
    """Read parameters from an address.

    Args:
        kind: the type of the question.
        given: names and values of the query, in order.
        path: names and values within the path.
        of_form: whether a form may have sent it: fields that were left empty then count as not given.

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
        text = value.strip()
        if text or not of_form:
            values[name] = _moment(text) if _holds(kind, name, datetime) else text
    try:
        asked = msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as error:
        raise AskedWronglyError(f"{error}.".replace("$.", "")) from None
    _demand_years(asked)
    return asked


def _demand_years(asked: msgspec.Struct) -> None:
    """Days from which no month can be counted on or back, within what a calendar holds, are no question of news."""
    for name in asked.__struct_fields__:
        value = getattr(asked, name)
        if isinstance(value, date) and not YEARS[0] <= value.year <= YEARS[1]:
            raise AskedWronglyError(f"{name}: give a day between the years {YEARS[0]} and {YEARS[1]}.")


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
