"""The digest for a terminal."""

from pathlib import Path

from dragoman.brief import Brief, digest

GOLDEN = Path(__file__).parent / "golden"


def test_the_digest_is_as_agreed(brief: Brief) -> None:
    """The digest of the two articles is, word for word, the golden file."""
    assert "\n".join(digest(brief)) + "\n" == (GOLDEN / "digest.txt").read_text(encoding="utf-8")


def test_no_line_is_wider_than_asked(brief: Brief) -> None:
    """Lines keep to the width of the terminal."""
    assert max(map(len, digest(brief, 50))) <= 50
