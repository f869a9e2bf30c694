"""What an engine can do, and what passes through it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Protocol, Self

import msgspec
import pyarrow as pa

from dragoman.api.processes import Lost
from dragoman.ledger import Ledger
from dragoman.records import DragomanError

Step = Callable[[pa.Table], pa.Table]
"""A function of a module, or `functools.partial` of one: workers find it by its name. The same table gives the same."""


class EngineError(DragomanError):
    """An engine cannot be had, or its workers cannot do what they are asked to."""


class DyadQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Which imported events are counted: the arguments of `dragoman.ledger.history.dyad_months`."""

    sources: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    known_on: datetime | None = None


class Engine(Protocol):
    """Does bulk work. A context manager: what it holds is given back at the end."""

    def each(self, step: Step, tables: Iterable[pa.Table]) -> Iterator[pa.Table | Lost]:
        """Do a step to each table.

        Args:
            step: what to do.
            tables: units of work of a few seconds at most; read only as fast as they are worked on.

        Yields:
            What came of each, in the order of `tables`; `Lost` for one of which every worker died that took it.

        Raises:
            EngineError: the workers cannot do it, or are not there.
        """
        ...

    def dyad_months(self, ledger: Ledger, question: DyadQuestion) -> pa.Table:
        """Count imported events by dyad and month (`dragoman.ledger.history.dyad_months`)."""
        ...

    def __enter__(self) -> Self:
        """Be used."""
        ...

    def __exit__(self, *error: object) -> None:
        """Give back what is held."""
        ...
