"""What a tie is about."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Turkey backs Azerbaijan in the dispute over the Aras dam.", "Aras dam"),
        ("Armenia depends on Russia for gas.", "gas"),
        ("Cuba backs Bolivia's maritime claim.", "maritime claim"),
        ("Cuba's support for Bolivia in the dispute is old.", "dispute"),
        ("Armenia depends on Russia.", None),
    ],
)
def test_what_a_tie_is_about(coded: Callable[..., CodedArticle], text: str, matter: str | None) -> None:
    """The matter in the words of the text, and never one of the two."""
    (tie,) = coded(text).ties
    assert tie.matter == matter
