"""Which network addresses a page may be fetched from.

A page address in a list may point into the reader's own network; only public
addresses are fetched unless the caller allows others, and the connection goes
to the very address that was checked.
"""

import ipaddress
import socket
from collections.abc import Iterator

from dragoman.records import UnreadableArticleError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_COMPATIBLE = ipaddress.ip_network("::/96")


def checked_address(host: str, port: int, name: str, *, allow_private: bool) -> str:
    """Resolve a host name to an address that may be connected to.

    Args:
        host: a name or an address in any spelling.
        port: the port.
        name: the page's address, for messages.
        allow_private: let private and loopback addresses pass.

    Returns:
        The numeric address to connect to.

    Raises:
        UnreadableArticleError: the name does not resolve, or to a private address.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableArticleError(
            name, f"cannot be fetched: no address is known for '{host}'; check the spelling and the network."
        ) from error
    addresses = [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    if not addresses:
        raise UnreadableArticleError(
            name, f"cannot be fetched: no address is known for '{host}'; check the spelling."
        )
    for address in addresses:
        if not allow_private and not is_public(address):
            raise UnreadableArticleError(
                name,
                f"points to {address}, an address that is private or reserved; allow private addresses if this is meant.",
            )
    return str(addresses[0])


def is_public(address: IPAddress) -> bool:
    """Tell whether an address, and every address wrapped in it, belongs to the public network.

    Args:
        address: a version 4 or 6 address.

    Returns:
        False for loopback, private, link-local, multicast, reserved and unspecified ones.
    """
    return all(
        one.is_global and not (one.is_multicast or one.is_reserved or one.is_unspecified)
        for one in _unwrapped(address)
    )


def _unwrapped(address: IPAddress) -> Iterator[IPAddress]:
    """Give the version 4 addresses that a version 6 address stands for, or the address itself."""
    inner: list[IPAddress] = []
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            inner.append(address.ipv4_mapped)
        if address.sixtofour:
            inner.append(address.sixtofour)
        if address.teredo:
            inner.extend(address.teredo)
        if any(address in network for network in _TRANSLATED) or (
            address in _COMPATIBLE and int(address) > 1
        ):
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    yield from inner or [address]
