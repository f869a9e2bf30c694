"""What reviewers look at: doubtful reports, one report with what was judged of it, the history, and effects."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import msgspec

from dragoman.analysis.events import MergedEvent
from dragoman.analysis.events.build import EVENTS, merge
from dragoman.ledger.corrections import check_alike, check_targets, correctable, value_of
from dragoman.ledger.doubt import doubts_about
from dragoman.records import Judgement, Report, ReportKind
from dragoman.web.answers.reading import CodedReport
from dragoman.web.answers.registry import Answered, NothingThereError, parties_in, times
from dragoman.web.answers.supposed import Effect, Supposed, effect
from dragoman.web.answers.things import around, named_in, near_to, report_of
from dragoman.web.asked import (
    AskedWronglyError,
    EffectAsked,
    HistoryAsked,
    QueueAsked,
    RecordReviewed,
    Times,
    cursor_of,
    parts_of,
)
from dragoman.web.desk import Basis, Desk, Window
from dragoman.world import World

KINDS: tuple[ReportKind, ...] = ("event", "mediation", "tie", "claim", "obstacle")
BEFORE = timedelta(microseconds=1)


class Queue(Answered, frozen=True, kw_only=True):
    """Doubtful reports of the articles published last, those of the newest first; `of` in all of these articles."""

    basis: Basis
    parties: tuple[str, ...]
    of: int
    reports: tuple[CodedReport, ...]
    next: str | None


class JudgedOnce(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement, and whether it counts: it does until it is withdrawn."""

    judgement: Judgement
    counts: bool


class History(Answered, frozen=True, kw_only=True):
    """All judgements, the newest first; withdrawn ones stay, and so do the withdrawals."""

    of: int
    judgements: tuple[JudgedOnce, ...]
    next: str | None


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a record that may be corrected, with its present value as JSON."""

    name: str
    value: str


class RecordAnswer(Answered, frozen=True, kw_only=True):
    """One report as a reviewer sees it.

    `event` is the act that it tells, if it tells one, `near` those that may be the same, `judgements` what was
    judged of it before. `effect` is what the judgement `suppose` would change; None where none is supposed.
    """

    basis: Basis
    report: Report
    doubts: tuple[str, ...]
    fields: tuple[Field, ...]
    event: MergedEvent | None
    near: tuple[MergedEvent, ...]
    judgements: tuple[JudgedOnce, ...]
    suppose: str
    effect: Effect | None


class EffectAnswer(Answered, frozen=True, kw_only=True):
    """A judgement, the reports it is about as they were before it, and what it changed then."""

    basis: Basis
    judgement: Judgement
    counts: bool
    reports: tuple[Report, ...]
    effect: Effect


def queue(desk: Desk, world: World, asked: QueueAsked) -> Queue:
    """Give doubtful reports."""
    parties = parties_in(asked.parties, world)
    window = desk.window(parties, **times(asked))
    kinds: tuple[ReportKind, ...] = tuple(one for one in KINDS if one == asked.kind)
    every = [
        CodedReport(report=one, doubts=doubts)
        for one in reversed(window.reports(kinds=kinds, parties=parties))
        if (doubts := doubts_about(one))
    ]
    rest = every
    if asked.cursor:
        after = _number_last(parts_of(asked.cursor, 4))
        rest = [one for one in every if _place(one.report) < after]
    some = rest[: asked.limit]
    more = len(rest) > len(some)
    return Queue(
        **times(asked),
        basis=window.basis,
        parties=parties,
        of=len(every),
        reports=tuple(some),
        next=cursor_of(*map(str, _place(some[-1].report))) if more else None,
    )


def _place(report: Report) -> tuple[str, str, int, str]:
    """Where a report stands: what is judged meanwhile leaves the queue, and moves no place in it."""
    return str(report.published.latest or ""), report.article, report.record.start, report.id


def _number_last(parts: list[str]) -> tuple[str, str, int, str]:
    day, article, start, ident = parts
    if not start.isdecimal():
        raise AskedWronglyError("the cursor is none of ours: take `next` of the answer before, unchanged.")
    return day, article, int(start), ident


def history(desk: Desk, world: World, asked: HistoryAsked) -> History:
    """Give the judgements."""
    del world
    every = _judged(desk, asked, desk.judgements(asked.known_on, withdrawn=True))[::-1]
    first = 0
    if asked.cursor:
        (last,) = parts_of(asked.cursor, 1)
        first = next((n for n, one in enumerate(every, start=1) if one.judgement.id == last), len(every))
    some = every[first : first + asked.limit]
    more = first + len(some) < len(every)
    return History(
        **times(asked),
        of=len(every),
        judgements=tuple(some),
        next=cursor_of(some[-1].judgement.id) if more else None,
    )


def _judged(desk: Desk, asked: Times, judgements: Iterable[Judgement]) -> list[JudgedOnce]:
    counting = {one.id for one in desk.judgements(asked.known_on)}
    return [
        JudgedOnce(judgement=one, counts=one.id in counting or one.withdraws is not None)
        for one in judgements
    ]


def record(desk: Desk, world: World, asked: RecordReviewed) -> RecordAnswer:
    """Give one report, and what a judgement of it would change."""
    told = report_of(desk, asked)
    window = _window(desk, told, asked)
    act, near = _acts(window, world, told)
    about = [one for one in desk.judgements(asked.known_on, withdrawn=True) if told.id in one.targets]
    return RecordAnswer(
        **times(asked),
        basis=window.basis,
        report=told,
        doubts=doubts_about(told),
        fields=fields_of(told),
        event=act,
        near=near,
        judgements=tuple(_judged(desk, asked, about)[::-1]),
        suppose=asked.suppose,
        effect=_supposed(desk, window, world, told, asked) if asked.suppose else None,
    )


def fields_of(report: Report) -> tuple[Field, ...]:
    """Give the fields of a report that can be corrected."""
    found = report.record
    return tuple(
        Field(name=name, value=msgspec.json.encode(getattr(found, name)).decode())
        for name in correctable(type(found))
        if name != "confidence"
    )


def as_json(value: str) -> str:
    """Give a value from a form as JSON: what is none is taken for a word."""
    try:
        msgspec.json.decode(value)
    except msgspec.DecodeError:
        return msgspec.json.encode(value).decode()
    return value


def _window(desk: Desk, told: Report, asked: Times) -> Window:
    parties = (
        sorted(told.parties) if told.kind in {"event", "mediation", "tie"} else named_in(desk, told, asked)
    )
    return around(desk, parties, told, asked)


def _acts(window: Window, world: World, told: Report) -> tuple[MergedEvent | None, tuple[MergedEvent, ...]]:
    """The act that a report tells, and those that may be the same."""
    if told.kind != "event":
        return None, ()
    found = merge(
        window, [one for one in window.reports(kinds=EVENTS) if one.parties & told.parties], world=world
    )
    act = next(one for one in found if told.id in one.reports)
    return act, near_to(act, found)


def _supposed(desk: Desk, window: Window, world: World, told: Report, asked: RecordReviewed) -> Effect:
    """What the judgement asked about would change.

    Raises:
        AskedWronglyError: it misses what it needs.
        LedgerError: it makes no sense.
    """
    targets = (told.id, asked.other) if asked.suppose in {"merge", "split"} else (told.id,)
    field = asked.field if asked.suppose == "correct" else None
    value = as_json(asked.value) if asked.suppose == "correct" else None
    verb = asked.suppose
    if not verb or not all(targets):
        raise AskedWronglyError(f"to {verb}, name the other report too (`other`).")
    check_targets(verb, targets, field, value)
    if field is not None and value is not None:
        value_of(type(told.record), field, value)
    others = desk.find(targets, asked.known_on)
    if len(others) < len(set(targets)):
        raise NothingThereError(f"{asked.other}: no report has this id now; it may have been rejected.")
    check_alike(others)
    judgement = Judgement(
        id="", verb=verb, targets=targets, field=field, value=value, who="", recorded_at=datetime.now(UTC)
    )
    return effect(window, Supposed(window, judgement), world, targets)


def effect_of(desk: Desk, world: World, asked: EffectAsked) -> EffectAnswer:
    """Say what a judgement changed."""
    every = desk.judgements(asked.known_on, withdrawn=True)
    made = next((one for one in every if one.id == asked.id), None)
    if made is None or made.verb == "standing":
        raise NothingThereError(f"{asked.id}: no judgement of a report has this id; see the history.")
    then = Times(known_on=made.recorded_at - BEFORE)
    reports = desk.find(made.targets, then.known_on) or desk.find(made.targets, made.recorded_at)
    if not reports:
        raise NothingThereError(f"{asked.id}: what it judges was not among the answers before or after it.")
    before = _window(desk, reports[0], then)
    after = _window(desk, reports[0], Times(known_on=made.recorded_at))
    return EffectAnswer(
        **times(asked),
        basis=before.basis,
        judgement=made,
        counts=made.id in {one.id for one in desk.judgements(asked.known_on)} or made.withdraws is not None,
        reports=reports,
        effect=effect(before, after, world, made.targets),
    )
