"""Did it happen: negation and its scope, modals, conditions, plans, denials and omissions."""

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from dragoman.coder import status

Find = Callable[[str, str], Token]

NEGATED = [
    ("Chad did not attack Niger.", "attack", True),
    ("Chad never attacked Niger.", "attacked", True),
    ("Chad attacked Niger.", "attacked", False),
    ("No envoy met the rebels.", "met", True),
    ("Chad did not sign but attacked Niger.", "attacked", False),
    ("Chad attacked a village that was not defended.", "attacked", False),
]


@pytest.mark.parametrize(("text", "verb", "negated"), NEGATED, ids=[row[0] for row in NEGATED])
def test_scope_of_negation(word_in: Find, text: str, verb: str, negated: bool) -> None:
    """A negation reaches its own clause and no further."""
    assert status.is_negated(word_in(text, verb)) is negated


FUTURE = [
    ("Chad will attack Niger.", "attack", True),
    ("Chad is to visit Niger.", "visit", True),
    ("Chad is going to visit Niger.", "visit", True),
    ("Chad attacked Niger.", "attacked", False),
    ("Chad has attacked Niger.", "attacked", False),
]


@pytest.mark.parametrize(("text", "verb", "future"), FUTURE, ids=[row[0] for row in FUTURE])
def test_future(word_in: Find, text: str, verb: str, future: bool) -> None:
    """The ways in which English says that something lies ahead."""
    assert status.is_future(word_in(text, verb)) is future


CONDITIONAL = [
    ("Chad could attack Niger.", "attack", True),
    ("Chad might attack Niger.", "attack", True),
    ("If Chad attacked Niger, Mali would leave.", "attacked", True),
    ("Chad attacked Niger when it rained.", "attacked", False),
]


@pytest.mark.parametrize(("text", "verb", "conditional"), CONDITIONAL, ids=[row[0] for row in CONDITIONAL])
def test_conditional(word_in: Find, text: str, verb: str, conditional: bool) -> None:
    """What is only possible is told from what is."""
    assert status.is_conditional(word_in(text, verb)) is conditional


TABLE = [
    # not done, as the text itself tells
    ("Chad did not attack Niger.", "TCD ASSAULT/* NER not-done"),
    ("Egypt failed to attack Libya.", "EGY ASSAULT/* LBY not-done"),
    ("Ghana never attacked Togo.", "GHA ASSAULT/* TGO not-done"),
    # denied, by its would-be doer
    ("Iran denied attacking Iraq.", "IRN ASSAULT/* IRQ denied"),
    ("Turkey said it did not attack Syria.", "TUR ASSAULT/* SYR denied"),
    # only possible
    ("Kenya could attack Somalia.", "KEN ASSAULT/* SOM hypothetical"),
    ("Zambia might attack Malawi.", "ZMB ASSAULT/* MWI hypothetical"),
    ("If Chad attacked Niger, Mali would help.", "TCD ASSAULT/* NER hypothetical"),
    # planned, expected, hoped for
    ("Israel will attack Lebanon.", "ISR ASSAULT/* LBN planned"),
    ("The Ugandan president will visit Kenya on Friday.", "UGA AGREE KEN planned"),
    ("Peru is planning talks with Chile.", "PER AGREE CHL planned"),
    ("Spain is expected to meet Portugal on Monday.", "ESP AGREE PRT planned"),
    ("Chad hoped to hold talks with Niger.", "TCD AGREE NER planned"),
    ("Laos is set to visit Vietnam on Monday.", "LAO AGREE VNM planned"),
    # going on
    ("Russia is attacking Ukraine.", "RUS ASSAULT/* UKR ongoing"),
    ("Qatar is mediating between Congo and Rwanda.", "QAT CONSULT COD+RWA ongoing"),
    # an announced absence or refusal is the act
    ("Rwanda refrained from attacking Burundi.", "RWA REJECT/* BDI"),
    # the scope of a refusal ends with its clause
    (
        "Poland refused to meet Belarus and criticised Russia.",
        "POL REJECT/meet BLR; POL ACCUSE/disapprove RUS",
    ),
    # nobody
    ("Nobody attacked Chad.", "nothing"),
    # a perfect is past
    ("Israel has attacked Lebanon.", "ISR ASSAULT/* LBN"),
    ("Cambodia had condemned Thailand.", "KHM ACCUSE/* THA"),
    # on somebody's word
    ("Chile said Peru would visit Bolivia.", "PER AGREE BOL planned"),
    ("Kenya confirmed that it would attend a summit with Somalia.", "KEN AGREE SOM planned"),
    ("Fiji denied accusing Tonga.", "FJI ACCUSE/* TON denied"),
    ("Cuba and Haiti may meet in June.", "CUB+HTI CONSULT - hypothetical"),
    ("Portugal had planned to visit Spain.", "PRT AGREE ESP planned"),
]


@pytest.mark.parametrize(("text", "coding"), TABLE, ids=[row[0] for row in TABLE])
def test_status_of_acts(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """Each status as codebook sections 2 and 7 lay it down."""
    assert_codes(text, coding)
