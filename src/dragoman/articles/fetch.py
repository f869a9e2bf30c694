"""Pages fetched by their address: within a time, within a size, and from the public network only."""

import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

import httpcore
import httpx
import msgspec

from dragoman.articles.connecting import CheckedNetwork, Deadline
from dragoman.articles.faults import FetchError
from dragoman.articles.options import MEGABYTE
from dragoman.articles.unpacking import unpacked
from dragoman.articles.web_addresses import is_web_address, parsed_address, port_of

__all__ = ["ROBOT", "Fetched", "Limits", "fetch", "is_web_address", "user_agent"]

ROBOT = "Dragoman"
"""The name by which robots.txt files may address us."""

_READABLE = re.compile(
    r"^(?:text/|application/(?:[\w.+-]*\b(?:xml|json)|x-ndjson|jsonl|jsonlines|x-jsonlines|warc|zip|"
    r"x-zip-compressed|gzip|x-gzip|octet-stream|markdown)\b)",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_OK, _NOT_MODIFIED = 200, 304
_CONDITIONS = frozenset({"if-none-match", "if-modified-since"})


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How far fetching one address may go.

    Args:
        seconds: in all: name, connection, redirects and the last byte of the body.
        max_bytes: the most bytes of the body, unpacked.
        max_ratio: how often the body may be larger than what was sent.
        redirects: how many are followed.
        ports: which are connected to, where private addresses are not allowed.
    """

    seconds: float = 20.0
    max_bytes: int = 50 * MEGABYTE
    max_ratio: float = 200.0
    redirects: int = 5
    ports: tuple[int, ...] = (80, 443)


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What a server sent.

    `address` is where it came from after all redirects; `moved` is that address where each of them
    was permanent, so that it should be asked from now on. `headers` have lower-case names.
    """

    data: bytes
    address: str
    status: int
    headers: dict[str, str]
    moved: str | None = None

    @property
    def charset(self) -> str | None:
        """The charset that the server declares."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found[1] if found else None

    @property
    def etag(self) -> str | None:
        """The server's mark of this state of the page, for `If-None-Match`."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """When the server says it last changed, for `If-Modified-Since`."""
        return self.headers.get("last-modified")

    @property
    def is_unchanged(self) -> bool:
        """Whether the server says that it is as it was (304)."""
        return self.status == _NOT_MODIFIED


class _Hop(NamedTuple):
    """Where a redirect leads."""

    url: httpx.URL
    is_permanent: bool


_DEFAULTS = Limits()


def fetch(
    address: str,
    *,
    limits: Limits = _DEFAULTS,
    allow_private: bool = False,
    headers: Mapping[str, str] | None = None,
) -> Fetched:
    """Fetch one address.

    Every address on the way, redirects too, is checked before it is connected to
    (`articles.connecting`). No cookie is kept, no credential sent, and settings of proxies in the
    environment are not used: through a proxy the address connected to could not be checked.

    Args:
        address: an http or https address.
        limits: time, size, redirects and ports.
        allow_private: connect to private and loopback addresses and to any port.
        headers: further headers, such as `If-None-Match`; with a condition, 304 is an answer.

    Returns:
        The body with its headers.

    Raises:
        FetchError: it cannot or may not be fetched.
    """
    deadline = Deadline(limits.seconds)
    asked = {
        "user-agent": user_agent(),
        "accept": "text/html, text/plain;q=0.9, */*;q=0.5",
        **(headers or {}),
    }
    network = CheckedNetwork(address, deadline, allow_private=allow_private)
    ports = None if allow_private else limits.ports
    url, permanent = parsed_address(address, address, ports), True
    try:
        for _ in range(limits.redirects + 1):
            found = _request(url, address, limits, network, asked)
            if isinstance(found, Fetched):
                is_moved = permanent and found.address != str(parsed_address(address, address, ports))
                return msgspec.structs.replace(found, moved=found.address) if is_moved else found
            url, permanent = parsed_address(str(found.url), address, ports), permanent and found.is_permanent
    except httpcore.TimeoutException as error:
        raise FetchError(
            address,
            f"did not arrive within {limits.seconds:g} seconds; try again later or allow more time.",
        ) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
        words = str(error) or type(error).__name__
        raise FetchError(
            address, f"cannot be fetched ({words}); check the address and the network."
        ) from error
    raise FetchError(
        address, f"was redirected more than {limits.redirects} times; give the page's final address."
    )


def user_agent() -> str:
    """Name Dragoman and its version to servers."""
    try:
        release = version("dragoman")
    except PackageNotFoundError:
        release = "0"
    return f"{ROBOT}/{release} (news reader)"


def _request(
    url: httpx.URL, address: str, limits: Limits, network: CheckedNetwork, headers: Mapping[str, str]
) -> Fetched | _Hop:
    """Fetch a page, or say where it redirects to. Each request has a connection of its own."""
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=port_of(url), target=url.raw_path)
    sent = [
        (name.encode("ascii"), value.encode("latin-1", "ignore"))
        for name, value in {"host": url.netloc.decode("ascii"), "accept-encoding": "gzip", **headers}.items()
    ]
    with (
        httpcore.ConnectionPool(network_backend=network, max_keepalive_connections=0) as pool,
        pool.stream("GET", target, headers=sent) as response,
    ):
        received = _headers(response.headers)
        if response.status in _REDIRECTS and received.get("location"):
            return _Hop(_joined(url, received["location"], address), response.status in _PERMANENT)
        is_asked = any(name.lower() in _CONDITIONS for name in headers)
        if response.status == _NOT_MODIFIED and is_asked:
            return Fetched(data=b"", address=str(url), status=response.status, headers=received)
        _demand_page(response.status, received, address)
        data = unpacked(
            response.iter_stream(),
            received.get("content-encoding", ""),
            address,
            limits.max_bytes,
            limits.max_ratio,
        )
        return Fetched(data=data, address=str(url), status=response.status, headers=received)


def _headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Decode headers; of one that comes twice the values are joined, as HTTP says."""
    found: dict[str, str] = {}
    for key, value in raw:
        name, words = key.decode("ascii", "replace").lower(), _words(value)
        found[name] = f"{found[name]}, {words}" if name in found else words
    return found


def _words(value: bytes) -> str:
    """Read a header; addresses in `Location` are sent as UTF-8 though they should be escaped."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _demand_page(status: int, headers: Mapping[str, str], address: str) -> None:
    if status != _OK:
        reason = httpx.codes.get_reason_phrase(status)
        raise FetchError(
            address,
            f"cannot be fetched: the server answers {status} {reason}".rstrip() + ".",
            status=status,
            retry_after=headers.get("retry-after"),
        )
    kind = headers.get("content-type", "")
    if kind and not _READABLE.match(kind):
        raise FetchError(
            address,
            f"is of the type {kind.partition(';')[0][:80]}, which holds no article; give the address of a page.",
            status=status,
        )


def _joined(url: httpx.URL, location: str, address: str) -> httpx.URL:
    try:
        return url.join(location)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise FetchError(
            address, f"redirects to no valid web address ({error}); give the page's final address."
        ) from error
