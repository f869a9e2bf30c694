"""What OpenAPI says of watches: the routes of `dragoman.web.watches.rest`, with examples."""

from typing import Any

WATCH = {
    "id": "a55febfb04714d0a",
    "name": "Ethiopia – Somalia",
    "address": "/dyad/ETH/SOM",
    "twin": "/api/v1/dyad/ETH/SOM",
    "feed": "https://desk.example.org/watches/a55febfb04714d0a.atom?key=y2VwIGl0IHNlY3JldA",
    "made": "2031-05-06T18:00:00Z",
    "seen": "2031-05-07T09:30:12.000451Z",
    "changed": "2031-05-07T09:30:12.000451Z",
    "fault": "",
}
CHANGE = {
    "number": 1,
    "since": "2031-05-06T18:00:00Z",
    "until": "2031-05-07T09:30:12.000451Z",
    "told": {
        "turns": [],
        "new": [
            {
                "kind": "event",
                "sentence": "Kenya offers to mediate between Ethiopia and Somalia",
                "citation": {
                    "report": "8b07ae9941dbec235eaf",
                    "article": "455f9a70514584da57fe",
                    "outlet": "Lamu Courier",
                    "published": {
                        "earliest": "2031-05-07",
                        "latest": "2031-05-07",
                        "basis": "stated",
                        "why": "",
                    },
                    "quote": "Kenya has offered to mediate between Ethiopia and Somalia",
                    "start": 17,
                },
            }
        ],
        "gone": [],
        "corrected": [],
        "left_out": 0,
    },
}
_IDENT = {
    "name": "ident",
    "in": "path",
    "required": True,
    "description": "Id of the watch.",
    "schema": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
    "example": WATCH["id"],
}


def watches_paths(base: str, errors: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Describe the routes.

    Args:
        base: what their addresses begin with.
        errors: the responses that each of them may give.
        more: those of making a watch alone.
    """
    return {
        f"{base}/watches": {
            "get": {
                "operationId": "watches",
                "summary": "Your watches",
                "description": "The watches of whoever asks, those that changed last first.",
                "tags": ["watches"],
                "responses": {
                    "200": _given("Your watches.", "KeptWatches", {"watches": [WATCH]}),
                    **errors,
                },
            },
            "post": _making(errors | more),
        },
        f"{base}/watches/{{ident}}": {
            "get": {
                "operationId": "watch",
                "summary": "What a watch told",
                "description": "A watch of your own with what changed in its answer, the newest first.",
                "tags": ["watches"],
                "parameters": [_IDENT],
                "responses": {
                    "200": _given("What it told.", "WatchTold", {"watch": WATCH, "changes": [CHANGE]}),
                    **errors,
                },
            },
            "delete": {
                "operationId": "unwatch",
                "summary": "End a watch",
                "description": "Ends a watch of your own and forgets what it told; its feed is gone.",
                "tags": ["watches"],
                "parameters": [_IDENT],
                "responses": {"204": {"description": "It is ended."}, **errors},
            },
        },
    }


def _making(errors: dict[str, Any]) -> dict[str, Any]:
    location = {"Location": {"description": "Address of the watch.", "schema": {"type": "string"}}}
    return {
        "operationId": "watch_answer",
        "summary": "Watch an answer",
        "description": (
            "Begins to watch the answer at an address; changes are told from now on. One that you watch already is "
            "given again, under the new name if there is one. Messages to other programs are set up on its page."
        ),
        "tags": ["watches"],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"$ref": "#/components/schemas/Watched"},
                    "example": {"address": "/dyad/ETH/SOM", "name": "Ethiopia – Somalia"},
                }
            },
        },
        "responses": {
            "201": {**_given("It is watched from now on.", "KeptWatch", WATCH), "headers": location},
            "200": {**_given("You watch it already.", "KeptWatch", WATCH), "headers": location},
            **errors,
        },
    }


def _given(about: str, schema: str, example: Any) -> dict[str, Any]:
    content = {"schema": {"$ref": f"#/components/schemas/{schema}"}, "example": example}
    return {"description": about, "content": {"application/json": content}}
