"""What a watch is, and what it has to tell."""

from datetime import datetime
from typing import Literal

import msgspec

from dragoman.records import Citation, DragomanError, ReportKind

Outcome = Literal["waiting", "delivered", "given up"]


class WatchesError(DragomanError):
    """The file of watches cannot be used; the message says why and what to do."""


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A report in a sentence, with its words."""

    kind: ReportKind
    sentence: str
    citation: Citation


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What the answer as a whole now says otherwise: an effort's stage, a tie, a claim that became contested.

    `sentence` is how it is now, `before` how it was; None where nothing was told.
    """

    sentence: str
    before: str | None = None
    citations: tuple[Citation, ...] = ()


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """A report that now reads otherwise, by a reviewer or by a newer coder."""

    before: Telling
    after: Telling


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What two answers to one question differ in.

    `new` are reports that the answer did not have before, `gone` those that it has no longer, `corrected`
    those that it reads otherwise; `left_out` counts those beyond what is listed.
    """

    turns: tuple[Turn, ...] = ()
    new: tuple[Telling, ...] = ()
    gone: tuple[Telling, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    left_out: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.turns or self.new or self.gone or self.corrected)


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """A saved question.

    Attributes:
        id: made at random.
        owner: who keeps it; empty where nobody logs in.
        name: given by the owner.
        address: of the page whose answer is watched, without its two times.
        made: when.
        base: under which address the desk was reached when it was made.
        key: that its feed is asked with.
        seen: the moment of the ledger up to which its changes are told.
        digest: of the answer then.
        state: of the ledger when it was last looked at.
        fault: why it could not be looked at; empty where it could.
        hook: the address that is told of changes; empty for none.
        secret: that what is sent there is signed with.
    """

    id: str
    owner: str
    name: str
    address: str
    made: datetime
    base: str
    key: str
    seen: datetime
    digest: str
    state: str = ""
    fault: str = ""
    hook: str = ""
    secret: str = ""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change of an answer, the `number`th of its watch: between two moments of the ledger."""

    number: int
    since: datetime
    until: datetime
    told: Difference


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """A message to an address: what became of it, attempt by attempt.

    `number` is that of the change it tells of, 0 for a trial. `due` is when it is tried next, in seconds
    since 1970.
    """

    id: int
    watch: str
    number: int
    tries: int
    due: float
    outcome: Outcome
    log: tuple[str, ...]
