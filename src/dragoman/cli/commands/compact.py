"""`dragoman compact`: fewer and larger files."""

from pathlib import Path

import click

from dragoman.cli.ledgers import ledger_option
from dragoman.ledger import Ledger


@click.command("compact")
@ledger_option
def command(folder: Path) -> None:
    """Merge the small files of a ledger; every answer stays the same, of every day.

    Files that were merged are deleted a week later, by the next run.
    """
    with Ledger.open(folder) as ledger:
        for name, (before, after) in ledger.compact().items():
            click.echo(f"{name:11} {before:6} files, now {after}")
