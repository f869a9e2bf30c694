"""`dragoman recode`: the articles of a ledger by the present coder."""

from pathlib import Path

import click

from dragoman.api.adding import keep, outdated
from dragoman.api.pipeline import code_outcomes
from dragoman.cli.ledgers import ledger_option
from dragoman.cli.parameters import jobs_option, names_option
from dragoman.cli.progress import Run
from dragoman.cli.receipts import format_option, print_receipts
from dragoman.ledger import Ledger


@click.command("recode")
@ledger_option
@names_option
@jobs_option
@format_option
def command(folder: Path, jobs: int, form: str) -> int:
    """Code the articles of a ledger again, those that the present coder has not coded.

    The new records supersede the older ones, which stay in the history: what was
    known on an earlier day reads as it did. Interrupted, it can be run again.
    """
    with Ledger.open(folder) as ledger:
        run = Run(code_outcomes(outdated(ledger), jobs))
        print_receipts(keep(run, ledger, []), form, folder)
    return run.report()
