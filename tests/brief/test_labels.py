"""What an event is called."""

from typing import get_args

import pytest

from dragoman.brief.labels import STANCE, STATUS, act_sentence, label_of
from dragoman.brief.names import Names
from dragoman.records import Stance, Status

NAMES = Names({"NOR": "Norway", "TCD": "Chad", "SDN": "Sudan", "EU": "European Union"}.get)


def test_the_most_specific_label_wins() -> None:
    """A code has its own words, else those of the code above it, else those of the type."""
    assert label_of("0871", "CONCEDE").one == "declares or keeps a ceasefire"
    assert label_of("1951", "ASSAULT").one == "carries out air strikes"
    assert label_of("04", "CONSULT").one == "holds talks"
    assert label_of("", "CONSULT").one == "consult"


@pytest.mark.parametrize(
    ("cameo", "actors", "recipients", "said"),
    [
        ("039", ["NOR"], ["TCD", "SDN"], "Norway offers to mediate between Chad and Sudan"),
        ("039", ["NOR"], ["TCD"], "Norway offers to mediate for Chad"),
        ("046", ["TCD", "SDN"], [], "Chad and Sudan negotiate"),
        ("054", ["TCD", "SDN"], [], "Chad and Sudan recognise each other"),
        ("112", ["EU"], ["SDN"], "The European Union accuses Sudan"),
        ("163", ["EU", "NOR"], ["SDN"], "The European Union and Norway impose sanctions on Sudan"),
        ("190", [], ["TCD"], "Somebody unnamed uses military force against Chad"),
    ],
)
def test_acts_are_sentences(cameo: str, actors: list[str], recipients: list[str], said: str) -> None:
    """The verb agrees with its subject, and the link with what follows."""
    assert act_sentence(cameo, "CONSULT", actors, recipients, NAMES) == said


def test_every_root_has_a_label() -> None:
    """All twenty CAMEO roots can be said in words."""
    assert all(label_of(f"{root:02d}9999", "?").one != "?" for root in range(1, 21))


def test_every_status_and_stance_has_words() -> None:
    """No status or stance of the vocabulary is left without words."""
    assert set(STATUS) == set(get_args(Status))
    assert set(STANCE) == set(get_args(Stance))
