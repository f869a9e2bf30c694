"""`dragoman claims`: who asserts, denies or cannot confirm what."""

import click

from dragoman.analysis.claims import HeldPosition, MergedClaim, claims
from dragoman.brief.labels import STANCE
from dragoman.brief.when import by_words, event_when
from dragoman.cli.answers import Session, asking, clipped, limit_option, parties_argument
from dragoman.cli.show import Row, Shown
from dragoman.records import Interval


@click.command("claims")
@parties_argument()
@click.option("--contested/--all", default=False, help="Only claims on which positions differ.")
@limit_option
@asking
def command(session: Session, parties: tuple[str, ...], contested: bool, limit: int) -> None:
    """List claims with everybody's position, contested ones first.

    With a PARTY, or several, only claims that speak of, or are made by, all of
    them.
    """
    ids = session.parties(parties)
    found = claims(
        session.ledger,
        session.world,
        parties=ids,
        contested=True if contested else None,
        **session.times.arguments(),
    )
    ordered = sorted(found, key=lambda one: (not one.contested, -len(one.stories)))
    shown, more = clipped(ordered, limit)
    session.print(
        Shown(
            title=("Contested claims" if contested else "Claims")
            + (f" of {session.prose(ids)}" if ids else ""),
            columns=("who", "position", "when"),
            rows=tuple(row for one in shown for row in _rows(one)),
            empty="No claim fits. Leave out a party, or ask with --all for those that nobody contests.",
            notes=(more,) if more else (),
        )
    )


def _rows(claim: MergedClaim) -> list[Row]:
    """A claim: its proposition, then each position on it."""
    how = "CONTESTED" if claim.contested else ("settled" if claim.settled else "claim")
    days = by_words(Interval(start=claim.earliest, end=claim.latest))
    head = Row(
        cells=(how, f"“{claim.proposition}”", days), citations=(claim.positions[0].citation,), record=claim
    )
    saying = {one.holder for one in claim.positions if one.stance == "asserts"}
    # who said it first is news only where several say it
    first = claim.first[0] if len(claim.first) == 1 and len(saying) > 1 else None
    return [head, *(_position(one, first=one == first) for one in claim.positions)]


def _position(one: HeldPosition, *, first: bool) -> Row:
    own = " in its own voice" if one.flat else ""
    through = f", through {', '.join(one.through)}" if one.through else ""
    lead = "; said it first" if first else ""
    when = event_when(one.told)
    return Row(
        cells=(one.holder, f"{STANCE[one.stance]}{own}{through}{lead}", when),
        citations=(one.citation,),
        record=one,
    )
