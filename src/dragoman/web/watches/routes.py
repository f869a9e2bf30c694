"""Pages and feeds of watches. Everybody keeps watches of their own; messages to other hosts take an admin."""

import hashlib
import hmac
import secrets
from collections.abc import Callable

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from dragoman.brief.plain import one_line, shortened
from dragoman.records import DragomanError
from dragoman.web.audit import Audit
from dragoman.web.forms import read_form, text_of
from dragoman.web.pages import Pages
from dragoman.web.refusals import Refusal
from dragoman.web.render import page
from dragoman.web.settings import Settings
from dragoman.web.users import Users
from dragoman.web.watches.keeping import NONE, Keeper, base_of
from dragoman.web.watches.messages import feed_of, summary_of, words_address
from dragoman.web.watches.model import Watch
from dragoman.web.watches.question import LONGEST_NAME
from dragoman.web.watches.running import Watching
from dragoman.web.watches.sending import checked_hook, new_secret

FIELD_BYTES = 10_000


def owns(users: Users | None) -> Callable[[str], bool]:
    """Say whether somebody may keep watches: a user, or whoever sits at a desk where nobody logs in."""
    return lambda owner: users is None or not owner or users.person(owner) is not None


def sends(users: Users | None) -> Callable[[str], bool]:
    """Say whether somebody may have messages sent: an admin, or whoever sits at a desk where nobody logs in."""

    def may(owner: str) -> bool:
        person = users.person(owner) if users and owner else None
        return person.may("admin") if person else users is None or not owner

    return may


def router_of(pages: Pages, watching: Watching, audit: Audit, settings: Settings) -> APIRouter:
    """Make the routes."""
    routes = _Routes(pages, watching, audit, settings)
    router = APIRouter()
    router.add_api_route("/watches", routes.listed, methods=["GET"])
    router.add_api_route("/watches", routes.made, methods=["POST"])
    router.add_api_route("/watches/{ident}.atom", routes.feed, methods=["GET"])
    router.add_api_route("/watches/{ident}", routes.shown, methods=["GET"])
    router.add_api_route("/watches/{ident}/{deed}", routes.done, methods=["POST"])
    return router


class _Routes:
    """What the routes do."""

    def __init__(self, pages: Pages, watching: Watching, audit: Audit, settings: Settings) -> None:
        self._pages, self._watching, self._settings = pages, watching, settings
        self._store, self._keeper = watching.store, Keeper(watching, audit, settings)
        self._deeds: dict[str, Callable[[Request, Watch, FormData], Response]] = {
            "name": self._name,
            "end": self._end,
            "key": self._key,
            "hook": self._hook,
            "trial": self._trial,
            "silence": self._silence,
        }

    def listed(self, request: Request) -> Response:
        """Show the watches of whoever asks."""
        mine = self._keeper.mine(request)
        rows = [(one, next(iter(self._store.changes(one.id, 1)), None)) for one in mine]
        view = self._pages.view(request)
        return page("watches", view, "Watches", rows=rows, summary=summary_of, fault=self._watching.fault)

    async def made(self, request: Request) -> Response:
        """Begin to watch the answer of a page."""
        form = await read_form(request, self._pages.sessions, FIELD_BYTES)
        return await run_in_threadpool(self._make, request, text_of(form, "address"))

    def shown(self, request: Request, ident: str) -> Response:
        """Show a watch with what it told."""
        return self._show(request, self._keeper.find(request, ident))

    def feed(self, request: Request, ident: str) -> Response:
        """Give the feed of a watch to whoever has its key; on a desk without users, to whoever asks."""
        watch = self._store.find(ident)
        key = request.query_params.get("key", "").encode("utf-8", "replace")
        if watch is None or not self._watching.counts(watch):
            raise Refusal(404, NONE)
        if self._settings.users is not None and not hmac.compare_digest(key, watch.key.encode()):
            raise Refusal(
                404, "There is no such feed, or its address was renewed: copy it from the page of the watch."
            )
        body = feed_of(watch, self._store.changes(watch.id), base_of(request))
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers = {"etag": tag, "cache-control": "private, no-cache"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(body, media_type="application/atom+xml", headers=headers)

    async def done(self, request: Request, ident: str, deed: str) -> Response:
        """Do something to a watch."""
        form = await read_form(request, self._pages.sessions, FIELD_BYTES)
        watch = self._keeper.find(request, ident)
        if deed not in self._deeds:
            raise Refusal(404, "There is no such page. Begin with your watches.")
        return await run_in_threadpool(self._deeds[deed], request, watch, form)

    def _make(self, request: Request, address: str) -> Response:
        watch, _ = self._keeper.make(request, address)
        return self._back(watch)

    def _name(self, request: Request, watch: Watch, form: FormData) -> Response:
        name = shortened(one_line(text_of(form, "name")), LONGEST_NAME)
        if not name:
            return self._show(
                request, watch, wrong="A watch needs a name: type one that says what you look for."
            )
        self._change(watch, name=name)
        return self._back(watch)

    def _end(self, request: Request, watch: Watch, form: FormData) -> Response:
        del form
        self._keeper.end(request, watch)
        return RedirectResponse("/watches", 303)

    def _key(self, request: Request, watch: Watch, form: FormData) -> Response:
        del form
        self._change(watch, key=secrets.token_urlsafe(24))
        self._keeper.note(request, "renewed the address of a feed", watch)
        return self._back(watch, "#feed")

    def _hook(self, request: Request, watch: Watch, form: FormData) -> Response:
        """Set the address that is told of changes; its secret is shown in the answer to this, and never again."""
        self._demand_admin(request)
        try:
            hook = checked_hook(text_of(form, "hook"), self._settings.webhooks)
        except DragomanError as error:
            return self._show(request, watch, wrong=f"Not set: {error}")
        secret = new_secret()
        changed = self._change(watch, hook=hook, secret=secret)
        self._keeper.note(request, "set a webhook", watch, hook=hook)
        return self._show(request, changed, secret=secret)

    def _trial(self, request: Request, watch: Watch, form: FormData) -> Response:
        del form
        self._demand_admin(request)
        if watch.hook:
            self._store.send(watch.id, 0, 0.0)
            self._watching.send_soon()
            self._keeper.note(request, "tried a webhook", watch)
        return self._back(watch, "#hook")

    def _silence(self, request: Request, watch: Watch, form: FormData) -> Response:
        del form
        self._change(watch, hook="", secret="")
        self._keeper.note(request, "removed a webhook", watch)
        return self._back(watch, "#hook")

    def _show(self, request: Request, watch: Watch, *, wrong: str = "", secret: str = "") -> Response:
        return page(
            "watch",
            self._pages.view(request),
            watch.name,
            422 if wrong else 200,
            watch=watch,
            changes=self._store.changes(watch.id),
            deliveries=self._store.deliveries(watch.id) if watch.hook else (),
            feed=self._keeper.feed(request, watch),
            reach=self._settings.webhooks,
            summary=summary_of,
            words=words_address,
            wrong=wrong,
            secret=secret,
        )

    def _change(self, watch: Watch, **values: str) -> Watch:
        changed = self._store.change(watch.id, lambda one: msgspec.structs.replace(one, **values))
        if changed is None:
            raise Refusal(404, NONE)
        return changed

    def _demand_admin(self, request: Request) -> None:
        if not request.state.person.may("admin"):
            raise Refusal(
                403, "Only an admin may have messages sent to other hosts; the feed is open to you."
            )

    def _back(self, watch: Watch, place: str = "") -> Response:
        return RedirectResponse(f"/watches/{watch.id}{place}", 303)
