"""Which coder is the newer."""

import pytest

from dragoman.ledger.coders import supersedes


@pytest.mark.parametrize(
    ("new", "old", "does"),
    [
        ("0.2.0", "0.1.9", True),
        ("0.10", "0.9", True),
        ("0.9", "0.10", False),
        ("1.0", "1.0", False),
        ("1.0+aa", "1.0+bb", True),
        ("1.0+bb", "1.0+aa", True),
        ("1", "1.0.0+aa", True),
        ("0.9+zz", "1.0+aa", False),
    ],
)
def test_the_higher_version_is_the_newer(new: str, old: str, does: bool) -> None:
    """Numbers count as numbers; of one version the later added is the newer; the same is never newer."""
    assert supersedes(new, old) is does
