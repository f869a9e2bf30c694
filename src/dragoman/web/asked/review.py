"""The questions of review."""

from typing import Annotated, Literal

import msgspec

from dragoman.records import ReportKind
from dragoman.web.asked.kinds import Cursor, Limit, Parties, Record
from dragoman.web.asked.questions import Times


class QueueAsked(Times, frozen=True, kw_only=True):
    """Doubtful reports."""

    kind: Annotated[Literal[""] | ReportKind, msgspec.Meta(description="Kind of report.")] = ""
    parties: Parties = ""
    limit: Limit = 20
    cursor: Cursor = ""


class HistoryAsked(Times, frozen=True, kw_only=True):
    """All judgements."""

    limit: Limit = 100
    cursor: Cursor = ""


class RecordReviewed(Times, frozen=True, kw_only=True):
    """One report, and what a judgement of it would change."""

    id: Record
    suppose: Annotated[
        Literal["", "confirm", "reject", "correct", "merge", "split"],
        msgspec.Meta(
            description="A judgement to try: the answer then says what it would change. Nothing is recorded."
        ),
    ] = ""
    field: Annotated[str, msgspec.Meta(max_length=40, description="The field that it corrects.")] = ""
    value: Annotated[
        str, msgspec.Meta(max_length=1000, description="The field's new value: a word, or JSON.")
    ] = ""
    other: Annotated[
        str,
        msgspec.Meta(
            pattern=r"^(?:[0-9a-f]{20})?$(?!\n)",
            description="The other report, of a merge or a split.",
            examples=["0123456789abcdef0123"],
        ),
    ] = ""


class EffectAsked(Times, frozen=True, kw_only=True):
    """What one judgement changed."""

    id: Annotated[
        str,
        msgspec.Meta(
            pattern=r"^[0-9a-f]{20}$(?!\n)",
            description="Id of a judgement.",
            examples=["0123456789abcdef0123"],
        ),
    ]
