"""Datelines: told from sentences, headlines and speakers."""

import pytest

from dragoman.articles.datelines import opening_dateline, standing_dateline

LEAD = "The two sides met on Monday and agreed to meet again."


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("ODRAN: ", "ODRAN"),
        ("ODRAN (Agency) — ", "ODRAN"),
        ("BRAVEN, 3 March — ", "BRAVEN"),
        ("NEW ODRAN, March 3 (Agency) -- ", "NEW ODRAN"),
        ("Odran – ", "Odran"),
        ("New Odran: ", "New Odran"),
        ("Odran (AFP) - ", "Odran"),
        ("TIRGA, May 3. /ABC/. ", "TIRGA"),
        ("(Odran, May 9, 2022) – ", "Odran"),
        ("ODRAN/TIRGA — ", "ODRAN/TIRGA"),
        ("ODRAN, Sildan -- ", "ODRAN, Sildan"),
        ("TIRGA. ", "TIRGA"),
        ("ODRAN (Coast Wire) Monday 15 January — ", "ODRAN"),
    ],
)
def test_datelines_of_many_houses_are_read(opening: str, place: str) -> None:
    """The place is as printed, and the opening ends where the sentence begins."""
    found = opening_dateline(opening + LEAD)
    assert found is not None
    assert found.place == place
    assert found.length == len(opening)


@pytest.mark.parametrize(
    "sentence",
    [
        "Analysis: The two sides met on Monday and agreed to meet again.",
        "Petrov: “We shall never sign such a paper,” he said to the press.",
        "Petrov: We shall never sign such a paper as this one here.",
        "The Coast Army (CA) has taken three posts since Sunday, residents said.",
        "Odran – the capital – was quiet on Monday after the talks had ended.",
        "The minister said: There will be no talks before the summer is over.",
        "U.S. President James Hale met the envoys on Monday in the capital.",
        "The ceasefire held for a third day, monitors said on Monday evening.",
    ],
)
def test_sentences_are_left_whole(sentence: str) -> None:
    """A label, a speaker, a parenthesis or an abbreviation is no dateline."""
    assert opening_dateline(sentence) is None


def test_a_line_of_place_and_day_is_a_standing_dateline() -> None:
    """It gives the place; with more words it is something else."""
    assert standing_dateline("ODRAN, 3 March 2023") == "ODRAN"
    assert standing_dateline("Talks in Odran, 3 March 2023 and after") is None
