"""Answers that are not made twice: a ledger keeps them until something is added or judged."""

from collections.abc import Callable, Collection, Hashable
from datetime import datetime
from typing import Protocol, TypeVar, runtime_checkable

from dragoman.analysis.evidence import Evidence

Made = TypeVar("Made")
Weight = Callable[[Made], int]


@runtime_checkable
class Remembering(Protocol):
    """Evidence that keeps what was made of it for as long as it says the same, as a ledger does."""

    def remember(self, question: Hashable, make: Callable[[], Made], weight: Callable[[Made], int]) -> Made:
        """Give the answer to a question, made unless it is kept."""
        ...


@runtime_checkable
class Naming(Protocol):
    """Evidence that tells which articles name some without giving their reports."""

    def naming(self, parties: Collection[str], known_on: datetime | None = None) -> frozenset[str]:
        """Give the ids of the articles whose reports name each of some parties, in one or in several."""
        ...


def remembered(
    evidence: Evidence, question: Hashable, make: Callable[[], Made], weight: Callable[[Made], int]
) -> Made:
    """Give an answer, the one kept where the evidence keeps answers.

    Args:
        evidence: what is asked.
        question: its name and all arguments that the answer depends on.
        make: makes the answer.
        weight: about how many reports an answer rests on, so that what is kept stays small.
    """
    if isinstance(evidence, Remembering):
        return evidence.remember(question, make, weight)
    return make()


def articles_naming(
    evidence: Evidence, parties: Collection[str], known_on: datetime | None
) -> frozenset[str]:
    """Give the ids of the articles whose reports name each of some parties, in one or in several."""
    if isinstance(evidence, Naming):
        return evidence.naming(parties, known_on)
    each = (evidence.reports(parties=(one,), known_on=known_on) for one in sorted(set(parties)))
    return frozenset.intersection(*(frozenset(one.article for one in some) for some in each))
