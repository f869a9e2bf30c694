"""The first sentence, and the few that follow it: what a reader with two minutes must know."""

from collections.abc import Sequence

import msgspec

from dragoman.analysis.chains import Chain
from dragoman.analysis.claims import MergedClaim
from dragoman.analysis.mediations import Effort
from dragoman.analysis.timeline import TimelineLine
from dragoman.brief.coded import inferred_words
from dragoman.brief.contested import proposition, stance_words, who_holds
from dragoman.brief.efforts import (
    answers_words,
    effort_citations,
    effort_said,
    effort_sentence,
    effort_shade,
    effort_word,
)
from dragoman.brief.happenings import happening, placed, weight
from dragoman.brief.model import Line, Said
from dragoman.brief.names import Names, counted, listed, sentence_case
from dragoman.brief.notes import Notes
from dragoman.brief.obstacles import chain_lines
from dragoman.records import Event

NOTHING = "The articles tell nothing of this that could be coded."
MOST_EFFORTS = 2
LIKELY = 0.5
"""From this measured probability on a record is more likely right than wrong."""
DONE = frozenset({"occurred", "ongoing"})
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
    timeline: Sequence[TimelineLine],
    contested: Sequence[MergedClaim],
    chains: Sequence[Chain],
    names: Names,
    notes: Notes,
) -> tuple[Line, ...]:
    """Say the weightiest act done, the next efforts, the claim most told of that is contested, and the first obstacle."""
    lines = [_with_day(line) for line in _gravest(efforts, timeline, names, notes)]
    told = {_parties(efforts[0]): efforts[0]} if efforts else {}
    others = {_parties(one): one for one in reversed(efforts) if _parties(one) not in told}
    lines += [_effort(one, names, notes) for one in [*others.values()][::-1][:MOST_EFFORTS]]
    if contested:
        lines.append(
            _claim(max(contested, key=lambda one: (len(one.stories), len(one.positions))), names, notes)
        )
    lines += [msgspec.structs.replace(line, below=()) for line in chain_lines(chains[:1], names, notes)]
    return tuple(lines)


def _parties(effort: Effort) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who between whom: in short an effort is told once, though its matters may be several."""
    return effort.mediators, effort.disputants


def _gravest(
    efforts: Sequence[Effort], timeline: Sequence[TimelineLine], names: Names, notes: Notes
) -> list[Line]:
    """The weightiest act done that is no step of an effort: what is told flatly, and likely read rightly, first."""
    steps = {one.report for effort in efforts for step in effort.history for one in step.citations}
    done = [
        one
        for one in timeline
        if one.event
        and placed(one)
        and one.status in DONE
        and not steps & {citation.report for citation in one.citations}
    ]
    best = min(done, key=lambda one: (_doubt(one, notes), weight(one)), default=None)
    return [happening(best, names, notes)] if best is not None and efforts else []


def _doubt(line: TimelineLine, notes: Notes) -> int:
    """How many reasons there are not to put a line first: contested, on somebody's word, inferred, hardly sure."""
    told = [one for cited in line.citations if isinstance(one := notes.record(cited), Event)]
    sure = max((one.confidence or 0.0 for one in told), default=0.0) >= LIKELY
    return line.contested + all(one.attribution for one in told) + (not sure) + bool(inferred_words(told))


def _with_day(line: Line) -> Line:
    """Put what stands beside a line into its sentence."""
    when = f" ({line.when})" if line.when else ""
    word = f"; {line.detail}" if line.detail else ""
    text = f"{line.text.rstrip('.')}{when}{word}."
    return msgspec.structs.replace(line, text=text, when="", quote="", detail="")


def _effort(effort: Effort, names: Names, notes: Notes) -> Line:
    told = (
        f"; {counted(effort.sources)} independent sources tell of the effort"
        if effort.sources >= MANY
        else ""
    )
    answers = answers_words(effort, names)
    word = effort_word(effort)
    replies = [one.citation for one in effort.answers if one.citation is not None] if answers else []
    return Line(
        text=f"{effort_sentence(effort, names)}{''.join(f'; {one}' for one in (word, answers) if one)}{told}.",
        shade=effort_shade(effort),
        cites=notes.cite(*effort_citations(effort, notes), *replies),
        said=effort_said(effort),
    )


def _claim(claim: MergedClaim, names: Names, notes: Notes) -> Line:
    """The first position of each stance, in one sentence: first what is said, then who does not say so."""
    firsts = {one.stance: one for one in reversed(claim.positions)}
    held = sorted(firsts.values(), key=lambda one: one.stance != "asserts")
    said = listed([f"{who_holds(one, names)} {stance_words(one)}" for one in held])
    return Line(
        text=f"Contested: “{sentence_case(proposition(claim))}”: {said}.",
        shade="hatched",
        cites=notes.cite(*(one.citation for one in held)),
        said=Said(
            parties=tuple(one.holder for one in held if not one.flat), act="claim", stance=held[0].stance
        ),
    )
