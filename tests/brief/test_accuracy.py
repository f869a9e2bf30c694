"""What a brief says of its own accuracy."""

import json
from pathlib import Path

from dragoman.brief.accuracy import ASKED, FIGURES, accuracy

FLOORS = Path(__file__).parents[1] / "accuracy_floors.json"


def test_the_figures_are_those_that_the_tests_hold() -> None:
    """What a reader is told is what was measured on the blind set, to two places, and nothing better."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    _, table = accuracy()
    assert [row[1] for row in table.rows] == [f"{floors['blind'][key]:.2f}" for key in ASKED]
    assert json.loads(FIGURES.read_text(encoding="utf-8")) == floors


def test_the_reader_is_warned() -> None:
    """That nobody checked it, and that lines are wrong, is said before the figures."""
    warning, _ = accuracy()
    assert "No human has checked" in warning
    assert "some lines are wrong" in warning
