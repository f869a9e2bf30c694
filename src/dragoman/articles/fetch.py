"""Pages fetched by their address: within a time, within a size, and from the public network only."""

import re
import time
from typing import NamedTuple

import httpx

from dragoman.articles.addresses import checked_address
from dragoman.articles.options import ReadOptions
from dragoman.articles.streams import megabytes
from dragoman.records import UnreadableArticleError

_MOST_REDIRECTS = 5
_READABLE = re.compile(
    r"^(?:text/|application/(?:xhtml\+xml|xml|rss\+xml|atom\+xml|rdf\+xml|json|ld\+json|feed\+json|x-ndjson|jsonl|jsonlines|"
    r"x-jsonlines|warc|zip|x-zip-compressed|gzip|x-gzip|octet-stream|markdown)\b)",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HEADERS = {
    "User-Agent": "Dragoman/0.1 (news reader)",
    "Accept": "text/html, text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
}
_PORTS = {"http": 80, "https": 443}


class Page(NamedTuple):
    """What was fetched: the bytes, and the charset that the server declares."""

    data: bytes
    charset: str | None


def is_web_address(source: str) -> bool:
    """Tell the address of a page from the name of a file."""
    return bool(re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*://", source))


def fetch(address: str, options: ReadOptions) -> Page:
    """Fetch one page.

    Redirects are followed, each only after its address was checked. Settings
    of proxies in the environment are not used: through a proxy the address
    connected to could not be checked.

    Args:
        address: an http or https address.
        options: time, size, and whether private addresses are allowed.

    Returns:
        The page.

    Raises:
        UnreadableArticleError: it cannot or may not be fetched.
    """
    deadline = time.monotonic() + options.timeout
    url = _parsed(address, address)
    try:
        with httpx.Client(
            trust_env=False, follow_redirects=False, timeout=options.timeout, headers=_HEADERS
        ) as client:
            for _ in range(_MOST_REDIRECTS + 1):
                page = _request(client, url, address, options, deadline)
                if isinstance(page, Page):
                    return page
                url = page
    except httpx.TimeoutException as error:
        raise UnreadableArticleError(address, _too_slow(options)) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
        raise UnreadableArticleError(
            address, f"cannot be fetched ({_in_words(error)}); check the address and the network."
        ) from error
    raise UnreadableArticleError(
        address, f"was redirected more than {_MOST_REDIRECTS} times; give the page's final address."
    )


def _request(
    client: httpx.Client, url: httpx.URL, address: str, options: ReadOptions, deadline: float
) -> Page | httpx.URL:
    """Fetch a page, or give the address that it redirects to."""
    host = url.raw_host.decode("ascii")
    port = url.port or _PORTS[url.scheme]
    numeric = checked_address(host, port, address, allow_private=options.allow_private)
    direct = url.copy_with(host=numeric, userinfo=b"", fragment=None)
    host_header = url.netloc.decode("ascii")
    request = client.build_request(
        "GET", direct, headers={"Host": host_header}, extensions={"sni_hostname": host}
    )
    response = client.send(request, stream=True)
    try:
        if response.is_redirect:
            return _parsed(str(url.join(response.headers["Location"])), address)
        return _page(response, address, options, deadline)
    finally:
        response.close()


def _page(response: httpx.Response, address: str, options: ReadOptions, deadline: float) -> Page:
    if response.status_code != httpx.codes.OK:
        raise UnreadableArticleError(
            address,
            f"cannot be fetched: the server answers {response.status_code} {response.reason_phrase}.".rstrip(
                " ."
            ),
        )
    kind = response.headers.get("Content-Type", "")
    if kind and not _READABLE.match(kind):
        raise UnreadableArticleError(
            address,
            f"is of the type {kind.partition(';')[0]}, which holds no article; give the address of a page.",
        )
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > options.max_bytes:
            raise UnreadableArticleError(
                address, f"is larger than {megabytes(options.max_bytes)}; download and split it."
            )
        if time.monotonic() > deadline:
            raise UnreadableArticleError(address, _too_slow(options))
    charset = _CHARSET.search(kind)
    return Page(bytes(data), charset[1] if charset else None)


def _parsed(url: str, address: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise UnreadableArticleError(
            address, f"is no valid web address ({error}); check its spelling."
        ) from error
    if parsed.scheme not in _PORTS or not parsed.host:
        raise UnreadableArticleError(
            address, f"leads to '{parsed.scheme}:', and only http and https addresses are fetched."
        )
    return parsed


def _too_slow(options: ReadOptions) -> str:
    return f"did not arrive within {options.timeout:g} seconds; try again later or allow more time."


def _in_words(error: Exception) -> str:
    return str(error) or type(error).__name__
