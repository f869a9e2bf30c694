"""The reports of a pair from the first on or from the last back, read only as far as somebody looks."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Protocol, runtime_checkable

from dragoman.analysis.evidence import Evidence
from dragoman.records import Report, ReportKind

AT_ONCE = 100
MEDIATIONS: tuple[ReportKind, ...] = ("mediation",)


@runtime_checkable
class Ordering(Protocol):
    """Evidence that tells the order of reports without reading them, as a ledger can."""

    def order(self, parties: Collection[str], known_on: datetime | None = None) -> tuple[str, ...]:
        """Give the ids of the reports that name some parties, in the order of all selections."""
        ...

    def find(self, ids: Collection[str], known_on: datetime | None = None) -> tuple[Report, ...]:
        """Give reports by id, in the order of all selections."""
        ...


class Leaf:
    """The reports of a pair, in the order of publication."""

    def __init__(self, reports: Sequence[Report]) -> None:
        """Take them as they are."""
        self._reports = reports

    def mediations(self) -> Iterator[Report]:
        """Give the mediation records."""
        return (one for one in self._reports if one.kind == "mediation")

    def forward(self) -> Iterator[Report]:
        """Give the reports, the first first."""
        return iter(self._reports)

    def backward(self) -> Iterator[Report]:
        """Give the reports, the last first."""
        return reversed(self._reports)

    def last(self, number: int) -> list[Report]:
        """Give so many of the last reports, in their order."""
        return list(islice(self.backward(), number))[::-1]


class LazyLeaf(Leaf):
    """The same of evidence that need not read all of them; each is read once."""

    def __init__(
        self, evidence: Evidence, source: Ordering, pair: Collection[str], known_on: datetime | None
    ) -> None:
        """Ask for the order alone."""
        self._evidence, self._source, self._pair, self._known_on = evidence, source, pair, known_on
        ids = source.order(pair, known_on)
        self._parts = [ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE)]
        self._read: dict[int, tuple[Report, ...]] = {}

    def mediations(self) -> Iterator[Report]:
        """Give the mediation records."""
        return iter(self._evidence.reports(kinds=MEDIATIONS, parties=self._pair, known_on=self._known_on))

    def forward(self) -> Iterator[Report]:
        """Give the reports, the first first."""
        for at in range(len(self._parts)):
            yield from self._part(at)

    def backward(self) -> Iterator[Report]:
        """Give the reports, the last first."""
        for at in reversed(range(len(self._parts))):
            yield from reversed(self._part(at))

    def _part(self, at: int) -> tuple[Report, ...]:
        if at not in self._read:
            self._read[at] = self._source.find(self._parts[at], self._known_on)
        return self._read[at]


def leaf(evidence: Evidence, pair: Collection[str], known_on: datetime | None) -> Leaf:
    """Give the reports of a pair to leaf through.

    Args:
        evidence: where they are.
        pair: the two parties that each of them names.
        known_on: as it stood then.
    """
    if isinstance(evidence, Ordering):
        return LazyLeaf(evidence, evidence, pair, known_on)
    return Leaf(evidence.reports(parties=pair, known_on=known_on))
