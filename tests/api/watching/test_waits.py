"""When to ask again."""

import pytest
from tests.api.watching.conftest import BEGIN

from dragoman.api.watching.waits import LONGEST_ASKED, is_due, is_passing, next_try, retry_after
from dragoman.articles.faults import FetchError


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0), (" 0 ", 0.0), ("Tue, 05 Mar 2024 12:01:00 GMT", 60.0), ("Tue, 05 Mar 2024 11:00:00 GMT", 0.0),
        ("9" * 400, LONGEST_ASKED), ("-5", None), ("1.5", None), ("soon", None), ("", None), (None, None), ("١٢", None),
        ("Tue, 99 Mar 2024 12:01:00 GMT", None), ("Tue, 05 Mar 999999999999 12:01:00 GMT", None),
    ],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    """And nothing else; a moment that has passed is now."""
    assert retry_after(value, BEGIN) == seconds


@pytest.mark.parametrize(
    ("status", "refused", "passing"),
    [(None, False, True), (None, True, False), (500, False, True), (503, False, True), (429, False, True), (408, False, True), (404, False, False), (410, False, False), (403, False, False), (200, False, False)],
)  # fmt: skip
def test_faults_of_the_moment_are_told_from_lasting_ones(
    status: int | None, refused: bool, passing: bool
) -> None:
    """A server that is down comes back, a page that is gone does not, nor does an address become public."""
    assert is_passing(FetchError("x", "y", status=status, refused=refused)) is passing


def test_waits_stay_numbers_however_often_it_failed() -> None:
    """A feed that has failed for years is asked once a day."""
    assert next_try(FetchError("x", "y"), 100_000, BEGIN) == BEGIN + 86_400


def test_due_is_what_has_come_or_can_never_be_meant() -> None:
    """At the moment itself, after it, or when it is further off than any wait."""
    assert is_due(BEGIN, BEGIN)
    assert not is_due(BEGIN + 1, BEGIN)
    assert is_due(BEGIN + LONGEST_ASKED + 1, BEGIN)
