"""How a desk is set up."""

import ipaddress
from pathlib import Path
from typing import Literal

import msgspec

from dragoman.records import DragomanError
from dragoman.web.users import Users

MEGABYTE = 1_000_000
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class SettingsError(DragomanError):
    """A desk set up so would be open to whoever comes along."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a desk is set up.

    Attributes:
        ledger: its folder.
        hosts: the names under which it may be asked, without port; anything else is refused.
        users: who may; None is whoever sits at this machine.
        secure: whether it is reached by HTTPS: cookies are then sent over nothing else.
        audit: the file that says who did what.
        most_bytes: of one request.
        seconds: that the sending of one request may take.
        rate: requests a second and address, on the long run; `burst` at once.
        tries: attempts to log in, a minute and address.
        adds: jobs of adding, a minute and person; as many again at once.
        most_articles: that one job may add.
        streams: how many readers of progress may be connected at once.
        watches: that one person may keep.
        look_every: seconds after which watches are looked at, if other processes moved the ledger.
        webhooks: where messages of watches may be sent (`dragoman.web.watches.sending.Reach`).
    """

    ledger: Path
    hosts: tuple[str, ...] = LOOPBACK
    users: Users | None = None
    secure: bool = False
    audit: Path | None = None
    most_bytes: int = 20 * MEGABYTE
    seconds: float = 60.0
    rate: float = 20.0
    burst: int = 120
    tries: int = 10
    adds: int = 20
    most_articles: int = 500
    streams: int = 20
    watches: int = 50
    look_every: float = 60.0
    webhooks: Literal["none", "public", "loopback"] = "public"


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def demand_safe(host: str, *, users: Users | None, encrypted: bool, names: tuple[str, ...]) -> None:
    """Refuse to listen where others reach it, unless it asks who they are and nobody else can listen in.

    Raises:
        SettingsError: it may not; the message says what is missing.
    """
    if is_loopback(host):
        return
    missing = []
    if users is None:
        missing.append("users with passwords or tokens (--users FILE)")
    if not encrypted:
        missing.append(
            "HTTPS: --certificate and --key, or --behind-proxy if a proxy on this machine or network does it"
        )
    if not names:
        missing.append("the name that people type into the address bar (--name desk.example.org)")
    if missing:
        raise SettingsError(
            f"{host}: others can reach this address, so that the desk needs {'; and '.join(missing)}. "
            "Without --host it listens to this machine alone."
        )
