"""Passes over a list of feeds: asked, read, fetched, coded, kept."""

import time
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urljoin, urlsplit

import msgspec

from dragoman.api.adding import keep, unknown
from dragoman.api.pipeline import code_outcomes
from dragoman.api.watching.asking import Asking
from dragoman.api.watching.outcome import Pass
from dragoman.api.watching.remembered import FeedState, Waiting
from dragoman.api.watching.state import State
from dragoman.api.watching.telling import demand_told
from dragoman.api.watching.waits import Clock, Politeness, Sleep, is_due, is_passing, next_try
from dragoman.articles.faults import FetchError
from dragoman.articles.feeds import Entry, parse_feed
from dragoman.articles.fetch import Limits
from dragoman.articles.making import article_from_bytes, article_from_record
from dragoman.articles.options import ReadOptions
from dragoman.articles.subscriptions import Subscription
from dragoman.ledger import Ledger, Receipt
from dragoman.records import Article, CodedArticle, DragomanError, UnreadableArticleError

OnReceipt = Callable[[Receipt], None]
_MOST_TRIES = 5
_DEFAULTS = ReadOptions()
Pair = tuple[Article, CodedArticle]


class Watch:
    """Watches feeds for a ledger.

    Args:
        ledger: where articles are kept.
        subscriptions: the feeds.
        state: what is remembered between passes.
        options: what the caller knows of the articles, time and size of fetches, private addresses.
        jobs: how many processes share the coding.
        clock: tells the time in seconds of the epoch.
        sleep: waits; between two requests to one host, and between two passes.
    """

    def __init__(
        self,
        ledger: Ledger,
        subscriptions: Iterable[Subscription],
        state: State,
        *,
        options: ReadOptions = _DEFAULTS,
        jobs: int = 1,
        clock: Clock = time.time,
        sleep: Sleep = time.sleep,
    ) -> None:
        """Keep what every pass needs."""
        self._ledger, self._subscriptions, self._state = ledger, tuple(subscriptions), state
        self._options, self._jobs, self._clock = options, jobs, clock
        self._politeness = Politeness(clock=clock, sleep=sleep)
        self._limits = Limits(
            seconds=options.timeout, max_bytes=options.max_bytes, max_ratio=options.max_ratio
        )

    def run_once(self, done: Pass, on_receipt: OnReceipt | None = None) -> None:
        """Ask every feed that is due, and then keep what is new.

        No fault of one feed or article stops the others. What was begun before, by this process or one
        that was killed, is taken up again.

        Args:
            done: what the pass comes to is added to it as it comes, so that it holds after an interruption too.
            on_receipt: called with the receipt of each article once it is on disk.

        Raises:
            LedgerError: the ledger cannot be written to.
            WatchError: the state cannot be.
        """
        asking = Asking(
            self._state,
            self._clock,
            self._politeness,
            self._limits,
            allow_private=self._options.allow_private,
        )
        for subscription in self._subscriptions:
            feed = self._state.feed(subscription.address)
            if is_due(feed.again, self._clock()):
                self._ask(subscription, feed, asking, done)
            else:
                done.fail("feed", feed.address, feed.reason, feed.again)
        self._keep_waiting(asking, done, on_receipt)
        self._state.forget(self._clock())

    # Feeds

    def _ask(self, subscription: Subscription, feed: FeedState, asking: Asking, done: Pass) -> None:
        """Read one feed, and remember its new entries or its fault."""
        done.asked += 1
        now = self._clock()
        try:
            fetched = asking.feed(feed)
            found = None if fetched.is_unchanged else parse_feed(fetched.data, feed.address, fetched.charset)
        except UnreadableArticleError as error:
            failures = feed.failures + 1
            again = next_try(error, failures, now)
            if feed.moved:  # it may have moved back: the address of the list is asked again
                feed = FeedState(address=feed.address)
            self._state.keep_feed(
                msgspec.structs.replace(feed, failures=failures, again=again, reason=error.reason)
            )
            done.fail("feed", feed.address, error.reason, again)
            return
        done.overcome(feed.address)
        moved = fetched.moved or feed.moved
        if moved:
            done.moved[feed.address] = moved
        if found is None:
            done.unchanged += 1
            self._state.keep_feed(
                msgspec.structs.replace(feed, moved=moved, failures=0, again=0.0, reason="")
            )
            return
        read = FeedState(address=feed.address, moved=moved, etag=fetched.etag, modified=fetched.last_modified)
        outlet = subscription.outlet or found.title
        entries = (_waiting(one, read, fetched.address, outlet) for one in found.entries if one.id)
        if subscription.outlet:
            entries = (_of_outlet(one, subscription.outlet) for one in entries)
        self._state.take_in(read, entries, now)

    # Articles

    def _keep_waiting(self, asking: Asking, done: Pass, on_receipt: OnReceipt | None) -> None:
        """Fetch, code and keep the articles that are due; each is marked as done once it is on disk."""
        known: list[Receipt] = []
        keys: dict[str, str] = {}
        results = code_outcomes(unknown(self._articles(asking, done, keys), self._ledger, known), self._jobs)
        for receipt in keep(self._pairs(results, done, keys), self._ledger, known):
            self._state.finish(keys[receipt.name], self._clock())
            done.take(receipt)
            if on_receipt is not None:
                on_receipt(receipt)

    def _pairs(
        self, results: Iterable[Pair | UnreadableArticleError], done: Pass, keys: dict[str, str]
    ) -> Iterator[Pair]:
        for result in results:
            if isinstance(result, UnreadableArticleError):
                self._give_up(keys[result.name], result.name, result.reason, done)
            else:
                yield result

    def _articles(self, asking: Asking, done: Pass, keys: dict[str, str]) -> Iterator[Article]:
        """Give the articles of the entries that are due."""
        for one in self._state.waiting(self._clock()):
            name = one.entry.link or f"{one.feed}#{one.entry.id}"
            keys[name] = one.key
            try:
                article = self._article(one, name, asking, done)
            except UnreadableArticleError as error:
                self._give_up(one.key, name, error.reason, done)
                continue
            except DragomanError:
                raise  # the state or the data files cannot be read: no article can be
            except Exception as error:  # noqa: BLE001 - one page that no parser foresaw must not stop the watch for ever
                what = " ".join(f"{type(error).__name__}: {error}".split())
                self._give_up(one.key, name, f"cannot be read ({what}); please report this as a fault.", done)
                continue
            if article is not None:
                yield article

    def _article(self, one: Waiting, name: str, asking: Asking, done: Pass) -> Article | None:
        """Make the article of an entry, of its page if the feed tells only a summary; None for later.

        Raises:
            UnreadableArticleError: there is none, and never will be.
        """
        if one.entry.is_whole or not one.entry.link:
            return self._told(one, name)
        page, charset = one.page, one.charset
        if page is None:
            try:
                fetched = asking.page(one.entry.link)
            except FetchError as error:
                if is_passing(error) and one.failures + 1 < _MOST_TRIES:
                    again = next_try(error, one.failures + 1, self._clock())
                    self._state.put_off(one.key, one.failures + 1, again)
                    done.fail("article", name, error.reason, again)
                    return None
                return self._instead(one, name, error, done)
            page, charset = fetched.data, fetched.charset
            self._state.keep_page(one.key, page, charset)
        try:
            article = article_from_bytes(name, page, charset, one.entry.fields(one.outlet), self._options)
            demand_told(article, one.entry)
        except UnreadableArticleError as error:
            return self._instead(one, name, error, done)
        return article

    def _told(self, one: Waiting, name: str) -> Article:
        if not one.entry.text:
            raise UnreadableArticleError(name, "is a feed entry with neither text nor link.")
        return article_from_record(name, one.entry.fields(one.outlet), self._options)

    def _instead(self, one: Waiting, name: str, error: UnreadableArticleError, done: Pass) -> Article:
        """Take the feed's own summary where the page cannot be had, or cannot be read."""
        if not one.entry.text:
            raise error
        article = self._told(one, name)
        done.summaries += 1
        return article

    def _give_up(self, key: str, name: str, reason: str, done: Pass) -> None:
        self._state.finish(key, self._clock())
        done.fail("article", name, reason, None)


def _waiting(entry: Entry, feed: FeedState, address: str, outlet: str | None) -> Waiting:
    """Make an entry wait: by its page, which several feeds may list, or by its name in this feed."""
    link = urljoin(address, entry.link) if entry.link else None
    if link is not None and urlsplit(link).scheme not in {"http", "https"}:
        link = None
    key = link.partition("#")[0] if link else f"{feed.address} {entry.id}"
    return Waiting(key=key, feed=feed.address, outlet=outlet, entry=msgspec.structs.replace(entry, link=link))


def _of_outlet(one: Waiting, outlet: str) -> Waiting:
    """Let what the list says of the outlet win over what the entry says."""
    return msgspec.structs.replace(one, entry=msgspec.structs.replace(one.entry, outlet=outlet))
