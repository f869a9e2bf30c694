"""Events as scoring sees them."""

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.evaluation.tellings import find_span, first_speaker, gold_events, predicted_events

Make = Callable[..., dict[str, Any]]


def test_the_start_decides_between_places(text: str) -> None:
    """Words that stand twice are found at their start; a wrong start falls back on the first place."""
    assert find_span({"quote": "Chad", "start": 73}, text) == (73, 77)
    assert find_span({"quote": "Chad", "start": 3}, text) == (28, 32)
    assert find_span({"quote": "Chad"}, text) == (28, 32)
    assert find_span({"quote": "Niger"}, text) is None
    assert find_span({"quote": ""}, text) is None


@pytest.mark.parametrize(
    ("chain", "name"),
    [
        ([], ""),
        ([{"speaker": "Idriss Déby"}], "déby"),
        ([{"speaker": None, "text": "the envoy"}], "envoy"),
        (["N’Djamena."], "n’djamena"),
        ([{"speaker": "A"}, {"speaker": "B"}], "a"),
    ],
)
def test_the_outermost_speaker_counts_by_last_name(chain: list[Any], name: str) -> None:
    """Speakers agree by the last word of the outermost one's name, whatever its case."""
    assert first_speaker({"attribution": chain}) == name


def test_a_quote_that_is_not_there_is_an_error(text: str, event: Make) -> None:
    """A prediction with words of its own making drops out and is reported."""
    errors: list[str] = []
    kept = predicted_events(
        [event("Chad accused Sudan", "ACCUSE"), event("Chad praised", "SUPPORT")], text, errors, "a.txt"
    )
    assert len(kept) == 1
    assert errors == ["a.txt: not in the article: 'Chad praised'"]


def test_retellings_fold_into_the_fullest(text: str, event: Make) -> None:
    """A retelling lends its words, type, status, speaker and time to the event that it retells."""
    whole = event("Chad accused Sudan", "ACCUSE", "TCD", "SDN")
    again = event(
        "Chad blamed Sudan again",
        "REJECT",
        "TCD",
        same_as="Chad accused Sudan",
        status="planned",
        time={"start": "2024-01-01"},
    )
    (folded,) = gold_events([whole, again], text, [], "a.txt")
    assert folded.spans == [(28, 46), (73, 96)]
    assert folded.types == {"ACCUSE", "REJECT"}
    assert folded.statuses == {"occurred", "planned"}
    assert folded.time == {"start": "2024-01-01"}


def test_two_events_on_the_same_words_stay_two(text: str, event: Make) -> None:
    """One quote may carry two events: neither hides the other."""
    assert len(gold_events([event("Talks", "CONSULT"), event("Talks", "AGREE")], text, [], "a.txt")) == 2
