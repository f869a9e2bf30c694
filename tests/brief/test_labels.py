"""What an event is called."""

import csv
from typing import get_args

import pytest

from dragoman.brief.labels import LABELS, SAYING, STANCE, STATUS, act_sentence, label_of
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


@pytest.mark.parametrize(
    ("cameo", "status", "said"),
    [
        ("054", "not-done", "Norway did not recognise Chad"),
        ("054", "denied", "It is denied that Norway recognises Chad"),
        ("039", "planned", "Norway is to mediate for Chad"),
        ("036", "planned", "Norway is to meet Chad"),
        ("036", "hypothetical", "Norway may meet Chad"),
        ("036", "occurred", "Norway agrees or offers to meet Chad"),
        ("163", "hypothetical", "Norway may impose sanctions on Chad"),
        ("045", "ongoing", "Norway mediates for Chad (under way)"),
    ],
)
def test_what_did_not_happen_is_not_said_as_if_it_had(cameo: str, status: Status, said: str) -> None:
    """The sentence bears the status; a planned promise to meet is a planned meeting (codebook section 7)."""
    assert act_sentence(cameo, "CONSULT", ["NOR"], ["TCD"], NAMES, status=status) == said


def test_an_act_without_its_object_says_so_and_plural_names_take_their_verb() -> None:
    """No verb that needs an object stands bare, and forces and the like are several."""
    assert act_sentence("051", "SUPPORT", ["NOR"], [], NAMES) == "Norway backs or praises somebody unnamed"
    forces = Names({"RSF": "Rapid Support Forces"}.get)
    assert act_sentence("020", "REQUEST", ["RSF"], [], forces) == "The Rapid Support Forces appeal"


def test_every_label_has_its_bare_verb() -> None:
    """The form for several is the bare verb: "did not", "may" and "is to" stand before it."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["label"].split()[0] != row["several"].split()[0] for row in rows)


def test_every_root_has_a_label() -> None:
    """All twenty CAMEO roots can be said in words."""
    assert all(label_of(f"{root:02d}9999", "?").one != "?" for root in range(1, 21))


def test_every_status_and_stance_has_words() -> None:
    """No status or stance of the vocabulary is left without words."""
    assert set(STATUS) == set(get_args(Status))
    assert set(STANCE) == set(SAYING) == set(get_args(Stance))
