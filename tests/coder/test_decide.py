"""What a candidate is: acts of all types, light verbs, headlines, and what is no act."""

from collections.abc import Callable

import pytest

LIGHT = [
    ("Vietnam held talks with Laos.", "LAO+VNM CONSULT -"),
    ("Eritrea launched an offensive against Ethiopia.", "ERI ASSAULT ETH"),
    ("Portugal expressed support for Angola.", "PRT SUPPORT AGO"),
    ("Norway imposed sanctions on Russia.", "NOR SANCTION RUS"),
    ("The Omani sultan made a visit to India.", "OMN CONSULT/visit IND"),
    ("Zambia paid a visit to Malawi.", "ZMB CONSULT/visit MWI"),
    ("Brazil gave its support to Argentina.", "BRA SUPPORT ARG"),
    ("Syria launched an attack on Turkey.", "SYR ASSAULT/* TUR"),
    ("Israel carried out air strikes on Syria.", "ISR ASSAULT/aerial SYR"),
]


@pytest.mark.parametrize(("text", "coding"), LIGHT, ids=[row[0] for row in LIGHT])
def test_light_verbs(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """The act is the noun's, its parties those of both."""
    assert_codes(text, coding)


HEADLINES = [
    ("Israel strikes Lebanon", "ISR ASSAULT/aerial LBN"),
    ("Turkey vows to attack Syria", "TUR THREATEN/violence SYR"),
    ("Chad, Niger sign treaty", "NER+TCD SUPPORT -"),
    ("Sudan rejects Kenyan mediation", "SDN REJECT/* KEN"),
    ("India accuses Pakistan", "IND ACCUSE/* PAK"),
    ("Norway Offers To Mediate Between Mali And Niger", "NOR AGREE MLI+NER"),
    ("Iranian minister visits Oman", "IRN CONSULT/visit OMN"),
]


@pytest.mark.parametrize(("title", "coding"), HEADLINES, ids=[row[0] for row in HEADLINES])
def test_headlines(assert_codes: Callable[..., None], title: str, coding: str) -> None:
    """The telegraphic present of a headline tells what happened, "to V" what is planned."""
    assert_codes("", coding, title=title)


NOTHING = [
    "The Peruvian minister said the weather was fine.",
    "Chad expressed hope that the rains would come.",
    "Chile regretted the floods in Peru.",
    "Botswana lies between Namibia and Zimbabwe.",
    "Analysts expect a difficult year for Laos.",
    "The Danish minister was disgruntled.",
    "Paraguay is a landlocked country.",
    "The Kenyan team beat Uganda by two goals.",
    "A drought struck Somalia.",
    "The Thai president was concerned about the floods.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_act(assert_codes: Callable[..., None], text: str) -> None:
    """What merely is, a feeling, a bare "said", sport and weather are no events."""
    assert_codes(text, "nothing")


DRAWING_AWAY = [
    ("Mali stayed away from the ECOWAS summit.", "MLI REJECT/* ECOWAS"),
    ("Sudan cancelled talks with Ethiopia.", "SDN REJECT/meet ETH"),
    ("Chad withdrew from talks with Niger.", "TCD SANCTION/withdraw NER"),
    ("Kenya recalled its ambassador from Somalia.", "KEN SANCTION/* SOM"),
    ("Cuba will not attend the summit with Canada.", "CUB REJECT/* CAN"),
]


@pytest.mark.parametrize(("text", "coding"), DRAWING_AWAY, ids=[row[0] for row in DRAWING_AWAY])
def test_drawing_away(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """Suspending, leaving and breaking off are SANCTION; cancelling and staying away are REJECT (section 7)."""
    assert_codes(text, coding)


FORCES = [
    ("Chad and Niger agreed a ceasefire.", "NER+TCD AGREE -"),
    ("Chad declared a ceasefire with Niger.", "TCD CONCEDE NER"),
    ("Serbia withdrew its troops from Kosovo.", "SRB RETREAT/withdraw XKX"),
    ("Rwanda sent peacekeepers to Mozambique.", "RWA AID MOZ"),
    ("Kenya deployed peacekeepers to Haiti.", "KEN AID HTI"),
    ("Iran released three French prisoners.", "IRN RETREAT/release FRA"),
    ("Chad massed troops on the border with Sudan.", "TCD MOBILIZE/* SDN"),
]


@pytest.mark.parametrize(("text", "coding"), FORCES, ids=[row[0] for row in FORCES])
def test_forces_and_ceasefires(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """Ceasefires by how they came about, peacekeepers as help, withdrawals as retreat (section 7)."""
    assert_codes(text, coding)


TYPES = [
    ("Cyprus and Greece held joint military exercises.", "CYP+GRC COOPERATE -"),
    ("Japan granted Laos a loan.", "JPN AID LAO"),
    ("Germany supplied Ukraine with tanks.", "DEU AID UKR"),
    ("Eritrea freed five Ethiopian prisoners.", "ERI RETREAT/release ETH"),
    ("The Malian foreign minister resigned.", "MLI RETREAT/resign -"),
    ("Protesters in Georgia blocked a road.", "GEO PROTEST/obstruct -"),
    ("Iran seized a Greek tanker.", "IRN COERCE/seize GRC"),
    ("Algeria deported hundreds of Malians.", "DZA COERCE/deport MLI"),
    ("China blockaded Taiwan.", "CHN COERCE/* TWN"),
    ("North Korea fired a missile at Japan.", "PRK ASSAULT/* JPN"),
    ("Ukraine shot down a Russian jet.", "UKR ASSAULT/* RUS"),
    ("Azerbaijan captured a town from Armenia.", "AZE ASSAULT/* ARM"),
    ("India banned imports from Pakistan.", "IND SANCTION/* PAK"),
    ("Belarus moved tanks to the Polish border.", "BLR MOBILIZE/* POL"),
    ("Sudan closed the border with Chad.", "SDN COERCE/restrict TCD"),
    ("Turkey shelled Syrian villages.", "TUR ASSAULT/heavy-weapons SYR"),
    ("A Russian drone struck Odesa.", "RUS ASSAULT/drone UKR"),
    ("RSF fighters killed twelve Sudanese soldiers.", "RSF ASSAULT/* SDN"),
    ("Kyrgyz and Tajik border guards clashed.", "KGZ+TJK ASSAULT/* -"),
    ("Kosovo telephoned Albania.", "XKX CONSULT/phone ALB"),
]


@pytest.mark.parametrize(("text", "coding"), TYPES, ids=[row[0] for row in TYPES])
def test_acts_of_all_types(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """Each of the sixteen types is told from the others (section 2, Type)."""
    assert_codes(text, coding)
