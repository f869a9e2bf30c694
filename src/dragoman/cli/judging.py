"""What the commands of `dragoman review` share."""

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from dragoman.brief.plain import one_line
from dragoman.cli.ledgers import WIDTH, full_id
from dragoman.ledger import Ledger
from dragoman.records import Judgement, Report, Verb

_DONE: dict[Verb, str] = {
    "confirm": "confirmed",
    "reject": "rejected",
    "merge": "merged",
    "split": "split",
    "correct": "corrected",
    "standing": "standing of",
}


def judge_all(folder: Path, verb: Verb, ids: Sequence[str], who: str, why: str) -> None:
    """Record one judgement about some reports, given by the beginnings of their ids."""
    with Ledger.open(folder) as ledger:
        made = ledger.judge(verb, [full_id(ledger, ident) for ident in ids], who=who, why=why)
    click.echo(f"{made.id}  {_DONE[verb]} {', '.join(made.targets)}")


def json_value(value: str) -> str:
    """Give a value as JSON: what is none is taken for a word."""
    try:
        msgspec.json.decode(value)
    except msgspec.DecodeError:
        return msgspec.json.encode(value).decode()
    return value


def report_object(report: Report, doubts: tuple[str, ...]) -> dict[str, Any]:
    """Give a report as an object, with why it is in doubt."""
    return {**msgspec.to_builtins(report), "doubts": doubts}


def history_lines(one: Judgement, *, counts: bool) -> Iterator[str]:
    """Show a judgement: its id, when, who, what, and whether it counts."""
    if one.withdraws:
        what = f"withdrew {one.withdraws}"
    else:
        value = f" {one.field or ''} = {one.value}" if one.value is not None else ""
        what = f"{_DONE[one.verb]} {', '.join(one.targets)}{value}{'' if counts else ' (withdrawn)'}"
    why = f": {one.why}" if one.why else ""
    moment = f"{one.recorded_at:%Y-%m-%d %H:%M} UTC"
    words = one_line(f"{one.id}  {moment}  {one.who} {what}{why}")
    yield from textwrap.wrap(words, WIDTH, subsequent_indent="    ", break_on_hyphens=False)
