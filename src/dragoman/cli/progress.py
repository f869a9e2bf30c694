"""Progress on a terminal while articles are coded, and what could not be read at the end."""

import sys
from collections.abc import Iterable, Iterator

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.api.pipeline import Result
from dragoman.brief.plain import one_line
from dragoman.records import Article, CodedArticle, UnreadableArticleError

MOST_LISTED = 50
LONGEST_NAME = 60


def followed(results: Iterable[Result], failed: list[UnreadableArticleError]) -> Iterator[tuple[Article, CodedArticle]]:
    """Pass on what was coded, showing progress on standard error if that is a terminal.

    Args:
        results: what `code_outcomes` gives.
        failed: gets what could not be read or coded.
    """
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:.0f} articles"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),  # a file name may hold brackets
    )
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("loading the parser", total=None)
        for result in results:
            if isinstance(result, UnreadableArticleError):
                failed.append(result)
                name = result.name
            else:
                name = result[0].name
            progress.update(task, advance=1, description=one_line(name)[-LONGEST_NAME:])
            if not isinstance(result, UnreadableArticleError):
                yield result


def report_failures(failed: list[UnreadableArticleError], done: int) -> int:
    """Say at the end what could not be read; gives the exit status."""
    if not failed:
        return 0
    for error in failed[:MOST_LISTED]:
        click.echo(f"not read: {one_line(str(error))}", err=True)
    if len(failed) > MOST_LISTED:
        click.echo(f"... and {len(failed) - MOST_LISTED} more.", err=True)
    noun = "article" if done == 1 else "articles"
    click.echo(f"{done} {noun} coded, {len(failed)} could not be read.", err=True)
    return 1
