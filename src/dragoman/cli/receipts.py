"""What `add` and `recode` print of each article, and at the end."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from dragoman.brief.plain import one_line
from dragoman.ledger import Receipt

_WORDS = {"added": "added", "known": "known", "superseded": "recoded"}
_LONGEST_NAME = 52

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="table: a line an article, and a summary; json: one object an article.",
)


def print_receipts(receipts: Iterable[Receipt], form: str, folder: Path) -> None:
    """Print each receipt when it comes; the summary of a table last."""
    outcomes: Counter[str] = Counter()
    reports = 0
    for receipt in receipts:
        outcomes[receipt.outcome] += 1
        reports += receipt.reports
        click.echo(receipt_line(receipt, form))
    if form == "table":
        click.echo(
            f"{outcomes['added']} added, {outcomes['superseded']} recoded, {outcomes['known']} known already; "
            f"{reports} new reports in {folder}"
        )


def receipt_line(receipt: Receipt, form: str) -> str:
    """Write a receipt as a line of a table or as a JSON object."""
    return msgspec.json.encode(receipt).decode() if form == "json" else _line(receipt)


def _line(receipt: Receipt) -> str:
    again = "  retells another" if receipt.retells else ""
    name = one_line(receipt.name)[-_LONGEST_NAME + len(again) :]
    return f"{_WORDS[receipt.outcome]:8}{receipt.reports:5} reports  {name}{again}"
