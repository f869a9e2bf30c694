"""The option that names a ledger, and how a report of one is shown on a terminal."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from dragoman.brief.plain import one_line, shortened
from dragoman.brief.when import event_when, published_words
from dragoman.ledger import Ledger, LedgerError
from dragoman.records import Claim, Event, Mediation, Obstacle, Record, Report, Tie

WIDTH = 80
_LONGEST_QUOTE = 300
_SHORTEST_ID = 4

ledger_option = click.option(
    "--ledger",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("dragoman.ledger"),
    show_default=True,
    envvar="DRAGOMAN_LEDGER",
    show_envvar=True,
    metavar="PLACE",
    help="The ledger's folder, or its address in object storage: s3://BUCKET/PATH.",
)


def full_id(ledger: Ledger, beginning: str) -> str:
    """Find the id, of a report or a judgement, that begins so.

    Raises:
        LedgerError: none does, or several do.
    """
    found = ledger.complete(beginning) if len(beginning) >= _SHORTEST_ID else ()
    if beginning in found or len(found) == 1:
        return beginning if beginning in found else found[0]
    if found:
        raise LedgerError(
            f"{one_line(beginning)}: several ids begin so: {', '.join(found)}; give more of it."
        )
    raise LedgerError(
        f"{one_line(beginning)}: no report or judgement of this ledger has this id; at least its first "
        f"{_SHORTEST_ID} characters are needed. `dragoman review` lists them."
    )


def report_lines(report: Report, doubts: tuple[str, ...] = ()) -> Iterator[str]:
    """Show a report: its id and what it records, its words, where they are from, why it is in doubt."""
    yield from _filled(f"{report.id}  {record_words(report.record)}", "", "    ")
    quote = shortened(one_line(report.record.quote), _LONGEST_QUOTE)
    yield from _filled(f"“{quote}”", "    ", "    ")
    review = f"; {report.review}" if report.review != "none" else ""
    outlet = one_line(report.outlet or "outlet not named")
    yield from _filled(f"{outlet}, {published_words(report.published)}{review}", "    ", "    ")
    if doubts:
        yield from _filled(f"doubtful: {one_line('; '.join(doubts))}", "    ", "      ")


def record_words(record: Record) -> str:
    """Say in one line what a record records."""
    if isinstance(record, Event):
        mode = f"/{record.mode}" if record.mode else ""
        actors = ", ".join(e.id for e in record.actors) or "nobody"
        recipients = ", ".join(e.id for e in record.recipients)
        whom = f" → {recipients}" if recipients else ""
        return f"{record.event_type}{mode}, {record.status}: {actors}{whom}, {event_when(record.time)}"
    if isinstance(record, Mediation):
        mediators, disputants = ", ".join(record.mediators), ", ".join(record.disputants)
        return f"mediation, {record.stage}: {mediators} between {disputants}"
    if isinstance(record, Tie):
        return f"tie: {record.a} {record.kind} {record.b}{'' if record.holds else ', does not hold'}"
    if isinstance(record, Claim):
        return f"claim{', contested' if record.contested else ''}: {one_line(record.proposition)}"
    return _obstacle_words(record)


def _obstacle_words(record: Obstacle) -> str:
    return f"obstacle to {one_line(record.goal)}: {one_line(record.obstacle)}"


def _filled(words: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
