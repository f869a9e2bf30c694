"""The pages of the answers: each the same answer as its JSON twin, as HTML."""

from collections.abc import Callable, Mapping
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast, get_args

from fastapi import APIRouter, Request
from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response, StreamingResponse

from dragoman.brief.disputed import disputed_words
from dragoman.brief.names import names_of
from dragoman.exchange import FORMATS
from dragoman.exchange.tables import KINDS
from dragoman.ontology import event_types
from dragoman.ontology.types import STATUSES
from dragoman.records import Stage, TieKind
from dragoman.web.answers import ANSWERS, Answer
from dragoman.web.answers.explorer import exported
from dragoman.web.asked import AskedWronglyError, ExplorerAsked, Times, read_asked
from dragoman.web.marked import stretches_of
from dragoman.web.openapi import BASE
from dragoman.web.pictures.places import draw
from dragoman.web.pictures.ring import ring
from dragoman.web.pictures.strip import strip
from dragoman.web.render import page
from dragoman.web.service import Service
from dragoman.web.sessions import Sessions
from dragoman.web.view import View

IN_MEMORY = 8_000_000
CHUNK = 65_536
EXPORTS = ("csv", "xlsx", "plover", "jsonld", "geojson", "gexf", "graphml", "parquet", "atom", "bibtex")
MEDIA = {
    "csv": ("text/csv; charset=utf-8", "csv"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "plover": ("application/jsonl", "jsonl"),
    "jsonld": ("application/ld+json", "jsonld"),
    "geojson": ("application/geo+json", "geojson"),
    "gexf": ("application/xml", "gexf"),
    "graphml": ("application/xml", "graphml"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
    "atom": ("application/atom+xml", "atom"),
    "bibtex": ("application/x-bibtex", "bib"),
}


class Pages:
    """Makes views, and the routes of the answers."""

    def __init__(self, service: Service, sessions: Sessions, *, users: bool) -> None:
        """Take what pages need."""
        self.service, self.sessions, self.users = service, sessions, users

    def view(self, request: Request, times: Times | None = None, twin: str | None = None) -> View:
        """Make the view of a request."""
        state = request.state
        return View(
            self.service,
            person=state.person,
            token=self.sessions.token(state.session),
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

        @router.get("/")
        def home() -> Response:
            return RedirectResponse("/situation", 303)

        @router.get("/export")
        def export(request: Request) -> Response:
            return self._export(request)

        return router

    def _page(self, answer: Answer[Any, Any]) -> Callable[[Request], Response]:
        def show(request: Request) -> Response:
            given = [(n, v) for n, v in request.query_params.multi_items() if n != "show"]
            asked = read_asked(answer.asked, given, request.path_params)
            found = self.service.answer(answer, asked)
            twin = f"{BASE}{request.url.path}{'?' + request.url.query if request.url.query else ''}"
            view = self.view(request, asked, _without_show(twin))
            more = MORE.get(answer.name, _nothing)(request, asked, found)
            return page(answer.name, view, answer.title, asked=asked, given=found, **more)

        return show

    def _export(self, request: Request) -> Response:
        """All reports that fit, in a format of the exchange; written to a file first, so that it is whole."""
        given = request.query_params.multi_items()
        form = next((value for name, value in given if name == "form"), "")
        if form not in EXPORTS:
            raise AskedWronglyError(f"“{form[:40]}” is no format here; there are {', '.join(EXPORTS)}.")
        kept = [(n, v) for n, v in given if n not in {"form", "cursor"}]
        asked = read_asked(ExplorerAsked, kept, {})
        if form == "csv" and not asked.kind:
            asked = read_asked(
                ExplorerAsked, [*((n, v) for n, v in kept if n != "kind"), ("kind", "event")], {}
            )
        file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed when it is sent
        told = exported(self.service.desk, self.service.world, asked)
        FORMATS[form].write(told, self.service.world, cast("BinaryIO", file))
        file.seek(0)
        media, ending = MEDIA[form]
        return StreamingResponse(
            iter(lambda: file.read(CHUNK), b""),
            media_type=media,
            headers={"content-disposition": f'attachment; filename="dragoman.{ending}"'},
            background=BackgroundTask(file.close),
        )


def _without_show(address: str) -> str:
    path, _, query = address.partition("?")
    kept = "&".join(one for one in query.split("&") if one and not one.startswith("show="))
    return f"{path}?{kept}" if kept else path


def _nothing(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request, asked, found
    return {}


def _article(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del asked
    reports = [one.report for one in found.reports]
    shown = request.query_params.get("show")
    number = next((n for n, one in enumerate(reports, start=1) if one.id == shown), None)
    return {"stretches": stretches_of(found.article.article, reports), "shown": number}


def _actor(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request
    return {"picture": ring(found.network, found.network.actors, asked.id)}


def _bloc(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request, asked
    return {"picture": ring(found.network, found.network.actors)}


def _dyad(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request, asked
    two = found.dyad
    return {"picture": strip((*two.happened, *two.ahead, *two.not_so))}


def _map(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    world = request.app.state.world
    ids = {one.point.id for one in found.placed if one.point.id}
    disputed = disputed_words(ids, world, names_of(world), asked.as_of)
    return {"picture": draw([one.point for one in found.placed]), "disputed": disputed}


def _explorer(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request, asked, found
    kinds = sorted(
        {*event_types(), *get_args(Stage), *get_args(TieKind)}, key=lambda one: (one.islower(), one)
    )
    return {
        "choices": {"kind": KINDS, "type": kinds, "status": STATUSES},
        "formats": [FORMATS[name] for name in EXPORTS],
    }


MORE: Mapping[str, Callable[[Request, Any, Any], dict[str, Any]]] = {
    "article": _article,
    "actor": _actor,
    "bloc": _bloc,
    "dyad": _dyad,
    "map": _map,
    "explorer": _explorer,
}
