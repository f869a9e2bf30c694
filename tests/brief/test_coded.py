"""What was coded, in one line."""

import msgspec
import pytest

from dragoman.brief.coded import coded_words, inferred_words
from dragoman.brief.notes import Pair
from dragoman.records import Entity, Event


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


def test_a_side_that_no_words_name_is_told_as_inferred() -> None:
    """The coder's filling is said; a pronoun and a name are words, and one telling that names the side is enough."""
    chad = Entity(text="Chad", id="TCD")
    named = Event(quote="Chad struck", start=0, event_type="ASSAULT", cameo="190", actors=(chad,))
    filled = msgspec.structs.replace(named, actors=(Entity(text="struck", id="TCD"),))
    pronoun = msgspec.structs.replace(named, actors=(Entity(text="it", id="TCD"),))
    assert inferred_words([filled]) == "by whom is inferred, not told in these words"
    assert inferred_words([filled, named]) == inferred_words([pronoun]) == inferred_words([]) == ""


def test_how_sure_it_is_is_said(pairs: list[Pair]) -> None:
    """A measured confidence is told as a share; one not measured is not made up."""
    event = pairs[0][1].events[1]
    assert coded_words(msgspec.structs.replace(event, confidence=0.714)).endswith(
        "; right in 71 of 100 such cases"
    )
    assert "right in" not in coded_words(event)
