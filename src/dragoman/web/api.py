"""The REST interface: every answer of the registry as JSON, and judgements."""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Match

from dragoman.web.answers import ANSWERS, Answer
from dragoman.web.asked import read_asked
from dragoman.web.audit import Audit
from dragoman.web.guard import address_of
from dragoman.web.judging import Judged, judge
from dragoman.web.openapi import BASE, describe
from dragoman.web.refusals import problem
from dragoman.web.service import Service

NOTHING: Mapping[str, str] = MappingProxyType({})
_ENCODER = msgspec.json.Encoder(order="deterministic")


def router_of(service: Service, audit: Audit) -> APIRouter:
    """Make the routes."""
    router = APIRouter()
    for answer in ANSWERS:
        router.add_api_route(f"{BASE}{answer.path}", _reader(service, answer), methods=["GET"])
    description = _ENCODER.encode(describe())

    @router.get(f"{BASE}/openapi.json")
    def openapi(request: Request) -> Response:
        return _tagged(request, description)

    @router.post(f"{BASE}/judgements")
    async def judgements(request: Request) -> Response:
        person = request.state.person
        if not person.may("reviewer"):
            return problem(403, "Only a reviewer or an admin may judge; ask whoever runs this desk.")
        try:
            asked = msgspec.json.decode(await request.body(), type=Judged)
        except msgspec.ValidationError as error:
            return problem(422, f"{error}.".replace("$.", ""))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            return problem(400, f"the body is no JSON: {error}.")
        made = await run_in_threadpool(judge, service.desk, asked, person.name or asked.who)
        audit.note(
            "judged", who=made.who, address=address_of(request.scope), verb=made.verb, judgement=made.id
        )
        return Response(_ENCODER.encode(made), 201, media_type="application/json")

    @router.api_route(
        f"{BASE}/{{rest:path}}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False
    )
    def unknown(request: Request, rest: str) -> Response:
        del rest
        known = (one for one in router.routes if one.matches(request.scope)[0] is Match.PARTIAL)
        if allowed := sorted({method for one in known for method in getattr(one, "methods", None) or ()}):
            refused = problem(405, f"this address takes {' and '.join(allowed)} alone.")
            refused.headers["allow"] = ", ".join(allowed)
            return refused
        return problem(404, f"there is no such address; {BASE}/openapi.json lists those that there are.")

    return router


def _reader(service: Service, answer: Answer[Any, Any]) -> Any:
    def read(request: Request) -> Response:
        asked = read_asked(
            answer.asked, request.query_params.multi_items(), request.path_params, of_form=False
        )
        found = service.shown(answer, asked)
        body = found.forms.get("json", lambda: _ENCODER.encode(found.given))
        late = {"dragoman-known-on": found.known_on.isoformat()} if found.known_on else {}
        return _tagged(request, body, late)

    return read


def _tagged(request: Request, body: bytes, more: Mapping[str, str] = NOTHING) -> Response:
    """Send a body with its tag and more headers, or only say that it is still the same."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "private, no-cache", **more}
    asked = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag in asked or asked == ["*"]:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)
