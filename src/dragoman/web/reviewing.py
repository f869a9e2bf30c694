"""Pages of review: the queue of doubtful records, corrections, and the history of judgements."""

from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from dragoman.ledger.doubt import doubts_about
from dragoman.records import DragomanError, Judgement, Report, ReportKind
from dragoman.web.answers.reading import CodedReport
from dragoman.web.answers.registry import NothingThereError, parties_in
from dragoman.web.asked import AskedWronglyError, RecordAsked, Times, read_asked
from dragoman.web.audit import Audit
from dragoman.web.forms import own_address, read_form, text_of, texts_of
from dragoman.web.guard import address_of
from dragoman.web.judging import Judged, as_json, fields_of, judge
from dragoman.web.pages import Pages
from dragoman.web.refusals import Refusal
from dragoman.web.render import page
from dragoman.web.users import Person, Role

STEP = 20
FIELD_BYTES = 100_000
KINDS: tuple[ReportKind, ...] = ("event", "mediation", "tie", "claim", "obstacle")


def router_of(pages: Pages, audit: Audit) -> APIRouter:
    """Make the routes."""
    router = APIRouter()
    desk = pages.service.desk

    @router.get("/review")
    def queue(request: Request) -> Response:
        return _queue(request, pages)

    @router.get("/review/history")
    def history(request: Request) -> Response:
        times = read_asked(Times, request.query_params.multi_items(), {})
        every = desk.judgements(times.known_on, withdrawn=True)
        counting = {one.id for one in desk.judgements(times.known_on)}
        rows = [(one, one.id in counting or one.withdraws is not None) for one in reversed(every)]
        return page("history", pages.view(request, times), "History", history=rows, who=_name(request))

    @router.get("/review/{ident}")
    def correct(request: Request, ident: str) -> Response:
        asked = read_asked(RecordAsked, _times_of(request), {"id": ident})
        return _correct(request, pages, _report(pages, asked.id), asked)

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


def _queue(request: Request, pages: Pages) -> Response:
    """The doubtful records of the articles published last."""
    given = dict(request.query_params.multi_items())
    times = read_asked(Times, _times_of(request), {})
    kind, first = given.get("kind", ""), given.get("first", "")
    start = int(first) if first.isascii() and first.isdecimal() and len(first) < len("100000") else 0
    parties = parties_in(given.get("parties", ""), pages.service.world)
    window = pages.service.desk.window(parties, as_of=times.as_of, known_on=times.known_on)
    kinds: tuple[ReportKind, ...] = tuple(one for one in KINDS if one == kind)
    every = [
        CodedReport(report=one, doubts=doubts)
        for one in window.reports(kinds=kinds, parties=parties)
        if (doubts := doubts_about(one))
    ]
    every.reverse()
    return page(
        "review",
        pages.view(request, times),
        "Review",
        queue=every[start : start + STEP],
        total=len(every),
        articles=window.basis.articles,
        first=start,
        step=STEP,
        kind=kind,
        parties=given.get("parties", ""),
        done=_done(pages, given.get("done", "")),
        who=_name(request),
    )


def _done(pages: Pages, ident: str) -> Judgement | None:
    return next((one for one in pages.service.desk.judgements() if one.id == ident), None)


def _correct(
    request: Request, pages: Pages, report: Report, times: Times, wrong: str = "", **chosen: str
) -> Response:
    return page(
        "correct",
        pages.view(request, times),
        "Correct a record",
        status=422 if wrong else 200,
        report=report,
        fields=fields_of(report),
        wrong=wrong,
        chosen={"field": "", "value": "", "why": ""} | chosen,
        who=_name(request),
    )


def _judge(request: Request, pages: Pages, audit: Audit, form: FormData) -> Response:
    who = request.state.person.name or text_of(form, "who")
    asked = _asked(form)
    try:
        made = judge(pages.service.desk, asked, who)
    except DragomanError as error:
        if asked.verb != "correct":
            raise
        report = _report(pages, asked.targets[0])
        chosen = {name: text_of(form, name) for name in ("field", "value", "why")}
        return _correct(request, pages, report, Times(), str(error), **chosen)
    audit.note("judged", who=made.who, address=address_of(request.scope), verb=made.verb, judgement=made.id)
    back = own_address(text_of(form, "back"))
    if back.partition("?")[0] == "/review":
        path, _, query = back.partition("?")
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


def _report(pages: Pages, ident: str) -> Report:
    found = pages.service.desk.find([ident])
    if not found:
        raise NothingThereError(f"{ident}: no report has this id now; it may have been rejected.")
    return found[0]


def _demand(request: Request, role: Role) -> Person:
    person: Person = request.state.person
    if not person.may(role):
        raise Refusal(403, f"Your role is {person.role}; this takes a {role}. Ask whoever runs this desk.")
    return person


def _times_of(request: Request) -> list[tuple[str, str]]:
    return [(n, v) for n, v in request.query_params.multi_items() if n in {"as_of", "known_on"}]


def _name(request: Request) -> str:
    """The name that was typed into a form before, where nobody logs in."""
    return str(request.state.person.name or request.state.session.user)


def _remembering(answer: Response, who: str, pages: Pages) -> Response:
    """Keep the name in the session where nobody logs in, so that it need not be typed again."""
    if not pages.users:
        answer.headers.append("set-cookie", pages.sessions.set_cookie(pages.sessions.new(who.strip()[:80])))
    return answer
