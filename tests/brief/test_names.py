"""Entities by name."""

import pytest

from dragoman.brief.names import Names, in_prose, listed, on_the_word_of
from dragoman.records import Attribution


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


def test_an_unknown_id_stands_for_itself() -> None:
    """Where the world has no name the id stands, on one line."""
    assert Names(lambda _: None).one("RIVER\nMILITIA") == "RIVER MILITIA"


def test_lists_read_as_prose() -> None:
    """Nothing, one, two and three names."""
    assert [listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_each_party_is_named_once() -> None:
    """One id given twice is one party."""
    assert Names({"TCD": "Chad", "SDN": "Sudan"}.get).several(["TCD", "SDN", "TCD"]) == "Chad and Sudan"


def test_whose_word_it_is_is_said() -> None:
    """Who says so and who denies it are told apart; what anybody tells flatly needs nobody's word."""
    envoy = Attribution(speaker="the envoy", id="NOR", text="the envoy")
    denial = Attribution(speaker="Chad", id="TCD", text="Chad", stance="denies")
    assert on_the_word_of([[envoy], [envoy]]) == "on the word of the envoy"
    assert on_the_word_of([[envoy], [denial]]) == "on the word of the envoy; denied by Chad"
    assert on_the_word_of([[envoy, denial]]) == "denied by Chad"
    assert on_the_word_of([[envoy], []]) == ""
    assert on_the_word_of([[envoy], []], flatly=True) == "on the word of the envoy, and told flatly"
    assert on_the_word_of([]) == ""
    assert on_the_word_of([[envoy]], denied=True) == "denied by the envoy"


def test_nobody_known_says_it_only_where_nobody_known_does() -> None:
    """A speaker of whom nothing is told stands back behind one who is named."""
    nobody = Attribution(speaker="unnamed", id=None, text="", stance="asserts")
    envoy = Attribution(speaker="A diplomat", id="NOR", text="A diplomat")
    assert on_the_word_of([[nobody], [envoy]]) == "on the word of a diplomat"
    assert on_the_word_of([[nobody]]) == "on the word of somebody unnamed"


@pytest.mark.parametrize(
    ("speaker", "said"),
    [
        ("United States", "the United States"),
        ("UN", "the UN"),
        ("NATO", "NATO"),
        ("A diplomat", "a diplomat"),
        ("The Foreign Ministry", "the Foreign Ministry"),
        ("Chad’s Sovereign Council", "Chad’s Sovereign Council"),
        ("Amina Oumar", "Amina Oumar"),
    ],
)
def test_speakers_stand_in_a_sentence(speaker: str, said: str) -> None:
    """States and bodies get their article, an article of their own loses its capital, persons stay."""
    assert in_prose(speaker) == said
