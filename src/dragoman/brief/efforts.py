"""Mediation efforts as sentences: who between whom, how far it got, and by what steps (codebook section 3)."""

from collections.abc import Sequence

from dragoman.analysis.events import Shade
from dragoman.analysis.mediations import Answer, Effort, Reply, Step
from dragoman.brief.labels import STATUS
from dragoman.brief.model import Line, Said
from dragoman.brief.names import Names, listed, on_the_word_of, sentence_case
from dragoman.brief.notes import Notes
from dragoman.brief.plain import one_line
from dragoman.brief.when import by_words
from dragoman.records import Citation, Stage

SENTENCES: dict[Stage, tuple[str, str]] = {
    "offered": ("{m} has offered to mediate", "{m} have offered to mediate"),
    "requested": ("{m} has been asked to mediate", "{m} have been asked to mediate"),
    "accepted": ("The mediation of {m} has been accepted", "The mediation of {m} has been accepted"),
    "declined": ("The mediation of {m} has been declined", "The mediation of {m} has been declined"),
    "under-way": ("{m} has mediated", "{m} have mediated"),
    "agreed": ("{m} has brokered an agreement", "{m} have brokered an agreement"),
    "failed": ("The mediation of {m} has failed", "The mediation of {m} has failed"),
    "ended": ("The mediation of {m} has ended", "The mediation of {m} has ended"),
}
REPLIES: dict[Reply, str] = {
    "asked": "{d} asked for it",
    "accepted": "{d} accepted it",
    "welcomed": "{d} welcomed it",
    "taking-part": "{d} took part",
    "not-answered": "{d} had not answered",
    "declined": "{d} declined it",
}
UNSAID = frozenset({"denied", "hypothetical"})
"""What the sentences of the steps do not tell themselves."""
DASHED: frozenset[Stage] = frozenset({"offered", "requested"})


def by_weight(efforts: Sequence[Effort]) -> list[Effort]:
    """Put first those that most independent sources and most steps tell of, the latest before others."""
    return sorted(efforts, key=lambda one: (-one.sources, -len(one.history)))


def effort_sentence(effort: Effort, names: Names) -> str:
    """Say how far an effort got, and by when, in one sentence without its full stop."""
    sentence = SENTENCES[effort.stage][len(effort.mediators) > 1]
    text = sentence_case(sentence.format(m=names.several(effort.mediators)))
    if effort.disputants:
        link = " between " if len(effort.disputants) > 1 else " in a dispute of "
        text += link + names.several(effort.disputants)
    return f"{text} ({by_words(turning_step(effort).when)})"


def turning_step(effort: Effort) -> Step:
    """Give the latest step that brought an effort to its stage."""
    return next(one for one in reversed(effort.history) if one.stage == effort.stage)


def effort_line(effort: Effort, names: Names, notes: Notes) -> Line:
    """Give an effort with its history: the sentence, the answers, and each step below it."""
    return Line(
        text=f"{effort_sentence(effort, names)}.",
        detail=". ".join(
            filter(None, map(sentence_case, (_matters(effort), effort_word(effort), silence(effort, names))))
        ),
        shade=effort_shade(effort),
        cites=notes.cite(*effort_citations(effort, notes)),
        said=effort_said(effort),
        below=(
            *(_step(one, effort, notes) for one in effort.history),
            *(line for one in effort.answers if (line := _answer(one, effort, names, notes)) is not None),
        ),
    )


def effort_citations(effort: Effort, notes: Notes) -> tuple[Citation, ...]:
    """Give the words of the step that decides its stage, such more as name all parties, and the other articles."""
    steps = (one for step in reversed(effort.history) for one in step.citations)
    parties = (*effort.mediators, *effort.disputants)
    told = notes.covering(turning_step(effort).citations, parties, steps)
    others = {one.article: one for step in effort.history for one in step.citations}
    cited = {one.article for one in told}
    return (*told, *(others[article] for article in sorted(others.keys() - cited)))


def effort_said(effort: Effort) -> Said:
    """Give what the sentence of an effort asserts."""
    return Said(
        parties=(*effort.mediators, *effort.disputants),
        act=effort.stage,
        stance="",
        when=turning_step(effort).when,
    )


def effort_shade(effort: Effort) -> Shade:
    """Give the visual code of an effort."""
    if effort.stage == "declined":
        return "struck"
    if effort.stage in DASHED:
        return "dashed"
    return "solid" if effort.sources > 1 else "outlined"


def effort_word(effort: Effort) -> str:
    """Say on whose word an effort stands; empty where an article tells one of its steps flatly."""
    return on_the_word_of(one.attribution for one in effort.history)


def silence(effort: Effort, names: Names) -> str:
    """Say whose answer no article tells; empty where all have answered, or it came to talks."""
    silent = [one.disputant for one in effort.answers if one.reply == "untold"]
    return f"no article tells the answer of {names.several(silent)}" if silent else ""


def answers_words(effort: Effort, names: Names) -> str:
    """Say in short what the sides answered an offer or a request; empty where nothing is told."""
    told = [
        REPLIES[one.reply].format(d=names.one(one.disputant))
        for one in effort.answers
        if one.reply in REPLIES
    ]
    return listed(told) if effort.stage in DASHED else ""


def _step(step: Step, effort: Effort, notes: Notes) -> Line:
    status = STATUS[step.status] if step.status in UNSAID else ""
    return Line(
        when=by_words(step.when),
        text=f"{sentence_case(step.what)}{f' ({status})' if status else ''}.",
        detail=on_the_word_of([step.attribution]),
        cites=notes.cite(*step.citations),
        said=Said(
            parties=tuple(sorted({*step.actors, *step.recipients} & {*effort.mediators, *effort.disputants})),
            act=step.stage,
            stance=step.status,
            when=step.when,
        ),
    )


def _answer(answer: Answer, effort: Effort, names: Names, notes: Notes) -> Line | None:
    """The answer of one side, where it is none of the steps."""
    if answer.citation is None or answer.reply != "welcomed":
        return None
    return Line(
        when=by_words(answer.when) if answer.when else "",
        text=sentence_case(REPLIES[answer.reply].format(d=names.one(answer.disputant))) + ".",
        cites=notes.cite(answer.citation),
        said=Said(parties=(answer.disputant,), act="SUPPORT", when=answer.when),
    )


def _matters(effort: Effort) -> str:
    matters = "; ".join(dict.fromkeys(one_line(one) for one in effort.matters))
    return f"Matter: {matters}" if matters else ""
