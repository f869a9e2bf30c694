"""What runs on the workers of a Spark server. It imports nothing of Spark."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pyarrow as pa

from dragoman.api.adding import coder_name
from dragoman.coder.model import VARIABLE as NO_MODEL
from dragoman.engines.model import Step

UNIT = pa.schema([("number", pa.int64()), ("unit", pa.binary())])
DONE = "number bigint, result binary, fault string"
_DONE = pa.schema([("number", pa.int64()), ("result", pa.binary()), ("fault", pa.string())])


class Installation(NamedTuple):
    """What decides what comes out of a step: code, data and own names, and whether the model has a voice."""

    coder: str
    no_model: bool

    @classmethod
    def here(cls) -> "Installation":
        """Say what this process has."""
        return cls(coder_name(), bool(os.environ.get(NO_MODEL)))

    def otherwise(self) -> str | None:
        """Say how this process differs; None where it does not."""
        here = Installation.here()
        if here.coder != self.coder:
            return (
                f"its workers have dragoman {here.coder}, and here is {self.coder}: install the same version there, "
                "with the same --names (DRAGOMAN_NAMES), and start them again."
            )
        if here.no_model != self.no_model:
            there, ours = ("without", "with") if here.no_model else ("with", "without")
            return (
                f"its workers code {there} the decision model, and here it is {ours}: set {NO_MODEL} alike."
            )
        return None


def do_units(
    step: Step, expected: Installation, batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """Do a step to each unit; a worker that would do it otherwise than the caller does nothing, and says why."""
    fault = expected.otherwise()
    for batch in batches:
        for number, unit in zip(batch["number"].to_pylist(), batch["unit"].to_pylist(), strict=True):
            result = None if fault else to_bytes(step(from_bytes(unit)))
            yield pa.record_batch([[number], [result], [fault]], schema=_DONE)


def to_bytes(table: pa.Table) -> bytes:
    """Write a table in Arrow's stream format."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def from_bytes(data: bytes) -> pa.Table:
    """Read it back."""
    return pa.ipc.open_stream(data).read_all()
