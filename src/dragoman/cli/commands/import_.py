"""`dragoman import`: event data of the field into a ledger's history."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.brief.plain import one_line
from dragoman.cli.engines import engine_options
from dragoman.cli.ledgers import ledger_option
from dragoman.engines import Engine
from dragoman.engines.importing import import_by
from dragoman.exchange.incoming import SOURCES, Imported, ImportFileError, Options
from dragoman.ledger import Ledger

_MOST_CODES = 8
_LONGEST_NAME = 60


@click.command("import")
@click.argument("source", type=click.Choice(SOURCES))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@ledger_option
@click.option(
    "--raw", is_flag=True, help="Keep each row whole too, as JSON (takes about as much room again)."
)
@click.option(
    "--retractions",
    is_flag=True,
    help="The files list events that the source withdrew: a column of ids. ACLED's own such lists are known by "
    "their columns.",
)
@click.option(
    "--set-aside",
    "aside",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where rows go that cannot be read, with line and reason; the folder set-aside of the ledger by default.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="table: some lines a file; json: one object a file.",
)
@engine_options
def command(
    source: str,
    files: tuple[Path, ...],
    folder: Path,
    raw: bool,
    retractions: bool,
    aside: Path | None,
    form: str,
    engine: Engine,
) -> int:
    """Read event data of another project into a ledger; makes the ledger if none is there.

    FILE is as it was published: text, gzip, or a ZIP archive. Importing a file again, or
    another one with the same rows, adds nothing; a newer version of an event supersedes
    the older, which stays. Interrupted, it can be run again. Ends with status 1 if a file
    or a row could not be read; the rest is imported.
    """
    options = Options(raw=raw, retractions=retractions, aside=aside)
    status = 0
    with Ledger.open(folder, create=True) as ledger:
        for one in _each(engine, ledger, source, files, options):
            if isinstance(one, ImportFileError):
                click.echo(f"not imported: {one_line(str(one))}", err=True)
                status = 1
                continue
            click.echo(msgspec.json.encode(one).decode() if form == "json" else "\n".join(_lines(one)))
            status = 1 if one.set_aside else status
    return status


def _each(
    engine: Engine, ledger: Ledger, source: str, files: Sequence[Path], options: Options
) -> Iterator[Imported | ImportFileError]:
    """Import the files; one that cannot be imported does not keep the others from it."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,.0f} events"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    hidden = not sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=hidden) as progress:
        task = progress.add_task("", total=None)

        def note(name: str, count: int) -> None:
            progress.update(task, completed=count, description=one_line(name)[-_LONGEST_NAME:])

        for file in files:
            try:
                yield from import_by(engine, ledger, source, [file], options, note)
            except ImportFileError as error:
                yield error


def _lines(one: Imported) -> Iterator[str]:
    """Say what became of a file."""
    if one.outcome == "known":
        yield f"{one_line(one.file)}: known already, nothing added"
        return
    told = [f"{one.read:,} events", f"{one.added:,} added"]
    for count, words in (
        (one.revised, "newer versions"),
        (one.retracted, "withdrawn"),
        (one.known, "known already"),
    ):
        if count:
            told.append(f"{count:,} {words}")
    yield f"{one_line(one.file)}: {', '.join(told)}"
    if one.set_aside:
        yield f"  {one.set_aside:,} rows could not be read: {one.aside}"
    if one.repaired:
        yield f"  {one.repaired:,} lines were not UTF-8 and were read as Windows-1252"
    if one.unmapped_rows:
        codes = ", ".join(f"{one_line(code)} ({count:,})" for code, count in one.unmapped[:_MOST_CODES])
        yield f"  {one.unmapped_rows:,} parties stand for nobody known here and keep their codes: {codes}"
