"""What a candidate is: speech acts with an act inside, light verbs, nominal acts, and what is no act."""

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


def test_a_third_party_is_the_actor(coded: Callable[..., object]) -> None:
    """In mediation the third party acts, the disputants are the recipients, and the code is 045 with no mode."""
    (event,) = coded("Norway is mediating between Mali and Niger.").events  # type: ignore[attr-defined]
    assert (event.cameo, event.mode) == ("045", None)
    assert {e.id for e in event.actors} == {"NOR"}
    assert {e.id for e in event.recipients} == {"MLI", "NER"}


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
