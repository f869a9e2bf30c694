"""`dragoman timeline`: what happened between some, in order."""

from datetime import date

import click

from dragoman.analysis.ask.say import event_words, tie_words
from dragoman.analysis.events import MergedEvent, events
from dragoman.analysis.timeline import TimelineLine, timeline
from dragoman.brief.happenings import when
from dragoman.cli.answers import (
    Session,
    asking,
    clipped,
    limit_option,
    parties_argument,
    since_option,
    until_option,
)
from dragoman.cli.show import Row, Shown


@click.command("timeline")
@parties_argument()
@since_option
@until_option
@limit_option
@asking
def command(
    session: Session,
    parties: tuple[str, ...],
    since: date | None,
    until: date | None,
    limit: int,
) -> None:
    """Tell what happened, in order: acts, and ties that begin or end, each as wide in time as its sources leave it.

    A "|" before a line says that the sources leave its order with the line above
    open.
    """
    ids = session.parties(parties)
    times = session.times.arguments()
    acts = {one.id: one for one in events(session.ledger, parties=ids, world=session.world, **times)}
    lines = timeline(session.ledger, session.world, parties=ids, since=since, until=until, **times)
    shown, more = clipped(lines, limit)
    session.print(
        Shown(
            title=f"Timeline of {session.prose(ids)}" if ids else "Timeline",
            columns=("when", "", "what", "sources"),
            numeric=("sources",),
            rows=tuple(_row(one, at, acts, session) for at, one in enumerate(shown)),
            empty="Nothing fits. Leave out a party or a day, or add articles with `dragoman add`.",
            notes=(more,) if more else (),
        )
    )


def _row(line: TimelineLine, at: int, acts: dict[str, MergedEvent], session: Session) -> Row:
    open_order = "" if at == 0 or line.after == at - 1 else "|"
    return Row(
        cells=(when(line), open_order, _words(line, acts, session), str(line.sources)),
        citations=line.citations,
        record=line,
    )


def _words(line: TimelineLine, acts: dict[str, MergedEvent], session: Session) -> str:
    """What a line tells: an act, or the turn of a tie."""
    contested = " (contested)" if line.contested else ""
    if line.event is not None and line.event in acts:
        return f"{event_words(acts[line.event], session.name)}{contested}"
    if line.tie is None:
        return f"{line.text}{contested}"
    a, b = line.actors
    return f"{line.turn}: {tie_words(line.tie, a, b, session.name, holds=True)}{contested}"
