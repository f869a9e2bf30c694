"""Stable addresses: `dragoman://dyad/ARM/RUS?as_of=2024-06-13` is the desk's `/dyad/ARM/RUS?as_of=2024-06-13`."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import msgspec

from dragoman.web.answers import Answer, NothingThereError
from dragoman.web.asked import AskedWronglyError, Times, read_asked

SCHEME = "dragoman:/"
LONGEST = 2000
_NAMES = re.compile(r"\{(\w+)\}")


def path_of(answer: Answer[Any, Any], asked: Times) -> str:
    """Give the path and query under which an answer stands, what was not asked for left out."""
    given = msgspec.to_builtins(asked)
    defaults = {one.encode_name: one.default for one in msgspec.structs.fields(answer.asked)}
    path = _NAMES.sub(lambda name: quote(str(given.pop(name[1])), safe=","), answer.path)
    query = {
        name: str(value).lower() if isinstance(value, bool) else value
        for name, value in given.items()
        if value not in (None, "") and value != defaults.get(name)
    }
    return f"{path}?{urlencode(query)}" if query else path


def address_of(answer: Answer[Any, Any], asked: Times) -> str:
    """Give the address of an answer."""
    return SCHEME + path_of(answer, asked)


def template_of(answer: Answer[Any, Any]) -> str:
    """Give the address of all answers of a kind (RFC 6570), with every parameter that may be given."""
    in_path = _NAMES.findall(answer.path)
    others = [name for name in answer.asked.__struct_fields__ if name not in in_path]
    return f"{SCHEME}{answer.path}{{?{','.join(others)}}}" if others else SCHEME + answer.path


def read_address(address: str, answers: Iterable[Answer[Any, Any]]) -> tuple[Answer[Any, Any], Times]:
    """Read an address.

    Args:
        address: as `address_of` gives it.
        answers: those that have one.

    Raises:
        NothingThereError: there is no such kind of thing.
        AskedWronglyError: it is no address, or one of its parameters does not fit.
    """
    if len(address) > LONGEST or not address.startswith(f"{SCHEME}/"):
        raise AskedWronglyError(
            "an address begins with dragoman:// and is as an answer gave it, such as dragoman://dyad/ARM/RUS."
        )
    try:
        parts = urlsplit(address.removeprefix(SCHEME))
    except ValueError:
        raise AskedWronglyError("that is no address; give one as an answer gave it, unchanged.") from None
    found = [unquote(one) for one in parts.path.strip("/").split("/")]
    query = parse_qsl(parts.query)
    kinds = set()
    for answer in answers:
        names = answer.path.strip("/").split("/")
        kinds.add(names[0])
        pairs = list(zip(names, found, strict=False))
        if len(names) == len(found) and all(name.startswith("{") or name == one for name, one in pairs):
            path = {name.strip("{}"): one for name, one in pairs if name.startswith("{")}
            return answer, read_asked(answer.asked, query, path)
    raise NothingThereError(
        f"there is no “{found[0][:40]}” with {len(found) - 1} parts; what there is: {', '.join(sorted(kinds))}."
    )
