"""`dragoman code`: articles to records."""

from pathlib import Path

import click

from dragoman.api.calls import outcomes_of
from dragoman.articles import ReadOptions
from dragoman.cli.engines import engine_options
from dragoman.cli.formats import Lines, csv_header, csv_lines, json_lines, plover_lines
from dragoman.cli.output import output_to
from dragoman.cli.parameters import paths_argument, reading_options
from dragoman.cli.progress import Run
from dragoman.engines import Engine
from dragoman.engines.coding import code

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
@engine_options
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this file, whole or not at all."
)
def command(
    paths: tuple[str, ...], options: ReadOptions, form: str, engine: Engine, output: Path | None
) -> int:
    """Code articles and print the records of each, in order.

    A PATH is a file (text, HTML, Markdown, JSON Lines, CSV, RSS or Atom, WARC,
    ZIP or gzip of these), a folder, "-" for standard input, or a web address.
    Ends with status 1 if anything could not be read; the rest is coded.
    """
    run = Run(code(engine, outcomes_of(paths, options)))
    with output_to(output) as stream:
        if form == "csv":
            stream.write(csv_header())
        for article, coded in run:
            for line in FORMATS[form](article, coded):
                stream.write(line)
    return run.report()
