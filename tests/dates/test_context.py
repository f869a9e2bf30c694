"""Telling months and years from verbs, names and counts."""

import pytest

from dragoman.dates import find_dates


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("It may rain in May.", ["in May"]),
        ("May was calm; the May fighting was not.", ["May"]),
        ("Talks since March, a march in the capital.", ["since March"]),
        ("The ambassador, April Glaspie, left in April.", ["in April"]),
        ("An October offensive followed.", ["October"]),
        ("Jan went to Mar del Plata.", []),
    ],
)
def test_months(text: str, phrases: list[str]) -> None:
    """A month that is also a verb or a name counts only after words that call for a month."""
    assert [p.text for p in find_dates(text)] == phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Iran's 2015 nuclear deal", ["2015"]),
        ("the war (1992) and the truce", ["1992"]),
        ("2014 elections were void.", ["2014"]),
        ("They sent 2014 peacekeepers in 2014.", ["in 2014"]),
        ("The column of 1999 vehicles", []),
        ("Room 2019 was empty.", []),
        ("About 1950 kilometres", []),
    ],
)
def test_years(text: str, phrases: list[str]) -> None:
    """Four figures are a year after a preposition, article or genitive, or before an event; not before what is counted."""
    assert [p.text for p in find_dates(text)] == phrases
