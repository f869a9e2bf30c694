"""Which network addresses a page may be fetched from.

An address in a list, a feed or a redirect may point into the reader's own
network. Only global unicast addresses are connected to unless the caller
allows others: not by the spelling of the host but by what it resolves to,
every answer of it. The networks that are none are IANA's special-purpose
registries (RFC 6890) and two services of clouds, in `data/networks.csv`.
"""

import csv
import ipaddress
import socket
import threading
from functools import cache
from importlib.resources import files
from io import StringIO

from dragoman.articles.faults import FetchError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # how a network of version 6 alone reaches version 4
_ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})
_LAST_32 = 0xFFFF_FFFF
_LOCAL_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "localdomain", "onion")


def resolve(host: str, port: int) -> list[str]:
    """Ask the system which addresses a host has.

    Args:
        host: a name, or an address in any spelling that the system knows.
        port: the port.

    Returns:
        The numeric addresses, without zones, in the system's order.

    Raises:
        OSError: there are none.
        UnicodeError: it can be no name.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))


def checked_addresses(
    host: str, port: int, name: str, *, allow_private: bool, seconds: float = 20.0
) -> list[str]:
    """Resolve a host to addresses that may be connected to.

    Args:
        host: a name or an address in any spelling.
        port: the port.
        name: the page's address, for messages.
        allow_private: let every address pass.
        seconds: how long the resolver may take.

    Returns:
        The numeric addresses to connect to, in the order to try them.

    Raises:
        FetchError: the host does not resolve, or one of its addresses is not public.
    """
    if not allow_private and is_local_name(host):
        raise FetchError(
            name,
            f"names '{host}', a name of a private or reserved network; allow private addresses if this is meant.",
            refused=True,
        )
    addresses = _resolved(host, port, name, seconds)
    for address in addresses:
        why = None if allow_private else forbidden(ipaddress.ip_address(address))
        if why:
            raise FetchError(
                name,
                f"points to {address}, an address that is private or reserved ({why}); "
                "allow private addresses if this is meant.",
                refused=True,
            )
    return addresses


def is_local_name(host: str) -> bool:
    """Tell a name that means this computer or this network, whatever a resolver says of it (RFC 6761)."""
    name = host.lower().rstrip(".")
    return any(name == local or name.endswith(f".{local}") for local in _LOCAL_NAMES)


def is_public(address: IPAddress) -> bool:
    """Tell whether an address, and any version 4 address that it stands for, is global unicast."""
    return forbidden(address) is None


def forbidden(address: IPAddress) -> str | None:
    """Say what an address that is not global unicast belongs to.

    Args:
        address: a version 4 or 6 address.

    Returns:
        A few words, or None where it may be connected to.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return forbidden(inner)
        if address not in _GLOBAL_UNICAST:
            return "not global unicast"
    for network, what in _networks():
        if address.version == network.version and address in network:
            return what
    return None if address.is_global else "not global unicast"


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Give the version 4 address that a connection to a version 6 address would reach."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    last = ipaddress.IPv4Address(int(address) & _LAST_32)
    is_isatap = (int(address) >> 32) & _LAST_32 in _ISATAP
    return last if address in _TRANSLATED or is_isatap else None


@cache
def _networks() -> tuple[tuple[IPNetwork, str], ...]:
    text = (files("dragoman.articles") / "data" / "networks.csv").read_text(encoding="utf-8")
    return tuple(
        (ipaddress.ip_network(row["network"]), row["what"]) for row in csv.DictReader(StringIO(text))
    )


def _resolved(host: str, port: int, name: str, seconds: float) -> list[str]:
    """Resolve within a time: the system's resolver knows no other limit than its own, which may be minutes."""
    answer: list[list[str] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            answer.append(resolve(host, port))
        except (OSError, UnicodeError) as error:
            answer.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(max(seconds, 0))
    if answer and isinstance(answer[0], list) and answer[0]:
        return answer[0]
    cause = answer[0] if answer and isinstance(answer[0], Exception) else None
    raise FetchError(
        name, f"cannot be fetched: no address is known for '{host}'; check the spelling and the network."
    ) from cause
