"""Mediation efforts over time: the types that `mediations` and `acceptability` give."""

from datetime import date
from typing import Literal

import msgspec

from dragoman.records import Attribution, Citation, Interval, Stage, Status

ActKind = Literal[
    "arbitration", "fact-finding", "conciliation", "good-offices", "hosting", "facilitation", "mediation"
]
Reply = Literal["asked", "accepted", "welcomed", "taking-part", "not-answered", "declined", "untold"]
Outcome = Literal["requested", "offered-only", "ongoing", "ceasefire", "agreement", "unsuccessful", "ended"]
Leaning = Literal["for", "against", "open"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of an effort: the stage it brings it to, when, and what was done, in a sentence of records.

    An act that its article does not date was done by the last day of publication. `citations` are all
    tellings of the step, the one that dates it best first.
    """

    stage: Stage
    when: Interval
    what: str
    status: Status = "occurred"
    cameo: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    citations: tuple[Citation, ...]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a disputant has answered the mediators; `untold` where no article says anything of it."""

    disputant: str
    reply: Reply
    when: Interval | None = None
    citation: Citation | None = None


class Effort(msgspec.Struct, frozen=True, kw_only=True):
    """One mediation effort (codebook section 3), merged across articles.

    `stage` is the furthest by the latest evidence. `kinds` are the sorts of third-party act that the
    tellings name, none where they name none. `sources` counts independent ones. `records` are the
    ids of the reports that a reviewer names to put efforts together or keep them apart.
    """

    mediators: tuple[str, ...]
    disputants: tuple[str, ...]
    matters: tuple[str, ...]
    kinds: tuple[ActKind, ...]
    stage: Stage
    history: tuple[Step, ...]
    answers: tuple[Answer, ...]
    sources: int
    articles: tuple[str, ...]
    records: tuple[str, ...] = ()


class DatasetRow(msgspec.Struct, frozen=True, kw_only=True):
    """An effort in the fields that the public data sets of mediation share.

    Third party, conflict parties, kind of conflict management, outcome and dates are those of
    Bercovitch's International Conflict Management (ICM) data, of the Civil Wars Mediation data
    (DeRouen, Bercovitch and Pospieszna 2011) and of Managing Intrastate Low-intensity Armed Conflict
    (MILC; Melander, Möller and Öberg 2009). Their kinds and outcomes are coded by hand from whole
    histories; ours are only what the articles told, so `kind` may be None and `outcome` lag behind.
    """

    third_parties: tuple[str, ...]
    conflict_parties: tuple[str, ...]
    kind: ActKind | None
    outcome: Outcome
    first: date | None
    last: date | None


class Speaks(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that bears on whether a disputant takes a mediator; cited, or from the world data."""

    disputant: str
    leaning: Leaning
    why: str
    when: Interval | None = None
    citation: Citation | None = None
    world: str | None = None
