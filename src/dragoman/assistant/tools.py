"""The tools: each a question of the desk's registry in words for an assistant."""

from collections.abc import Callable
from typing import Any

import msgspec

from dragoman.assistant import asked as asking
from dragoman.assistant.addresses import read_address
from dragoman.assistant.coding import code_text
from dragoman.assistant.explaining import RECORD, ExplainAsked
from dragoman.assistant.replies import Replies, Reply
from dragoman.records import CodedArticle
from dragoman.web.answers import ANSWERS, Answer
from dragoman.web.answers.registry import party_of
from dragoman.web.asked import ActorAsked, AskAsked, ChangesAsked, DyadAsked, SituationAsked, Times
from dragoman.world import World

READABLE: tuple[Answer[Any, Any], ...] = (
    *(one for one in ANSWERS if not one.path.startswith("/review")),
    RECORD,
)
"""All that has an address here: what the desk answers, but for reviewing, which is people's work."""

_BY_NAME = {one.name: one for one in READABLE}


class Tool(msgspec.Struct, frozen=True, kw_only=True):
    """A tool: its name, what it is for, the type of its arguments and of its answer, and what it does."""

    name: str
    title: str
    about: str
    asked: type[msgspec.Struct]
    gives: type[msgspec.Struct] | None
    run: Callable[[Replies, Any], Reply]


def _of(
    answer: str,
    *,
    name: str,
    title: str,
    about: str,
    asked: type[Times],
    put: Callable[[Any, World], Times] = lambda asked, _: asked,
) -> Tool:
    """Make a tool of an answer; `put` turns its arguments into the question."""
    found = _BY_NAME[answer]
    return Tool(
        name=name,
        title=title,
        about=about,
        asked=asked,
        gives=found.gives,
        run=lambda replies, given: replies.answer(found, put(given, replies.service.world)),
    )


def _actor(given: asking.ActorNamed, world: World) -> ActorAsked:
    return ActorAsked(id=party_of(given.actor, world), as_of=given.as_of, known_on=given.known_on)


def _two(given: asking.TwoNamed, world: World) -> DyadAsked:
    return DyadAsked(
        a=party_of(given.a, world), b=party_of(given.b, world), as_of=given.as_of, known_on=given.known_on
    )


def _read(replies: Replies, given: asking.AddressAsked) -> Reply:

    return replies.answer(*read_address(given.address, READABLE))


def _coded(replies: Replies, given: asking.TextAsked) -> Reply:
    return replies.coded(code_text(given))


TOOLS: tuple[Tool, ...] = (
    _of(
        "situation",
        name="situation",
        title="How things stand",
        about="Begin here: what changed lately, mediation efforts, contested claims, and of whom most is told.",
        asked=SituationAsked,
    ),
    _of(
        "ask",
        name="ask",
        title="Ask in words",
        about=(
            "Answer one question in English from the records: who, whom, when, since when, why, how many, contested "
            "or not. Says so where the ledger does not tell. For lists, the other tools are surer."
        ),
        asked=AskAsked,
    ),
    _of(
        "search",
        name="search_articles",
        title="Search articles",
        about="Find articles by their words, and actors by their names.",
        asked=asking.SearchFor,
    ),
    _of(
        "dyad",
        name="relations_between",
        title="Relations of two",
        about="What stands between two actors (ties over time), what happened, was planned or denied, what is claimed.",
        asked=asking.TwoNamed,
        put=_two,
    ),
    _of(
        "actor",
        name="relations_of",
        title="Relations of one",
        about="One actor: how it stands to all others, its mediation efforts, claims and obstacles.",
        asked=asking.ActorNamed,
        put=_actor,
    ),
    _of(
        "mediations",
        name="mediations",
        title="Mediation efforts",
        about="Who mediates between whom, how far each effort got, each step, and who answered what.",
        asked=asking.MediationsFor,
    ),
    _of(
        "claims",
        name="claims",
        title="Claims",
        about="What is claimed, who asserts, denies, doubts or cannot confirm it, who said it first; contested first.",
        asked=asking.ClaimsFor,
    ),
    _of(
        "obstacles",
        name="obstacles",
        title="Obstacles",
        about="What stands in the way of what, who says so, and the chain of ties and rules that it rests on.",
        asked=asking.ObstaclesFor,
    ),
    _of(
        "events",
        name="events",
        title="Events",
        about="Acts, each once with all its tellings, the newest first; by parties, type, status and days.",
        asked=asking.EventsFor,
    ),
    _of(
        "timeline",
        name="timeline",
        title="Timeline",
        about="What happened between some, the earliest first, acts and turns of ties in one list.",
        asked=asking.TimelineFor,
    ),
    _of(
        "changes",
        name="changes",
        title="What changed",
        about="What the answers say otherwise than before: between two days of the world, or two states of the ledger.",
        asked=ChangesAsked,
    ),
    _of(
        "explorer",
        name="reports",
        title="Reports by field",
        about="Single coded tellings by kind, type, status, outlet, words of the quote and day of publication.",
        asked=asking.ReportsFor,
    ),
    _of(
        "explained",
        name="explain_record",
        title="Explain a record",
        about="One record: its words in their paragraph, which entry coded it so, how sure that is, what speaks against it.",
        asked=ExplainAsked,
    ),
    Tool(
        name="read",
        title="Read an address",
        about="Open any dragoman:// address that an answer gave: article, record, event, claim, obstacle, mediation, bloc, ...",
        asked=asking.AddressAsked,
        gives=None,
        run=_read,
    ),
    Tool(
        name="code_text",
        title="Code a text",
        about="Code an English news text that you give: its events, ties, claims and so on, each with its quote. Stores nothing.",
        asked=asking.TextAsked,
        gives=CodedArticle,
        run=_coded,
    ),
)
