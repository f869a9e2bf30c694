"""`dragoman dyads`: what actors did to each other, counted."""

from datetime import date
from pathlib import Path

import click

from dragoman.analysis.dyads import Dyad, DyadScore, Period, bloc_dyads, dyad, dyads
from dragoman.analysis.dyads.between import couples
from dragoman.analysis.dyads.periods import month, placed
from dragoman.analysis.events import events
from dragoman.brief.when import interval_words
from dragoman.cli.answers import Session, asking, clipped, limit_option, since_option
from dragoman.cli.beside import side_by_side, with_source
from dragoman.cli.engines import engine_options
from dragoman.cli.imported import check_suffix, shown_months, write_months
from dragoman.cli.show import Row, Shown
from dragoman.engines import DyadQuestion, Engine, LocalEngine
from dragoman.ledger.monthly import dyad_history
from dragoman.records import Citation

CITED = 3
"""How many of the acts between two are cited in a table of pairs: the latest."""


@click.command("dyads")
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--members", is_flag=True, help="B is a bloc: count A with it and with each of its members.")
@click.option(
    "--imported",
    is_flag=True,
    help="Count imported events instead (`dragoman import`), by source, month and quad class.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    callback=check_suffix,
    help="With --imported: write all months to this file, .parquet or .csv.",
)
@since_option
@limit_option
@engine_options
@asking
def command(  # noqa: PLR0913, PLR0917 - what the command can be asked
    session: Session,
    a: str | None,
    b: str | None,
    members: bool,
    imported: bool,
    output: Path | None,
    since: date | None,
    limit: int,
    engine: Engine,
) -> None:
    """Count what actors did to each other: all pairs, those of A, or A and B month by month.

    Only what happened is counted. The mean is of PLOVER scores, from -10
    (conflict) to 10 (cooperation).
    """
    if imported:
        _imported(session, engine, tuple(one for one in (a, b) if one), since, limit, output)
        return
    if output or not isinstance(engine, LocalEngine):
        raise click.UsageError("--output and --engine spark are for --imported.")
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


def _imported(
    session: Session,
    engine: Engine,
    names: tuple[str, ...],
    since: date | None,
    limit: int,
    output: Path | None,
) -> None:
    """Imported events, which are counted apart from reports: they were coded by others, from other texts."""
    parties = session.parties(names)
    times = session.times
    question = DyadQuestion(parties=parties, since=since, until=times.as_of, known_on=times.known_on)
    months = engine.dyad_months(session.ledger, question)
    if output:
        write_months(months, output)
        click.echo(f"{months.num_rows:,} rows written.", err=True)
        return
    between = f" between {session.prose(parties)}" if parties else ""
    session.print(shown_months(months, f"Imported events{between}, by month", limit))


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
    times = session.times
    beside = dyad_history(session.ledger, a, b, since=since, until=times.as_of, known_on=times.known_on)
    shown, more = clipped(side_by_side((_month(one, found) for one in found.months), beside), limit)
    notes = [_side(found, session), *_turns(found), *([more] if more else [])]
    if found.unplaced:
        notes.append(f"{found.unplaced} events have dates too wide for a month.")
    session.print(
        Shown(
            title=f"{session.names((a,))} and {session.names((b,))}, month by month",
            columns=with_source(("month", "events", "coop.", "conflict", "mean", "a→b", "b→a"), beside),
            numeric=("events", "coop.", "conflict", "mean", "a→b", "b→a"),
            rows=tuple(shown),
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
