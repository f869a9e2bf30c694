"""Introductions: whoever is named once with a role keeps it for the article."""

from collections.abc import Callable

import pytest

from dragoman.articles import ReadOptions, article_from_text
from dragoman.coder.code import Coder
from dragoman.records import CodedArticle

INTRODUCED = [
    ("Ingrid Berg, Norway's envoy, spoke at noon. Berg condemned Niger.", "Ingrid Berg"),
    ("Norwegian envoy Ingrid Berg spoke at noon. Berg condemned Niger.", "Ingrid Berg"),
    ("Norway's envoy, Ingrid Berg, spoke at noon. She condemned Niger.", "Ingrid Berg"),
    ("Norway's envoy, Ingrid Berg, spoke at noon. The envoy condemned Niger.", "Ingrid Berg"),
    ("Ingrid Berg, Norway's envoy, spoke at noon.\nIt was hot.\nBerg condemned Niger.", "Ingrid Berg"),
]


@pytest.mark.parametrize(("text", "person"), INTRODUCED, ids=[row[0] for row in INTRODUCED])
def test_a_stranger_is_introduced(coded: Callable[..., CodedArticle], text: str, person: str) -> None:
    """Apposition, title or possessor say whose a person is; name, pronoun or title bring the person back."""
    (event,) = coded(text).events
    assert [e.id for e in event.actors] == ["NOR"]
    assert [e.person for e in event.actors] == [person]
    assert [e.id for e in event.recipients] == ["NER"]


def test_a_stranger_never_introduced_is_nobody(coded: Callable[..., CodedArticle]) -> None:
    """An act by a name without a role or country is not coded (section 7, Unnamed)."""
    assert coded("Gustav Lindqvist condemned Niger.").events == ()


def test_two_people_are_kept_apart(coded: Callable[..., CodedArticle]) -> None:
    """Each keeps their own country."""
    text = (
        "Norwegian envoy Ingrid Berg and Kenyan envoy Peter Otieno spoke at noon.\n"
        "Berg condemned Niger.\nOtieno condemned Burundi."
    )
    told = [(e.actors[0].id, e.recipients[0].id) for e in coded(text).events if e.event_type == "ACCUSE"]
    assert told == [("NOR", "NER"), ("KEN", "BDI")]


def test_one_article_tells_the_next_nothing(coded: Callable[..., CodedArticle]) -> None:
    """A person introduced in one article is a stranger in another."""
    assert coded("Ingrid Berg, Norway's envoy, spoke at noon. Berg condemned Niger.").events
    assert coded("Berg condemned Niger.").events == ()


def test_the_body_of_the_letterhead_speaks(coder: Coder) -> None:
    """In a press statement "the Council" and "we" are the body whose letterhead it bears."""
    text = (
        "REPUBLIC OF PERU\nNational Fisheries Council\nPress Statement No. 12\n"
        "For immediate release: 3 March 2021\n\nSTATEMENT ON THE INCIDENT OFF TACNA\n\n"
        "The Council condemned the conduct of two Chilean trawlers on Monday.\n\nWe thank Ecuador."
    )
    article = article_from_text(text, "statement.txt", ReadOptions())
    told = [(e.event_type, e.actors[0].id) for e in coder.code(article).events]
    assert told == [("ACCUSE", "PER"), ("SUPPORT", "PER")]
