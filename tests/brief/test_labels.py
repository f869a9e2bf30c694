"""What an event is called."""

from typing import get_args

from dragoman.brief.labels import STANCE, STATUS, act_label
from dragoman.ontology import event_types
from dragoman.records import Stance, Status


def test_the_most_specific_label_wins() -> None:
    """A code has its own words, else those of the code above it, else those of the type."""
    assert act_label("0871", "CONCEDE") == "declares or keeps a ceasefire"
    assert act_label("1951", "ASSAULT") == "strikes from the air"
    assert act_label("04", "CONSULT") == "holds talks"
    assert act_label("", "CONSULT") == "consult"


def test_every_root_has_a_label() -> None:
    """All twenty CAMEO roots can be said in words."""
    assert all(act_label(f"{root:02d}9999", "?") != "?" for root in range(1, 21))


def test_every_status_and_stance_has_words() -> None:
    """No status or stance of the vocabulary is left without words."""
    assert set(STATUS) == set(get_args(Status))
    assert set(STANCE) == set(get_args(Stance))
    assert len(event_types()) == 16
