"""What events are: one act, whatever the number of its tellings, and what those say differently."""

from datetime import date
from typing import Literal

import msgspec

from dragoman.records import Citation, Interval, Status

Shade = Literal["solid", "outlined", "hatched", "dashed", "struck"]
"""The visual code: two or more independent outlets; one; contested; planned or threatened; denied or not done."""

Aspect = Literal["type", "mode", "actors", "recipients", "status", "time", "number"]


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """One of the things that tellings say, and the reports that say it."""

    value: str
    reports: tuple[str, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """In what the tellings of an act differ; the variant told most often stands first.

    A telling that is silent on it (no date, no number) is in no variant.
    """

    aspect: Aspect
    variants: tuple[Variant, ...]


class MergedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One act and all its tellings (codebook section 2; section 7, Tellings).

    Attributes:
        id: the id of its first report: first published, then by article, place and id.
        event_type: PLOVER type; `mode`, `cameo` and `context` as of the fullest telling that has one.
        status: what most independent tellings say of it, the surest where they are even.
        actors: ids, as most tellings have them; likewise `recipients`.
        time: the narrowest interval that all dated tellings share; None where none is dated.
        last: the last day on which it can have been: the end of `time`, or the day it was first told.
        dated: whether `last` rests on a date of the text and not on publication alone.
        told: the day it was first published, None where no article is dated.
        tellings: a citation of every report, in their order.
        sources: how many independent sources tell it: stories by outlets that are not discounted.
        voices: those sources, by outlet in lower case, or by the story where only reprints are known.
        outlets: the names of all outlets that tell it.
        spread: in what the tellings differ.
        why: on what grounds the tellings were taken for one act, in words.
        contested: positions on it differ: one telling denies what another asserts, or a contested
            claim is about its words.
        shade: the visual code.
        stages: the ids of events that are other stages of the same act: planned, then done.
    """

    id: str
    event_type: str
    mode: str | None
    cameo: str
    context: tuple[str, ...]
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    time: Interval | None
    last: date | None
    dated: bool
    told: date | None
    tellings: tuple[Citation, ...]
    sources: int
    voices: tuple[str, ...]
    outlets: tuple[str, ...]
    spread: tuple[Difference, ...]
    why: str
    contested: bool
    shade: Shade
    stages: tuple[str, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that tell it."""
        return tuple(citation.report for citation in self.tellings)

    @property
    def parties(self) -> frozenset[str]:
        """The ids of all who do it or to whom it is done."""
        return frozenset((*self.actors, *self.recipients))

    @property
    def happened(self) -> bool:
        """Whether it is told as done or being done, and not as planned, imagined, denied or left undone."""
        return self.status in {"occurred", "ongoing"}
