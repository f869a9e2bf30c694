"""What was coded, in one line."""

import msgspec
import pytest

from dragoman.brief.coded import coded_words
from dragoman.brief.notes import Pair


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("events", "AGREE (CAMEO 039): TUR → ETH, SOM, occurred, 2 July 2024"),
        ("mediations", "mediation, offered: TUR between ETH, SOM"),
        ("ties", "tie: SOM recognises SOMALILAND, does not hold"),
        ("claims", "claim: Mogadishu asserts; Addis Ababa denies"),
        ("obstacles", "obstacle, says outlet"),
    ],
)
def test_every_kind_is_said(kind: str, words: str, pairs: list[Pair]) -> None:
    """Type, parties, status and time as the codebook has them."""
    records = getattr(pairs[0][1], kind)
    assert coded_words(records[1 if kind == "events" else 0]) == words


def test_how_sure_it_is_is_said(pairs: list[Pair]) -> None:
    """A measured confidence is told as a share; one not measured is not made up."""
    event = pairs[0][1].events[1]
    assert coded_words(msgspec.structs.replace(event, confidence=0.714)).endswith(
        "; right in 71 of 100 such cases"
    )
    assert "right in" not in coded_words(event)
