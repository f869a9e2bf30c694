"""`dragoman review`: reports of a ledger, and what reviewers make of them."""

from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import click
import msgspec

from dragoman.brief.plain import one_line
from dragoman.cli.judging import history_lines, json_value, judge_all, report_object
from dragoman.cli.ledgers import full_id, ledger_option, report_lines
from dragoman.ledger import Ledger
from dragoman.ledger.corrections import STANDINGS
from dragoman.ledger.doubt import doubts_about
from dragoman.records import ReportKind

KINDS: tuple[str, ...] = get_args(ReportKind)
who_option = click.option(
    "--who", required=True, envvar="DRAGOMAN_WHO", show_envvar=True, metavar="NAME", help="Who judges."
)
why_option = click.option("--why", default="", metavar="WORDS", help="Why, in a few words.")
form_option = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)


@click.group("review")
def command() -> None:
    """List reports and judge them. A judgement is a record with who and when, and can be withdrawn.

    An ID is that of a report as `dragoman review list` shows it, or its beginning.
    """


@command.command("list")
@ledger_option
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind; may be given again."
)
@click.option("--party", "parties", multiple=True, metavar="ID", help="Only reports that name this party.")
@click.option("--article", "articles", multiple=True, metavar="ID", help="Only reports of this article.")
@click.option("--all", "every", is_flag=True, help="Those that nothing speaks against too.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")
@form_option
def list_reports(folder: Path, every: bool, limit: int, form: str, **wanted: Any) -> None:
    """List reports that may be wrong or disputed, with the reason."""
    with Ledger.open(folder) as ledger:
        found = [(report, doubts_about(report)) for report in ledger.reports(**wanted)]
    shown = [(report, doubts) for report, doubts in found if doubts or every]
    for report, doubts in shown[:limit]:
        if form == "json":
            click.echo(msgspec.json.encode(report_object(report, doubts)).decode())
        else:
            for line in report_lines(report, doubts):
                click.echo(line)
    if form == "table":
        kind = "reports" if every else "doubtful reports"
        click.echo(f"{min(limit, len(shown))} of {len(shown)} {kind}")


@command.command("confirm")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@ledger_option
@who_option
@why_option
def confirm(ids: tuple[str, ...], folder: Path, who: str, why: str) -> None:
    """Say that reports are right."""
    judge_all(folder, "confirm", ids, who, why)


@command.command("reject")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@ledger_option
@who_option
@why_option
def reject(ids: tuple[str, ...], folder: Path, who: str, why: str) -> None:
    """Say that reports are wrong: they are no answers any more, and stay in the history."""
    judge_all(folder, "reject", ids, who, why)


@command.command("correct")
@click.argument("ident", metavar="ID")
@click.argument("field")
@click.argument("value")
@ledger_option
@who_option
@why_option
def correct(ident: str, field: str, value: str, folder: Path, who: str, why: str) -> None:
    """Give a FIELD of a report another VALUE: a word, or JSON.

    For example: dragoman review correct 3fa1c2 status planned --who "A. Reader"
    """
    with Ledger.open(folder) as ledger:
        made = ledger.judge(
            "correct", [full_id(ledger, ident)], who=who, why=why, field=field, value=json_value(value)
        )
    click.echo(f"{made.id}  corrected {field} of {made.targets[0]}")


@command.command("merge")
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@ledger_option
@who_option
@why_option
def merge(ids: tuple[str, ...], folder: Path, who: str, why: str) -> None:
    """Say that reports tell one act."""
    judge_all(folder, "merge", ids, who, why)


@command.command("split")
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@ledger_option
@who_option
@why_option
def split(ids: tuple[str, ...], folder: Path, who: str, why: str) -> None:
    """Say that reports tell different acts."""
    judge_all(folder, "split", ids, who, why)


@command.command("standing")
@click.argument("source")
@click.argument("standing", type=click.Choice(STANDINGS))
@ledger_option
@who_option
@why_option
def standing(source: str, standing: str, folder: Path, who: str, why: str) -> None:
    """Say how far a SOURCE, an outlet or agency, is to be trusted."""
    with Ledger.open(folder) as ledger:
        made = ledger.judge("standing", [source], who=who, why=why, value=standing)
    click.echo(f"{made.id}  {one_line(source)} is {standing}")


@command.command("withdraw")
@click.argument("ident", metavar="JUDGEMENT")
@ledger_option
@who_option
@why_option
def withdraw(ident: str, folder: Path, who: str, why: str) -> None:
    """Take a judgement back; it stays in the history."""
    with Ledger.open(folder) as ledger:
        made = ledger.withdraw(full_id(ledger, ident), who=who, why=why)
    click.echo(f"{made.id}  withdrew {made.withdraws}")


@command.command("history")
@ledger_option
@click.option(
    "--known-on", type=click.DateTime(), metavar="MOMENT", help="As it stood then (YYYY-MM-DD, in UTC)."
)
@form_option
def history(folder: Path, known_on: datetime | None, form: str) -> None:
    """List all judgements, withdrawn ones and withdrawals too, oldest first."""
    with Ledger.open(folder) as ledger:
        every = ledger.judgements(known_on, withdrawn=True)
        counting = {one.id for one in ledger.judgements(known_on)}
    for one in every:
        if form == "json":
            click.echo(msgspec.json.encode(one).decode())
        else:
            for line in history_lines(one, counts=one.id in counting):
                click.echo(line)
