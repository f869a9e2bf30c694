"""Addresses of the web as they are written: which may be asked for at all."""

import re

import httpx

from dragoman.articles.faults import FetchError

PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65_535


def is_web_address(source: str) -> bool:
    """Tell the address of a page from the name of a file."""
    return bool(re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*://", source))


def parsed_address(url: str, address: str, ports: tuple[int, ...] | None) -> httpx.URL:
    """Read an address that may be given or redirected to; its host is checked when it is connected to."""
    try:
        parsed = httpx.URL(url).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise FetchError(
            address, f"is no valid web address ({error}); check its spelling.", refused=True
        ) from error
    if parsed.scheme not in PORTS or not parsed.host:
        raise FetchError(
            address,
            f"leads to '{parsed.scheme}:', and only http and https addresses are fetched.",
            refused=True,
        )
    if parsed.userinfo:
        raise FetchError(
            address, "holds a user name or password; give the address without them.", refused=True
        )
    if not 0 < port_of(parsed) <= _LAST_PORT:
        raise FetchError(address, f"leads to port {parsed.port}, which there is not.", refused=True)
    if ports is not None and port_of(parsed) not in ports:
        named = " and ".join(map(str, ports))
        raise FetchError(
            address,
            f"leads to port {parsed.port}, and only {named} are fetched from; allow private addresses if this is meant.",
            refused=True,
        )
    return parsed


def port_of(url: httpx.URL) -> int:
    """Give the port of an address, its scheme's where it names none."""
    return PORTS[url.scheme] if url.port is None else url.port
