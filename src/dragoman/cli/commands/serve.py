"""`dragoman serve`: the desk, a web application on a ledger."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.ledgers import ledger_option
from dragoman.cli.listening import demand_pair, listening_options, run_app, safe_settings
from dragoman.cli.parameters import names_option
from dragoman.ledger import Ledger
from dragoman.records import DragomanError

if TYPE_CHECKING:
    from dragoman.web.settings import Settings

PORT = 8765
ROLES = ["reader", "reviewer", "admin"]


@click.command("serve")
@ledger_option
@names_option
@listening_options(
    PORT,
    users="Who may use it. Without, only this machine can reach it, and whoever sits there may do everything.",
)
@click.option("--add-user", metavar="NAME", help="Add a user to --users (or change one), and end.")
@click.option(
    "--role", type=click.Choice(ROLES), default="reader", show_default=True, help="Of the user added."
)
@click.option("--token", is_flag=True, help="Make the user added a token for a program, not a password.")
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
    demand_pair(how)
    settings = safe_settings(folder, host, how, webhooks=how["webhooks"])
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


def _run(settings: "Settings", host: str, port: int, how: dict[str, Any]) -> None:
    from dragoman.web.app import create_app  # noqa: PLC0415 - the desk may be absent

    # whoever reads progress is not waited for
    run_app(create_app(settings), host, port, how, log_level="warning", timeout_graceful_shutdown=5)


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
