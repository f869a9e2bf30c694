"""`dragoman obstacles`: what stands in the way of what, down to what that rests on."""

import click

from dragoman.analysis.ask.say import capital
from dragoman.analysis.chains import Chain, chains
from dragoman.cli.answers import Session, asking
from dragoman.cli.show import Row, Shown
from dragoman.records import DragomanError


@click.command("obstacles")
@click.option("--whose", metavar="NAME", help="Only goals of this party.")
@click.option("--goal", metavar="WORDS", help="Only goals that name this bloc, or have all these words.")
@asking
def command(session: Session, whose: str | None, goal: str | None) -> None:
    """Say what stands in the way of what: each obstacle, who says so, and the chain that it rests on.

    A link is cited, or marked [w] where it comes from the world data.
    """
    found = chains(
        session.ledger,
        session.world,
        whose=session.party(whose) if whose else None,
        goal=_goal(session, goal) if goal else None,
        **session.times.arguments(),
    )
    session.print(
        Shown(
            title="Obstacles" + (f" of {session.prose([session.party(whose)])}" if whose else ""),
            columns=("link", "what", "who says so"),
            rows=tuple(row for one in found for row in _rows(one, session)),
            empty="No obstacle fits. Leave out --whose or --goal, or add articles with `dragoman add`.",
        )
    )


def _goal(session: Session, words: str) -> str:
    """A goal's bloc by its id, if the words name one; else the words."""
    try:
        return session.party(words)
    except DragomanError:
        return words


def _rows(chain: Chain, session: Session) -> list[Row]:
    whose = f"{session.names([chain.whose])}: " if chain.whose else ""
    rows = [Row(cells=("goal", f"{whose}{chain.goal}", ""), citations=chain.links[0].citations, record=chain)]
    depth: dict[int | None, int] = {None: 0}
    for at, link in enumerate(chain.links):
        depth[at] = depth[link.because] + 1
        mark = f"{'· ' * (depth[at] - 1)}{link.kind}"
        sayers = "; ".join(one.holder for one in link.said)
        rows.append(
            Row(
                cells=(mark, capital(link.text), sayers),
                citations=link.citations,
                world=link.world,
                record=link,
            )
        )
    return rows
