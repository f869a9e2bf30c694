"""What an answer rests on: its reports, and what it says as a whole. Wording and the day it is asked do not count."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from dragoman.analysis.ask import Answer as Reply
from dragoman.analysis.chains.words import tie_words
from dragoman.analysis.claims import MergedClaim
from dragoman.analysis.mediations import Effort
from dragoman.analysis.ties import StandingTie
from dragoman.brief.names import Names, listed, names_of
from dragoman.records import Citation, Claim, Event, Mediation, Obstacle, Record, Report, Tie
from dragoman.web.answers import NothingThereError
from dragoman.web.service import Service
from dragoman.web.watches.question import Question

SKIPPED = frozenset({"network", "near", "beside", "newest", "busiest", "turning_points", "reading"})
"""Fields of answers that stand beside what was asked: neighbours, near misses, the same things once more."""

MOVING = frozenset({"situation", "changes"})
"""Answers of the last days: what falls out of them is only older, and no news."""

MOST_PARTS = 10
PART = 200
OUTCOMES = {
    "answered": "The question is answered",
    "in-part": "The question is answered in part",
    "not-told": "No record answers the question",
    "not-understood": "The question is not understood",
}


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer says as a whole of one thing; `value` is compared, `sentence` is shown."""

    value: str
    sentence: str
    citations: tuple[Citation, ...] = ()


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of an answer: claims of two answers are the same that share a telling."""

    reports: frozenset[str]
    contested: bool
    proposition: str
    citations: tuple[Citation, ...]


class Gist(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer rests on, as known at a moment.

    `reports` are by id; `whole` says that it was made of all that could bear on it, so that a report is
    in it or not by its own merit, and not by that of others.
    """

    reports: dict[str, Report]
    findings: dict[tuple[str, ...], Finding]
    claims: tuple[Position, ...]
    whole: bool

    def digest(self) -> str:
        """Sum it up: the same reports that read the same, and the same findings, give the same digest."""
        parts = (
            sorted((ident, essence(one.record)) for ident, one in self.reports.items()),
            sorted((list(key), one.value) for key, one in self.findings.items()),
            sorted((sorted(one.reports), one.contested) for one in self.claims),
        )
        return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()


def gist_of(service: Service, question: Question, moment: datetime | None) -> Gist:
    """Ask a question and keep what its answer rests on.

    Args:
        service: who answers.
        question: what is asked.
        moment: as the ledger stood then; now where None.

    Returns:
        The gist; an empty one where the thing asked about is not there.
    """
    try:
        given = list(_parts(service, question, moment))
    except NothingThereError:
        return Gist(reports={}, findings={}, claims=(), whole=True)
    seen = _Seen(names_of(service.world))
    for one in given:
        seen.walk(one)
    ids, more = set(seen.ids), _of_actor(service, question, moment)
    found = service.desk.find(ids - more.keys(), moment) if ids - more.keys() else ()
    return Gist(
        reports={one.id: one for one in (*found, *more.values())},
        findings=seen.findings,
        claims=tuple(seen.claims),
        whole=question.answer.name not in MOVING and _is_whole(given[-1]),
    )


def essence(record: Record) -> str:
    """Give what a record says, without how sure the coder was and by which rule; two that say the same have one."""
    match record:
        case Event():
            core: Any = (
                record.event_type,
                record.mode,
                record.status,
                [one.id for one in record.actors],
                [one.id for one in record.recipients],
                record.time and (record.time.start, record.time.end),
                [(one.id or one.speaker, one.stance) for one in record.attribution],
            )
        case Mediation():
            core = (record.mediators, record.disputants, record.stage)
        case Tie():
            core = (record.kind, record.a, record.b, record.holds, record.since, record.until)
        case Claim():
            core = (record.contested, [(one.holder, one.stance) for one in record.positions])
        case Obstacle():
            core = (record.goal, record.whose, record.obstacle, record.says)
    return msgspec.json.encode(core).decode()


def _parts(service: Service, question: Question, moment: datetime | None) -> Iterator[Any]:
    """Ask; of a timeline, all its parts: it begins with the oldest."""
    asked: Any = msgspec.structs.replace(question.asked, known_on=moment)
    if "limit" in asked.__struct_fields__:
        asked = msgspec.structs.replace(asked, limit=PART)
    given = service.answer(question.answer, asked)
    yield given
    for _ in range(MOST_PARTS if question.answer.name == "timeline" else 0):
        if given.next is None:
            return
        asked = msgspec.structs.replace(asked, cursor=given.next)
        given = service.answer(question.answer, asked)
        yield given


def _of_actor(service: Service, question: Question, moment: datetime | None) -> dict[str, Report]:
    """All that is told of an actor: its page shows acts only as sums."""
    if question.answer.name != "actor":
        return {}
    ident = getattr(question.asked, "id", "")
    window = service.desk.window([ident], known_on=moment)
    return {one.id: one for one in window.reports(parties=[ident])}


def _is_whole(given: Any) -> bool:
    basis = getattr(given, "basis", None)
    return getattr(given, "next", None) is None and (basis is None or basis.articles >= basis.of)


class _Seen:
    """Walks through an answer and picks up what it rests on."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.ids: set[str] = set()
        self.findings: dict[tuple[str, ...], Finding] = {}
        self.claims: list[Position] = []

    def walk(self, part: Any) -> None:
        """Look at a part of an answer and all within it."""
        if isinstance(part, Citation):
            self.ids.add(part.report)
        elif isinstance(part, Report):
            self.ids.add(part.id)
        elif isinstance(part, msgspec.Struct):
            self._note(part)
            for name in part.__struct_fields__:
                if name not in SKIPPED:
                    self.walk(getattr(part, name))
        elif isinstance(part, list | tuple):
            for one in part:
                self.walk(one)
        elif isinstance(part, dict):
            for key in sorted(part):
                self.walk(part[key])

    def _note(self, part: msgspec.Struct) -> None:
        match part:
            case Effort():
                self._effort(part)
            case StandingTie():
                self._tie(part)
            case MergedClaim():
                self.ids.update(part.reports)
                cited = tuple(one.citation for one in part.positions)
                contested = part.contested and not part.settled
                position = Position(
                    reports=frozenset(part.reports),
                    contested=contested,
                    proposition=part.proposition,
                    citations=cited,
                )
                self.claims.append(position)
            case Reply():
                self.findings["reply",] = Finding(value=part.outcome, sentence=OUTCOMES[part.outcome])

    def _effort(self, part: Effort) -> None:
        """Efforts of the same parties about different matters stand together: their stages, in order."""
        key = ("effort", ",".join(sorted(part.mediators)), ",".join(sorted(part.disputants)))
        before = self.findings.get(key)
        step = next((one for one in reversed(part.history) if one.stage == part.stage), None)
        stages = sorted({*(before.value.split(", ") if before else ()), part.stage})
        sides = listed([self._names.one(one) for one in part.disputants])
        between = "between" if len(part.disputants) > 1 else "in a dispute of"
        who = listed([self._names.one(one) for one in part.mediators])
        said = ", ".join(one.replace("-", " ") for one in stages)
        self.findings[key] = Finding(
            value=", ".join(stages),
            sentence=f"Mediation by {who} {between} {sides}: {said}",
            citations=(before.citations if before else ()) + (step.citations if step else ()),
        )

    def _tie(self, part: StandingTie) -> None:
        holds = part.on.holds if part.on else (part.spells[-1].holds if part.spells else None)
        if holds is None:
            return
        words = tie_words()[part.kind]
        sentence = (words.stands if holds else words.wanting).format(
            a=self._names.one(part.a), b=self._names.one(part.b)
        )
        grounds = part.speaks_for if holds else part.speaks_against
        cited = tuple(one.citation for one in grounds if one.citation)
        self.findings["tie", part.kind, part.a, part.b] = Finding(
            value="stands" if holds else "does not stand",
            sentence=sentence[:1].upper() + sentence[1:],
            citations=cited,
        )
