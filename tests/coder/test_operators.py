"""What an operator makes of the act inside it: offers, requests, threats, refusals, accusations."""

from collections.abc import Callable

import pytest

SPEECH_ACTS = [
    ("Oman offered to host talks between Chad and Sudan.", "OMN AGREE SDN+TCD"),
    ("Norway offered to mediate between Mali and Niger.", "NOR AGREE MLI+NER"),
    ("Peru agreed to send aid to Haiti.", "PER AGREE HTI"),
    ("Brazil agreed to host talks between Venezuela and Guyana.", "BRA AGREE GUY+VEN"),
    ("Ghana proposed talks with Togo.", "GHA AGREE TGO"),
    ("Austria would be happy to host talks between Serbia and Kosovo.", "AUT AGREE SRB+XKX"),
    ("Finland reaffirmed its readiness to mediate between Mali and Niger.", "FIN AGREE MLI+NER"),
    ("Uganda is ready to mediate between Sudan and Ethiopia.", "UGA AGREE ETH+SDN"),
    ("Malaysia promised to send aid to Myanmar.", "MYS AGREE MMR"),
    ("Angola vowed to support Zambia.", "AGO AGREE ZMB"),
    ("Denmark pledged to support Ukraine.", "DNK AGREE UKR"),
    ("Chile invited Peru to talks.", "CHL AGREE PER"),
    ("Turkey threatened to attack Syria.", "TUR THREATEN/violence SYR"),
    ("Serbia threatened to sever relations with Bulgaria.", "SRB THREATEN/relations BGR"),
    ("Egypt warned Ethiopia that it would attack.", "EGY THREATEN/violence ETH"),
    ("Bolivia refused to sign the treaty with Chile.", "BOL REJECT/* CHL"),
    ("Nepal declined to attend a summit with India.", "NPL REJECT/* IND"),
    ("Iraq ruled out talks with Turkey.", "IRQ REJECT/meet TUR"),
    ("Algeria rejected Spain's offer to mediate.", "DZA REJECT/* ESP"),
    ("Sudan accepted Kenya's offer to mediate.", "SDN AGREE KEN"),
    ("Kenya urged Sudan to release the prisoners.", "KEN REQUEST/yield SDN"),
    ("Japan called for talks between Thailand and Cambodia.", "JPN REQUEST/meet KHM+THA"),
    ("Colombia asked Brazil to mediate.", "COL REQUEST/meet BRA"),
    ("Canada demanded that Iran release the detainees.", "CAN REQUEST/yield IRN"),
    ("Zambia called on Malawi to hold talks.", "ZMB REQUEST/meet MWI"),
    ("India accused Pakistan of shelling the border.", "IND ACCUSE/* PAK; PAK ASSAULT/* IND"),
    ("The Philippines criticised China.", "PHL ACCUSE/disapprove CHN"),
    ("Mexico thanked Spain for its support.", "MEX SUPPORT ESP"),
    ("Panama praised Costa Rica.", "PAN SUPPORT CRI"),
    ("Fiji reaffirmed its readiness to host talks between Samoa and Tonga.", "FJI AGREE TON+WSM"),
    ("Kazakhstan expressed its willingness to mediate between Armenia and Azerbaijan.", "KAZ AGREE ARM+AZE"),
    ("Tanzania volunteered to mediate between Kenya and Uganda.", "TZA AGREE KEN+UGA"),
    ("Pope Francis appealed for peace between Israel and Hamas.", "VAT REQUEST/* HAMAS+ISR"),
    ("Croatia pressed Serbia to free the journalists.", "HRV REQUEST/yield SRB"),
    ("Guatemala snubbed an invitation from Mexico.", "GTM REJECT/* MEX"),
    ("Estonia vetoed an EU statement on Georgia.", "EST REJECT/* EU"),
    ("The Netherlands warned Turkey against an attack on Syria.", "NLD THREATEN/* TUR"),
    ("Uruguay apologised to Paraguay.", "URY CONCEDE PRY"),
    ("Nigeria gave Niger an ultimatum.", "NGA THREATEN NER"),
    ("Cameroon insisted that Chad withdraw its troops.", "CMR REQUEST/* TCD"),
    ("Somalia protested to Ethiopia over the deal.", "SOM ACCUSE/disapprove ETH"),
    ("Vanuatu recognised Kosovo.", "VUT SUPPORT XKX"),
    ("Senegal opened an investigation into Gambia.", "SEN ACCUSE/investigate GMB"),
]


@pytest.mark.parametrize(("text", "coding"), SPEECH_ACTS, ids=[row[0] for row in SPEECH_ACTS])
def test_speech_acts_with_an_act_inside(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """An offer, request, threat or refusal is one event, of the type that it makes of the act inside it."""
    assert_codes(text, coding)


THIRD_PARTIES = [
    ("Both Ethiopia and Somalia accepted Turkish mediation.", "ETH+SOM AGREE TUR"),
    ("Venezuela refused Brazilian mediation.", "VEN REJECT/* BRA"),
    ("Iraq asked Oman to mediate between Iran and Saudi Arabia.", "IRQ REQUEST/meet OMN"),
    ("Serbia called on the EU to mediate.", "SRB REQUEST/meet EU"),
    ("US-brokered talks between Congo and Rwanda went on.", "USA CONSULT COD+RWA; COD+RWA CONSULT -"),
    ("A Qatari mediator shuttled between Kinshasa and Kigali.", "QAT CONSULT COD+RWA"),
]


@pytest.mark.parametrize(("text", "coding"), THIRD_PARTIES, ids=[row[0] for row in THIRD_PARTIES])
def test_third_parties(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """Offering, being asked, accepting, refusing, mediating and giving up."""
    assert_codes(text, coding)


CODES = [
    ("Norway offered to mediate between Mali and Niger.", "039"),
    ("Sudan asked Kenya to mediate with Ethiopia.", "028"),
    ("Sudan accepted Kenya's offer to mediate.", "038"),
    ("Sudan rejected Kenya's offer to mediate.", "126"),
    ("Qatar mediated between Congo and Rwanda.", "045"),
    ("Vanuatu recognised Kosovo.", "054"),
]


@pytest.mark.parametrize(("text", "cameo"), CODES, ids=[row[0] for row in CODES])
def test_most_specific_code(coded: Callable[..., object], text: str, cameo: str) -> None:
    """The CAMEO code is the most specific that holds (section 2, Type)."""
    (event,) = coded(text).events  # type: ignore[attr-defined]
    assert event.cameo == cameo
