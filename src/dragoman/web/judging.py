"""What a reviewer may record from the desk."""

from typing import Annotated, Literal

import msgspec

from dragoman.records import Judgement
from dragoman.web.asked import AskedWronglyError, Record
from dragoman.web.desk import Desk


class Judged(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A judgement as it is asked for: about which reports, what, and why.

    `field` and `value` belong to `correct`: a field of the record and its new value. `who` counts only where
    no users are set up; otherwise it is whoever is logged in.
    """

    verb: Literal["confirm", "reject", "correct", "merge", "split"]
    targets: Annotated[tuple[Record, ...], msgspec.Meta(min_length=1, max_length=50)]
    field: Annotated[str, msgspec.Meta(max_length=40)] | None = None
    value: msgspec.Raw | None = None
    why: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    who: Annotated[str, msgspec.Meta(max_length=80)] = ""


def judge(desk: Desk, asked: Judged, who: str) -> Judgement:
    """Record a judgement.

    Args:
        desk: where.
        asked: what is judged.
        who: the reviewer's name.

    Raises:
        LedgerError: it makes no sense; nothing was recorded.
        AskedWronglyError: nobody's name is given.
    """
    if not who.strip():
        raise AskedWronglyError("say who judges: a judgement bears the name of who made it.")
    value = bytes(asked.value).decode() if asked.value is not None else None
    return desk.judge(
        asked.verb, asked.targets, who=who.strip(), why=asked.why.strip(), field=asked.field, value=value
    )
