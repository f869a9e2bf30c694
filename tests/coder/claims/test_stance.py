"""The stance that a word takes."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle

NONE = [
    "Neither side has said that the border will reopen soon.",
    "Chad did not say that the border would reopen soon.",
    "Nobody confirmed that Chad had shelled Niger.",
]


@pytest.mark.parametrize("text", NONE)
def test_nobody_said_so(coded: Callable[..., CodedArticle], text: str) -> None:
    """What nobody said has no position on it."""
    assert coded(text).claims == ()
