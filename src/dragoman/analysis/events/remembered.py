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
    """Evidence that tells which articles name somebody without giving their reports."""

    def naming(self, party: str, known_on: datetime | None = None) -> frozenset[str]:
        """Give the ids of the articles of which a report has somebody as a party."""
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


def articles_naming(evidence: Evidence, party: str, known_on: datetime | None) -> Collection[str]:
    """Give the ids of the articles of which a report has somebody as a party."""
    if isinstance(evidence, Naming):
        return evidence.naming(party, known_on)
    return {one.article for one in evidence.reports(parties=(party,), known_on=known_on)}
