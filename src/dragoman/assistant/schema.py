"""JSON Schemas of what goes into a tool and what comes out, from the types of question and answer."""

from functools import cache
from typing import Any

import msgspec

from dragoman.assistant.replies import Frame
from dragoman.web.schemas import REFERENCE, Schemas, Shape

WITHIN = "#/$defs/"
_TEXTS = {"title", "description", "examples"}


def input_schema(asked: type[msgspec.Struct]) -> Shape:
    """Describe the arguments of a tool: each with its meaning, limits and an example."""
    properties = Schemas().fields(asked)
    return {
        "type": "object",
        "properties": properties,
        "required": [one.encode_name for one in msgspec.structs.fields(asked) if one.required],
        "additionalProperties": False,
    }


@cache
def output_schema(gives: type[msgspec.Struct] | None) -> Shape:
    """Describe the structured answer of a tool: its frame, and in it the answer as the REST interface gives it.

    Args:
        gives: the type of the answer; anything where None.
    """
    schemas = Schemas()
    frame = schemas.fields(Frame)
    frame["answer"] = schemas.of(gives) if gives else {"type": "object"}
    whole = {
        "type": "object",
        "properties": frame,
        "required": sorted(frame),
        "$defs": {name: _plain(one) for name, one in sorted(schemas.components.items())},
    }
    found: Shape = _within(whole)
    return found


def _plain(part: Any) -> Any:
    """A component without its texts: those are in the REST description, and an assistant may pay for each word."""
    if isinstance(part, dict):
        return {
            name: _plain(one)
            for name, one in part.items()
            if name not in _TEXTS or not isinstance(one, str | list)
        }
    return [_plain(one) for one in part] if isinstance(part, list) else part


def _within(part: Any) -> Any:
    """Point references into the schema itself."""
    if isinstance(part, dict):
        return {
            name: WITHIN + one.removeprefix(REFERENCE)
            if name == "$ref" and isinstance(one, str)
            else _within(one)
            for name, one in part.items()
        }
    return [_within(one) for one in part] if isinstance(part, list) else part
