"""What happened when: the acts and the turns of ties, in the order of their days (codebook section 2)."""

from collections.abc import Sequence
from datetime import date

from dragoman.analysis.chains.words import tie_words
from dragoman.analysis.timeline import TimelineLine
from dragoman.brief.coded import inferred_words
from dragoman.brief.labels import act_sentence
from dragoman.brief.model import Line, Said
from dragoman.brief.names import Names, on_the_word_of, sentence_case
from dragoman.brief.notes import Notes
from dragoman.brief.when import NO_DATE, by_words, interval_words
from dragoman.ontology import event_types, quad_class
from dragoman.records import Citation, Event

MOST_LINES = 120
"""Of more the weightiest are kept: a brief is no archive."""


def weightiest(lines: Sequence[TimelineLine], most: int = MOST_LINES) -> tuple[TimelineLine, ...]:
    """Keep so many lines at the most, in their order: those of most sources, the gravest, the latest."""
    if len(lines) <= most:
        return tuple(lines)
    ranked = sorted(range(len(lines)), key=lambda at: (*weight(lines[at]), -at))
    kept = set(ranked[:most])
    return tuple(line for at, line in enumerate(lines) if at in kept)


def weight(line: TimelineLine) -> tuple[int, float, int]:
    """Weigh a line, the weightiest first: its sources, how far it is from neutral, how late it was."""
    kind = event_types().get(line.event_type or "")
    last = line.time.end or line.time.start or date.min
    return -line.sources, -abs(kind.score) if kind else 0.0, -last.toordinal()


def happening(line: TimelineLine, names: Names, notes: Notes) -> Line:
    """Say one line of the timeline, with the words of the telling that bears it out best."""
    citations = _best_first(line, notes)
    event = notes.record(citations[0])
    return Line(
        when=when(line),
        text=f"{_text(line, event, names)}.",
        detail=_detail(line, notes),
        quote=notes.words(citations[0]),
        shade=line.shade,
        quad=quad_class(line.event_type).replace(" ", "-") if line.event_type else "plain",
        cites=notes.cite(*citations),
        said=Said(
            parties=(*line.actors, *line.recipients),
            act=line.event_type or str(line.tie),
            stance=line.status if line.event_type else ("holds" if line.turn == "begins" else "fails"),
            when=line.time if when(line) != NO_DATE else None,
        ),
    )


def placed(line: TimelineLine) -> bool:
    """Whether its time has an end: "next week" of a page without a date lies nowhere in particular."""
    return line.dated and line.time.end is not None


def when(line: TimelineLine) -> str:
    """Say when: its own date; for an act that no text dates, the last day that it was told by."""
    start, end = line.time.start, line.time.end
    if line.dated:
        return by_words(line.time)
    if any(one.published.latest is None for one in line.citations):
        return NO_DATE
    if start is None and end is not None:
        return f"by {interval_words(end, end)}"
    return f"after {interval_words(start, start)}" if start else interval_words(start, end)


def _text(line: TimelineLine, record: object, names: Names) -> str:
    if line.tie is not None:
        words = tie_words()[line.tie]
        a, b = (names.one(one) for one in line.actors)
        ends = "" if line.turn == "begins" else "it ends that "
        return sentence_case(f"{ends}{words.stands.format(a=a, b=b)}")
    cameo = record.cameo if isinstance(record, Event) else ""
    return act_sentence(cameo, line.event_type or "", line.actors, line.recipients, names, status=line.status)


def _detail(line: TimelineLine, notes: Notes) -> str:
    """Whether it is contested, on whose word it stands, and whether some tell it flatly."""
    told = [one for citation in line.citations if isinstance(one := notes.record(citation), Event)]
    word = on_the_word_of((one.attribution for one in told), flatly=True, denied=line.status == "denied")
    return "; ".join(filter(None, ["contested" if line.contested else "", word, inferred_words(told)]))


def _best_first(line: TimelineLine, notes: Notes) -> list[Citation]:
    """The tellings, those that say just what the line says before the others."""

    def differs(citation: Citation) -> int:
        record = notes.record(citation)
        if not isinstance(record, Event):
            return 0
        return sum(
            (
                record.event_type != line.event_type,
                {one.id for one in record.actors} != set(line.actors),
                {one.id for one in record.recipients} != set(line.recipients),
                record.status != line.status,
                line.dated and record.time is None,
            )
        )

    return sorted(line.citations, key=differs)
