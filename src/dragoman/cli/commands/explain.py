"""`dragoman explain`: why an article was coded as it was."""

import textwrap

import click

from dragoman.api.calls import outcomes_of
from dragoman.articles import ReadOptions
from dragoman.cli.explanation import explain
from dragoman.cli.parameters import reading_options
from dragoman.cli.progress import Failures
from dragoman.coder.code import Coder
from dragoman.coder.model import default_model
from dragoman.records import Article

WIDTH = 80
INDENTS = ("", "  ", "    ", "      ")


@click.command("explain")
@click.argument("path", metavar="FILE")
@reading_options
def command(path: str, options: ReadOptions) -> int:
    """Show an article sentence by sentence.

    Under each sentence stand the records coded from it with the entry of the
    lexicon that decided and what the decision model takes them for, and its
    other verbs with the reason why they carry nothing. FILE is as PATH for `dragoman code`.
    """
    coder = Coder(model=default_model())
    failures = Failures()
    for outcome in outcomes_of([path], options):
        if not isinstance(outcome, Article):
            failures.fail(outcome)
            continue
        for depth, words in explain(coder, outcome):
            click.echo(_filled(depth, words))
        click.echo()
        failures.done += 1
    return failures.report()


def _filled(depth: int, words: str) -> str:
    """Wrap a line; what runs on stands a little further in."""
    indent = INDENTS[depth]
    return textwrap.fill(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if depth == 1 else f"{indent}  ",
        break_on_hyphens=False,
    )
