"""`dragoman relations`: what stands between two, or between one and all others."""

import click

from dragoman.analysis.ask.say import capital, cited, tie_words
from dragoman.analysis.standing import Relation, relations
from dragoman.analysis.ties import Spell, StandingTie
from dragoman.brief.when import NO_DATE, by_words, interval_words, since_words
from dragoman.cli.answers import Session, asking
from dragoman.cli.show import Row, Shown

MOST = 4


@click.command("relations")
@click.argument("a")
@click.argument("b", required=False)
@asking
def command(session: Session, a: str, b: str | None) -> None:
    """Say what stands between A and B, or between A and everybody else: ties over time and mediation efforts.

    With --as-of, how each tie stood on that day. A name may be in any usual
    form: Armenia, ARM, Yerevan, "the Kremlin", CSTO.
    """
    first = session.party(a)
    second = session.party(b) if b else None
    found = relations(session.ledger, session.world, first, second, **session.times.arguments())
    rows = [row for one in found if b or one.newest for row in _rows(one, session)]
    both = (first, second) if second else (first,)
    session.print(
        Shown(
            title=f"{'Between' if second else 'Relations of'} {session.prose(both)}",
            columns=("with", "what stands", "when"),
            rows=tuple(rows),
            empty=f"Nothing is told of what stands here. `dragoman events {' '.join(both)}` lists what they did.",
        )
    )


def _rows(relation: Relation, session: Session) -> list[Row]:
    other = session.names((relation.b,))
    found = [row for tie in relation.ties for row in _tie(tie, other, session)]
    for effort in relation.efforts:
        who = f"{session.prose(effort.mediators)} between {session.prose(effort.disputants)}"
        words = f"Mediation: {who}: {effort.stage}"
        cites = tuple(c for step in effort.history for c in step.citations)
        last = effort.history[-1].when
        found.append(
            Row(
                cells=(other, words, by_words(last)),
                citations=cites,
                record=effort,
            )
        )
    return found


def _tie(tie: StandingTie, both: str, session: Session) -> list[Row]:
    """A line for the day asked about, else one for each spell."""
    if tie.on is not None:
        holds = tie.on.holds
        sure = {"sure": "", "about": " (about then)", "untold": ""}[tie.on.certainty]
        words = _words(tie, session, holds=holds is not False)
        said = f"not told whether {words}" if holds is None else f"{words}{sure}"
        return [_row(tie, both, said, f"on {tie.on.day}", holds=holds is not False)]
    return [
        _row(tie, both, _words(tie, session, holds=spell.holds), _days(spell), holds=spell.holds)
        for spell in tie.spells
    ]


def _row(tie: StandingTie, both: str, said: str, days: str, *, holds: bool) -> Row:
    grounds = tie.speaks_for if holds else tie.speaks_against
    contested = " (contested)" if tie.contested else ""
    return Row(
        cells=(both, f"{capital(said)}{contested}", days),
        citations=cited(grounds)[:MOST],
        world=tuple(one.world for one in grounds if one.world),
        record=tie,
    )


def _words(tie: StandingTie, session: Session, *, holds: bool) -> str:
    return tie_words(tie.kind, tie.a, tie.b, session.name, holds=holds, matters=tie.matters)


def _days(spell: Spell) -> str:
    """The days of a spell: its turns where they are told, else when it was first and last seen."""
    turns = []
    if spell.start.told and spell.start.latest:
        turns.append(f"since {since_words(spell.start.latest)}")
    if spell.end.latest:
        turns.append(f"until {since_words(spell.end.latest)}")
    elif not spell.still and spell.seen.end:
        first = spell.seen.end if turns else spell.seen.start
        turns.append(f"{'last ' if turns else ''}seen {interval_words(first, spell.seen.end)}")
    return ", ".join(turns) or ("goes on" if spell.still else NO_DATE)
