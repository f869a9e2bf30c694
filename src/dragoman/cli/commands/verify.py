"""`dragoman verify`: whether a ledger is sound."""

from pathlib import Path

import click
import msgspec

from dragoman.brief.plain import one_line
from dragoman.cli.ledgers import ledger_option
from dragoman.ledger import Ledger
from dragoman.ledger.verify import Verified, verify


@click.command("verify")
@ledger_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="json: one object with the figures and the faults.",
)
def command(folder: Path, form: str) -> int:
    """Check that every quote stands in its article at its start, every span is exact, every id is there.

    Imported rows are all read, and counted against the list of imports.
    Ends with status 1 if something is not as it should be. Reports that an
    interrupted `dragoman add` left behind are counted; no answer has them.
    """
    with Ledger.open(folder) as ledger:
        found = verify(ledger)
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
    else:
        _print(found, str(ledger.place))
    return 1 if found.fault_count else 0


def _print(found: Verified, place: str) -> None:
    for fault in found.faults:
        click.echo(one_line(fault))
    if more := found.fault_count - len(found.faults):
        click.echo(f"... and {more} more.")
    left = f" ({found.unacknowledged} more left by an interrupted add)" if found.unacknowledged else ""
    click.echo(
        f"{place}: {found.articles} articles, {found.reports} reports{left}, {found.judgements} judgements"
    )
    if found.imports or found.history:
        listed = (
            f" ({found.unlisted:,} of imports that were interrupted after all was there)"
            if found.unlisted
            else ""
        )
        click.echo(f"{found.history:,} imported rows{listed} of {found.imports:,} files")
    click.echo(f"{found.fault_count} faults" if found.fault_count else "all sound")
