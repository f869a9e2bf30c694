"""A question in words, answered with sentences that rest on records."""

from dragoman.analysis.ask import Answer, ask
from dragoman.web.answers.registry import Answered, times
from dragoman.web.asked import AskAsked
from dragoman.web.desk import Basis, Desk
from dragoman.world import World


class Asked(Answered, frozen=True, kw_only=True):
    """A question, and the answer to it; None where nothing was asked.

    It was looked for in the articles that name one of those whom the question names, the newest of them.
    """

    q: str
    basis: Basis | None
    answer: Answer | None


def asked_in_words(desk: Desk, world: World, asked: AskAsked) -> Asked:
    """Answer a question."""
    question = asked.q.strip()
    if not question:
        return Asked(**times(asked), q="", basis=None, answer=None)
    window = desk.window(_named(question, world, asked), any_of=True, **times(asked))
    return Asked(
        **times(asked),
        q=question,
        basis=window.basis,
        answer=ask(window, world, question, **times(asked)),
    )


def _named(question: str, world: World, asked: AskAsked) -> tuple[str, ...]:
    """Whom a question surely names."""
    mentions = world.find(question)
    days = (asked.as_of, asked.as_of)
    around = world.context(mentions, days)
    found = (world.resolve(mention, days, around) for mention in mentions)
    return tuple(dict.fromkeys(one.id for one in found if one is not None and one.id))
