"""Options that several commands share: what is known of the articles, and how many processes."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import click

from dragoman.articles import ReadOptions
from dragoman.records import Published

MOST_JOBS = 64


class Day(click.ParamType):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day; a usage error says what is wrong with it."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as YYYY-MM-DD, such as 2024-06-13.", param, ctx)


class Days(click.ParamType):
    """A day, or two with ".." between them: the articles were published then."""

    name = "date[..date]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Published:
        """Read the interval; a usage error says what is wrong with it."""
        if isinstance(value, Published):
            return value
        first, dots, last = value.partition("..")
        earliest = Day().convert(first, param, ctx)
        latest = Day().convert(last, param, ctx) if dots else earliest
        if latest < earliest:
            self.fail(f"{value!r} ends before it begins.", param, ctx)
        return Published(earliest=earliest, latest=latest, basis="stated", why="given by the caller")


DAY = Day()
_OPTIONS = (
    click.option("--published", type=Days(), help="When the articles were published, if the caller knows."),
    click.option("--outlet", metavar="NAME", help="Who published them; wins over what the page prints."),
    click.option("--text-column", metavar="COLUMN", help="CSV or JSON: the column of the text."),
    click.option("--title-column", metavar="COLUMN", help="CSV or JSON: the column of the title."),
    click.option("--date-column", metavar="COLUMN", help="CSV or JSON: the column of the day of publication."),
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
