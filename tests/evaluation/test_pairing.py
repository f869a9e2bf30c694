"""Which prediction stands for which gold event."""

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.evaluation.pairing import pair_up, retellings
from dragoman.evaluation.tellings import gold_events, predicted_events

Make = Callable[..., dict[str, Any]]


def test_the_better_fit_wins(text: str, event: Make) -> None:
    """Of two predictions on the same words the one with the right type is paired; pairs are one to one."""
    got = predicted_events(
        [event("Chad accused", "AID", "TCD"), event("accused Sudan", "ACCUSE", "TCD", "SDN")], text, [], ""
    )
    want = gold_events([event("Chad accused Sudan", "ACCUSE", "TCD", "SDN")], text, [], "")
    assert [(p.kind, g.kind) for p, g in pair_up(got, want)] == [("ACCUSE", "ACCUSE")]


def test_words_apart_are_no_pair(text: str, event: Make) -> None:
    """The right type on other words finds nothing."""
    got = predicted_events([event("Talks were held", "ACCUSE", "TCD")], text, [], "")
    want = gold_events([event("Chad accused Sudan", "ACCUSE", "TCD")], text, [], "")
    assert pair_up(got, want) == []


@pytest.mark.parametrize(("actor", "free"), [("TCD", 1), ("KEN", 0)])
def test_a_second_telling_is_free_for_the_same_actor(text: str, event: Make, actor: str, free: int) -> None:
    """A left-over prediction on a known retelling costs nothing if type and an actor agree."""
    got = predicted_events(
        [event("Chad accused Sudan", "ACCUSE", "TCD"), event("Chad blamed Sudan again", "ACCUSE", actor)],
        text,
        [],
        "",
    )
    want = gold_events(
        [event("Chad accused Sudan", "ACCUSE", "TCD", also=["Chad blamed Sudan again"])], text, [], ""
    )
    assert retellings(got, want, pair_up(got, want)) == free
