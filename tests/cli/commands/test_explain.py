"""`dragoman explain`."""

from pathlib import Path
from typing import Any


def test_sentences_records_and_silent_verbs_are_shown(dragoman: Any, story: Path) -> None:
    """Each sentence stands there with its events, their entries, and its verbs that carry nothing, 80 columns wide."""
    story.write_text("Chad accused Sudan of arming rebels. The rain fell all night.\n", encoding="utf-8")
    ran = dragoman("explain", story)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert "  Chad accused Sudan of arming rebels." in lines
    assert any(line.startswith("    EVENT ACCUSE") for line in lines)
    assert any(line.startswith("      entry: verb:accuse") for line in lines)
    assert any(line.startswith("    no record from “fell”: ") for line in lines)
    assert max(map(len, lines)) <= 80


def test_what_cannot_be_read_is_said(dragoman: Any, tmp_path: Path) -> None:
    """A missing file ends with status 1 and its name."""
    ran = dragoman("explain", tmp_path / "none.txt")
    assert ran.status == 1
    assert "none.txt" in ran.err
