"""Telling an address of a change: a signed message, sent from this machine to the public network only.

The signature is that of Standard Webhooks (https://www.standardwebhooks.com), which has libraries in most
languages: HMAC-SHA256 over id, time and body, in the headers `webhook-id`, `webhook-timestamp` and
`webhook-signature`.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import Literal, NamedTuple

import httpcore
import httpx

from dragoman.articles.addresses import checked_addresses
from dragoman.articles.connecting import CheckedNetwork, Deadline
from dragoman.articles.faults import FetchError
from dragoman.articles.fetch import user_agent
from dragoman.brief.plain import one_line, shortened
from dragoman.records import DragomanError
from dragoman.web.settings import is_loopback

Reach = Literal["none", "public", "loopback"]
"""Where messages may be sent: nowhere, to the public network, or to this machine too."""

PREFIX = "whsec_"
SECONDS = 10.0
MOST_READ = 2000
MOST_SHOWN = 120
LONGEST = 500
PORTS = {"http": 80, "https": 443}
FIRST_FREE_PORT = 1024
"""Below it, only the web's own ports are sent to: other services there might take a message for a command."""

_TIME_OUT = "it did not answer within 10 seconds"


class HookError(DragomanError):
    """An address that nothing may be sent to; the message says why and what to do."""


class Answered(NamedTuple):
    """What came of an attempt: whether it arrived, whether to try again, and a line for the log."""

    arrived: bool
    again: bool
    words: str


def new_secret() -> str:
    """Make a secret that messages are signed with."""
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def signature(secret: str, ident: str, moment: int, body: bytes) -> str:
    """Sign a message as Standard Webhooks 1.0 does.

    Args:
        secret: of the watch.
        ident: of the message; the same in every attempt.
        moment: of the attempt, in seconds since 1970.
        body: the bytes that are sent.
    """
    key = base64.b64decode(secret.removeprefix(PREFIX))
    made = hmac.new(key, f"{ident}.{moment}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(made).decode()}"


def checked_hook(address: str, reach: Reach) -> str:
    """Check an address that is to be told of changes; it is checked again with each message.

    Raises:
        HookError: nothing may be sent there.
    """
    url = _parsed(address, reach)
    if not _is_here(url, reach):
        try:
            checked_addresses(url.host, _port(url), address, allow_private=False, seconds=SECONDS)
        except FetchError as error:
            if error.refused:
                raise HookError(_plain(error)) from error  # one that is only not found now may be found later
    return str(url)


def post(address: str, body: bytes, headers: dict[str, str], reach: Reach) -> Answered:
    """Send a message.

    Args:
        address: where to.
        body: JSON.
        headers: its id, time and signature.
        reach: where messages may be sent; no redirect is followed.
    """
    try:
        url = _parsed(address, reach)
        return _sent(url, body, headers, allow_private=_is_here(url, reach))
    except HookError as error:
        return Answered(arrived=False, again=False, words=str(error))
    except FetchError as error:
        return Answered(arrived=False, again=not error.refused, words=_plain(error))
    except httpcore.TimeoutException:
        return Answered(arrived=False, again=True, words=_TIME_OUT)
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        words = one_line(str(error)) or type(error).__name__
        return Answered(arrived=False, again=True, words=f"it could not be reached ({words[:MOST_SHOWN]})")


def message_headers(secret: str, ident: str, body: bytes, clock: Callable[[], float]) -> dict[str, str]:
    """Give the headers of a message: what it is, when it was sent, and that it is ours."""
    moment = int(clock())
    return {
        "webhook-id": ident,
        "webhook-timestamp": str(moment),
        "webhook-signature": signature(secret, ident, moment, body),
    }


def _sent(url: httpx.URL, body: bytes, headers: dict[str, str], *, allow_private: bool) -> Answered:
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=_port(url), target=url.raw_path)
    given = {
        "host": url.netloc.decode("ascii"),
        "user-agent": user_agent(),
        "content-type": "application/json",
        "content-length": str(len(body)),
        **headers,
    }
    network = CheckedNetwork(str(url), Deadline(SECONDS), allow_private=allow_private)
    with (
        httpcore.ConnectionPool(network_backend=network, max_keepalive_connections=0) as pool,
        pool.stream(
            "POST", target, headers=[(n.encode(), v.encode()) for n, v in given.items()], content=body
        ) as response,
    ):
        return _answered(response.status, _beginning(response))


def _beginning(response: httpcore.Response) -> str:
    """Read the beginning of what a receiver answers; however much it sends, no more."""
    data = bytearray()
    for chunk in response.iter_stream():
        data += chunk
        if len(data) >= MOST_READ:
            break
    return shortened(one_line(bytes(data[:MOST_READ]).decode("utf-8", "replace")), MOST_SHOWN)


def _answered(status: int, said: str) -> Answered:
    words = f"answered {status}" + (f": {said}" if said else "")
    if httpx.codes.is_success(status):
        return Answered(arrived=True, again=False, words=words)
    if httpx.codes.is_redirect(status):
        return Answered(
            arrived=False,
            again=True,
            words=f"answered {status}: redirects are not followed, give the final address",
        )
    return Answered(arrived=False, again=status != httpx.codes.GONE, words=words)


def _parsed(address: str, reach: Reach) -> httpx.URL:
    """Read an address to send to.

    Raises:
        HookError: it is none, or nothing is sent from here.
    """
    if reach == "none":
        raise HookError("this desk sends no messages; whoever runs it can allow that with --webhooks.")
    try:
        url = httpx.URL(address.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise HookError(
            f"that is no valid web address ({one_line(str(error))}); check its spelling."
        ) from error
    if len(address) > LONGEST or url.scheme not in PORTS or not url.host:
        raise HookError(
            "give a whole address that begins with https:// or http://, of 500 characters at most."
        )
    if url.userinfo:
        raise HookError("the address holds a user name or password; what is sent is signed, leave them out.")
    if _port(url) != PORTS[url.scheme] and not FIRST_FREE_PORT <= _port(url) <= 65_535:  # noqa: PLR2004 - the last port
        raise HookError(f"nothing is sent to port {url.port}; use 443, 80, or one from 1024 on.")
    return url


def _is_here(url: httpx.URL, reach: Reach) -> bool:
    """Whether an address is this machine, and that is allowed."""
    return reach == "loopback" and is_loopback(url.host)


def _port(url: httpx.URL) -> int:
    return PORTS[url.scheme] if url.port is None else url.port


def _plain(error: FetchError) -> str:
    return one_line(
        error.reason.replace("cannot be fetched", "cannot be reached").partition("; allow private")[0]
    )
