"""What reviewers send: judgements and withdrawals, each of which leads to what it changed."""

from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from dragoman.records import DragomanError
from dragoman.web.answers import ANSWERS
from dragoman.web.answers.judgements import as_json
from dragoman.web.asked import AskedWronglyError, RecordReviewed
from dragoman.web.audit import Audit
from dragoman.web.forms import own_address, read_form, text_of, texts_of
from dragoman.web.guard import address_of
from dragoman.web.judging import Judged, judge
from dragoman.web.pages import Pages
from dragoman.web.refusals import Refusal
from dragoman.web.users import Person, Role

FIELD_BYTES = 100_000
RECORD = next(one for one in ANSWERS if one.name == "record")


def router_of(pages: Pages, audit: Audit) -> APIRouter:
    """Make the routes."""
    router = APIRouter()
    desk = pages.service.desk

    @router.post("/review/judge")
    async def judged(request: Request) -> Response:
        form = await read_form(request, pages.sessions, FIELD_BYTES)
        _demand(request, "reviewer")
        return await run_in_threadpool(_judge, request, pages, audit, form)

    @router.post("/review/withdraw")
    async def withdraw(request: Request) -> Response:
        form = await read_form(request, pages.sessions, FIELD_BYTES)
        who = _demand(request, "reviewer").name or text_of(form, "who")
        judgement = text_of(form, "judgement")
        made = await run_in_threadpool(desk.withdraw, judgement, who=who)
        audit.note("withdrew", who=who, address=address_of(request.scope), judgement=made.withdraws)
        return _remembering(RedirectResponse("/review/history", 303), who, pages)

    return router


def _judge(request: Request, pages: Pages, audit: Audit, form: FormData) -> Response:
    who = request.state.person.name or text_of(form, "who")
    asked = _asked(form)
    try:
        made = judge(pages.service.desk, asked, who)
    except DragomanError as error:
        if asked.verb != "correct":
            raise
        again = RecordReviewed(
            id=asked.targets[0], field=asked.field or "", value=text_of(form, "value")[:1000]
        )
        return pages.show(request, RECORD, again, 422, wrong=str(error))
    audit.note("judged", who=made.who, address=address_of(request.scope), verb=made.verb, judgement=made.id)
    back = own_address(text_of(form, "back"))
    path, _, query = back.partition("?")
    if text_of(form, "back") == "effect":
        back = f"/review/effect/{made.id}"
    elif path == "/review":
        back = f"{path}?{query + '&' if query else ''}done={made.id}"
    return _remembering(RedirectResponse(back, 303), who, pages)


def _asked(form: FormData) -> Judged:
    """Read a judgement from a form."""
    values: dict[str, Any] = {
        "verb": text_of(form, "verb"),
        "targets": [one.strip() for one in texts_of(form, "targets")],
        "why": text_of(form, "why"),
        "who": text_of(form, "who"),
    }
    if values["verb"] == "correct":
        values["field"] = text_of(form, "field")
    try:
        asked = msgspec.convert(values, Judged)
    except msgspec.ValidationError as error:
        raise AskedWronglyError(f"{error}.".replace("$.", "")) from None
    if asked.verb == "correct":
        raw = msgspec.Raw(as_json(text_of(form, "value")).encode())
        return msgspec.structs.replace(asked, value=raw)
    return asked


def _demand(request: Request, role: Role) -> Person:
    person: Person = request.state.person
    if not person.may(role):
        raise Refusal(403, f"Your role is {person.role}; this takes a {role}. Ask whoever runs this desk.")
    return person


def _remembering(answer: Response, who: str, pages: Pages) -> Response:
    """Keep the name in the session where nobody logs in, so that it need not be typed again."""
    if not pages.users:
        answer.headers.append("set-cookie", pages.sessions.set_cookie(pages.sessions.new(who.strip()[:80])))
    return answer
