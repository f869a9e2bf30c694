"""All claims of an article."""

from collections.abc import Callable

from dragoman.records import CodedArticle


def test_the_outlets_own_statements_are_no_claims(coded: Callable[..., CodedArticle]) -> None:
    """Nobody's word, no claim."""
    assert coded("Syrian troops crossed the border at dawn.").claims == ()


def test_positions_quote_the_text(coded: Callable[..., CodedArticle]) -> None:
    """Every position's words stand at its offset."""
    text = "Kenya said that Chad had shelled Niger at night. Reuters could not confirm the reports."
    for claim in coded(text).claims:
        for position in claim.positions:
            assert text[position.start :].startswith(position.quote)
