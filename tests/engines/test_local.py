"""Bulk work on this machine."""

from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest
from tests.engines import steps

from dragoman.api.processes import Lost
from dragoman.engines import LocalEngine

TABLES = [pa.table({"n": [one]}) for one in range(12)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_keep_their_order(jobs: int) -> None:
    """What came of each table comes in the order of the tables, however long each took."""
    with LocalEngine(jobs) as engine:
        found = list(engine.each(steps.doubled, TABLES))
    assert [one["n"].to_pylist() for one in found if isinstance(one, pa.Table)] == [
        [2 * n] for n in range(12)
    ]


def test_a_unit_that_kills_every_process_is_told(tmp_path: Path) -> None:
    """The unit that processes die of is lost, and all others have their results."""
    with LocalEngine(2) as engine:
        found = list(engine.each(partial(steps.deadly, folder=tmp_path, times=99), TABLES))
    assert [number for number, one in enumerate(found) if isinstance(one, Lost)] == [3]
    assert [one["n"].to_pylist() for one in found if not isinstance(one, Lost)] == [
        [2 * n] for n in range(12) if n != 3
    ]
