"""Logging in and out, adding articles, and the pages about the desk itself."""

from datetime import date
from importlib.metadata import PackageNotFoundError, version

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from dragoman.records import DragomanError, Published
from dragoman.web.answers import ANSWERS
from dragoman.web.audit import Audit
from dragoman.web.forms import files_of, read_form, text_of
from dragoman.web.guard import address_of
from dragoman.web.jobs import Jobs, options_of
from dragoman.web.pages import Pages
from dragoman.web.rates import Rate
from dragoman.web.refusals import Refusal
from dragoman.web.render import page
from dragoman.web.settings import MEGABYTE, Settings

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


def add_router(pages: Pages, jobs: Jobs, audit: Audit, settings: Settings) -> APIRouter:
    """Make the routes of adding articles."""
    router = APIRouter()
    most = settings.most_bytes // MEGABYTE

    @router.get("/add")
    def form(request: Request) -> Response:
        return page("add", pages.view(request), "Add", jobs=jobs.last()[:10], wrong="", most=most)

    @router.get("/add/{ident}")
    def job(request: Request, ident: str) -> Response:
        found = jobs.find(ident)
        if found is None:
            raise Refusal(404, "There is no such job, or it was long ago. What it added is in the ledger.")
        return page("job", pages.view(request), "Adding", job=found)

    @router.post("/add")
    async def add(request: Request) -> Response:
        given = await read_form(request, pages.sessions, settings.most_bytes)
        person = request.state.person
        if not person.may("admin"):
            raise Refusal(403, "Only an admin may add articles; ask whoever runs this desk.")
        text = text_of(given, "text")
        files = await files_of(given, "files")
        files += [("pasted.txt", text.encode("utf-8", "replace"))] if text.strip() else []
        try:
            _demand_something(files)
            published = _published(text_of(given, "published"))
            options = options_of(text_of(given, "outlet")[:200], published, settings.most_bytes)
            found = await run_in_threadpool(jobs.start, files, options)
        except DragomanError as error:
            view = pages.view(request)
            return page("add", view, "Add", 422, jobs=jobs.last()[:10], wrong=str(error), most=most)
        names = ", ".join(name for name, _ in files)
        audit.note("added", who=person.name, address=address_of(request.scope), files=names, job=found.id)
        return RedirectResponse(f"/add/{found.id}", 303)

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


def _demand_something(files: list[tuple[str, bytes]]) -> None:
    if not files:
        raise DragomanError("There is nothing to add: paste a text, or choose a file that is not empty.")


def _published(text: str) -> Published | None:
    """Read the day of publication of a form."""
    if not text.strip():
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise DragomanError(f"“{text[:30]}” is no day; write it as YYYY-MM-DD, such as 2024-06-13.") from None
    return Published(earliest=day, latest=day, basis="stated", why="given by the caller")


def _version() -> str:
    try:
        return version("dragoman")
    except PackageNotFoundError:
        return "0"
