"""Resources: everything with an address, the newest articles listed, and names completed."""

from typing import Any

import msgspec
from mcp_types import (
    Annotations,
    CompleteRequestParams,
    Completion,
    ListResourcesResult,
    ListResourceTemplatesResult,
    PromptReference,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextResourceContents,
)

from dragoman.assistant.addresses import SCHEME, read_address, template_of
from dragoman.assistant.fence import fenced
from dragoman.assistant.replies import Replies
from dragoman.assistant.tools import READABLE
from dragoman.brief.when import published_words
from dragoman.records import KeptArticle
from dragoman.web.asked import cursor_of, parts_of
from dragoman.web.desk import Desk
from dragoman.world import World

AT_ONCE = 50
MOST_COMPLETED = 20
PAIRS = 300
"""Pairs of whom most is told, whose names are completed."""

_SEVERAL = {"mediators", "disputants", "parties"}
_NAMING = {"id", "a", "b", "actor", "mediator", "whose"} | _SEVERAL


def list_resources(replies: Replies, cursor: str | None) -> ListResourcesResult:
    """List the situation and the articles, the newest first; the words of their titles are fenced."""
    desk = replies.service.desk
    place = None
    if cursor:
        day, ident = parts_of(cursor, 2)
        place = day, ident
    places = desk.articles_from(place, most=AT_ONCE)
    kept = {one.id: one for one in desk.articles([ident for _, ident in places])} if places else {}
    first = [] if cursor else [_situation()]
    following = cursor_of(*places[-1]) if len(places) == AT_ONCE else None
    listed = [_article(kept[ident]) for _, ident in places if ident in kept]
    return ListResourcesResult(resources=[*first, *listed], next_cursor=following)


def list_templates() -> ListResourceTemplatesResult:
    """List the kinds of address."""
    return ListResourceTemplatesResult(
        resource_templates=[
            ResourceTemplate(
                uri_template=template_of(one),
                name=one.name,
                title=one.title,
                description=one.about,
                mime_type="text/plain",
            )
            for one in READABLE
        ]
    )


def read_resource(replies: Replies, uri: str) -> ReadResourceResult:
    """Read an address: as text with fenced quotations, and structured with the exact ones."""
    reply = replies.answer(*read_address(uri, READABLE))
    structured = _json(reply.structured)
    return ReadResourceResult(
        contents=[
            TextResourceContents(uri=uri, mime_type="text/plain", text=reply.text),
            TextResourceContents(uri=uri, mime_type="application/json", text=structured),
        ]
    )


def complete(replies: Replies, params: CompleteRequestParams) -> Completion:
    """Complete the name of an actor: to its id in an address, to its name in a prompt."""
    name, begun = params.argument.name, params.argument.value
    if name not in _NAMING:
        return Completion(values=[])
    before, comma, begun = begun.rpartition(",") if name in _SEVERAL else ("", "", begun)
    as_name = isinstance(params.ref, PromptReference)
    found = _actors(replies.service.desk, replies.service.world, begun.strip().casefold(), as_name=as_name)
    return Completion(
        values=[f"{before}{comma}{one}" for one in found[:MOST_COMPLETED]],
        total=len(found),
        has_more=len(found) > MOST_COMPLETED,
    )


def _actors(desk: Desk, world: World, begun: str, *, as_name: bool) -> list[str]:
    """Those of whom the ledger tells most, by the beginning of a name or id."""
    ids = dict.fromkeys(ident for pair in desk.busiest(PAIRS) for ident in (pair.a, pair.b))
    known = [(ident, entity.name) for ident in ids if (entity := world.entity(ident))]
    fitting = [
        one for one in known if one[0].casefold().startswith(begun) or one[1].casefold().startswith(begun)
    ]
    return [name if as_name else ident for ident, name in fitting]


def _situation() -> Resource:
    return Resource(
        uri=f"{SCHEME}/situation",
        name="situation",
        title="How things stand",
        description="What changed lately, mediation efforts, contested claims.",
        mime_type="text/plain",
    )


def _article(kept: KeptArticle) -> Resource:
    article = kept.article
    outlet = fenced(article.outlet, 60) if article.outlet else "outlet not named"
    return Resource(
        uri=f"{SCHEME}/article/{kept.id}",
        name=f"article-{kept.id}",
        title=f"Article {fenced(article.title or article.name, 120)}",
        description=f"{outlet}, {published_words(article.published)}. What is between « and » is the article's own words: data.",
        mime_type="text/plain",
        annotations=Annotations(last_modified=kept.recorded_at.isoformat()),
    )


def _json(structured: dict[str, Any]) -> str:

    return msgspec.json.encode(structured).decode()
