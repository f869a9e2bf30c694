"""The pages of adding: files, a text, addresses, a feed's entries; and of each job, how far it is."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from dragoman.articles.feeds import Feed, parse_feed
from dragoman.articles.fetch import Limits, fetch
from dragoman.records import DragomanError
from dragoman.web.added import added_of, checked_address
from dragoman.web.adding import Adding, demand_admin
from dragoman.web.forms import files_of, read_form, text_of, texts_of
from dragoman.web.guard import address_of
from dragoman.web.jobs import FINISHED
from dragoman.web.pages import Pages
from dragoman.web.refusals import Refusal
from dragoman.web.render import page
from dragoman.web.settings import MEGABYTE, Settings
from dragoman.web.streams import Streams

FIELD_BYTES = 100_000
MOST_ENTRIES = 50
FEED_LIMITS = Limits(seconds=20.0, max_bytes=5 * MEGABYTE)


def router_of(pages: Pages, adding: Adding, settings: Settings) -> APIRouter:
    """Make the routes."""
    router = APIRouter()
    most, streams = settings.most_bytes // MEGABYTE, Streams(settings.streams)

    def form_page(request: Request, wrong: str = "", given: FormData | None = None) -> Response:
        kept = {name: text_of(given, name) if given else "" for name in KEPT}
        return page(
            "add",
            pages.view(request),
            "Add",
            422 if wrong else 200,
            jobs=[one.progress() for one in adding.jobs.last()[:10]],
            wrong=wrong,
            most=most,
            kept=kept,
        )

    @router.get("/add")
    def form(request: Request) -> Response:
        return form_page(request)

    @router.post("/add")
    async def add(request: Request) -> Response:
        given = await read_form(request, pages.sessions, settings.most_bytes)
        demand_admin(request)
        files = await files_of(given, "files")
        chosen = texts_of(given, "every" if text_of(given, "all") else "addresses")
        try:
            asked = added_of({name: text_of(given, name) for name in FIELDS}, chosen)
            job = await run_in_threadpool(adding.begin, request, asked, files)
        except DragomanError as error:
            return form_page(request, str(error), given)
        return RedirectResponse(f"/add/{job.id}", 303)

    @router.post("/add/feed")
    async def feed(request: Request) -> Response:
        given = await read_form(request, pages.sessions, FIELD_BYTES)
        demand_admin(request)
        try:
            address = checked_address(text_of(given, "feed"))
            found = await run_in_threadpool(entries_of, address)
        except DragomanError as error:
            return form_page(request, str(error), given)
        listed = [one for one in found.entries if _is_web(one.link)][:MOST_ENTRIES]
        view = pages.view(request)
        return page("add_feed", view, "Feed", feed=found, listed=listed, address=address)

    @router.get("/add/{ident}")
    def job(request: Request, ident: str) -> Response:
        demand_admin(request)
        found = adding.find(ident).progress()
        return page("job", pages.view(request), "Adding", job=found, finished=found.state in FINISHED)

    @router.get("/add/{ident}/events")
    def events(request: Request, ident: str) -> Response:
        demand_admin(request)
        last = request.headers.get("last-event-id", "0")
        after = int(last) if last.isascii() and last.isdecimal() and len(last) < len("100000") else 0
        return streams.of(adding.find(ident), address_of(request.scope), after)

    @router.post("/add/{ident}/cancel")
    async def cancel(request: Request, ident: str) -> Response:
        await read_form(request, pages.sessions, FIELD_BYTES)
        found = await run_in_threadpool(adding.cancel, request, ident)
        return RedirectResponse(f"/add/{found.id}", 303)

    return router


FIELDS = ("text", "address", "outlet", "published")
KEPT = (*FIELDS, "addresses", "feed")


def entries_of(address: str) -> Feed:
    """Fetch a feed, from the public network only, and read its entries.

    Raises:
        DragomanError: it cannot or may not be fetched, or is no feed.
    """
    return parse_feed(fetch(address, limits=FEED_LIMITS).data, address)


def _is_web(link: str | None) -> bool:
    """Whether an entry leads to a page: what a feed gives as a link is hostile."""
    try:
        return bool(link) and checked_address(link or "") == link
    except (DragomanError, Refusal):
        return False
