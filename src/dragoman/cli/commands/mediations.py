"""`dragoman mediations`: who mediates between whom, and how far that got."""

import click

from dragoman.analysis.ask.say import capital
from dragoman.analysis.mediations import Effort, Step, dataset_row, mediations
from dragoman.brief.efforts import steps
from dragoman.brief.labels import STATUS
from dragoman.brief.when import by_words
from dragoman.cli.answers import Session, asking
from dragoman.cli.show import Row, Shown
from dragoman.records import Interval

REPLIES = {
    "asked": "asked for it",
    "accepted": "accepted",
    "welcomed": "welcomed it",
    "taking-part": "took part",
    "not-answered": "has not answered",
    "declined": "declined",
    "untold": "has no answer told",
}


@click.command("mediations")
@click.option("--mediator", metavar="NAME", help="Only efforts of this third party.")
@click.option(
    "--party",
    "parties",
    multiple=True,
    metavar="NAME",
    help="Only between this and others; may be given again.",
)
@click.option(
    "--history/--no-history", default=True, show_default=True, help="Print the steps of each effort."
)
@asking
def command(session: Session, mediator: str | None, parties: tuple[str, ...], history: bool) -> None:
    """List mediation efforts: who between whom, over what, the stage, each step, and who answered what.

    The JSON has the fields of the public mediation data sets too.
    """
    ids = session.parties(parties)
    found = mediations(
        session.ledger,
        session.world,
        mediator=session.party(mediator) if mediator else None,
        disputants=ids,
        name=lambda one: session.prose([one]),
        **session.times.arguments(),
    )
    session.print(
        Shown(
            title="Mediation efforts" + (f" in which {session.prose(ids)} have part" if ids else ""),
            columns=("when", "what", "stage"),
            rows=tuple(row for one in found for row in _rows(one, session, history=history)),
            empty="No mediation effort fits. Leave out --mediator or a --party, or add articles with `dragoman add`.",
        )
    )


def _rows(effort: Effort, session: Session, *, history: bool) -> list[Row]:
    """An effort: itself and its answers, then its steps."""
    answers = "; ".join(f"{session.prose([one.disputant])} {REPLIES[one.reply]}" for one in effort.answers)
    matter = f", over {effort.matters[0]}" if effort.matters else ""
    who = f"{session.prose(effort.mediators)} between {session.prose(effort.disputants)}{matter}"
    answered = tuple(one.citation for one in effort.answers if one.citation is not None)
    days = [step.when for step in effort.history]
    starts = [day for one in days if (day := one.start or one.end)]
    ends = [day for one in days if (day := one.end)]
    head = Row(
        cells=(
            by_words(Interval(start=min(starts, default=None), end=max(ends, default=None))),
            f"{capital(who)} ({answers})",
            effort.stage,
        ),
        citations=answered or effort.history[-1].citations[:1],
        record={"effort": effort, "dataset": dataset_row(effort)},
    )
    return [head, *(_step(step) for step in steps(effort) if history)]


def _step(step: Step) -> Row:
    only_possible = f" ({STATUS[step.status]})" if step.status == "hypothetical" else ""
    return Row(
        cells=(
            by_words(step.when),
            f"· {capital(step.what)}{only_possible}",
            step.stage,
        ),
        citations=step.citations,
        record=step,
    )
