"""Requests that are refused, and what is said then: a page to a person, a problem (RFC 9457) to a program."""

from http import HTTPStatus
from math import ceil

import msgspec
from starlette.responses import RedirectResponse, Response


class Refusal(Exception):  # noqa: N818 - it is an answer more than an error
    """A request that is refused.

    Args:
        status: of HTTP.
        why: what was wrong and what to do, for whoever asked.
        wait: seconds after which it may be tried again.
    """

    def __init__(self, status: int, why: str, *, wait: float | None = None) -> None:
        """Keep what is to be said."""
        super().__init__(why)
        self.status, self.why, self.wait = status, why, wait


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong (RFC 9457); `detail` says what to do."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


def problem(status: int, why: str) -> Response:
    """Say to a program what went wrong."""
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=why)
    return Response(msgspec.json.encode(body), status, media_type="application/problem+json")


def refusal(error: Refusal, path: str) -> Response:
    """Answer a request that is refused before any page is made."""
    if error.status == HTTPStatus.UNAUTHORIZED and not path.startswith("/api/"):
        return RedirectResponse("/login", HTTPStatus.SEE_OTHER)
    if path.startswith("/api/"):
        answer = problem(error.status, error.why)
    else:
        answer = Response(f"{error.why}\n", error.status, media_type="text/plain")
    if error.status == HTTPStatus.UNAUTHORIZED:
        answer.headers["www-authenticate"] = "Bearer"
    if error.wait is not None:
        answer.headers["retry-after"] = str(ceil(error.wait))
    return answer
