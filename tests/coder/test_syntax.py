"""Arguments of a predicate: passives, relatives, participles, coordination, control and raising."""

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from dragoman.coder import syntax

Find = Callable[[str, str], Token]

SUBJECTS = [
    ("Chad attacked Niger.", "attacked", "Chad"),
    ("Niger was attacked by Chad.", "attacked", "Chad"),
    ("Chad condemned Niger and recalled its envoy.", "recalled", "Chad"),
    ("Chad offered to mediate.", "mediate", "Chad"),
    ("Chad urged Niger to withdraw.", "withdraw", "Niger"),
    ("Chad promised Niger to withdraw.", "withdraw", "Chad"),
    ("Chad, which attacked Niger, is large.", "attacked", "Chad"),
    ("The raids launched by Chad went on.", "launched", "Chad"),
    ("Accusing Niger of lies, Chad recalled its envoy.", "Accusing", "Chad"),
    ("Chad appeared to threaten Niger.", "threaten", "Chad"),
    ("Chad wants to talk and sign a treaty.", "sign", "Chad"),
]


@pytest.mark.parametrize(("text", "verb", "who"), SUBJECTS, ids=[row[0] for row in SUBJECTS])
def test_logical_subject(word_in: Find, text: str, verb: str, who: str) -> None:
    """The doer is found through voice, coordination, control, raising, relatives and participles."""
    found = syntax.logical_subject(word_in(text, verb))
    assert found is not None
    assert found.text == who


def test_a_passive_without_an_agent_has_no_doer(word_in: Find) -> None:
    """The subject of a passive is not who does it."""
    assert syntax.logical_subject(word_in("Niger was attacked at dawn.", "attacked")) is None


OBJECTS = [
    ("Chad attacked Niger.", "attacked", "Niger"),
    ("Niger was attacked by Chad.", "attacked", "Niger"),
    ("The treaty that Chad signed has lapsed.", "signed", "treaty"),
    ("The raids launched by Chad went on.", "launched", "raids"),
    ("Chad, which attacked Niger, is large.", "attacked", "Niger"),
]


@pytest.mark.parametrize(("text", "verb", "what"), OBJECTS, ids=[row[0] for row in OBJECTS])
def test_logical_object(word_in: Find, text: str, verb: str, what: str) -> None:
    """What it is done to is found through voice, relatives and participles."""
    found = syntax.logical_object(word_in(text, verb))
    assert found is not None
    assert found.text == what


VOICES = [
    ("Niger was attacked by Chad.", "attacked", True),
    ("Chad has attacked Niger.", "attacked", False),
    ("Chad attacked Niger.", "attacked", False),
    ("The raids launched by Chad went on.", "launched", True),
    ("The envoys were seized and expelled.", "expelled", True),
    ("Chad is attacking Niger.", "attacking", False),
]


@pytest.mark.parametrize(("text", "verb", "passive"), VOICES, ids=[row[0] for row in VOICES])
def test_is_passive(word_in: Find, text: str, verb: str, passive: bool) -> None:
    """Passives are told from perfects and progressives."""
    assert syntax.is_passive(word_in(text, verb)) is passive


SHAPES = [
    ("Chad offered to mediate.", "offered", "infinitive"),
    ("Chad says that it will mediate.", "says", "clause"),
    ("Chad attacked Niger.", "attacked", "none"),
    ("Chad urged Niger to withdraw.", "urged", "infinitive"),
]


@pytest.mark.parametrize(("text", "verb", "shape"), SHAPES, ids=[row[0] for row in SHAPES])
def test_complement_shape(word_in: Find, text: str, verb: str, shape: str) -> None:
    """Infinitives, clauses and nothing at all are told apart."""
    assert syntax.complement_shape(syntax.complement(word_in(text, verb))) == shape


def test_conjuncts_come_in_order(word_in: Find) -> None:
    """A list of three is three heads, from the first to the last."""
    first = word_in("Chad, Mali and Niger met.", "Chad")
    assert [t.text for t in syntax.conjuncts(first)] == ["Chad", "Mali", "Niger"]


def test_core_span_keeps_arguments_and_drops_what_follows(word_in: Find) -> None:
    """The words of an act are the predicate with its arguments, without the clause after them."""
    text = "Chad attacked Niger, which has few soldiers."
    start, end = syntax.core_span(word_in(text, "attacked"))
    assert text[start:end] == "Chad attacked Niger"


CODED = [
    # passives with and without an agent
    ("Syria was attacked by Turkey.", "TUR ASSAULT/* SYR"),
    ("Three Malian soldiers were arrested by Ivorian police.", "CIV COERCE/arrest MLI"),
    ("Two Ugandan diplomats were expelled by Rwanda.", "RWA SANCTION/expel UGA"),
    ("Sanctions were imposed on Belarus by Canada.", "CAN SANCTION BLR"),
    ("Kenya was urged by Egypt to mediate.", "EGY REQUEST/meet KEN"),
    ("Kenya was accused by Uganda of meddling.", "UGA ACCUSE/* KEN"),
    ("Guyana was invaded.", "nothing"),
    ("The embassy was closed at noon.", "nothing"),
    # participles and relative clauses
    ("Turkey, which attacked Syria, is a member of NATO.", "TUR ASSAULT/* SYR"),
    ("Ethiopia, whose army attacked Eritrea, is vast.", "ETH ASSAULT/* ERI"),
    ("The truce brokered by Oman between Yemen and Saudi Arabia lasted a year.", "OMN CONSULT SAU+YEM"),
    ("The Malian envoys expelled by Algeria flew home.", "DZA SANCTION/expel MLI"),
    ("Sweden, accusing Hungary of delay, said little.", "SWE ACCUSE/* HUN"),
    ("Having attacked Iran, Israel fell silent.", "ISR ASSAULT/* IRN"),
    # coordination of actors, verbs and objects
    ("Chad and Niger attacked Mali.", "NER+TCD ASSAULT/* MLI"),
    ("Canada and Japan imposed sanctions on Myanmar.", "CAN+JPN SANCTION MMR"),
    ("Israel attacked Lebanon and Syria.", "ISR ASSAULT/* LBN+SYR"),
    ("Ghana condemned Togo and praised Benin.", "GHA ACCUSE/* TGO; GHA SUPPORT BEN"),
    (
        "Poland criticised Belarus and expelled its ambassador.",
        "POL ACCUSE/disapprove BLR; POL SANCTION/expel BLR",
    ),
    ("The foreign ministers of Peru, Chile and Bolivia met.", "BOL+CHL+PER CONSULT/* -"),
    ("Australia, New Zealand and Fiji condemned Tonga.", "AUS+FJI+NZL ACCUSE/* TON"),
    # control and raising
    ("India appeared to attack Pakistan.", "IND ASSAULT/* PAK"),
    ("Kenya managed to mediate between Sudan and Ethiopia.", "KEN CONSULT ETH+SDN"),
    ("Togo sought to mediate between Mali and Ivory Coast.", "TGO AGREE CIV+MLI planned"),
    ("Colombia helped mediate between Peru and Ecuador.", "COL CONSULT ECU+PER"),
    # apposition
    ("Tuvalu, an island state, condemned Fiji.", "TUV ACCUSE/* FJI"),
    ("Chad's neighbour, Niger, condemned Mali.", "NER ACCUSE/* MLI"),
]


@pytest.mark.parametrize(("text", "coding"), CODED, ids=[row[0] for row in CODED])
def test_shapes_of_clauses(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """The same act is read out of every shape that a clause can give it."""
    assert_codes(text, coding)
