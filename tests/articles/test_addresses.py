"""Which addresses may be fetched from."""

import ipaddress
import time

import pytest

from dragoman.articles import addresses as module
from dragoman.articles.addresses import checked_addresses, is_local_name, is_public
from dragoman.articles.faults import FetchError


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "0.0.0.1", "224.0.0.1",  # noqa: S104
        "255.255.255.255", "100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "168.63.129.16",
        "192.88.99.1", "240.0.0.1", "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2", "::127.0.0.1", "2001:db8::1", "3fff::1", "100::1", "5f00::1",
        "2600::5efe:10.0.0.1", "2600::200:5efe:127.0.0.1",
    ],
)  # fmt: skip
def test_private_and_reserved_addresses_are_not_public(address: str) -> None:
    """Nor are version 6 addresses that wrap one, tunnels, and the metadata services of clouds."""
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    """Also where version 6 wraps them, as it does on networks of version 6 alone."""
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "2130706433", "0x7f000001", "0x7f.1", "127.1", "127.0.1", "0177.0.0.1", "017700000001", "0", "0x0",
        "0.0.0.0", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "0:0:0:0:0:0:0:1", "localhost", "LOCALHOST.", "a.localhost",  # noqa: S104
        "metadata.google.internal", "printer.local", "localhost.localdomain",
    ],
)  # fmt: skip
def test_every_spelling_of_this_network_is_refused(host: str) -> None:
    """Decimal, hexadecimal, octal, shortened, mapped, by name."""
    with pytest.raises(FetchError, match="private or reserved") as caught:
        checked_addresses(host, 80, "http://x", allow_private=False)
    assert caught.value.refused


def test_a_name_that_resolves_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if only one of its addresses is private."""
    monkeypatch.setattr(module, "resolve", lambda *_: ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(FetchError, match=r"10\.0\.0\.1.*a private network"):
        checked_addresses("news.example", 80, "http://news.example", allow_private=False)


def test_the_checked_addresses_are_those_to_connect_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order in which they are to be tried."""
    monkeypatch.setattr(module, "resolve", lambda *_: ["2606:4700:4700::1111", "8.8.8.8"])
    found = checked_addresses("news.example", 80, "http://news.example", allow_private=False)
    assert found == ["2606:4700:4700::1111", "8.8.8.8"]


def test_the_caller_may_allow_private_addresses() -> None:
    """For an intranet of one's own."""
    assert checked_addresses("127.0.0.1", 80, "http://x", allow_private=True) == ["127.0.0.1"]
    assert "127.0.0.1" in checked_addresses("localhost", 80, "http://x", allow_private=True)


@pytest.mark.parametrize("answer", [OSError("no such name"), UnicodeError("label too long"), []])
def test_a_name_without_an_address_is_told(answer: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one sentence that says what to check; it is worth trying again."""

    def resolve(*_: object) -> object:
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(module, "resolve", resolve)
    with pytest.raises(FetchError, match=r"no address is known for 'news\.example'") as caught:
        checked_addresses("news.example", 80, "http://news.example", allow_private=False)
    assert not caught.value.refused


def test_a_resolver_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the fetch's time is over, not when the system's is."""
    monkeypatch.setattr(module, "resolve", lambda *_: time.sleep(5))
    begun = time.monotonic()
    with pytest.raises(FetchError, match="no address is known"):
        checked_addresses("news.example", 80, "http://news.example", allow_private=False, seconds=0.1)
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(
    "host", ["local.example.org", "internal-affairs.example", "localhost.example.org", "x.org"]
)
def test_names_that_only_sound_local_are_not(host: str) -> None:
    """The last label decides."""
    assert not is_local_name(host)
