"""`dragoman export`: records in the formats that other programs read."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dragoman.api.adding import coder_name
from dragoman.api.calls import outcomes_of
from dragoman.articles import ReadOptions
from dragoman.brief.parties import ids_of
from dragoman.cli.engines import engine_options
from dragoman.cli.output import output_to
from dragoman.cli.parameters import reading_options, to_day, to_moment
from dragoman.cli.progress import Run
from dragoman.coder.code import default_world
from dragoman.engines import Engine
from dragoman.engines.coding import code
from dragoman.engines.exporting import export
from dragoman.exchange import FORMATS, Format, Selection, Tally, Told, tellings
from dragoman.exchange.coded import told_of
from dragoman.exchange.package import SUFFIX, descriptor
from dragoman.exchange.tables import KINDS
from dragoman.ledger import Ledger, MemoryEvidence
from dragoman.records import DragomanError, ReportKind
from dragoman.world import World

_DEFAULT = Path("dragoman.ledger")
_BINARY = {"xlsx", "parquet"}
_DAY = "DATE"


def _formats_help() -> str:
    lines = "\n".join(f"  {one.name:15}{one.about}" for one in FORMATS.values())
    return f"\b\nFormats:\n{lines}"


@click.command("export", epilog=_formats_help())
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
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
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only reports of this kind.")
@click.option("--parties", metavar='"A, B"', help="Only reports that name all of these (ids or names).")
@click.option("--since", metavar=_DAY, callback=to_day, help="Only what was so on this day or later.")
@click.option("--until", metavar=_DAY, callback=to_day, help="Only what was so on this day or earlier.")
@click.option("--as-of", metavar=_DAY, callback=to_day, help="Only what was published by this day.")
@click.option("--known-on", metavar="MOMENT", callback=to_moment, help="As the ledger stood then.")
@reading_options
@engine_options
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this file, whole or not at all."
)
def command(
    form: str,
    paths: tuple[str, ...],
    folder: Path | None,
    kinds: tuple[ReportKind, ...],
    parties: str | None,
    options: ReadOptions,
    engine: Engine,
    output: Path | None,
    **days: Any,
) -> int:
    """Write the reports of a ledger, or of articles coded now, in a FORMAT that other programs read.

    A table is accompanied by FILE.datapackage.json, which says what each column
    is. What a format cannot carry is counted on standard error; a table of it is
    in docs/reference/export.md. ARTICLE is as PATH for `dragoman code`.
    """
    _check(form, paths, folder, kinds, output, known_on=days["known_on"] is not None)
    world, chosen = default_world(), kinds or (("event",) if form == "csv" else ())
    wanted = Selection(kinds=chosen, parties=ids_of(parties or "", world), **days)
    if not paths:
        with Ledger.open(folder or _DEFAULT) as ledger:
            # named first: an article is read only when it is written
            _write(
                engine, FORMATS[form], tellings(ledger, wanted, tuple(ledger.coders())), world, output, chosen
            )
        return 0
    run = Run(code(engine, outcomes_of(paths, options)))
    found = [told for article, coded in run for told in told_of(article, coded, coder_name())]
    status = run.report()
    if status and not run.done:
        raise DragomanError("none of the articles could be read, so there is nothing to export.")
    _write(engine, FORMATS[form], _of(found, wanted), world, output, chosen)
    return status


def _of(found: list[Told], wanted: Selection) -> Iterator[Told]:
    articles = {told.article.id: told.article for told in found}
    return tellings(MemoryEvidence(articles.values(), [told.report for told in found]), wanted)


def _check(
    form: str,
    paths: tuple[str, ...],
    folder: Path | None,
    kinds: tuple[ReportKind, ...],
    output: Path | None,
    *,
    known_on: bool,
) -> None:
    """Refuse what cannot be meant, before anything is read."""
    given = click.get_current_context().get_parameter_source("folder")
    if paths and folder and given is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError(
            "name either a --ledger or articles; `dragoman add` puts articles in a ledger."
        )
    if paths and known_on:
        raise click.UsageError("--known-on asks a ledger; articles coded now are known now.")
    if form == "csv" and len(kinds) > 1:
        raise click.UsageError("a CSV file holds one --kind; xlsx has a sheet for each, parquet holds all.")
    if form in _BINARY and output is None and sys.stdout.isatty():
        raise click.UsageError(f"{form} is no text: name a file with -o, or send it on with a pipe.")


def _write(
    engine: Engine,
    form: Format,
    reports: Iterator[Told],
    world: World,
    output: Path | None,
    kinds: tuple[ReportKind, ...],
) -> None:
    """Write the file, then what describes it, and say what is not in it."""
    with output_to(output) as stream:
        tally = export(engine, form.name, reports, world, stream)
    if output is not None and form.table:
        with output_to(output.with_name(output.name + SUFFIX)) as stream:
            stream.write(descriptor(form.name, output.name, kinds[0] if kinds else "event"))
    _say(tally)


def _say(tally: Tally) -> None:
    noun = "report" if tally.written == 1 else "reports"
    click.echo(f"{tally.written} {noun} written.", err=True)
    for why, number in sorted(tally.left_out.items()):
        click.echo(f"left out: {number} × {why}", err=True)
