"""What a change is."""

from typing import Literal

import msgspec

from dragoman.records import Citation, Interval

ChangeKind = Literal[
    "tie-told",
    "tie-begun",
    "tie-ended",
    "effort-begun",
    "effort-moved",
    "claim-contested",
    "claim-settled",
    "claim-flat",
    "first-event",
    "obstacle-new",
]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the answers say otherwise than before.

    `tie-told`: a tie that nothing told of before, its beginning not told; `what` is its kind. `tie-begun`,
    `tie-ended`: it stands, or stands no longer. `effort-begun`, `effort-moved`: a mediation effort, with
    its stages as `before` and `after`. `claim-contested`: positions on a claim, `what`, now differ;
    `claim-settled`: they differ no more; `claim-flat`: an outlet now states flatly what was only given on
    somebody's word before. `first-event`: the first act of a PLOVER type, `what`, of the
    first party towards the second (or of both). `obstacle-new`: `what` stands in the way of `after`.
    `when` is the time in the world that the sources give for it.
    """

    kind: ChangeKind
    parties: tuple[str, ...]
    what: str
    before: str | None = None
    after: str | None = None
    when: Interval | None = None
    citations: tuple[Citation, ...]
