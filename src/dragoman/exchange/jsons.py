"""Writing a JSON document whose list is too long to be held in memory."""

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

_encode = msgspec.json.Encoder().encode


def write_document(
    stream: BinaryIO,
    head: dict[str, Any],
    name: str,
    items: Iterable[Any],
    tail: dict[str, Any] | None = None,
) -> None:
    """Write an object: the members of `head`, a list of items one a line, the members of `tail`.

    `tail` may be filled while the items come.
    """
    stream.write(b"{")
    stream.writelines(_encode(key) + b":" + _encode(value) + b",\n" for key, value in head.items())
    stream.write(_encode(name) + b":[")
    stream.writelines((b",\n" if number else b"\n") + _encode(item) for number, item in enumerate(items))
    stream.write(b"\n]")
    stream.writelines(b",\n" + _encode(key) + b":" + _encode(value) for key, value in (tail or {}).items())
    stream.write(b"}\n")


def without_nulls(value: Any) -> Any:
    """Leave out what is None or empty, at every depth: these formats have no null."""
    if isinstance(value, dict):
        return {key: without_nulls(one) for key, one in value.items() if one not in (None, [], {}, "")}
    if isinstance(value, list):
        return [without_nulls(one) for one in value]
    return value
