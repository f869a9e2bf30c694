"""Whether a tie holds."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle

NONE = [
    "Sweden will join NATO.",
    "Chad and Niger discussed the establishment of diplomatic relations.",
    "Chad plans to join the African Union.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_to_come_is_no_tie(coded: Callable[..., CodedArticle], text: str) -> None:
    """What is planned, talked about or only to come does not stand yet."""
    assert coded(text).ties == ()
