"""`dragoman brief`: a brief with citations of any articles, or of a ledger."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import click

from dragoman.api.adding import coder_name
from dragoman.api.calls import outcomes_of
from dragoman.api.pipeline import code_outcomes
from dragoman.articles import ReadOptions
from dragoman.brief import Brief, build_brief, evidence_of, paper, to_html, to_markdown, word
from dragoman.brief.parties import ids_of
from dragoman.cli.output import output_to
from dragoman.cli.parameters import jobs_option, reading_options, to_day, to_moment
from dragoman.cli.progress import Run
from dragoman.coder.code import default_world
from dragoman.ledger import Ledger
from dragoman.records import DragomanError

_DEFAULT = Path("dragoman.ledger")


class Form(NamedTuple):
    """A form of brief: what writes it, and what finds out beforehand whether it can be written."""

    write: Callable[[Brief], bytes]
    ready: Callable[[], object]


def _page(brief: Brief) -> bytes:
    return to_html(brief).encode("utf-8", "replace")


def _notes(brief: Brief) -> bytes:
    return to_markdown(brief).encode("utf-8", "replace")


_HTML, _MARKDOWN = Form(_page, bool), Form(_notes, bool)
FORMS = {
    ".html": _HTML,
    ".htm": _HTML,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".pdf": Form(paper.to_pdf, paper.load),
    ".docx": Form(word.to_docx, word.load),
}


@click.command("brief")
@click.argument("paths", nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--ledger",
    "folder",
    type=click.Path(path_type=Path),
    envvar="DRAGOMAN_LEDGER",
    show_envvar=True,
    metavar="DIR",
    help=f"The ledger's folder; without it and without an ARTICLE, {_DEFAULT}.",
)
@click.option(
    "--about",
    metavar='"A, B"',
    default="",
    help="Of one (id or name), all that concerns it; of several, what concerns two of them or more.",
)
@click.option("--since", metavar="DATE", callback=to_day, help="Tell what changed since the end of this day.")
@click.option("--as-of", metavar="DATE", callback=to_day, help="As things stood on this day.")
@click.option("--known-on", metavar="MOMENT", callback=to_moment, help="As the ledger stood then.")
@reading_options
@jobs_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="Write to this .html, .md, .pdf or .docx file.",
)
def command(
    paths: tuple[str, ...],
    folder: Path | None,
    about: str,
    options: ReadOptions,
    jobs: int,
    output: Path,
    **times: Any,
) -> int:
    """Write a brief: what matters, how they stand, who mediates, what is contested, what stands in the way.

    Every line has a footnote with the words it rests on, highlighted in their
    paragraph. ARTICLE is as PATH for `dragoman code`; without one the brief is
    of a ledger.
    """
    form = _form(output)
    _check(paths, folder, **times)
    world = default_world()
    asked = ids_of(about, world)
    if not paths:
        with Ledger.open(folder or _DEFAULT) as ledger:
            brief = build_brief(ledger, world, about=asked, **times)
        _write(brief, form, output)
        return 0
    run = Run(code_outcomes(outcomes_of(paths, options), jobs))
    pairs = list(run)
    status = run.report()
    if not pairs:
        raise DragomanError("none of the articles could be read, so there is no brief.")
    evidence = evidence_of(pairs, coder_name())
    brief = build_brief(evidence, world, about=asked, all_articles=not asked, **times)
    _write(brief, form, output)
    return status


def _form(output: Path) -> Form:
    """Find how to write a file by its name, before anything is read.

    Raises:
        click.UsageError: the name says no form that a brief has.
        DragomanError: what the form needs is not installed.
    """
    form = FORMS.get(output.suffix.lower())
    if form is None:
        raise click.UsageError(
            f"{output}: a brief is written as .html, .md, .pdf or .docx; name the file so."
        )
    form.ready()
    return form


def _check(
    paths: tuple[str, ...],
    folder: Path | None,
    since: date | None,
    as_of: date | None,
    known_on: datetime | None,
) -> None:
    """Refuse what cannot be meant."""
    given = click.get_current_context().get_parameter_source("folder")
    if paths and folder and given is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError(
            "name either a --ledger or articles; `dragoman add` puts articles in a ledger."
        )
    if paths and known_on:
        raise click.UsageError("--known-on asks a ledger; articles coded now are known now.")
    if since and as_of and since > as_of:
        raise click.UsageError(f"--since {since} is after --as-of {as_of}; give the earlier day as --since.")


def _write(brief: Brief, form: Form, output: Path) -> None:
    made = form.write(brief)
    with output_to(output) as stream:
        stream.write(made)
    click.echo(f"Wrote {output}", err=True)
