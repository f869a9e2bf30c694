"""Lists of feeds: OPML as feed readers export it, or one address a line."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from dragoman.articles.decode import decode
from dragoman.articles.sources import open_file
from dragoman.articles.web_addresses import is_web_address
from dragoman.articles.xml_tree import parse_xml
from dragoman.records import UnreadableArticleError

_MOST_BYTES = 20_000_000


class Subscription(msgspec.Struct, frozen=True, kw_only=True):
    """A feed to watch.

    Args:
        address: where it is.
        title: what the list calls it, for messages.
        outlet: who publishes it, if the list says so; wins over what the feed calls itself.
    """

    address: str
    title: str | None = None
    outlet: str | None = None


def read_subscriptions(path: Path) -> tuple[Subscription, ...]:
    """Read a list of feeds.

    OPML: every outline with an `xmlUrl`, however deep; an attribute `outlet` names who publishes it.
    Else a plain list: an address a line, and after it, if wanted, the outlet; lines that begin with # say
    nothing.

    Args:
        path: the file.

    Returns:
        The feeds in the order of the list, each address once.

    Raises:
        UnreadableArticleError: the file cannot be read, or lists no feed.
    """
    name = path.name
    with open_file(name, path) as stream:
        data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise UnreadableArticleError(name, "is too large for a list of feeds; give an OPML file.")
    text = decode(data, name)
    found = _outlines(text, name) if text.lstrip("\ufeff \t\r\n").startswith("<") else _lines(text, name)
    by_address: dict[str, Subscription] = {}
    for one in found:
        by_address.setdefault(one.address, one)
    if not by_address:
        raise UnreadableArticleError(
            name, "lists no feed; give an OPML file with xmlUrl attributes, or one address a line."
        )
    return tuple(by_address.values())


def _outlines(text: str, name: str) -> Iterator[Subscription]:
    for element in parse_xml(text, name).walk():
        address = element.attributes.get("xmlUrl", "").strip()
        if element.name == "outline" and address:
            title = element.attributes.get("title") or element.attributes.get("text")
            yield Subscription(
                address=_demand_address(address, name),
                title=title or None,
                outlet=element.attributes.get("outlet", "").strip() or None,
            )


def _lines(text: str, name: str) -> Iterator[Subscription]:
    for line in text.splitlines():
        words = line.strip()
        if words and not words.startswith("#"):
            address, *outlet = words.split(maxsplit=1)
            yield Subscription(address=_demand_address(address, name), outlet=outlet[0] if outlet else None)


def _demand_address(address: str, name: str) -> str:
    """Take the older feed: scheme for what it means, and nothing else that is no web address."""
    if address.startswith("feed:"):
        rest = address.removeprefix("feed:")
        address = rest if is_web_address(rest) else f"http:{rest}"
    if not is_web_address(address):
        raise UnreadableArticleError(
            name, f"lists '{address[:200]}', which is no web address; write it as https://…"
        )
    return address
