"""`dragoman demo`: the example articles, from page to brief."""

import shutil
import sys
from pathlib import Path

import click

from dragoman.api.adding import coder_name
from dragoman.api.calls import outcomes_of
from dragoman.api.pipeline import code_outcomes
from dragoman.articles import ReadOptions
from dragoman.brief import build_brief, digest, evidence_of, to_html, to_markdown
from dragoman.cli.examples import examples_folder
from dragoman.cli.output import write_text
from dragoman.cli.progress import Run
from dragoman.coder.code import default_world

NARROWEST, WIDEST = 40, 100


@click.command("demo")
@click.option(
    "--output",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Folder for brief.md and brief.html.",
)
def command(output: Path) -> int:
    """Code the example articles, print what they say, and write a brief of it.

    Nothing is fetched: the articles come with Dragoman.
    """
    run = Run(code_outcomes(outcomes_of([examples_folder()], ReadOptions())))
    brief = build_brief(evidence_of(run, coder_name()), default_world(), all_articles=True)
    output.mkdir(parents=True, exist_ok=True)
    write_text(output / "brief.md", to_markdown(brief))
    write_text(output / "brief.html", to_html(brief))
    width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size((80, 24)).columns))
    for line in digest(brief, width):
        click.echo(click.style(line, bold=True) if line.isupper() and sys.stdout.isatty() else line)
    click.echo(
        f"\nThe brief, every line with the words it rests on:\n  {output / 'brief.md'}\n  {output / 'brief.html'}"
    )
    return run.report()
