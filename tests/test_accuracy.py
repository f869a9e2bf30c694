"""The coder's measured accuracy may rise, never fall.

After an improvement raise the floors with `.venv/bin/python tests/raise_floors.py`; it refuses to lower one.
"""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.coder.code import Coder
from dragoman.coder.model import default_model


def beside(name: str) -> ModuleType:
    """Load a module that lies beside this one: tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


accuracy = beside("raise_floors")


@pytest.mark.parametrize("name", accuracy.SETS)
def test_accuracy_does_not_fall(name: str) -> None:
    """No figure of a set lies more than 0.0005 below its pinned floor."""
    if name not in accuracy.at_hand():
        pytest.skip(f"the annotations of {name} are not at hand")
    measured = accuracy.measure(name, Coder(model=default_model()))
    assert accuracy.falls(measured, accuracy.floors()[name]) == []


def test_every_figure_has_a_floor() -> None:
    """Each set pins the same figures, each a share."""
    for pinned in accuracy.floors().values():
        both = {f"type_and_{name}" for name in accuracy.SHARES}
        assert set(pinned) == {*accuracy.F1, *accuracy.SHARES, *both, *accuracy.RECORDS}
        assert all(0 < figure <= 1 for figure in pinned.values())


def test_a_share_may_fall() -> None:
    """A share of what is right may fall where harder events are found; the F1 of both may not."""
    assert accuracy.falls({"time": 0.5}, {"time": 0.6}) == []
    assert accuracy.falls({"type_and_time": 0.5}, {"type_and_time": 0.6})


def test_a_fall_is_told() -> None:
    """Below the slack is a fall, within it is none."""
    assert accuracy.falls({"type": 0.7}, {"type": 0.7004}) == []
    assert accuracy.falls({"type": 0.7}, {"type": 0.71}) == ["type: 0.7000, floor 0.7100"]


def test_floors_are_raised_and_never_lowered() -> None:
    """A higher figure becomes the floor, a lower one is refused by name, a new one is pinned."""
    raised, refused = accuracy.raise_all(
        {"gold": {"type": 0.7, "who": 0.6}}, {"gold": {"type": 0.8, "who": 0.5}}
    )
    assert raised == {"gold": {"type": 0.8, "who": 0.6}}
    assert refused == ["gold who: 0.5000, floor 0.6000"]
    raised, refused = accuracy.raise_all({}, {"gold": {"type": 0.8}})
    assert (raised, refused) == ({"gold": {"type": 0.8}}, [])


def test_sets_that_are_not_at_hand_keep_their_floors() -> None:
    """What was not measured is not forgotten."""
    raised, refused = accuracy.raise_all({"gold": {"type": 0.7}}, {"development": {"type": 0.6}})
    assert raised == {"gold": {"type": 0.7}, "development": {"type": 0.6}}
    assert refused == []
