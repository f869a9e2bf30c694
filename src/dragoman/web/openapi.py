"""The description of the REST interface (OpenAPI 3.1), made from the registry of answers and their types."""

import json
import re
from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.records import Judgement
from dragoman.web.added import Added
from dragoman.web.answers import ANSWERS, Answer
from dragoman.web.jobs import Progress
from dragoman.web.judging import Judged
from dragoman.web.openapi_adding import adding_paths
from dragoman.web.openapi_watches import watches_paths
from dragoman.web.refusals import Problem
from dragoman.web.schemas import Schemas, described
from dragoman.web.watches.kept import KeptWatch, KeptWatches, Watched, WatchTold

if TYPE_CHECKING:
    import msgspec

BASE = "/api/v1"
_ERRORS = {
    400: ("The request cannot be read.", "the body is no JSON object."),
    401: ("Nobody is logged in, or the token is unknown.", "Log in first."),
    403: ("Your role may not do this, or the request comes from another site.", "Only a reviewer may judge."),
    404: ("It is not there, or was not at the moment asked for.", "no report has this id now."),
    413: ("The body is too large.", "That is more than 20 MB: send less at a time."),
    415: ("The body is of a type that is not taken here.", "Send JSON."),
    422: ("A parameter does not fit.", "Expected `int`, got `str` - at `limit`."),
    429: ("Too many requests; Retry-After says how long to wait.", "Too many requests from your address."),
    503: ("Too much is waiting; Retry later.", "too much is waiting to be added."),
    500: ("A fault of the desk.", "Something went wrong here; please report it."),
}
EXAMPLES = Path(__file__).parent / "data" / "examples.json"
_READING = (401, 404, 422, 429, 500)
_JUDGING = (400, 401, 403, 413, 415, 422, 429, 500)
_ADDING = (401, 403, 404, 422, 429, 500)
_BEGINNING = (400, 413, 415, 503)
_WATCHING = (401, 403, 404, 422, 429, 500)
_MAKING = (400, 413, 415)


def describe() -> dict[str, Any]:
    """Make the description."""
    types: list[type[msgspec.Struct]] = [
        *(one.gives for one in ANSWERS),
        Judged,
        Judgement,
        Added,
        Progress,
        Problem,
        Watched,
        KeptWatch,
        KeptWatches,
        WatchTold,
    ]
    names, schemas = described(types)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dragoman",
            "version": _version(),
            "description": (
                "Who did or said what to whom, when, and on whose word: the answers of a ledger, each with the "
                "quotes that it rests on. Every page of the desk has its twin here. `as_of` asks what was so by "
                "the end of a day, `known_on` what the ledger held at a moment: answers of a past moment stay "
                "the same for ever. Lists go on with `cursor`, the `next` of the part before."
            ),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "This desk."}],
        "security": [{}, {"token": []}],
        "paths": {
            **{f"{BASE}{one.path}": {"get": _reading(one, names[one.gives])} for one in ANSWERS},
            f"{BASE}/judgements": {"post": _judging()},
            **adding_paths(BASE, _errors(_ADDING), _errors(_BEGINNING)),
            **watches_paths(BASE, _errors(_WATCHING), _errors(_MAKING)),
        },
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Made with `dragoman serve --users FILE --add-user NAME --token`.",
                }
            },
        },
    }


def _reading(answer: Answer[Any, Any], gives: str) -> dict[str, Any]:
    return {
        "operationId": answer.name,
        "summary": answer.title,
        "description": answer.about,
        "tags": ["answers"],
        "parameters": [
            *_parameters(answer),
            {
                "name": "If-None-Match",
                "in": "header",
                "description": "The ETag of an earlier answer: if it still holds, nothing is sent again.",
                "schema": {"type": "string"},
            },
        ],
        "responses": {
            "200": {
                "description": answer.about,
                "headers": {"ETag": {"description": "Marks this answer.", "schema": {"type": "string"}}},
                "content": _json(f"#/components/schemas/{gives}", _examples()[answer.name]),
            },
            "304": {"description": "The answer is still the one that you have."},
            **_errors(_READING),
        },
    }


def _judging() -> dict[str, Any]:
    return {
        "operationId": "judge",
        "summary": "Judge reports",
        "description": "Record that reports are right or wrong, tell one act, or read otherwise in one field.",
        "tags": ["review"],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"$ref": "#/components/schemas/Judged"},
                    "example": {
                        "verb": "correct",
                        "targets": ["0123456789abcdef0123"],
                        "field": "status",
                        "value": "planned",
                        "why": "the meeting is only announced",
                    },
                }
            },
        },
        "responses": {
            "201": {
                "description": "What was recorded.",
                "content": _json("#/components/schemas/Judgement", _examples()["effect"]["judgement"]),
            },
            **_errors(_JUDGING),
        },
    }


def _parameters(answer: Answer[Any, Any]) -> Iterator[dict[str, Any]]:
    """The fields of the type of a question, as parameters."""
    in_path = set(re.findall(r"\{(\w+)\}", answer.path))
    for name, about in Schemas().fields(answer.asked).items():
        shape = _given_or_not(about)
        parameter: dict[str, Any] = {"name": name, "in": "path" if name in in_path else "query"}
        parameter["required"] = name in in_path
        parameter["description"] = shape.pop("description", "")
        if examples := shape.pop("examples", None):
            parameter["example"] = examples[0]
        if shape.get("default") == "":
            del shape["default"]
        parameter["schema"] = shape
        yield parameter


def _given_or_not(shape: dict[str, Any]) -> dict[str, Any]:
    """A parameter of an address is given or it is not: it is never null."""
    kinds = [one for one in shape.get("anyOf", ()) if one != {"type": "null"}]
    if len(kinds) != 1:
        return dict(shape)
    return {**{name: one for name, one in shape.items() if name != "anyOf"}, **kinds[0]}


def _errors(statuses: tuple[int, ...]) -> dict[str, Any]:
    return {
        str(status): {
            "description": _ERRORS[status][0],
            "content": {
                "application/problem+json": {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "example": {
                        "type": "about:blank",
                        "title": HTTPStatus(status).phrase,
                        "status": status,
                        "detail": _ERRORS[status][1],
                    },
                }
            },
        }
        for status in statuses
    }


def _json(schema: str, example: Any) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": schema}, "example": example}}


@cache
def _examples() -> dict[str, Any]:
    """An answer of each kind, shortened, by the name of the answer."""
    found: dict[str, Any] = json.loads(EXAMPLES.read_bytes())
    return found


def _version() -> str:
    try:
        return version("dragoman")
    except PackageNotFoundError:
        return "0"
