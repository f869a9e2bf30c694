"""Logging in and out, and the pages about the desk itself."""

from importlib.metadata import PackageNotFoundError, version

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from dragoman.web.answers import ANSWERS
from dragoman.web.audit import Audit
from dragoman.web.forms import read_form, text_of
from dragoman.web.guard import address_of
from dragoman.web.pages import Pages
from dragoman.web.rates import Rate
from dragoman.web.refusals import Refusal
from dragoman.web.render import page
from dragoman.web.settings import Settings

FIELD_BYTES = 10_000


def login_router(pages: Pages, audit: Audit, settings: Settings) -> APIRouter:
    """Make the routes of logging in and out."""
    router = APIRouter()
    rate = Rate(settings.tries / 60, settings.tries)
    users = settings.users

    @router.get("/login")
    def form(request: Request) -> Response:
        if users is None:
            return RedirectResponse("/situation", 303)
        return _login(request, pages)

    @router.post("/login")
    async def login(request: Request) -> Response:
        given = await read_form(request, pages.sessions, FIELD_BYTES)
        name, address = text_of(given, "name")[:80], address_of(request.scope)
        if wait := max(rate.wait(address), rate.wait(f"name {name}")):
            raise Refusal(429, "Too many attempts; wait a minute.", wait=wait)
        password = text_of(given, "password")[:400]
        person = await run_in_threadpool(users.by_password, name, password) if users else None
        if person is None:
            audit.note("login failed", who=name, address=address)
            return _login(request, pages, "The name or the password is wrong.")
        audit.note("login", who=name, address=address)
        answer = RedirectResponse("/situation", 303)
        answer.headers.append("set-cookie", pages.sessions.set_cookie(pages.sessions.new(person.name)))
        return answer

    @router.post("/logout")
    async def logout(request: Request) -> Response:
        await read_form(request, pages.sessions, FIELD_BYTES)
        answer = RedirectResponse("/login", 303)
        answer.headers.append("set-cookie", pages.sessions.set_cookie(pages.sessions.new()))
        return answer

    return router


def about_router(pages: Pages, audit: Audit) -> APIRouter:
    """Make the routes of the pages about the desk."""
    router = APIRouter()

    @router.get("/about")
    def about(request: Request) -> Response:
        return page("about", pages.view(request), "About", answers=ANSWERS, version=_version())

    @router.get("/audit")
    def log(request: Request) -> Response:
        if not request.state.person.may("admin"):
            raise Refusal(403, "Only an admin may read the log.")
        return page("audit", pages.view(request), "Who did what", lines=audit.last())

    @router.get("/health")
    def health() -> Response:
        return Response("well\n", media_type="text/plain")

    return router


def _login(request: Request, pages: Pages, wrong: str = "") -> Response:
    """The form, with a session for its token."""
    status = 401 if wrong else 200
    answer = page("login", pages.view(request), "Log in", status, wrong=wrong)
    answer.headers.append("set-cookie", pages.sessions.set_cookie(request.state.session))
    return answer


def _version() -> str:
    try:
        return version("dragoman")
    except PackageNotFoundError:
        return "0"
