"""ninjs, IPTC's news in JSON: versions 1 (body_text, body_xhtml), 2 and 3 (arrays; names in camel case)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.articles.columns import RecordFields
from dragoman.articles.news_item import ItemFacts, demand_usable
from dragoman.records import UnreadableArticleError

# Any of these beside `uri` is in no other format of news that is met as JSON.
_SIGNS = frozenset(
    {"versioncreated", "pubstatus", "bodies", "headlines", "body_xhtml", "body_text", "representationtype"}
)
_MARKED_UP = re.compile(r"html|xml", re.IGNORECASE)
_PLAIN = re.compile(r"text|plain", re.IGNORECASE)


def is_ninjs(record: Mapping[str, Any]) -> bool:
    """Tell a ninjs object from other JSON by the names of its keys."""
    keys = {str(key).lower() for key in record}
    standard = record.get("standard")
    named = isinstance(standard, Mapping) and str(standard.get("name", "")).lower() == "ninjs"
    return "uri" in keys and (named or bool(keys & _SIGNS))


def ninjs_fields(record: Mapping[str, Any], name: str) -> RecordFields:
    """Pick the fields of an article out of a ninjs object; what it is associated with is left out.

    Args:
        record: the object.
        name: its name, for messages.

    Returns:
        The fields.

    Raises:
        UnreadableArticleError: it was canceled or is withheld, or has no body.
    """
    item = {str(key).lower(): value for key, value in record.items()}
    embargo = _string(item.get("embargoeduntil")) or _string(item.get("embargoed"))
    facts = ItemFacts(status=(_string(item.get("pubstatus")) or "usable").lower(), embargo=embargo)
    demand_usable(facts, name)
    text = _body(item)
    if text is None:
        kind = _string(item.get("type")) or "ninjs"
        raise UnreadableArticleError(name, f"is a {kind} item without a body of text; leave it out.")
    return RecordFields(
        text,
        _headline(item),
        next(
            (
                day
                for key in ("firstcreated", "versioncreated", "contentcreated")
                if (day := _string(item.get(key)))
            ),
            None,
        ),
        _names(item.get("infosources") or item.get("infosource")) or _string(item.get("copyrightholder")),
        _byline(_string(item.get("byline")) or _string(item.get("by"))),
        dateline=_string(item.get("located")),
        note=facts.note,
    )


def _body(item: Mapping[str, Any]) -> str | None:
    """Give the body with markup before the plain one, which may have lost its paragraphs."""
    bodies = list(_bodies(item))
    for wanted in (_MARKED_UP, _PLAIN):
        found = next((text for kind, text in bodies if wanted.search(kind)), None)
        if found is not None:
            return found
    return bodies[0][1] if bodies else None


def _bodies(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for body in _objects(item.get("bodies")):
        text = _string(body.get("value"))
        if text:
            kind = _string(body.get("contenttype")) or _string(body.get("role")) or ""
            yield kind, text
    for key, value in item.items():
        text = _string(value)
        if key.startswith("body_") and text:
            yield key.removeprefix("body_"), text


def _headline(item: Mapping[str, Any]) -> str | None:
    headlines = [one for one in _objects(item.get("headlines")) if _string(one.get("value"))]
    main = next(
        (one for one in headlines if str(one.get("role", "main")).lower() in {"main", "headline"}), None
    )
    chosen = main or (headlines[0] if headlines else None)
    return (
        _string(chosen.get("value"))
        if chosen
        else _string(item.get("headline")) or _string(item.get("title"))
    )


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, Mapping):
            yield {str(key).lower(): content for key, content in one.items()}


def _names(value: Any) -> str | None:
    return ", ".join(name for one in _objects(value) if (name := _string(one.get("name")))) or None


def _byline(words: str | None) -> str | None:
    return words[3:].strip() or None if words and words[:3].lower() == "by " else words


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
