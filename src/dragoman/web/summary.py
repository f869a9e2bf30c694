"""What a dyad comes to, in a few sentences made of its answer."""

from collections.abc import Iterator

from dragoman.analysis.dyads.between import cooperative
from dragoman.analysis.mediations import Effort
from dragoman.analysis.ties import StandingTie
from dragoman.web.answers.actors import DyadAnswer
from dragoman.web.view import View

MOST_TOLD = 3


def dyad_said(view: View, found: DyadAnswer) -> tuple[str, ...]:
    """Say what stands between two, what is told of them, and who mediates.

    Args:
        view: for names and words.
        found: the answer.
    """
    return (*_ties(view, found), *_acts(found), *_efforts(view, found))


def _ties(view: View, found: DyadAnswer) -> Iterator[str]:
    ties = found.relation.ties if found.relation else ()
    for said, wanted in (("", True), ("Does not stand: ", False)):
        told = [
            f"{view.name(one.a)} {view.say('tie', one.kind)} {view.name(one.b)}{_matter(one)}"
            for one in ties
            if _holds(one) is wanted
        ]
        if told:
            more = f"; {len(told) - MOST_TOLD} more" if len(told) > MOST_TOLD else ""
            yield f"{said}{'; '.join(told[:MOST_TOLD])}{more}."


def _matter(tie: StandingTie) -> str:
    return f" (“{tie.matters[0]}”)" if tie.matters else ""


def _holds(tie: StandingTie) -> bool | None:
    if tie.on:
        return tie.on.holds
    return tie.spells[-1].holds if tie.spells else None


def _acts(found: DyadAnswer) -> Iterator[str]:
    two = found.dyad
    number = len(two.happened)
    if number:
        friendly = sum(cooperative(one) for one in two.happened)
        by = f"{friendly} of cooperation and {number - friendly} of conflict"
        ahead = f"; {len(two.ahead)} more planned or possible" if two.ahead else ""
        yield f"{number} act{'' if number == 1 else 's'} between the two told, {by}{ahead}."


def _efforts(view: View, found: DyadAnswer) -> Iterator[str]:
    efforts = found.relation.efforts if found.relation else ()
    if efforts:
        told = [_effort(view, one, {found.dyad.a, found.dyad.b}) for one in efforts[:MOST_TOLD]]
        more = f" and {len(efforts) - MOST_TOLD} more" if len(efforts) > MOST_TOLD else ""
        yield f"Mediation by {', '.join(told)}{more}."


def _effort(view: View, effort: Effort, two: set[str]) -> str:
    """Name an effort; the disputants go without saying where they are the two."""
    mediators = ", ".join(view.name(ident) for ident in effort.mediators)
    disputants = " and ".join(view.name(ident) for ident in effort.disputants)
    among = "" if set(effort.disputants) == two else f" between {disputants}"
    return f"{mediators}{among} ({effort.stage})"
