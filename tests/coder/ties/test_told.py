"""Ties that words tell: each kind, and whether it holds."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle, Tie

TABLE = [
    ("Serbia does not recognise Kosovo.", "recognises SRB XKX not"),
    ("Honduras recognised Palestine in 2011.", "recognises HND PSE"),
    ("Chad severed diplomatic relations with Niger in 2019.", "diplomatic-relations NER TCD ended"),
    ("Armenia is a member of the CSTO.", "member-of ARM CSTO"),
    ("Turkey, a member of NATO, has a large army.", "member-of TUR NATO"),
    ("Laos is not a member of NATO.", "member-of LAO NATO not"),
    ("Pakistan is a longtime ally of China.", "allied-with CHN PAK"),
    ("Iran is a strategic partner of Venezuela.", "partner-of IRN VEN"),
    ("India's conflict with Pakistan is old.", "in-conflict-with IND PAK"),
    ("Argentina claims the Falkland Islands.", "claims ARG FLK"),
    ("Russia controls Crimea.", "controls RUS CRIMEA"),
    ("Armenia depends on Russia for gas.", "dependent-on ARM RUS"),
    ("Moldova's dependence on Russia is waning.", "dependent-on MDA RUS"),
]


@pytest.mark.parametrize(("text", "tie"), TABLE, ids=[row[0] for row in TABLE])
def test_kinds_of_ties(
    coded: Callable[..., CodedArticle], noted: Callable[[Tie], str], text: str, tie: str
) -> None:
    """Every kind of codebook section 4 that words tell, as it holds or does not."""
    assert [noted(t) for t in coded(text).ties] == [tie]


NONE = [
    "The member smiled.",
    "Peru has ties with Mali.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_tie(coded: Callable[..., CodedArticle], text: str) -> None:
    """A word that tells of no bond between two makes no tie, and "ties" alone may be of any kind."""
    assert coded(text).ties == ()


def test_a_tie_on_somebodys_word(coded: Callable[..., CodedArticle]) -> None:
    """Who says that it stands is kept."""
    (tie,) = coded("Kenya said that Sudan does not recognise Somaliland.").ties
    assert [link.id for link in tie.attribution] == ["KEN"]


def test_what_one_denies_of_itself_does_not_hold(
    coded: Callable[..., CodedArticle], noted: Callable[[Tie], str]
) -> None:
    """The tie is on record as not holding, on the word of whoever denies it."""
    (tie,) = coded("Rwanda denies that it controls Goma.").ties
    assert (noted(tie), [link.id for link in tie.attribution]) == ("controls RWA GOMA not", ["RWA"])


def test_a_conflict_told_with_one_side_has_the_other_from_the_article(
    coded: Callable[..., CodedArticle], noted: Callable[[Tie], str]
) -> None:
    """Section 4: "friction with Chad" is that of whom the article sets against it."""
    article = coded("Chad attacked Niger in May. The offer came amid friction with Chad.")
    assert "in-conflict-with NER TCD" in [noted(t) for t in article.ties]


def test_who_calls_another_a_partner_speaks_for_a_state(
    coded: Callable[..., CodedArticle], noted: Callable[[Tie], str]
) -> None:
    """The tie is that of the speaker's state."""
    article = coded("Zambian ambassador Paul Lumbi described Malawi as an important partner.")
    assert [noted(t) for t in article.ties] == ["partner-of MWI ZMB"]
