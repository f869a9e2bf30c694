"""Options that several commands share: what is known of the articles, names of one's own, how many processes."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import wraps
from pathlib import Path
from typing import Any

import click

from dragoman.articles import ReadOptions
from dragoman.coder.model import VARIABLE as NO_MODEL
from dragoman.records import Published
from dragoman.world.own import VARIABLE

MOST_JOBS = 64


def to_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Read a day (YYYY-MM-DD); a usage error says what is wrong with it."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        message = f"{value!r} is not a day; write it as YYYY-MM-DD, such as 2024-06-13."
        raise click.BadParameter(message, ctx, param) from None


def to_moment(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    """Read a moment, or a day as its end, in UTC; a usage error says what is wrong with it."""
    try:
        day = date.fromisoformat(value) if value else None
    except ValueError:
        day = None
    if not value:
        return None
    if day:
        return datetime.combine(day, time.max, tzinfo=UTC)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        message = f"{value!r} is no moment; write a day (2024-06-13) or a time of it (2024-06-13T12:00)."
        raise click.BadParameter(message, ctx, param) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def to_published(ctx: click.Context, param: click.Parameter, value: str | None) -> Published | None:
    """Read a day, or two with ".." between them, as a time of publication."""
    if not value:
        return None
    first, dots, last = value.partition("..")
    earliest = to_day(ctx, param, first)
    latest = to_day(ctx, param, last) if dots else earliest
    if earliest is None or latest is None or latest < earliest:
        raise click.BadParameter(f"{value!r} is no DATE..DATE, the earlier day first.", ctx, param)
    return Published(earliest=earliest, latest=latest, basis="stated", why="given by the caller")


def use_names(ctx: click.Context, param: click.Parameter, value: tuple[Path, ...]) -> None:
    """Have the world of this process, and of the processes it starts, read these folders too."""
    del ctx, param
    if value:
        os.environ[VARIABLE] = os.pathsep.join(map(str, value))


names_option = click.option(
    "--names",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar=VARIABLE,
    show_envvar=True,
    expose_value=False,
    callback=use_names,
    metavar="DIR",
    help="A folder of names of your own that add to the world or override it; may be given again.",
)


def without_model(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """Have this process, and those it starts, code by the lexicon alone."""
    del ctx, param
    if value:
        os.environ[NO_MODEL] = "1"


no_model_option = click.option(
    "--no-model",
    is_flag=True,
    envvar=NO_MODEL,
    show_envvar=True,
    expose_value=False,
    callback=without_model,
    help="Code by the lexicon alone, without the decision model.",
)

_OPTIONS = (
    names_option,
    no_model_option,
    click.option(
        "--published",
        metavar="DATE[..DATE]",
        callback=to_published,
        help="When the articles were published, if the caller knows.",
    ),
    click.option("--outlet", metavar="NAME", help="Who published them; wins over what the page prints."),
    click.option("--text-column", metavar="COLUMN", help="CSV or JSON: the column of the text."),
    click.option("--title-column", metavar="COLUMN", help="CSV or JSON: the column of the title."),
    click.option(
        "--date-column", metavar="COLUMN", help="CSV or JSON: the column of the day of publication."
    ),
    click.option("--outlet-column", metavar="COLUMN", help="CSV or JSON: the column of the outlet."),
    click.option("--byline-column", metavar="COLUMN", help="CSV or JSON: the column of the author."),
    click.option("--allow-private", is_flag=True, help="Fetch web addresses of private networks too."),
)


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of `ReadOptions`, and pass them on as one `options`."""

    @wraps(command)
    def run(**arguments: Any) -> Any:
        known = {name: arguments.pop(name) for name in ReadOptions.__struct_fields__ if name in arguments}
        return command(options=ReadOptions(**known), **arguments)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
jobs_option = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, MOST_JOBS),
    default=1,
    show_default=True,
    help="How many processes share the work; the output is the same whatever their number.",
)
