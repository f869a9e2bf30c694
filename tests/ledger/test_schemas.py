"""Rows and what they were made of."""

from datetime import date

import pytest

from dragoman.ledger.schemas import valid_time
from dragoman.records import Claim, Tie


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2020", "2020", (date(2020, 1, 1), date(2020, 12, 31))),
        ("2020-02", "2020-02", (date(2020, 2, 1), date(2020, 2, 29))),
        ("2020-11-09", "2021-11-10", (date(2020, 11, 9), date(2021, 11, 10))),
        (None, None, (None, None)),
        ("2021-13", None, (None, None)),
    ],
)
def test_a_tie_holds_from_its_first_day_to_its_last(
    since: str | None, until: str | None, expected: tuple[date | None, date | None]
) -> None:
    """A year or a month counts whole; what is no date leaves the column open."""
    tie = Tie(kind="partner-of", a="KEN", b="UGA", since=since, until=until, quote="partners", start=0)
    assert valid_time(tie) == expected


def test_claims_have_no_time_of_their_own() -> None:
    """Their columns stay open."""
    claim = Claim(proposition="that", positions=(), contested=False, quote="that", start=0)
    assert valid_time(claim) == (None, None)
