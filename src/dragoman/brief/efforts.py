"""Mediation efforts as sentences: who between whom, and how far it got (codebook section 3)."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.brief.model import Cite, Statement
from dragoman.brief.names import Names, sentence_case
from dragoman.brief.notes import Notes, Pair
from dragoman.brief.plain import one_line
from dragoman.records import Mediation, Stage

SENTENCES: dict[Stage, tuple[str, str]] = {
    "offered": ("{m} has offered to mediate", "{m} have offered to mediate"),
    "requested": ("{m} has been asked to mediate", "{m} have been asked to mediate"),
    "accepted": ("The mediation of {m} is accepted", "The mediation of {m} is accepted"),
    "declined": ("The mediation of {m} is declined", "The mediation of {m} is declined"),
    "under-way": ("{m} mediates", "{m} mediate"),
    "agreed": ("{m} has brokered an agreement", "{m} have brokered an agreement"),
    "failed": ("The mediation of {m} has failed", "The mediation of {m} has failed"),
    "ended": ("The mediation of {m} has ended", "The mediation of {m} has ended"),
}


@dataclass(frozen=True, slots=True)
class Effort:
    """One effort: what each article says of it, those published first before the others."""

    tellings: tuple[tuple[int, Mediation], ...]
    outlets: frozenset[str]
    reports: int

    @property
    def latest(self) -> Mediation:
        """What the article published last says of it."""
        return self.tellings[-1][1]


def efforts_of(pairs: Sequence[Pair]) -> list[Effort]:
    """Put the efforts of all articles together; those that most outlets and reports tell of come first."""
    told: dict[tuple[frozenset[str], frozenset[str], int | None], list[tuple[int, Mediation]]] = {}
    for at, (_, coded) in enumerate(pairs):
        for one in coded.mediations:
            key = (frozenset(one.mediators), frozenset(one.disputants), _year(one))
            told.setdefault(key, []).append((at, one))
    efforts = [_effort(tellings, pairs) for tellings in told.values()]
    return sorted(
        efforts, key=lambda e: (-len(e.outlets), -e.reports, e.latest.mediators, e.latest.disputants)
    )


def effort_sentence(effort: Effort, names: Names) -> str:
    """Say an effort in one sentence, without its full stop."""
    one = effort.latest
    sentence = SENTENCES[one.stage][len(one.mediators) > 1]
    text = sentence_case(sentence.format(m=names.several(one.mediators)))
    if one.disputants:
        link = " between " if len(one.disputants) > 1 else " in a dispute of "
        text += link + names.several(one.disputants)
    year = _year(one)
    if year is None:
        return text
    return text.replace(" has ", " ", 1).replace(" have ", " ", 1) + f" in {year}"


def _year(one: Mediation) -> int | None:
    """The year of an effort that was long past when it was told."""
    return one.time.end.year if one.time is not None and one.time.end is not None else None


def effort_cites(effort: Effort, pairs: Sequence[Pair], notes: Notes) -> tuple[Cite, ...]:
    """Cite every report of an effort, those of the article published last first."""
    places = []
    for at, one in reversed(effort.tellings):
        reports = [(event.start, event.quote) for event in pairs[at][1].events if event.quote in one.reports]
        places += [(at, start, quote) for start, quote in dict.fromkeys([(one.start, one.quote), *reports])]
    return tuple(notes.cite(*place) for place in places)


def effort_statement(effort: Effort, pairs: Sequence[Pair], names: Names, notes: Notes) -> Statement:
    """Give the line of an effort, with the stages that the articles tell one after the other."""
    stages = [f"{one.stage.replace('-', ' ')} ({notes.sources[at].published})" for at, one in effort.tellings]
    at, latest = effort.tellings[-1]
    matter = f"; matter: {one_line(latest.matter)}" if latest.matter else ""
    return Statement(
        text=effort_sentence(effort, names) + ".",
        detail=f"stage: {' → '.join(stages)}{matter}",
        quote=notes.words(at, latest.start, latest.quote),
        shade="solid" if len(effort.outlets) > 1 else "outlined",
        cites=effort_cites(effort, pairs, notes),
    )


def _effort(tellings: list[tuple[int, Mediation]], pairs: Sequence[Pair]) -> Effort:
    def published(told: tuple[int, Mediation]) -> tuple[str, int]:
        return str(pairs[told[0]][1].published.latest or ""), told[0]

    outlets = frozenset((pairs[at][1].outlet or "").casefold() for at, _ in tellings) - {""}
    reports = sum(len(one.reports) for _, one in tellings)
    return Effort(tuple(sorted(tellings, key=published)), outlets, reports)
