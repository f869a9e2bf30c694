"""The first sentence, and the few that follow it: what a reader with two minutes must know."""

from collections.abc import Sequence

import msgspec

from dragoman.analysis.chains import Chain
from dragoman.analysis.claims import MergedClaim
from dragoman.analysis.mediations import Effort
from dragoman.analysis.timeline import TimelineLine
from dragoman.brief.contested import proposition, speaker
from dragoman.brief.efforts import (
    answers_words,
    effort_citations,
    effort_said,
    effort_sentence,
    effort_shade,
    effort_word,
)
from dragoman.brief.happenings import happening, weight
from dragoman.brief.labels import STANCE
from dragoman.brief.model import Line, Said
from dragoman.brief.names import Names, sentence_case
from dragoman.brief.notes import Notes
from dragoman.brief.obstacles import chain_lines

NOTHING = "The articles tell nothing of this that could be coded."
MOST_EFFORTS = 2
MANY = 2
"""Independent sources from which on their number is said."""


def lead_line(
    efforts: Sequence[Effort],
    timeline: Sequence[TimelineLine],
    changed: Sequence[Line],
    names: Names,
    notes: Notes,
) -> Line:
    """Say what matters most: the weightiest change if changes are asked for, else effort, else act.

    Args:
        efforts: the weightiest first.
        timeline: what happened.
        changed: what changed, the weightiest kinds first.
        names: gives the names.
        notes: takes the citations.
    """
    if changed:
        return _with_day(changed[0])
    if efforts:
        return _effort(efforts[0], names, notes)
    if not timeline:
        return Line(text=NOTHING)
    return _with_day(happening(min(timeline, key=weight), names, notes))


def short_lines(
    efforts: Sequence[Effort],
    contested: Sequence[MergedClaim],
    chains: Sequence[Chain],
    names: Names,
    notes: Notes,
) -> tuple[Line, ...]:
    """Say the next efforts, the claim most told of on which positions differ, and the first obstacle."""
    lines = [_effort(one, names, notes) for one in efforts[1 : 1 + MOST_EFFORTS]]
    if contested:
        lines.append(_claim(max(contested, key=lambda one: (len(one.stories), len(one.positions))), notes))
    lines += [msgspec.structs.replace(line, below=()) for line in chain_lines(chains[:1], names, notes)]
    return tuple(lines)


def _with_day(line: Line) -> Line:
    """Put what stands beside a line into its sentence."""
    when = f" ({line.when})" if line.when else ""
    word = f"; {line.detail}" if line.detail else ""
    text = f"{line.text.rstrip('.')}{when}{word}."
    return msgspec.structs.replace(line, text=text, when="", quote="", detail="")


def _effort(effort: Effort, names: Names, notes: Notes) -> Line:
    told = f", as {effort.sources} independent sources tell" if effort.sources >= MANY else ""
    answers = answers_words(effort, names)
    word = effort_word(effort)
    replies = [one.citation for one in effort.answers if one.citation is not None] if answers else []
    return Line(
        text=f"{effort_sentence(effort, names)}{told}{''.join(f'; {one}' for one in (word, answers) if one)}.",
        shade=effort_shade(effort),
        cites=notes.cite(*effort_citations(effort, notes), *replies),
        said=effort_said(effort),
    )


def _claim(claim: MergedClaim, notes: Notes) -> Line:
    """The first position of each stance, in one sentence."""
    held = list({one.stance: one for one in reversed(claim.positions)}.values())[::-1]
    said = ", ".join(f"{speaker(one)} {STANCE[one.stance]}" for one in held)
    return Line(
        text=f"Contested: “{sentence_case(proposition(claim))}”: {said}.",
        shade="hatched",
        cites=notes.cite(*(one.citation for one in held)),
        said=Said(
            parties=tuple(one.holder for one in held if not one.flat), act="claim", stance=held[0].stance
        ),
    )
