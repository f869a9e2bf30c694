"""What stands before every request: host, rate, size, origin, who asks; and the headers of every answer."""

import asyncio
import re
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from dragoman.web.audit import Audit
from dragoman.web.rates import Rate
from dragoman.web.refusals import Refusal, refusal
from dragoman.web.sessions import Session, Sessions
from dragoman.web.settings import Settings
from dragoman.web.users import LOCAL, Person

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with none, browsers send forms with "Origin: null"
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-robots-tag": "noindex",
}
UPLOADS = "/api/v1/articles"
SAFE = {"GET", "HEAD", "OPTIONS"}
OPEN = ("/login", "/static/", "/health")
"""What is shown to whoever asks: how to log in."""

FEED = re.compile(r"/watches/[0-9a-f]{16}\.atom")
"""Feeds are asked for by readers that cannot log in: their route demands the key in their address."""


class Guard:
    """An ASGI application around another; what it lets through has `person` and `session` in its state."""

    def __init__(self, app: App, settings: Settings, sessions: Sessions, audit: Audit) -> None:
        """Take the application and the rules."""
        self._app, self._settings, self._sessions, self._audit = app, settings, sessions, audit
        self._rate = Rate(settings.rate, settings.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it with the reason."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        sending = _Headers(send, secure=self._settings.secure)
        try:
            self._admit(scope, headers)
            await self._app(scope, _Limited(receive, self._settings).receive, sending.send)
        except Refusal as error:
            self._note(scope, error)
            if not sending.started:
                await refusal(error, scope["path"])(scope, receive, sending.send)

    def _admit(self, scope: Scope, headers: dict[str, str]) -> None:
        """Check a request in the order of what it costs.

        Raises:
            Refusal: it is not let in.
        """
        several = sum(name == b"host" for name, _ in scope["headers"]) > 1
        if several or _host_of(headers.get("host", "")) not in self._settings.hosts:
            raise Refusal(
                421,
                "Dragoman is not reached under that name: use the address that it printed when it was started.",
            )
        if wait := self._rate.wait(address_of(scope)):
            raise Refusal(429, "Too many requests from your address; wait a moment.", wait=wait)
        if int(_digits(headers.get("content-length", "0"))) > self._settings.most_bytes:
            raise _too_large(self._settings)
        session = self._sessions.read(_cookie(headers.get("cookie", ""), self._sessions.cookie))
        fresh = session is None
        session = session or self._sessions.new()
        person = self._person(headers, session)
        state = scope.setdefault("state", {})
        state |= {
            "person": person,
            "session": session,
            "fresh": fresh,
            "bearer": _bearer(headers) is not None,
        }
        if scope["method"] not in SAFE and not state["bearer"]:
            _demand_own_origin(scope, headers)
        known = person is not None or scope["path"].startswith(OPEN) or FEED.fullmatch(scope["path"])
        if not known:
            raise Refusal(401, "Log in first; a program sends its token as “Authorization: Bearer …”.")

    def _person(self, headers: dict[str, str], session: Session) -> Person | None:
        users = self._settings.users
        if users is None:
            return LOCAL
        if (token := _bearer(headers)) is not None:
            return users.by_token(token)
        return users.person(session.user) if session.user else None

    def _note(self, scope: Scope, error: Refusal) -> None:
        person = scope.get("state", {}).get("person")
        self._audit.note(
            "refused",
            who=person.name if person else "",
            address=address_of(scope),
            path=scope["path"],
            status=error.status,
        )


class _Limited:
    """Hands on the body of a request, as much of it and for as long as is allowed."""

    def __init__(self, receive: Receive, settings: Settings) -> None:
        self._receive, self._settings = receive, settings
        self._bytes = 0
        self._until: float | None = None

    async def receive(self) -> Message:
        """Give the next part."""
        if self._until == -1:
            return await self._receive()  # only the end of the connection is waited for
        loop = asyncio.get_running_loop()
        self._until = self._until or loop.time() + self._settings.seconds
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, self._until - loop.time()))
        except TimeoutError:
            raise Refusal(408, "The request took too long to arrive; send it again, or in parts.") from None
        self._bytes += len(message.get("body", b""))
        if self._bytes > self._settings.most_bytes:
            raise _too_large(self._settings)
        if not message.get("more_body", False):
            self._until = -1
        return message


class _Headers:
    """Adds to every answer the headers that keep a browser from doing more than it should."""

    def __init__(self, send: Send, *, secure: bool) -> None:
        self._send, self._secure = send, secure
        self.started = False

    async def send(self, message: Message) -> None:
        """Pass on a part of the answer."""
        if message["type"] == "http.response.start":
            self.started = True
            given = {name.lower() for name, _ in message["headers"]}
            more = HEADERS | {"cache-control": "no-store"}
            if self._secure:
                more["strict-transport-security"] = "max-age=31536000"
            message["headers"] = [
                *message["headers"],
                *((n.encode(), v.encode()) for n, v in more.items() if n.encode() not in given),
            ]
        await self._send(message)


def address_of(scope: Scope) -> str:
    """Give the address that asks."""
    client = scope.get("client")
    return str(client[0]) if client else "local"


def _demand_own_origin(scope: Scope, headers: dict[str, str]) -> None:
    """A form of another site may not post here, whatever cookies the browser sends along."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
    own = headers.get("host", "").lower()
    if site not in {"same-origin", "none"} or (origin and urlsplit(origin).netloc.lower() != own):
        raise Refusal(403, "That came from another site; do it on the desk's own pages.")
    if scope["path"].startswith("/api/") and not _beyond_forms(scope, headers):
        raise Refusal(415, "Send JSON, with “Content-Type: application/json”.")


def _beyond_forms(scope: Scope, headers: dict[str, str]) -> bool:
    """Whether a request is one that no form of another site can make; files need a header of ours for that."""
    kind = headers.get("content-type", "")
    files = scope["path"] == UPLOADS and kind.startswith("multipart/form-data") and "x-dragoman" in headers
    return files or kind.startswith("application/json") or scope["method"] == "DELETE"


def _too_large(settings: Settings) -> Refusal:
    return Refusal(
        413,
        f"That is more than {settings.most_bytes // 1_000_000} MB, the most that one request may have: send less at a "
        "time. On the command line, `dragoman add` takes articles of any number.",
    )


def _host_of(header: str) -> str:
    """The name in a Host header, without the port; an empty one is none."""
    host = header.lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]" if host.partition("]")[2][:1] in {"", ":"} else ""
    name, colon, port = host.partition(":")
    return name if not colon or port.isdecimal() else ""


def _cookie(header: str, name: str) -> str | None:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return None
    return found.value if found else None


def _bearer(headers: dict[str, str]) -> str | None:
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def _digits(text: str) -> str:
    return text if text.isascii() and text.isdecimal() else "0"
