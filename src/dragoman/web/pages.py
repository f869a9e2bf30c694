"""The pages of the answers: each the same answer as its JSON twin, as HTML."""

import secrets
from collections.abc import Callable
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dragoman.web.answers import ANSWERS, Answer
from dragoman.web.asked import Times, read_asked
from dragoman.web.downloads import download
from dragoman.web.extras import MORE, nothing, reviewer
from dragoman.web.openapi import BASE
from dragoman.web.render import late_said, rendered
from dragoman.web.service import Service
from dragoman.web.sessions import Sessions
from dragoman.web.sheets import SHEETS, sheet
from dragoman.web.view import View

MARK = secrets.token_hex(32)
"""Stands in a page that is kept where each session has its own token; nobody can know it and write it in a text."""
OF_PAGES = ("show", "done")
"""What the address of a page may hold that is no part of the question."""


class Pages:
    """Makes views, and the routes of the answers."""

    def __init__(self, service: Service, sessions: Sessions, *, users: bool) -> None:
        """Take what pages need."""
        self.service, self.sessions, self.users = service, sessions, users

    def view(
        self,
        request: Request,
        times: Times | None = None,
        twin: str | None = None,
        token: str | None = None,
    ) -> View:
        """Make the view of a request; `token` stands in its forms instead of that of its session."""
        state = request.state
        return View(
            self.service,
            person=state.person,
            token=token or self.sessions.token(state.session),
            path=request.url.path,
            given=request.query_params.multi_items(),
            times=times or Times(),
            twin=twin,
            users=self.users,
        )

    def router(self) -> APIRouter:
        """Make the routes."""
        router = APIRouter()
        for answer in ANSWERS:
            router.add_api_route(answer.path, self._page(answer), methods=["GET"])
            if answer.name in SHEETS:
                router.add_api_route(f"{answer.path}.csv", self._sheet(answer), methods=["GET"])

        @router.get("/")
        def home() -> Response:
            return RedirectResponse("/situation", 303)

        @router.get("/export")
        def export(request: Request) -> Response:
            return download(self.service, request)

        return router

    def show(
        self, request: Request, answer: Answer[Any, Any], asked: Times, status: int = 200, **more: Any
    ) -> Response:
        """Answer a question with its page.

        Args:
            request: that asks.
            answer: of the registry.
            asked: the question.
            status: of HTTP.
            more: what the template is given besides or instead of what it is given always.
        """
        found = self.service.shown(answer, asked)

        def render() -> bytes:
            view = self.view(request, asked, _twin(answer, asked, request), MARK)
            besides = MORE.get(answer.name, nothing)(request, asked, found.given) | more
            return rendered(answer.name, view, answer.title, asked=asked, given=found.given, **besides)

        person = request.state.person
        form = request.url.path, request.url.query, person.name, person.role, reviewer(request)
        # what somebody else may see is made once; who asks, and how late it is, is put in each time
        body = render() if more or request.method != "GET" else found.forms.get(form, render)
        body = body.replace(MARK.encode(), self.sessions.token(request.state.session).encode())
        return HTMLResponse(late_said(body, found.known_on), status)

    def _page(self, answer: Answer[Any, Any]) -> Callable[[Request], Response]:
        def show(request: Request) -> Response:
            given = [(n, v) for n, v in request.query_params.multi_items() if n not in OF_PAGES]
            return self.show(request, answer, read_asked(answer.asked, given, request.path_params))

        return show

    def _sheet(self, answer: Answer[Any, Any]) -> Callable[[Request], Response]:
        def send(request: Request) -> Response:
            return sheet(self.service, answer, request)

        return send


def _twin(answer: Answer[Any, Any], asked: Times, request: Request) -> str:
    """The address of the same answer as JSON."""
    path = answer.path
    for name in msgspec.structs.asdict(asked):
        path = path.replace(f"{{{name}}}", str(getattr(asked, name)))
    query = "&".join(
        one
        for one in request.url.query.split("&")
        if one.partition("=")[2] and one.partition("=")[0] not in OF_PAGES
    )
    return f"{BASE}{path}{'?' + query if query and request.method == 'GET' else ''}"
