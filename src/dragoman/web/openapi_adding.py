"""What OpenAPI says of adding: the routes of `dragoman.web.adding`, with examples."""

from typing import Any

JOB = {
    "id": "8f14e45fceea167a",
    "state": "working",
    "names": ["https://news.example.org/talks"],
    "coded": 1,
    "now": "Envoys return to the table",
    "articles": [],
    "unread": [{"name": "https://news.example.org/map", "reason": "is of the type image/png."}],
    "fault": "",
}
_ABOUT_FILES = (
    "Files in parts named `files`, beside `text`, `address`, `addresses`, `outlet` and `published` as in JSON. "
    "A program without a token sends the header `X-Dragoman: 1` too, which no form of another site can."
)
_IDENT = {
    "name": "ident",
    "in": "path",
    "required": True,
    "description": "Id of the job.",
    "schema": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
    "example": JOB["id"],
}


def adding_paths(base: str, errors: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Describe the routes.

    Args:
        base: what their addresses begin with.
        errors: the responses that each of them may give.
        more: those of beginning a job alone.
    """
    return {
        f"{base}/articles": {"post": _beginning(errors | more)},
        f"{base}/jobs/{{ident}}": {
            "get": _operation(
                "job",
                "How far a job is",
                "Says how far a job is; `state` ends as done, failed or cancelled. Ask every second or so.",
                {"200": _job("How far it is."), **errors},
            ),
            "delete": _operation(
                "cancel",
                "Cancel a job",
                "Ends a job after the article that is being coded. What was coded before is kept.",
                {"202": _job("It ends."), **errors},
            ),
        },
    }


def _beginning(errors: dict[str, Any]) -> dict[str, Any]:
    added = {"$ref": "#/components/schemas/Added"}
    text = {
        "text": "Envoys return to the table\nNAIROBI, 4 May 2031 — Kenya offered to host talks.",
        "outlet": "The Juba Mirror",
        "published": "2031-05-05",
    }
    parts = {
        "type": "object",
        "properties": {
            "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
            "text": {"type": "string"},
            "address": {"type": "string"},
            "addresses": {"type": "array", "items": {"type": "string"}},
            "outlet": {"type": "string"},
            "published": {"type": "string", "format": "date"},
        },
    }
    return {
        "operationId": "add",
        "summary": "Add articles",
        "description": f"Begins a job that reads, codes and keeps articles; takes an admin. {_ABOUT_FILES}",
        "tags": ["adding"],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": added,
                    "examples": {
                        "text": {"summary": "A text", "value": text},
                        "pages": {
                            "summary": "Pages to fetch",
                            "value": {"addresses": ["https://news.example.org/talks"]},
                        },
                    },
                },
                "multipart/form-data": {"schema": parts},
            },
        },
        "responses": {
            "202": {
                **_job("The job has begun."),
                "headers": {"Location": {"description": "Address of the job.", "schema": {"type": "string"}}},
            },
            **errors,
        },
    }


def _operation(name: str, summary: str, about: str, responses: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": summary,
        "description": about,
        "tags": ["adding"],
        "parameters": [_IDENT],
        "responses": responses,
    }


def _job(about: str) -> dict[str, Any]:
    content = {"schema": {"$ref": "#/components/schemas/Progress"}, "example": JOB}
    return {"description": about, "content": {"application/json": content}}
