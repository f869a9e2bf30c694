"""Names of a paragraph: the world's first, the parser's people where the world knows nobody."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from spacy.tokens import Doc

from dragoman.coder.names import Names, find_names
from dragoman.world import World

NOBODY = frozenset[str]()


@pytest.fixture(scope="module")
def names_of(parsed: Callable[[str], Doc], world: World) -> Callable[[str], Names]:
    """Give a function that finds the names of a text."""

    def find(text: str) -> Names:
        return find_names(parsed(text), world.find(text), world, (None, None), NOBODY)

    return find


KNOWN = [
    ("Nagorno-Karabakh was silent.", "NKR"),
    ("Chad attacked Niger.", "TCD NER"),
    ("The Kremlin and Minsk agreed.", "RUS BLR"),
    ("The CSTO met in Yerevan.", "CSTO ARM"),
    ("Somaliland is not Somalia.", "SOMALILAND SOM"),
]


@pytest.mark.parametrize(("text", "ids"), KNOWN, ids=[row[0] for row in KNOWN])
def test_the_world_overrides_the_parser(names_of: Callable[[str], Names], text: str, ids: str) -> None:
    """Names that the parser mislabels or misses are found, in the order of the text."""
    assert [name.id for name in names_of(text).every] == ids.split()


def test_a_person_nobody_knows_is_kept(names_of: Callable[[str], Names]) -> None:
    """A stranger has no id yet: the article may tell whose it is."""
    (name,) = names_of("Mr Gustav Lindqvist spoke.").every
    assert name.kind == "person"
    assert name.id is None
    assert name.person is not None
    assert "Lindqvist" in name.person


def test_every_token_of_a_name_leads_to_it(
    names_of: Callable[[str], Names], parsed: Callable[[str], Doc]
) -> None:
    """Any word of a name of several words finds the whole name."""
    text = "Saudi Arabia attacked Yemen."
    names = names_of(text)
    doc = parsed(text)
    assert names.at(doc[0]) is names.at(doc[1])
    assert names.at(doc[2]) is None


def test_names_do_not_overlap(names_of: Callable[[str], Names]) -> None:
    """A token belongs to one name at most."""
    names = names_of(
        "South Korean President Yoon Suk Yeol met North Korea's Kim Jong Un in South Sudan."
    ).every
    for one, two in pairwise(names):
        assert one.last <= two.first
