"""Which answers can be watched, and how a question is kept: as the address of its page."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import msgspec

from dragoman.brief.names import Names, listed, names_of
from dragoman.brief.plain import one_line, shortened
from dragoman.web.answers import ANSWERS, Answer
from dragoman.web.asked import AskedWronglyError, Times, read_asked
from dragoman.world import World

WATCHED = (
    "situation",
    "mediations",
    "claims",
    "obstacles",
    "events",
    "timeline",
    "explorer",
    "changes",
    "ask",
    "actor",
    "dyad",
    "bloc",
    "mediation",
    "claim",
    "obstacle",
    "event",
)
"""Answers that can be watched. A map shows what the timeline tells; words, articles and queues are no answers."""

DROPPED = frozenset({"as_of", "known_on", "cursor", "limit", "show"})
LONGEST_NAME = 120
LONGEST_ADDRESS = 2000


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question that is asked again and again: of the latest, and of what the ledger holds now."""

    answer: Answer[Any, Any]
    asked: Times


def question_of(address: str) -> Question:
    """Read the address of a page of this desk.

    Args:
        address: its path and query; the two times, and where a list goes on, are left out.

    Raises:
        AskedWronglyError: it is no page whose answer can be watched, or a parameter does not fit.
    """
    parts = urlsplit(address) if len(address) <= LONGEST_ADDRESS and address.startswith("/") else None
    for answer in ANSWERS if parts and not parts.netloc else ():
        found = _pattern(answer.path).fullmatch(parts.path) if parts else None
        if found and parts and answer.name in WATCHED:
            given = [(n, v) for n, v in parse_qsl(parts.query) if n not in DROPPED]
            path = {name: unquote(value) for name, value in found.groupdict().items()}
            question = Question(answer=answer, asked=read_asked(answer.asked, given, path))
            if answer.name == "ask" and not getattr(question.asked, "q", "").strip():
                raise AskedWronglyError("ask something first; the answer to it can then be watched.")
            return question
    raise AskedWronglyError(
        "that page cannot be watched: watch a dyad, an actor, a timeline or another answer."
    )


def address_of(question: Question) -> str:
    """Give the one address of a question."""
    values = {name: value for name, value in _values(question) if value not in (None, "")}
    path = re.sub(r"\{(\w+)\}", lambda one: quote(str(values.pop(one[1])), safe=","), question.answer.path)
    defaults = _defaults(question.answer)
    kept = [(n, _text(v)) for n, v in values.items() if n not in DROPPED and v != defaults.get(n)]
    return f"{path}?{urlencode(kept)}" if kept else path


def name_of(question: Question, given: Any, world: World) -> str:
    """Name a watch after its question."""
    return shortened(one_line(_name(question, given, names_of(world))), LONGEST_NAME)


def _name(question: Question, given: Any, names: Names) -> str:
    asked: Any = question.asked
    match question.answer.name:
        case "dyad":
            return f"{names.one(asked.a)} – {names.one(asked.b)}"
        case "actor" | "bloc":
            return names.one(asked.id)
        case "mediation":
            between = listed([names.one(one) for one in asked.disputants.split(",")])
            return f"Mediation by {listed([names.one(one) for one in asked.mediators.split(',')])}: {between}"
        case "claim":
            return f"Claim: {given.claim.proposition}"
        case "obstacle":
            return f"Obstacle to {given.report.record.goal}: {given.report.record.obstacle}"
        case "event":
            return f"{given.event.event_type}: {listed([names.one(one) for one in given.event.actors])}"
        case "ask":
            return str(asked.q)
        case _:
            defaults = _defaults(question.answer)
            limits = [
                n if v is True else str(v)
                for n, v in _values(question)
                if v and n != "sort" and v != defaults.get(n)
            ]
            return ": ".join([question.answer.title, *([", ".join(limits)] if limits else [])])


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _values(question: Question) -> Iterator[tuple[str, Any]]:
    asked = question.asked
    yield from ((n, getattr(asked, n)) for n in asked.__struct_fields__ if n not in DROPPED)


@cache
def _defaults(answer: Answer[Any, Any]) -> Mapping[str, Any]:
    return {one.name: one.default for one in msgspec.structs.fields(answer.asked)}


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path))
