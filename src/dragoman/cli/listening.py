"""What every command that listens for others asks: where, under which name, for whom, and how encrypted."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dragoman.ledger.folder import on_this_machine
from dragoman.ledger.places import place_of

if TYPE_CHECKING:
    from dragoman.web.settings import Settings

MOST_PORT = 65_535
AUDIT = "audit.jsonl"
Command = TypeVar("Command", bound=Callable[..., Any])


def listening_options(port: int, users: str) -> Callable[[Command], Command]:
    """Add --host, --port, --name, --users, --certificate, --key and --behind-proxy to a command.

    Args:
        port: where it listens if nobody says otherwise.
        users: what --users is for, in a sentence.
    """
    options = (
        click.option(
            "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen."
        ),
        click.option("--port", type=click.IntRange(0, MOST_PORT), default=port, show_default=True),
        click.option(
            "--name",
            "names",
            multiple=True,
            metavar="HOST",
            help="A name under which others reach it (desk.example.org); may be given again.",
        ),
        click.option("--users", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help=users),
        click.option(
            "--certificate", type=click.Path(exists=True, dir_okay=False), help="For HTTPS, a PEM file."
        ),
        click.option("--key", type=click.Path(exists=True, dir_okay=False), help="The certificate's key."),
        click.option(
            "--behind-proxy",
            metavar="ADDRESS",
            help="The address of a proxy that does HTTPS; what it says about who asks is believed.",
        ),
    )

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def demand_pair(how: dict[str, Any]) -> None:
    """Make sure that a certificate comes with its key.

    Raises:
        click.UsageError: one was given without the other.
    """
    if bool(how["certificate"]) != bool(how["key"]):
        raise click.UsageError("--certificate and --key go together.")


def safe_settings(folder: Path, host: str, how: dict[str, Any], **more: Any) -> "Settings":
    """Put the settings together, and refuse those that would leave the ledger open to anybody.

    Args:
        folder: the ledger's place.
        host: where to listen.
        how: the other values of `listening_options`.
        more: settings of the command's own.

    Raises:
        DragomanError: others could reach it without users, encryption or a name.
    """
    from dragoman.web.settings import LOOPBACK, Settings, demand_safe  # noqa: PLC0415 - the desk may be absent
    from dragoman.web.users import Users  # noqa: PLC0415

    names: tuple[str, ...] = tuple(name.lower() for name in how["names"])
    encrypted = bool(how["certificate"]) or how["behind_proxy"] is not None
    known = Users.read(how["users"]) if how["users"] else None
    demand_safe(host, users=known, encrypted=encrypted, names=names)
    return Settings(
        ledger=folder,
        hosts=(*LOOPBACK, *names),
        users=known,
        secure=encrypted,
        audit=on_this_machine(place_of(folder)) / AUDIT,
        **more,
    )


def run_app(app: Any, host: str, port: int, how: dict[str, Any], **more: Any) -> None:
    """Serve an application until it is ended.

    Args:
        app: what answers (ASGI).
        host: where to listen; `port` likewise.
        port: 0 for any.
        how: the other values of `listening_options`.
        more: settings of Uvicorn's of the command's own.
    """
    import uvicorn  # noqa: PLC0415 - the desk may be absent

    proxy = how["behind_proxy"]
    uvicorn.run(
        app,
        host=host,
        port=port,
        access_log=False,
        server_header=False,
        proxy_headers=proxy is not None,
        forwarded_allow_ips=proxy or "",
        ssl_certfile=how["certificate"],
        ssl_keyfile=how["key"],
        timeout_keep_alive=15,
        limit_concurrency=200,
        h11_max_incomplete_event_size=32_768,
        **more,
    )
