"""The options that say who does bulk work: this machine, or a server that speaks Spark Connect."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from dragoman.cli.parameters import MOST_JOBS
from dragoman.engines import ENGINES, engine_of

MOST_TASKS = 10_000

_OPTIONS = (
    click.option(
        "--jobs",
        "-j",
        type=click.IntRange(1, MOST_TASKS),
        default=1,
        show_default=True,
        help="How many processes, or tasks of a server, share the work; the output is the same whatever their number.",
    ),
    click.option(
        "--engine",
        type=click.Choice(ENGINES),
        default="local",
        show_default=True,
        envvar="DRAGOMAN_ENGINE",
        show_envvar=True,
        help="Who does the work: this machine, or a server that speaks Spark Connect (a Spark cluster, Sail).",
    ),
    click.option(
        "--remote",
        metavar="ADDRESS",
        envvar="DRAGOMAN_REMOTE",
        show_envvar=True,
        help="The server's address for --engine spark, such as sc://localhost:15002.",
    ),
)


def engine_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--jobs`, `--engine` and `--remote`, and pass it the `Engine` that they name as `engine`."""

    @wraps(command)
    def run(*, jobs: int, engine: str, remote: str | None, **arguments: Any) -> Any:
        told = click.get_current_context().get_parameter_source("remote")
        if engine == "local" and remote and told is click.core.ParameterSource.COMMANDLINE:
            raise click.UsageError(
                "--remote names a server, and --engine local asks none: add --engine spark."
            )
        if engine == "local" and jobs > MOST_JOBS:
            raise click.UsageError(
                f"--jobs {jobs}: one machine shares work among {MOST_JOBS} processes at most."
            )
        with engine_of(engine, jobs, remote) as made:
            return command(engine=made, **arguments)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run
