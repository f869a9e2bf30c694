"""`dragoman dyads`: what actors did to each other, counted."""

from datetime import date

import click

from dragoman.analysis.dyads import Dyad, DyadScore, Period, bloc_dyads, dyad, dyads
from dragoman.analysis.dyads.between import couples
from dragoman.analysis.dyads.periods import month, placed
from dragoman.analysis.events import events
from dragoman.brief.when import interval_words
from dragoman.cli.answers import Session, asking, clipped, limit_option, since_option
from dragoman.cli.show import Row, Shown
from dragoman.records import Citation

CITED = 3
"""How many of the acts between two are cited in a table of pairs: the latest."""


@click.command("dyads")
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--members", is_flag=True, help="B is a bloc: count A with it and with each of its members.")
@since_option
@limit_option
@asking
def command(
    session: Session, a: str | None, b: str | None, members: bool, since: date | None, limit: int
) -> None:
    """Count what actors did to each other: all pairs, those of A, or A and B month by month.

    Only what happened is counted. The mean is of PLOVER scores, from -10
    (conflict) to 10 (cooperation).
    """
    if members and not (a and b):
        raise click.UsageError("--members needs both: an actor, and the bloc.")
    if a and b and not members:
        _one(session, session.party(a), session.party(b), since, limit)
        return
    first = session.party(a) if a else None
    if first and b:
        bloc = session.party(b)
        found = bloc_dyads(
            session.ledger, session.world, first, bloc, since=since, **session.times.arguments()
        )
    else:
        found = dyads(session.ledger, world=session.world, since=since, **session.times.arguments())
        found = tuple(one for one in found if first is None or first in {one.a, one.b})
    shown, more = clipped(found, limit)
    cited = _cited_by_pair(session)
    session.print(
        Shown(
            title=f"Dyads of {session.prose([first])}" if first else "Dyads",
            columns=("pair", "events", "sources", "coop.", "conflict", "mean", "days"),
            numeric=("events", "sources", "coop.", "conflict", "mean"),
            rows=tuple(_pair(one, session, cited.get((one.a, one.b), ())) for one in shown),
            empty="Nothing happened between any two that fits. `dragoman events` lists single acts.",
            notes=(more,) if more else (),
        )
    )


def _cited_by_pair(session: Session) -> dict[tuple[str, str], tuple[Citation, ...]]:
    """The first tellings of the latest acts between any two, in both orders of the two."""
    found: dict[tuple[str, str], tuple[Citation, ...]] = {}
    acts = events(session.ledger, world=session.world, **session.times.arguments())
    for event in sorted(acts, key=lambda one: (one.last or date.min, one.id), reverse=True):
        for a, b in couples(event) if event.happened else ():
            told = found.get((a, b), ())
            if len(told) < CITED:
                found[a, b] = found[b, a] = (*told, event.tellings[0])
    return found


def _pair(one: DyadScore, session: Session, cited: tuple[Citation, ...]) -> Row:
    return Row(
        cells=(
            session.names((one.a, one.b)),
            str(one.events),
            str(one.sources),
            str(one.cooperation),
            str(one.conflict),
            f"{one.mean:+.1f}",
            interval_words(one.first, one.last),
        ),
        citations=cited,
        record=one,
    )


def _one(session: Session, a: str, b: str, since: date | None, limit: int) -> None:
    """One pair, month by month, with its turning points."""
    found = dyad(session.ledger, session.world, a, b, since=since, **session.times.arguments())
    shown, more = clipped(found.months, limit)
    notes = [_side(found, session), *_turns(found), *([more] if more else [])]
    if found.unplaced:
        notes.append(f"{found.unplaced} events have dates too wide for a month.")
    session.print(
        Shown(
            title=f"{session.names((a,))} and {session.names((b,))}, month by month",
            columns=("month", "events", "coop.", "conflict", "mean", "a→b", "b→a"),
            numeric=("events", "coop.", "conflict", "mean", "a→b", "b→a"),
            rows=tuple(_month(one, found) for one in shown),
            empty="Nothing that can be put in a month happened between the two. `dragoman events A B` lists all acts.",
            notes=tuple(notes) if found.happened else (),
            extra=found,
        )
    )


def _month(one: Period, found: Dyad) -> Row:
    coop = one.verbal_cooperation.events + one.material_cooperation.events
    cells = (
        one.label,
        str(one.all.events),
        str(coop),
        str(one.all.events - coop),
        f"{one.mean:+.1f}",
        str(one.a_to_b),
        str(one.b_to_a),
    )
    return Row(cells=cells, citations=_cited(one, found), record=one)


def _cited(one: Period, found: Dyad) -> tuple[Citation, ...]:
    """The first telling of each act that is counted in a month."""
    return tuple(event.tellings[0] for event in found.happened if placed(event, month) == one.label)


def _side(found: Dyad, session: Session) -> str:
    ours, theirs = found.sides
    a, b = session.names((found.a,)), session.names((found.b,))
    lean = f" {session.names((found.leans,))} acts on the other more." if found.leans else ""
    return f"{a} to {b}: {ours.events} events; {b} to {a}: {theirs.events}.{lean}"


def _turns(found: Dyad) -> list[str]:
    return [
        f"Turning point about {one.day}: the mean went from {one.before:+.1f} to {one.after:+.1f}."
        for one in found.turning_points
    ]
