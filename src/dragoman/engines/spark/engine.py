"""Bulk work by a server that speaks Spark Connect."""

from collections.abc import Iterable, Iterator
from typing import Self

import pyarrow as pa

from dragoman.api.processes import Lost
from dragoman.engines.model import DyadQuestion, Step
from dragoman.engines.spark.connecting import connect, leave
from dragoman.engines.spark.sums import dyad_months
from dragoman.engines.spark.waves import each_in_waves
from dragoman.ledger import Ledger


class SparkEngine:
    """Has the workers of a server do the work; each loads the models once."""

    def __init__(self, remote: str, jobs: int) -> None:
        """Connect.

        Args:
            remote: the server's address, "sc://host:15002".
            jobs: how many tasks at once; as many as the server has cores for.

        Raises:
            EngineError: nothing answers there, or it is no Spark 4.
        """
        self._remote, self._jobs = remote, jobs
        self._session = connect(remote)

    def each(self, step: Step, tables: Iterable[pa.Table]) -> Iterator[pa.Table | Lost]:
        """Do a step to each table (`Engine.each`)."""
        return each_in_waves(self._session, self._remote, self._jobs, step, tables)

    def dyad_months(self, ledger: Ledger, question: DyadQuestion) -> pa.Table:
        """Count imported events by dyad and month; the workers read the ledger's files, so they must reach them."""
        return dyad_months(self._session, self._remote, ledger, question)

    def __enter__(self) -> Self:
        """Be connected."""
        return self

    def __exit__(self, *error: object) -> None:
        """Leave the server, which goes on."""
        leave(self._session)
