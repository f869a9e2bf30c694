"""Asking servers politely: robots.txt obeyed, a pause for each host, conditions sent."""

from dragoman.api.watching.remembered import FeedState
from dragoman.api.watching.state import State
from dragoman.api.watching.waits import DAY, Clock, Politeness
from dragoman.articles.faults import FetchError
from dragoman.articles.fetch import Fetched, Limits, fetch
from dragoman.articles.robots import Robots, origin_of, robots_text

_FEED_TYPES = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
)


class Asking:
    """Fetches feeds and pages for a watch.

    Args:
        state: where robots.txt files are remembered for a day.
        clock: tells the time in seconds of the epoch.
        politeness: keeps the pauses.
        limits: of each fetch.
        allow_private: fetch from private networks too.
    """

    def __init__(
        self, state: State, clock: Clock, politeness: Politeness, limits: Limits, *, allow_private: bool
    ) -> None:
        """Begin."""
        self._state, self._clock, self._politeness = state, clock, politeness
        self._limits, self._allow_private = limits, allow_private
        self._robots: dict[str, Robots] = {}
        self._silent: dict[str, FetchError] = {}

    def feed(self, feed: FeedState) -> Fetched:
        """Fetch a feed, on the condition that it has changed.

        Raises:
            FetchError: it cannot be fetched, or its site does not let programs have it.
        """
        headers = {"accept": _FEED_TYPES}
        if feed.etag:
            headers["if-none-match"] = feed.etag
        if feed.modified:
            headers["if-modified-since"] = feed.modified
        return self._fetch(feed.moved or feed.address, headers)

    def page(self, address: str) -> Fetched:
        """Fetch the page of an article.

        Raises:
            FetchError: it cannot be fetched, or its site does not let programs have it.
        """
        return self._fetch(address, {})

    def _fetch(self, address: str, headers: dict[str, str]) -> Fetched:
        delay = self._demand_allowed(address, address)
        self._politeness.wait_for(address, delay)
        fetched = fetch(address, limits=self._limits, allow_private=self._allow_private, headers=headers)
        if origin_of(fetched.address) != origin_of(address):
            self._demand_allowed(fetched.address, address)
        return fetched

    def _demand_allowed(self, address: str, name: str) -> float:
        """Make sure that a site lets programs have an address; gives the pause that it wants."""
        robots = self._rules(origin_of(address))
        if not robots.allow(address):
            raise FetchError(
                name,
                "may not be fetched by programs (its site's robots.txt says so); read it yourself and add the file.",
                refused=True,
            )
        return robots.delay

    def _rules(self, origin: str) -> Robots:
        """Give the rules of a site; one that could not say is asked only once in a pass."""
        if origin in self._silent:
            raise self._silent[origin]
        if origin not in self._robots:
            now = self._clock()
            text = self._state.robots(origin, now)
            if text is None:
                try:
                    text = robots_text(origin, self._plain)
                except FetchError as error:
                    self._silent[origin] = FetchError(
                        origin,
                        f"is left alone while its site cannot say what programs may fetch: its robots.txt {error.reason}",
                        status=error.status,
                        retry_after=error.retry_after,
                        refused=error.refused,
                    )
                    raise self._silent[origin] from error
                self._state.keep_robots(origin, text, now + DAY)
            self._robots[origin] = Robots(text)
        return self._robots[origin]

    def _plain(self, address: str) -> Fetched:
        self._politeness.wait_for(address)
        return fetch(address, limits=self._limits, allow_private=self._allow_private)
