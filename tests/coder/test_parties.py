"""Who fills which slot: the parties of nouns, and third parties."""

from collections.abc import Callable

import pytest

NOMINAL = [
    ("Doha's offer to broker a truce between Chad and Sudan stands.", "QAT AGREE SDN+TCD"),
    ("The withdrawal of Senegalese peacekeepers from Gambia took a week.", "SEN RETREAT/withdraw GMB"),
    ("Algeria's rejection of Morocco's plan surprised nobody.", "DZA REJECT/* MAR"),
    ("Israeli strikes on Lebanon left a crater.", "ISR ASSAULT/* LBN"),
    ("A ceasefire brokered by Egypt between Libya and Chad collapsed.", "EGY CONSULT LBY+TCD"),
    ("The Turkish invasion of Cyprus left scars.", "TUR ASSAULT CYP"),
    ("Burundi's accusations against Rwanda fell on deaf ears.", "BDI ACCUSE/* RWA"),
    ("Talks between Fiji and Tonga ended late.", "FJI+TON CONSULT -"),
    ("Chad's threat to attack Niger alarmed nobody.", "TCD THREATEN/violence NER"),
    ("Kenya's refusal to meet Somalia surprised nobody.", "KEN REJECT/meet SOM"),
    ("The Omani sultan's visit to India lasted a week.", "OMN CONSULT/visit IND"),
]


@pytest.mark.parametrize(("text", "coding"), NOMINAL, ids=[row[0] for row in NOMINAL])
def test_nominal_acts(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """A noun with its parties is as good an act as a verb with its own."""
    assert_codes(text, coding)


def test_a_third_party_is_the_actor(coded: Callable[..., object]) -> None:
    """In mediation the third party acts, the disputants are the recipients, and the code is 045 with no mode."""
    (event,) = coded("Norway is mediating between Mali and Niger.").events  # type: ignore[attr-defined]
    assert (event.cameo, event.mode) == ("045", None)
    assert {e.id for e in event.actors} == {"NOR"}
    assert {e.id for e in event.recipients} == {"MLI", "NER"}
