"""Which addresses may be fetched from."""

import ipaddress
import socket

import pytest

from dragoman.articles.addresses import checked_address, is_public
from dragoman.records import UnreadableArticleError


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.1", "224.0.0.1", "255.255.255.255",
        "100.64.0.1", "192.0.2.1", "::", "::1", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1", "2001:db8::1",
    ],
)  # fmt: skip
def test_private_and_reserved_addresses_are_not_public(address: str) -> None:
    """Nor are version 6 addresses that wrap one."""
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    """Also where version 6 wraps them."""
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "127.1",
        "0177.0.0.1",
        "::1",
        "::ffff:127.0.0.1",
        "localhost",
    ],
)
def test_every_spelling_of_loopback_is_refused(host: str) -> None:
    """Decimal, hexadecimal, octal, shortened, mapped, by name."""
    with pytest.raises(UnreadableArticleError, match="private or reserved"):
        checked_address(host, 80, "http://x", allow_private=False)


def test_a_name_that_resolves_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if only one of its addresses is private."""

    def resolve(*_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(UnreadableArticleError, match=r"10\.0\.0\.1"):
        checked_address("news.example", 80, "http://news.example", allow_private=False)


def test_the_checked_address_is_the_one_to_connect_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is resolved once, so that it cannot change its mind in between."""

    def resolve(*_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(2, 1, 6, "", ("8.8.8.8", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert checked_address("news.example", 80, "http://news.example", allow_private=False) == "8.8.8.8"


def test_the_caller_may_allow_private_addresses() -> None:
    """For an intranet of one's own."""
    assert checked_address("127.0.0.1", 80, "http://x", allow_private=True) == "127.0.0.1"
