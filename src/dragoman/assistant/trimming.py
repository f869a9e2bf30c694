"""Answers cut to what an assistant has room for, and what was left out said with its number."""

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

Given = TypeVar("Given", bound=msgspec.Struct)
STEPS: tuple[tuple[int, int], ...] = (
    (60, 6),
    (40, 4),
    (30, 3),
    (20, 2),
    (12, 2),
    (8, 2),
    (6, 1),
    (4, 1),
    (2, 1),
    (1, 1),
)
"""How many of a list, and of a list of evidence for one thing, are kept at most: one try after the other."""

EVIDENCE = frozenset(
    {"citations", "tellings", "speaks_for", "speaks_against", "strains", "grounds", "moved_by", "cited"}
)
NEWEST_LAST = frozenset(
    {
        "happened",
        "ahead",
        "not_so",
        "third",
        "months",
        "years",
        "turning_points",
        "changes",
        "history",
        "strains",
    }
)
"""Lists in the order of time: their ends are kept, not their beginnings."""

WHOLE = frozenset({"answers", "blocks", "first", "links", "positions", "said", "sides", "spells"})
"""Lists that say something else in part: a denial left out makes a contested claim a plain one."""


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A list of which not all is here: where it stands in the answer, how many are here, of how many, and which."""

    path: str
    shown: int
    of: int
    kept: str


def tries(answer: Given, paged: str = "") -> Iterator[tuple[Given, tuple[LeftOut, ...]]]:
    """Give an answer whole, then cut more and more.

    Args:
        answer: as the registry gives it.
        paged: the name of its list that goes on with a cursor: that is never cut, or something would be skipped.

    Yields:
        The answer and what was left out of it; only lists of records are cut.
    """
    yield answer, ()
    for most in STEPS:
        left: list[LeftOut] = []
        yield _struct(answer, "", 0, _Cut(most, paged, left)), tuple(left)


class _Cut(msgspec.Struct):
    most: tuple[int, int]
    paged: str
    left: list[LeftOut]


def _struct(value: Any, path: str, depth: int, cut: _Cut) -> Any:
    changed = {}
    for name in value.__struct_fields__:
        before = getattr(value, name)
        after = _value(before, f"{path}.{name}" if path else name, name, depth, cut)
        if after is not before:
            changed[name] = after
    return msgspec.structs.replace(value, **changed) if changed else value


def _value(value: Any, path: str, name: str, depth: int, cut: _Cut) -> Any:
    if isinstance(value, msgspec.Struct):
        return _struct(value, path, depth, cut)
    if isinstance(value, dict):
        return {key: _value(one, f"{path}.{key}", name, depth, cut) for key, one in value.items()}
    if not isinstance(value, tuple) or not value or not isinstance(value[0], msgspec.Struct) or name in WHOLE:
        return value
    most = cut.most[1] if name in EVIDENCE else cut.most[0]
    kept = value
    if len(value) > most and not (depth == 0 and name == cut.paged):
        last = name in NEWEST_LAST
        kept = value[-most:] if last else value[:most]
        cut.left.append(LeftOut(path=path, shown=most, of=len(value), kept="last" if last else "first"))
    return tuple(_value(one, f"{path}[{at}]", name, depth + 1, cut) for at, one in enumerate(kept))
