"""One proposition in one article's words, with the positions on it there."""

import re
from dataclasses import dataclass
from functools import cached_property

from dragoman.analysis.claims.words import Features
from dragoman.records import Citation, Event, Interval, Report, Stance

OUTLET = "outlet"
# Where a proposition goes over to another statement.
_JOINT = re.compile(r",? (?:as|while|whereas|and|but) (?=[\w’'“-]+ [\w’'“-]+ [\w’'“-]+)|; ")
_LEAST_CLAUSE = 25
LEAST_VERBATIM = 6
"""Words from which on two statements in the same words are one, whoever makes them."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One position as one article has it, towards the words of its own telling."""

    holder: str
    id: str | None
    stance: Stance
    through: tuple[str, ...]
    told: Interval | None
    citation: Citation
    report: Report


@dataclass(frozen=True)
class Telling:
    """One proposition in one article.

    `flat` is what only the outlet says: it makes no claim of its own, but is a position on another's.
    `event` is the act that the proposition tells, where one was coded; `doers` and `sufferers` are whom it
    says did it and to whom, empty where that is not known. `whole` is the proposition from the clause that
    names the subject on, where `text` has none.
    """

    text: str
    report: Report
    stands: tuple[Stand, ...]
    flat: bool
    event: Event | None
    doers: frozenset[str]
    sufferers: frozenset[str]
    speakers: frozenset[str]
    features: Features
    same: str | None = None
    whole: str = ""

    @property
    def shown(self) -> str:
        """The words that show the proposition: with the subject that a clause before them names."""
        return self.whole or self.text

    @cached_property
    def verbatim(self) -> str:
        """The words of the proposition folded, by which whoever repeats it says the same; empty of too few words."""
        folded = " ".join(self.text.casefold().replace("’", "'").split())
        return folded if not self.flat and len(folded.split()) >= LEAST_VERBATIM else ""

    @cached_property
    def ids(self) -> frozenset[str]:
        """All parties of the proposition."""
        return frozenset(self.features.ids) | self.doers | self.sufferers

    @property
    def key(self) -> tuple[str, str, int, str, str]:
        """The order of tellings: by the last day of publication, article, place."""
        r = self.report
        return str(r.published.latest or "9999"), r.article, r.record.start, r.id, self.text


def clauses(proposition: str) -> tuple[str, ...]:
    """Split a long proposition into the statements it joins; a short one is one statement."""
    found: list[str] = []
    start = 0
    for joint in _JOINT.finditer(proposition):
        if joint.start() - start >= _LEAST_CLAUSE and len(proposition) - joint.end() >= _LEAST_CLAUSE:
            found.append(proposition[start : joint.start()])
            start = joint.end()
    return (*found, proposition[start:]) if found else (proposition,)
