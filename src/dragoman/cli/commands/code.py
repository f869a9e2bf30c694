"""`dragoman code`: articles to records."""

from pathlib import Path

import click

from dragoman.api.calls import outcomes_of
from dragoman.api.pipeline import code_outcomes
from dragoman.articles import ReadOptions
from dragoman.cli.formats import Lines, csv_header, csv_lines, json_lines, plover_lines
from dragoman.cli.output import output_to
from dragoman.cli.parameters import jobs_option, paths_argument, reading_options
from dragoman.cli.progress import Run

FORMATS: dict[str, Lines] = {"jsonl": json_lines, "plover": plover_lines, "csv": csv_lines}


@click.command("code")
@paths_argument
@reading_options
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="jsonl",
    show_default=True,
    help="jsonl: one object an article; plover: one PLOVER 2 object an event; csv: one row an event.",
)
@jobs_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this file, whole or not at all."
)
def command(paths: tuple[str, ...], options: ReadOptions, form: str, jobs: int, output: Path | None) -> int:
    """Code articles and print the records of each, in order.

    A PATH is a file (text, HTML, Markdown, JSON Lines, CSV, RSS or Atom, WARC,
    ZIP or gzip of these), a folder, "-" for standard input, or a web address.
    Ends with status 1 if anything could not be read; the rest is coded.
    """
    run = Run(code_outcomes(outcomes_of(paths, options), jobs))
    with output_to(output) as stream:
        if form == "csv":
            stream.write(csv_header())
        for article, coded in run:
            for line in FORMATS[form](article, coded):
                stream.write(line)
    return run.report()
