"""Mediation efforts as sentences: who between whom, how far it got, and by what steps (codebook section 3)."""

from collections.abc import Sequence
from datetime import date

import msgspec

from dragoman.analysis.events import Shade
from dragoman.analysis.mediations import Answer, Effort, Reply, Step
from dragoman.brief.labels import STATUS
from dragoman.brief.model import Line, Said
from dragoman.brief.names import Names, is_plural, listed, on_the_word_of, sentence_case
from dragoman.brief.notes import Notes
from dragoman.brief.plain import one_line
from dragoman.brief.when import by_words
from dragoman.records import Citation, Interval, Stage

SENTENCES: dict[Stage, tuple[str, str]] = {
    "offered": ("{m} has offered to mediate{d}", "{m} have offered to mediate{d}"),
    "requested": ("{m} has been asked to mediate{d}", "{m} have been asked to mediate{d}"),
    "accepted": ("The mediation of {m}{d} has been accepted", "The mediation of {m}{d} has been accepted"),
    "declined": ("The mediation of {m}{d} has been declined", "The mediation of {m}{d} has been declined"),
    "under-way": ("{m} has mediated{d}", "{m} have mediated{d}"),
    "agreed": ("{m} has brokered an agreement{d}", "{m} have brokered an agreement{d}"),
    "failed": ("The mediation of {m}{d} has failed", "The mediation of {m}{d} has failed"),
    "ended": ("The mediation of {m}{d} has ended", "The mediation of {m}{d} has ended"),
}
REPLIES: dict[Reply, str] = {
    "asked": "{d} asked for it",
    "accepted": "{d} accepted it",
    "welcomed": "{d} welcomed it",
    "taking-part": "{d} took part",
    "not-answered": "{d} had not answered",
    "declined": "{d} declined it",
}
DASHED: frozenset[Stage] = frozenset({"offered", "requested"})


def by_weight(efforts: Sequence[Effort]) -> list[Effort]:
    """Put first those that most independent sources and most steps tell of, the latest before others."""
    return sorted(efforts, key=lambda one: (-one.sources, -len(one.history)))


def effort_sentence(effort: Effort, names: Names) -> str:
    """Say how far an effort got, and by when, in one sentence without its full stop."""
    who = names.several(effort.mediators)
    sentence = SENTENCES[effort.stage][len(effort.mediators) > 1 or is_plural(who)]
    link = " between " if len(effort.disputants) > 1 else " in a dispute of "
    whom = link + names.several(effort.disputants) if effort.disputants else ""
    text = sentence_case(sentence.format(m=who, d=whom))
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
            *(_step(one, effort, notes) for one in steps(effort)),
            *(line for one in effort.answers if (line := _answer(one, names, notes)) is not None),
        ),
    )


def steps(effort: Effort) -> list[Step]:
    """Give the steps, each once however many articles tell it, and what was known by a day after what was done on it."""
    once: dict[tuple[object, ...], Step] = {}
    for step in effort.history:
        key = (step.stage, step.what, step.status, step.when.start, step.when.end, step.attribution)
        same = once.get(key)
        told = (*same.citations, *step.citations) if same else step.citations
        once[key] = msgspec.structs.replace(step, citations=tuple(dict.fromkeys(told)))
    return sorted(once.values(), key=_place)


def _place(step: Step) -> tuple[bool, date, bool, bool]:
    """By the last day it can have been; on one day an offer stands before the want of an answer."""
    last = step.when.end
    return (
        last is None,
        last or step.when.start or date.max,
        step.status == "not-done",
        step.when.start is None,
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
    """Say on whose word the stage of an effort stands; empty where an article tells flatly that it got so far."""
    return on_the_word_of(one.attribution for one in effort.history if one.stage == effort.stage)


def silence(effort: Effort, names: Names) -> str:
    """Say whose answer no article tells; empty where all have answered, or it came to talks."""
    silent = [one.disputant for one in effort.answers if one.reply == "untold"]
    return f"no article tells the answer of {names.several(silent)}" if silent else ""


def answers_words(effort: Effort, names: Names) -> str:
    """Say in short what the sides answered an offer or a request; empty where nothing is told."""
    told = [
        REPLIES[one.reply].format(d=names.one(one.disputant)) + _silent_by(one)
        for one in effort.answers
        if one.reply in REPLIES
    ]
    return listed(told) if effort.stage in DASHED else ""


def _silent_by(answer: Answer) -> str:
    """The day up to which a silence is told: what came later it does not deny."""
    known = answer.reply == "not-answered" and answer.when is not None and answer.when.end is not None
    return f" {by_words(Interval(end=answer.when.end))}" if known and answer.when else ""


def _step(step: Step, effort: Effort, notes: Notes) -> Line:
    # the sentences of the steps tell what was denied, planned or not done, but not what was only possible
    status = f" ({STATUS[step.status]})" if step.status == "hypothetical" else ""
    return Line(
        when=by_words(step.when),
        text=f"{sentence_case(step.what)}{status}.",
        detail=on_the_word_of([step.attribution]),
        cites=notes.cite(*step.citations),
        said=Said(
            parties=tuple(sorted({*step.actors, *step.recipients} & {*effort.mediators, *effort.disputants})),
            act=step.stage,
            stance=step.status,
            when=step.when,
        ),
    )


def _answer(answer: Answer, names: Names, notes: Notes) -> Line | None:
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
