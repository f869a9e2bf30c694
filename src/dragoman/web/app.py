"""The desk as one ASGI application."""

import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from dragoman.ledger.folder import on_this_machine
from dragoman.ledger.places import place_of
from dragoman.records import DragomanError
from dragoman.web import adding, api, bringing, entering, reviewing
from dragoman.web.answers import NothingThereError
from dragoman.web.audit import Audit
from dragoman.web.desk import Desk
from dragoman.web.guard import SAFE, App, Guard
from dragoman.web.jobs import Jobs
from dragoman.web.pages import Pages
from dragoman.web.refusals import Refusal, problem, refusal
from dragoman.web.render import page
from dragoman.web.service import Service
from dragoman.web.sessions import Sessions
from dragoman.web.settings import Settings
from dragoman.web.watches import routes as watches
from dragoman.web.watches.keeping import Keeper
from dragoman.web.watches.rest import rest_router
from dragoman.web.watches.running import Watching
from dragoman.web.watches.store import Store
from dragoman.world import World

SWITCH = 0.001
"""Seconds after which a thread that works out an answer makes way for one that has a page ready."""
STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings, world: World | None = None) -> App:
    """Make the application.

    Args:
        settings: of the desk.
        world: who is who; loaded where None.

    Returns:
        What an ASGI server runs; nothing gets past its guard.

    Raises:
        LedgerError: there is no ledger in the folder, or it cannot be read.
    """
    desk = Desk.open(settings.ledger)
    service = Service(desk, world or World.load())
    sessions, audit = Sessions(secure=settings.secure), Audit(settings.audit)
    pages = Pages(service, sessions, users=settings.users is not None)
    watching = Watching(
        service,
        Store(on_this_machine(place_of(settings.ledger))),
        every=settings.look_every,
        reach=settings.webhooks,
        owners=watches.owns(settings.users),
        senders=watches.sends(settings.users),
    )
    jobs = Jobs(settings.ledger, settings.most_articles, done=_both(service.see_now, watching.wake))
    bringer = adding.Adding(jobs, audit, settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        watching.start()
        sys.setswitchinterval(SWITCH)
        yield
        jobs.close()
        watching.close()
        service.close()
        desk.close()

    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.world = service.world
    app.mount("/static", StaticFiles(directory=STATIC))
    app.include_router(adding.router_of(bringer, settings))
    app.include_router(rest_router(Keeper(watching, audit, settings)))
    app.include_router(api.router_of(service, audit))
    app.include_router(reviewing.router_of(pages, audit))
    app.include_router(entering.login_router(pages, audit, settings))
    app.include_router(bringing.router_of(pages, bringer, settings))
    app.include_router(entering.about_router(pages, audit))
    app.include_router(watches.router_of(pages, watching, audit, settings))
    app.include_router(pages.router())
    _say_what_went_wrong(app, pages)
    return Guard(_Waking(_Sessioned(app, sessions), watching), settings, sessions, audit)


def _both(one: Callable[[], None], other: Callable[[], None]) -> Callable[[], None]:
    def do() -> None:
        one()
        other()

    return do


class _Waking:
    """Has watches looked at after every request that may have changed the ledger."""

    def __init__(self, app: App, watching: Watching) -> None:
        self._app, self._watching = app, watching

    async def __call__(self, scope, receive, send) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        """Pass on a request, and say so when it is done."""
        await self._app(scope, receive, send)
        if scope["type"] == "http" and scope["method"] not in SAFE:
            self._watching.wake()


class _Sessioned:
    """Gives a browser that has no session one, with the first page that has a form."""

    def __init__(self, app: App, sessions: Sessions) -> None:
        self._app, self._sessions = app, sessions

    async def __call__(self, scope, receive, send) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        """Pass on a request, and set the cookie with a page."""

        async def sending(message) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
            state = scope.get("state", {})
            if message["type"] == "http.response.start" and state.get("fresh") and not state.get("bearer"):
                names = {name.lower(): value for name, value in message["headers"]}
                if names.get(b"content-type", b"").startswith(b"text/html") and b"set-cookie" not in names:
                    cookie = self._sessions.set_cookie(state["session"])
                    message["headers"] = [*message["headers"], (b"set-cookie", cookie.encode())]
            await send(message)

        await self._app(scope, receive, sending)


def _say_what_went_wrong(app: FastAPI, pages: Pages) -> None:
    """Answer every error with what was wrong and what to do."""

    def say(request: Request, status: int, why: str) -> Response:
        if request.url.path.startswith("/api/"):
            return problem(status, why)
        return page("error", pages.view(request), HTTPStatus(status).phrase, status, why=why)

    @app.exception_handler(DragomanError)
    async def wrong(request: Request, error: DragomanError) -> Response:
        return say(request, 404 if isinstance(error, NothingThereError) else 422, str(error))

    @app.exception_handler(Refusal)
    async def refused(request: Request, error: Refusal) -> Response:
        if request.url.path.startswith("/api/") or error.wait is not None:
            return refusal(error, request.url.path)
        return say(request, error.status, error.why)

    @app.exception_handler(HTTPException)
    async def unknown(request: Request, error: HTTPException) -> Response:
        if error.status_code == HTTPStatus.NOT_FOUND:
            return say(request, 404, "There is no such page. Begin with the situation, or search.")
        return say(request, error.status_code, str(error.detail))

    @app.exception_handler(Exception)
    async def fault(request: Request, error: Exception) -> Response:
        del error
        return say(
            request,
            500,
            "Something went wrong here; please report it, with the address. Nothing was changed.",
        )
