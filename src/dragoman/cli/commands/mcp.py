"""`dragoman mcp`: the ledger's answers for an AI assistant (Model Context Protocol)."""

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.brief.plain import one_line
from dragoman.cli.ledgers import ledger_option
from dragoman.cli.listening import demand_pair, listening_options, run_app, safe_settings
from dragoman.cli.parameters import names_option
from dragoman.records import DragomanError

if TYPE_CHECKING:
    from dragoman.web.service import Service
    from dragoman.web.settings import Settings

PORT = 8766
OF_HTTP = ("names", "users", "certificate", "key", "behind_proxy")


@click.command("mcp")
@ledger_option
@names_option
@click.option(
    "--desk",
    default="",
    metavar="URL",
    help="Where `dragoman serve` shows the same ledger: answers then link to its pages.",
)
@click.option("--http", is_flag=True, help="Serve streamable HTTP instead of standard input and output.")
@listening_options(
    PORT, users="Who may ask, with a token each (`dragoman serve --users FILE --add-user NAME --token`)."
)
def command(folder: Path, desk: str, http: bool, host: str, port: int, **how: Any) -> None:
    """Let an AI assistant ask the ledger: tools and resources that only read, each answer with its quotes.

    An assistant starts it and speaks to it through standard input and output. With
    --http it listens to this machine alone, unless --host names another address;
    then it needs --users, HTTPS and --name. Nothing is sent to anywhere else.
    """
    _demand_assistant()
    _log_on_standard_error()
    if not http and any(how[one] for one in OF_HTTP):
        raise click.UsageError("--name, --users, --certificate, --key and --behind-proxy belong to --http.")
    demand_pair(how)
    if desk and not desk.startswith(("http://", "https://")):
        raise click.UsageError("--desk is an address such as http://127.0.0.1:8765.")
    settings = _settings(folder, host, how) if http else None
    service = _service(folder)
    try:
        if settings is None:
            _over_standard_streams(service, desk)
        else:
            _over_http(service, desk, settings, (host, port), how)
    finally:
        service.desk.close()


def _demand_assistant() -> None:
    """Make sure that what this needs is installed.

    Raises:
        DragomanError: it is not; the message says how.
    """
    try:
        import argon2  # noqa: F401, PLC0415
        import itsdangerous  # noqa: F401, PLC0415
        import mcp  # noqa: F401, PLC0415
    except ImportError as error:
        raise DragomanError(
            f"an assistant needs {error.name}: install it with `pip install 'dragoman[assistant]'`."
        ) from error


def _service(folder: Path) -> "Service":
    from dragoman.web.desk import Desk  # noqa: PLC0415 - what it needs may be absent
    from dragoman.web.service import Service  # noqa: PLC0415
    from dragoman.world import World  # noqa: PLC0415

    return Service(Desk.open(folder), World.load())


def _settings(folder: Path, host: str, how: dict[str, Any]) -> "Settings":
    from dragoman.assistant.http import MOST_BYTES  # noqa: PLC0415 - what it needs may be absent

    return safe_settings(folder, host, how, most_bytes=MOST_BYTES)


def _over_standard_streams(service: "Service", desk: str) -> None:
    """Speak the protocol through standard input and output, until the input ends."""
    import anyio  # noqa: PLC0415
    from mcp.server.stdio import stdio_server  # noqa: PLC0415

    from dragoman.assistant.server import assistant_server  # noqa: PLC0415

    if sys.stdin.isatty():
        click.echo("Waiting for an assistant on standard input (Ctrl+C ends it).", err=True)
    server = assistant_server(service, desk)

    async def serve() -> None:
        async with stdio_server() as (coming, going):
            await server.run(coming, going, server.create_initialization_options())

    anyio.run(serve)


def _over_http(
    service: "Service", desk: str, settings: "Settings", at: tuple[str, int], how: dict[str, Any]
) -> None:
    from dragoman.assistant.http import PATH, create_http_app  # noqa: PLC0415

    host, port = at
    scheme = "https" if how["certificate"] else "http"
    shown = how["names"][0] if how["names"] and settings.secure else host
    click.echo(f"Assistants reach it at {scheme}://{shown}:{port}{PATH} (Ctrl+C ends it).", err=True)
    run_app(create_http_app(settings, service, desk), host, port, how, log_config=None)


class _OneLine(logging.Formatter):
    """A line for each thing logged: nothing in it can forge another, or reach a terminal as an escape."""

    def format(self, record: logging.LogRecord) -> str:
        """Say it on one line; of an exception its kind alone."""
        kind = f" ({record.exc_info[0].__name__})" if record.exc_info and record.exc_info[0] else ""
        return one_line(f"dragoman: {record.levelname.lower()}: {record.getMessage()}{kind}")


def _log_on_standard_error() -> None:
    """Standard output is the protocol's alone."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
