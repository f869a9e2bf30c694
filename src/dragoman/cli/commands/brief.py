"""`dragoman brief`: a brief with citations of any articles."""

from pathlib import Path

import click

from dragoman.api.calls import outcomes_of
from dragoman.api.pipeline import code_outcomes
from dragoman.articles import ReadOptions
from dragoman.brief import Brief, build_brief, to_html, to_markdown
from dragoman.brief.notes import Pair
from dragoman.cli.names import world_names
from dragoman.cli.output import write_text
from dragoman.cli.parameters import jobs_option, paths_argument, reading_options
from dragoman.cli.progress import Run
from dragoman.records import DragomanError

RENDERERS = {".html": to_html, ".htm": to_html, ".md": to_markdown, ".markdown": to_markdown}


@click.command("brief")
@paths_argument
@reading_options
@jobs_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="Write to this .html or .md file."
)
def command(paths: tuple[str, ...], options: ReadOptions, jobs: int, output: Path) -> int:
    """Write a brief of articles: who mediates, how things stand, what is contested, what happened when.

    Every line has a footnote with the words it rests on, highlighted in their
    paragraph. PATH is as for `dragoman code`.
    """
    if output.suffix.lower() not in RENDERERS:
        raise click.UsageError(f"{output}: a brief is written as .html or .md; name the file so.")
    run = Run(code_outcomes(outcomes_of(paths, options), jobs))
    pairs = list(run)
    status = run.report()
    if not pairs:
        raise DragomanError("none of the articles could be read, so there is no brief.")
    write_brief(brief_of(pairs), output)
    click.echo(f"Wrote {output}", err=True)
    return status


def brief_of(pairs: list[Pair]) -> Brief:
    """Build the brief of coded articles, with the names of the world."""
    return build_brief(pairs, world_names())


def write_brief(brief: Brief, path: Path) -> None:
    """Write a brief in the form that the file's name asks for."""
    write_text(path, RENDERERS[path.suffix.lower()](brief))
