"""Entities by name."""

import pytest

from dragoman.brief.names import Names, listed
from dragoman.records import Entity


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Chad", "Chad"),
        ("United Kingdom", "the United Kingdom"),
        ("European Union", "the European Union"),
        ("Commonwealth of Independent States", "the Commonwealth of Independent States"),
        ("the West", "the West"),
        ("The Elders", "The Elders"),
        ("Boko Haram", "Boko Haram"),
        ("Philippines", "the Philippines"),
    ],
)
def test_names_have_their_article(name: str, said: str) -> None:
    """Unions, kingdoms and the like take "the"; plain names and those that have it do not."""
    assert Names({"X": name}.get).one("X") == said


def test_an_unknown_id_goes_by_the_words_of_the_article() -> None:
    """Where the world has no name the article's words stand, else the id itself."""
    names = Names(lambda _: None)
    assert names.parties([Entity(text="the river militia", id="RIVERMILITIA")]) == "the river militia"
    assert names.one("RIVERMILITIA") == "RIVERMILITIA"


def test_lists_read_as_prose() -> None:
    """Nothing, one, two and three names."""
    assert [listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_each_party_is_named_once() -> None:
    """A president and his army are one party when they have one name."""
    both = [Entity(text="the president", id="TCD"), Entity(text="the army", id="TCD")]
    assert Names({"TCD": "Chad"}.get).parties(both) == "Chad"
