"""`dragoman demo`."""

from pathlib import Path
from typing import Any


def test_the_demo_prints_a_digest_and_writes_both_briefs(dragoman: Any, tmp_path: Path) -> None:
    """Who mediates, how they stand, what happened when and the sources are printed; both paths are named."""
    folder = tmp_path / "demo"
    ran = dragoman("demo", "-o", folder)
    assert (ran.status, ran.err) == (0, "")
    for heading in (
        "DIGEST OF 5 ARTICLES",
        "WHO MEDIATES BETWEEN WHOM",
        "HOW THEY STAND TO EACH OTHER",
        "WHAT HAPPENED WHEN",
    ):
        assert heading in ran.out.splitlines()
    assert "The Indus Ledger, 28 May 2025" in ran.out
    for name in ("brief.md", "brief.html"):
        assert str(folder / name) in ran.out
        assert "Pakistan" in (folder / name).read_text(encoding="utf-8")
