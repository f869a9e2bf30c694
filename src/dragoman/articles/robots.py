"""What a site lets programs fetch: its robots.txt (RFC 9309), read by `protego`."""

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from dragoman.articles.faults import FetchError
from dragoman.articles.fetch import ROBOT, Fetched

_MOST_READ = 512_000  # RFC 9309 asks for at least 500 KiB
_SERVER_FAULT = 500
_TOO_MANY = 429
_LONGEST_DELAY = 30.0


class Robots:
    """The rules of one site.

    Args:
        text: its robots.txt; empty where it has none.
    """

    def __init__(self, text: str) -> None:
        """Read the rules."""
        self._rules = Protego.parse(text[:_MOST_READ])

    def allow(self, address: str) -> bool:
        """Whether we may fetch an address of this site."""
        return bool(self._rules.can_fetch(address, ROBOT))

    @property
    def delay(self) -> float:
        """The seconds that it wants between two requests, up to half a minute."""
        return min(float(self._rules.crawl_delay(ROBOT) or 0.0), _LONGEST_DELAY)


def origin_of(address: str) -> str:
    """Give scheme, host and port of an address, as one robots.txt covers them."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower()


def robots_text(origin: str, fetch: Callable[[str], Fetched]) -> str:
    """Fetch the robots.txt of a site.

    Args:
        origin: scheme, host and port.
        fetch: fetches an address.

    Returns:
        Its text; empty where there is none (4xx), for then all is allowed.

    Raises:
        FetchError: the site cannot say now (5xx, unreachable), and nothing may be fetched until it can.
    """
    try:
        return fetch(f"{origin}/robots.txt").data.decode("utf-8", "replace")[:_MOST_READ]
    except FetchError as error:
        if error.status is None or error.status >= _SERVER_FAULT or error.status == _TOO_MANY:
            raise
        return ""
