"""`dragoman ask`: a question in English, answered from records."""

import click

from dragoman.analysis.ask import Answer, Sentence, ask
from dragoman.cli.answers import Session, asking
from dragoman.cli.show import Row, Shown


@click.command("ask")
@click.argument("question", nargs=-1, required=True)
@asking
def command(session: Session, question: tuple[str, ...]) -> None:
    """Answer a QUESTION from the records of a ledger, with citations; or say that it does not tell.

    For example: dragoman ask "Who has offered to mediate between Pakistan and
    India?" It understands who, whom, what, when, why, since when, how many, in
    what order, and questions for yes or no; about acts, ties, mediation, claims
    and obstacles. It says which part of a question it did not understand.
    """
    answer = ask(session.ledger, session.world, " ".join(question), **session.times.arguments())
    near = [Row(cells=("What it tells nearest to that:",))] if answer.near else []
    session.print(
        Shown(
            title=answer.question,
            columns=("answer",),
            rows=(*map(_row, answer.sentences), *near, *map(_row, answer.near)),
            empty="The question was not understood.",
            notes=_notes(answer),
            lines=True,
            extra={"outcome": answer.outcome, "reading": answer.reading},
        )
    )


def _row(sentence: Sentence) -> Row:
    return Row(
        cells=(sentence.text,), citations=sentence.citations, world=sentence.world, record=sentence.text
    )


def _notes(answer: Answer) -> tuple[str, ...]:
    """What was not understood, and for that what can be asked."""
    if answer.outcome != "not-understood":
        return answer.notes
    more = "Ask about an act, a tie, mediation, a claim or an obstacle of parties that the ledger names."
    return (*answer.notes, more)
