"""What an article is about: the two who stand against each other in it."""

from collections.abc import Callable

import pytest

from dragoman.coder.code import Coder
from dragoman.records import Article

ABOUT = [
    ("Chad and Niger quarrel over the lake.\nThe border between Chad and Niger is closed.", {"TCD", "NER"}),
    ("Norway offered to mediate between Mali and Niger.\nMali welcomed the offer.", {"MLI", "NER"}),
    ("India-Pakistan tensions rose.\nIndia accused Pakistan.\nChina looked on.", {"IND", "PAK"}),
    (
        "Fighting between Thailand and Cambodia flared.\nMalaysia hosted talks.\nThailand blamed Cambodia.",
        {"THA", "KHM"},
    ),
]


@pytest.mark.parametrize(("text", "pair"), ABOUT, ids=[row[0] for row in ABOUT])
def test_the_disputants(coder: Coder, page: Callable[..., Article], text: str, pair: set[str]) -> None:
    """The weightiest pair is that of the dispute, not the one that helps or looks on."""
    _, _, _, resolvers = coder.read(page(text))
    found = resolvers[0].cast.disputants()
    assert found is not None
    assert set(found) == pair


def test_no_pair_in_an_article_about_one(coder: Coder, page: Callable[..., Article]) -> None:
    """Where one party alone is named nobody stands against it."""
    _, _, _, resolvers = coder.read(page("Iceland is an island.\nIceland has geysers."))
    assert resolvers[0].cast.disputants() is None
