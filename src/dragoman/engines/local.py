"""Bulk work on this machine: processes, and DuckDB."""

from collections.abc import Iterable, Iterator
from typing import Self

import msgspec
import pyarrow as pa

from dragoman.api.processes import Lost, shared
from dragoman.engines.model import DyadQuestion, Step
from dragoman.ledger import Ledger
from dragoman.ledger.history import dyad_months


class LocalEngine:
    """Works in this process, or in several that it starts for each bulk of work."""

    def __init__(self, jobs: int = 1) -> None:
        """Take how many processes share the work; 1 is this one alone."""
        self._jobs = jobs

    def each(self, step: Step, tables: Iterable[pa.Table]) -> Iterator[pa.Table | Lost]:
        """Do a step to each table (`Engine.each`)."""
        if self._jobs == 1:
            yield from map(step, tables)
        else:
            yield from shared(step, tables, self._jobs)

    def dyad_months(self, ledger: Ledger, question: DyadQuestion) -> pa.Table:
        """Count imported events by dyad and month, by DuckDB; `jobs` does not matter."""
        return dyad_months(ledger, **msgspec.structs.asdict(question))

    def __enter__(self) -> Self:
        """Hold nothing."""
        return self

    def __exit__(self, *error: object) -> None:
        """Give nothing back."""
