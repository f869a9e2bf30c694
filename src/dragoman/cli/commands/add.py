"""`dragoman add`: articles into a ledger."""

from pathlib import Path

import click

from dragoman.api.adding import keep, unknown
from dragoman.api.calls import outcomes_of
from dragoman.api.pipeline import code_outcomes
from dragoman.articles import ReadOptions
from dragoman.cli.ledgers import ledger_option
from dragoman.cli.parameters import jobs_option, paths_argument, reading_options
from dragoman.cli.progress import Run
from dragoman.cli.receipts import format_option, print_receipts
from dragoman.ledger import Ledger, Receipt


@click.command("add")
@paths_argument
@ledger_option
@reading_options
@jobs_option
@format_option
def command(paths: tuple[str, ...], folder: Path, options: ReadOptions, jobs: int, form: str) -> int:
    """Code articles and keep them, with their text and records, in a ledger; makes it if none is there.

    A line that is printed is on disk. An article that the ledger has is not coded
    again; one that an older coder coded is, and the older records stay in the
    history. PATH is as for `dragoman code`. Several processes may add at once.
    """
    with Ledger.open(folder, create=True) as ledger:
        known: list[Receipt] = []
        run = Run(code_outcomes(unknown(outcomes_of(paths, options), ledger, known), jobs))
        print_receipts(keep(run, ledger, known), form, folder)
    return run.report()
