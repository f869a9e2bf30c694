"""Whose word an article is: the agency that signs it, whatever the masthead."""

import pytest

from dragoman.articles import ReadOptions, article_from_text
from dragoman.articles.agencies import agency_named, agency_of


def _signed(text: str) -> str | None:
    return agency_of(article_from_text(text, "x.txt", ReadOptions(outlet="Daily Lantern")))


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("By Jane Doe, Reuters\n\nChad said on Monday that it would go.", "Reuters"),
        ("CAIRO, May 3 (Reuters) - Chad said on Monday that it would go. More follows.", "Reuters"),
        ("NAIROBI (AFP) — Chad met Niger on Friday. Other things were said.", "Agence France-Presse"),
        ("Source: Anadolu Agency\n\nChad met Niger on Friday.", "Anadolu"),
        ("Chad (the country) said on Monday that it would go.", None),
        ("By Jane Doe\n\nChad met Niger on Friday, AFP reported.", None),
        ("By Jane Doe, Reuters and AFP\n\nChad met Niger on Friday.", None),
    ],
)
def test_the_agency_that_signs(text: str, agency: str | None) -> None:
    """Byline, credit line and dateline name one agency; what is only quoted, or is of several, is none's."""
    assert _signed(text) == agency


def test_abbreviations_are_read_as_written() -> None:
    """All spellings of an agency are one name; a word that only sounds like one is none."""
    assert agency_named("AP") == agency_named("The Associated Press") == "Associated Press"
    assert agency_named("REUTERS") == "Reuters"
    assert agency_named("ap") is None
    assert agency_named("uni") is None
