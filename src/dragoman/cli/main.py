"""The entry point `dragoman`: finds the command, and turns errors into one line each."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from keyword import iskeyword
from typing import Any

import click

from dragoman.records import DragomanError

COMMANDS = {
    "code": "Code articles: print the records of each.",
    "explain": "Show an article sentence by sentence: what was coded, by which entry, and why.",
    "brief": "Write a brief with citations (HTML, Markdown, PDF, Word) of articles or a ledger.",
    "add": "Code articles and keep them in a ledger.",
    "watch": "Watch feeds: keep what is new in a ledger, on a schedule or once.",
    "review": "List reports of a ledger and judge them: confirm, reject, correct, merge, split, withdraw.",
    "verify": "Check a ledger: every quote in its article, every span exact, every id there.",
    "recode": "Code the articles of a ledger again with the present coder.",
    "compact": "Merge the small files of a ledger; every answer stays the same.",
    "ask": "Answer a question in English from the records of a ledger, with citations.",
    "events": "List what happened: acts, each with all its tellings.",
    "relations": "Say what stands between two, or between one and all others.",
    "mediations": "List mediation efforts: who between whom, and how far they got.",
    "claims": "List claims and who asserts, denies or cannot confirm them; contested ones first.",
    "obstacles": "Say what stands in the way of what, and what that rests on.",
    "timeline": "Tell what happened between some, in order.",
    "changes": "Say what changed between two moments of the ledger, or two days of the world.",
    "dyads": "Count what actors did to each other, by pair or for one pair over time.",
    "serve": "Open the desk: the ledger in a browser, and as JSON for programs.",
    "mcp": "Let an AI assistant ask the ledger (Model Context Protocol): it reads and cites.",
    "export": "Write reports in the formats that other programs read.",
    "import": "Read event data of other projects (ICEWS, POLECAT, GDELT, UCDP, ACLED, PLOVER) into a ledger.",
    "demo": "Code the example articles, print a digest and write a brief.",
    "evaluate": "Code articles that have a gold annotation and print how right it is.",
    "who": "Say what is known of a name, today or on a day.",
}
INTERRUPTED = 130
FAULT = 2


class Commands(click.Group):
    """A group that imports a command only to run it: `dragoman --help` loads no parser."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = import_module(f"dragoman.cli.commands.{module}").command
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; that the reader of a pipe ("| head") has had enough is no error."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _close_output()
            return 0
        return status

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version() -> str:
    try:
        return version("dragoman")
    except PackageNotFoundError:
        return "unknown (not installed)"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(_version(), prog_name="dragoman")
def cli() -> None:
    """Read diplomatic and conflict news and keep a cited record of who did or said what to whom."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Exit status: 0 all well; 1 something could not be read, the rest was done;
    2 nothing could be done, and the message says why; 130 interrupted.
    """
    sys.exit(_guarded(lambda: cli.main(arguments, prog_name="dragoman", standalone_mode=False)))


def _guarded(run: Callable[[], Any]) -> int:
    """Run, and turn every foreseeable error into one line on standard error and an exit status."""
    try:
        status = run()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("dragoman: interrupted.", err=True)
        return INTERRUPTED
    except DragomanError as error:
        click.echo(f"dragoman: {error}", err=True)
        return FAULT
    except OSError as error:
        click.echo(f"dragoman: {error.filename or 'output'}: {error.strerror or error}.", err=True)
        return FAULT
    return status if isinstance(status, int) else 0


def _close_output() -> None:
    """Point standard output at nothing, so that Python does not complain about it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
