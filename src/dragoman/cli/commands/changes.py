"""`dragoman changes`: what changed between two moments of the ledger, or two days of the world."""

from datetime import UTC, date, datetime, time

import click

from dragoman.analysis.ask.changing import change_words
from dragoman.analysis.changes import Change, changes, changes_between_days
from dragoman.brief.when import event_when
from dragoman.cli.answers import Session, asking, clipped, limit_option, parties_argument
from dragoman.cli.parameters import to_moment
from dragoman.cli.show import Row, Shown


@click.command("changes")
@parties_argument()
@click.option(
    "--since",
    required=True,
    metavar="MOMENT",
    callback=to_moment,
    help="The earlier moment (YYYY-MM-DD is its end); with --world, the earlier day.",
)
@click.option(
    "--world",
    "in_world",
    is_flag=True,
    help="What changed in the world from that day to --as-of, not what the ledger has learned since.",
)
@limit_option
@asking
def command(session: Session, parties: tuple[str, ...], since: datetime, in_world: bool, limit: int) -> None:
    """Say what the answers have otherwise than before: ties begun and ended, efforts moved, claims newly contested.

    Without --world: what the ledger has learned since, up to --known-on. With it:
    what changed in the world between two days, as we know it.
    """
    if session.times.as_of and not in_world:
        raise click.UsageError(
            "--as-of is a day of the world; it goes with --world. --known-on is a moment of the ledger."
        )
    ids = session.parties(parties)
    found = _in_world(session, ids, since.date()) if in_world else _known(session, ids, since)
    shown, more = clipped(sorted(found, key=_day), limit)
    session.print(
        Shown(
            title=f"What {'changed in the world' if in_world else 'the ledger has learned'} since {since:%Y-%m-%d}"
            + (f", of {session.prose(ids)}" if ids else ""),
            columns=("when", "who", "what changed"),
            rows=tuple(_row(one, session) for one in shown),
            empty="Nothing changed. Ask from an earlier moment, or with --world for days of the world.",
            notes=(more,) if more else (),
        )
    )


def _known(session: Session, ids: tuple[str, ...], since: datetime) -> tuple[Change, ...]:
    return changes(session.ledger, session.world, since=since, until=session.times.known_on, parties=ids)


def _in_world(session: Session, ids: tuple[str, ...], since: date) -> tuple[Change, ...]:
    until = session.times.as_of or datetime.combine(date.max, time.min, tzinfo=UTC).date()
    return changes_between_days(
        session.ledger,
        session.world,
        since=since,
        until=until,
        parties=ids,
        known_on=session.times.known_on,
    )


def _day(change: Change) -> date:
    """The last day of a change; those without one come last."""
    return (change.when.end or change.when.start or date.max) if change.when else date.max


def _row(change: Change, session: Session) -> Row:
    said = change_words(change, session.name)
    return Row(
        cells=(event_when(change.when), session.names(change.parties), said),
        citations=change.citations,
        record=change,
    )
