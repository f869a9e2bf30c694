"""`dragoman events`: acts, each with all its tellings."""

from datetime import date

import click

from dragoman.analysis.ask.say import event_words
from dragoman.analysis.events import MergedEvent, events
from dragoman.cli.answers import (
    Session,
    asking,
    clipped,
    limit_option,
    parties_argument,
    since_option,
    until_option,
    when_words,
)
from dragoman.cli.show import Row, Shown
from dragoman.ontology import event_types

SHADES = {
    "solid": "several sources",
    "outlined": "one source",
    "hatched": "contested",
    "dashed": "planned",
    "struck": "denied or not done",
}


@click.command("events")
@parties_argument()
@click.option(
    "--type",
    "types",
    multiple=True,
    type=click.Choice(sorted(event_types()), case_sensitive=False),
    help="Only acts of this PLOVER type; may be given again.",
)
@since_option
@until_option
@limit_option
@asking
def command(
    session: Session,
    parties: tuple[str, ...],
    types: tuple[str, ...],
    since: date | None,
    until: date | None,
    limit: int,
) -> None:
    """List what happened, was planned, threatened or denied: each act once, with all its tellings.

    With a PARTY, or several, only acts that name all of them. A name may be in
    any usual form: Armenia, ARM, Yerevan, "the Kremlin", CSTO.
    """
    ids = session.parties(parties)
    found = [
        one
        for one in events(session.ledger, parties=ids, world=session.world, **session.times.arguments())
        if (not types or one.event_type in {kind.upper() for kind in types}) and _between(one, since, until)
    ]
    found.sort(key=lambda one: (one.last or date.min, one.id))
    shown, more = clipped(found, limit)
    session.print(
        Shown(
            title=f"Events of {session.prose(ids)}" if ids else "Events",
            columns=("when", "what", "told by"),
            rows=tuple(_row(one, session) for one in shown),
            empty="No act fits. Leave out a party or a day, or add articles with `dragoman add`.",
            notes=(more,) if more else (),
        )
    )


def _between(event: MergedEvent, since: date | None, until: date | None) -> bool:
    """Whether an act may have been in a stretch of days; one that nothing dates by the day it was told."""
    start = event.time.start if event.time else None
    end = event.time.end if event.time else event.last
    return not ((since and end and end < since) or (until and start and start > until))


def _row(event: MergedEvent, session: Session) -> Row:
    said = event_words(event, session.name)
    return Row(
        cells=(when_words(event), said, SHADES[event.shade]),
        citations=event.tellings,
        record=event,
    )
