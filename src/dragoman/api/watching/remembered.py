"""What is remembered of a feed, and of an entry whose article is not in the ledger yet."""

import msgspec

from dragoman.articles.feeds import Entry


class FeedState(msgspec.Struct, frozen=True, kw_only=True):
    """What is remembered of a feed.

    Args:
        address: as the list has it.
        moved: where it has gone for good, if it has.
        etag: the server's mark of what was read last.
        modified: when the server says that was changed.
        failures: how often in a row it could not be read.
        again: when it may be asked again.
        reason: why it could not be read the last time.
    """

    address: str
    moved: str | None = None
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    again: float = 0.0
    reason: str = ""


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """An entry whose article is not in the ledger yet.

    Args:
        key: what tells it from all other entries.
        feed: the address of its feed, as the list has it.
        outlet: who publishes it, as far as list and feed say.
        entry: what the feed says.
        page: the page as fetched, None before that.
        charset: what the server declared of the page.
        failures: how often its page could not be fetched.
    """

    key: str
    feed: str
    outlet: str | None
    entry: Entry
    page: bytes | None = None
    charset: str | None = None
    failures: int = 0
