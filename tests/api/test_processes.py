"""Sharing work among processes."""

import os
import signal
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from dragoman.api import processes
from dragoman.api.processes import Lost, shared
from dragoman.records import DragomanError


def squared(number: int) -> int:
    """A unit of work."""
    return number * number


def dying(number: int, at: int, folder: Path, times: int) -> int:
    """A unit of work that kills its process at one number, so many times."""
    deaths = len(list(folder.iterdir()))
    if number == at and deaths < times:
        (folder / str(deaths)).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return squared(number)


def always_dying(number: int) -> int:
    """A unit of work that nothing survives."""
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def failing(number: int) -> int:
    """A unit of work that cannot be done."""
    raise DragomanError(f"{number} cannot be done")


def test_results_come_in_order() -> None:
    """Results come in the order of the units, more of them than are sent ahead."""
    assert list(shared(squared, range(20), 2)) == [one * one for one in range(20)]


def test_units_are_read_only_a_little_ahead() -> None:
    """An endless run of units is worked on as far as is asked for."""
    units = count()
    results = shared(squared, units, 2)
    assert [next(results) for _ in range(3)] == [0, 1, 4]
    assert next(units) <= 3 + 2 * processes.AHEAD


def test_a_killed_process_is_replaced(tmp_path: Path) -> None:
    """A process that is killed once costs nothing: its unit and all behind it are done by another."""
    found = list(shared(partial(dying, at=2, folder=tmp_path, times=1), range(12), 2))
    assert found == [one * one for one in range(12)]


def test_a_unit_that_kills_all_is_given_up(tmp_path: Path) -> None:
    """The unit that every process dies of is lost, and only that."""
    found = list(shared(partial(dying, at=2, folder=tmp_path, times=99), range(12), 2))
    assert isinstance(found.pop(2), Lost)
    assert found == [one * one for one in range(12) if one != 2]
    assert len(list(tmp_path.iterdir())) == processes.TRIES


def test_processes_that_die_of_everything_end_the_run() -> None:
    """Where nothing can be done, the run ends with what to try instead."""
    with pytest.raises(DragomanError, match="try a smaller --jobs"):
        list(shared(always_dying, range(100), 2))


def test_an_error_of_ours_is_passed_on() -> None:
    """What the work itself raises ends the run with its own words."""
    with pytest.raises(DragomanError, match="0 cannot be done"):
        list(shared(failing, range(3), 2))
