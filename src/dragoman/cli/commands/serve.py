"""`dragoman serve`: the desk, a web application on a ledger."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.ledgers import ledger_option
from dragoman.cli.parameters import names_option
from dragoman.ledger import Ledger
from dragoman.ledger.folder import on_this_machine
from dragoman.ledger.places import place_of
from dragoman.records import DragomanError

if TYPE_CHECKING:
    from dragoman.web.settings import Settings

PORT = 8765
MOST_PORT = 65_535
AUDIT = "audit.jsonl"
ROLES = ["reader", "reviewer", "admin"]


@click.command("serve")
@ledger_option
@names_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", type=click.IntRange(0, MOST_PORT), default=PORT, show_default=True)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name under which others reach it (desk.example.org); may be given again.",
)
@click.option(
    "--users",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Who may use it. Without, only this machine can reach it, and whoever sits there may do everything.",
)
@click.option("--add-user", metavar="NAME", help="Add a user to --users (or change one), and end.")
@click.option(
    "--role", type=click.Choice(ROLES), default="reader", show_default=True, help="Of the user added."
)
@click.option("--token", is_flag=True, help="Make the user added a token for a program, not a password.")
@click.option("--certificate", type=click.Path(exists=True, dir_okay=False), help="For HTTPS, a PEM file.")
@click.option("--key", type=click.Path(exists=True, dir_okay=False), help="The certificate's key.")
@click.option(
    "--behind-proxy",
    metavar="ADDRESS",
    help="The address of a proxy that does HTTPS; what it says about who asks is believed.",
)
@click.option(
    "--webhooks",
    type=click.Choice(["none", "public", "loopback"]),
    default="public",
    show_default=True,
    help="Where an admin may have watches send messages: nowhere, the public network, or this machine too.",
)
def command(folder: Path, host: str, port: int, add_user: str | None, **how: Any) -> None:
    """Open the desk: the ledger's answers as pages in a browser, and as JSON under /api/v1.

    It listens to this machine alone, unless --host names another address; then it
    needs --users, HTTPS and --name. It asks other hosts for the pages that an admin
    adds by their address, and sends them the messages of watches that an admin set
    up; nothing else is loaded from or sent to anywhere.
    """
    demand_desk()
    if add_user is not None:
        _add_user(how["users"], add_user, how["role"], token=how["token"])
        return
    if bool(how["certificate"]) != bool(how["key"]):
        raise click.UsageError("--certificate and --key go together.")
    settings = _settings(folder, host, how)
    Ledger.open(folder, create=True).close()
    scheme = "https" if how["certificate"] else "http"
    shown = how["names"][0] if how["names"] and settings.secure else host
    click.echo(f"The desk is at {scheme}://{shown}:{port}/ (Ctrl+C ends it).", err=True)
    _run(settings, host, port, how)


def demand_desk() -> None:
    """Make sure that what the desk needs is installed.

    Raises:
        DragomanError: it is not; the message says how.
    """
    try:
        import argon2  # noqa: F401, PLC0415
        import fastapi  # noqa: F401, PLC0415
        import uvicorn  # noqa: F401, PLC0415
    except ImportError as error:
        raise DragomanError(
            f"the desk needs {error.name}: install it with `pip install 'dragoman[desk]'`."
        ) from error


def _settings(folder: Path, host: str, how: dict[str, Any]) -> "Settings":
    """Put the settings together, and refuse those that would leave the desk open to anybody."""
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
        webhooks=how["webhooks"],
    )


def _run(settings: "Settings", host: str, port: int, how: dict[str, Any]) -> None:
    import uvicorn  # noqa: PLC0415

    from dragoman.web.app import create_app  # noqa: PLC0415

    proxy = how["behind_proxy"]
    uvicorn.run(
        create_app(settings),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=proxy is not None,
        forwarded_allow_ips=proxy or "",
        ssl_certfile=how["certificate"],
        ssl_keyfile=how["key"],
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,  # whoever reads progress is not waited for
        limit_concurrency=200,
        h11_max_incomplete_event_size=32_768,
    )


def _add_user(users: Path | None, name: str, role: str, *, token: bool) -> None:
    """Ask for a password, or make a token, and write the user down."""
    from dragoman.web.users import ROLES as KNOWN  # noqa: PLC0415
    from dragoman.web.users import add_user  # noqa: PLC0415

    if users is None:
        raise click.UsageError("--add-user needs --users FILE, where the user is to be written.")
    password = None
    if not token:
        password = (
            click.prompt("Password", hide_input=True, confirmation_prompt=True)
            if sys.stdin.isatty()
            else sys.stdin.readline().rstrip("\n")
        )
    made = add_user(users, name, next(one for one in KNOWN if one == role), password)
    click.echo(f"{name} is {role} in {users}.", err=True)
    if made:
        click.echo(made)
