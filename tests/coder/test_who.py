"""Whom words stand for: capitals, palaces, offices, nationalities, descriptions."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle, Entity

STANDS_FOR = [
    # capitals, palaces, ministries, armies
    ("Paris criticised Bamako.", "FRA ACCUSE/disapprove MLI"),
    ("The Kremlin criticised Tallinn.", "RUS ACCUSE/disapprove EST"),
    ("The White House condemned Caracas.", "USA ACCUSE/* VEN"),
    ("Downing Street condemned Minsk.", "GBR ACCUSE/* BLR"),
    ("The Kenyan foreign ministry condemned Uganda.", "KEN ACCUSE/* UGA"),
    ("The Ethiopian army attacked Eritrea.", "ETH ASSAULT/* ERI"),
    ("Ankara and Athens held talks.", "GRC+TUR CONSULT -"),
    # leaders, by name and by office
    ("The Armenian prime minister accused Azerbaijan.", "ARM ACCUSE/* AZE"),
    ("The Armenian premier criticised Baku.", "ARM ACCUSE/* AZE"),
    ("Nikol Pashinian criticised Baku.", "ARM ACCUSE/* AZE"),
    ("Vladimir Putin criticised Poland.", "RUS ACCUSE/disapprove POL"),
    ("The Chilean premier met his Peruvian counterpart.", "CHL+PER CONSULT -"),
    ("Norway's foreign minister condemned Iceland.", "NOR ACCUSE/* ISL"),
    ("The president of Chad condemned Niger.", "TCD ACCUSE/* NER"),
    # blocs and groups
    ("African Union envoys met Sudanese generals.", "AU+SDN CONSULT -"),
    ("The European Union imposed sanctions on Myanmar.", "EU SANCTION MMR"),
    ("The UN condemned Eritrea.", "UN ACCUSE/* ERI"),
    ("Hamas attacked Israel.", "HAMAS ASSAULT/* ISR"),
    ("Houthi rebels attacked Saudi Arabia.", "HOUTHI ASSAULT/* SAU"),
    ("M23 attacked Congo.", "M23 ASSAULT/* COD"),
    ("The Kosovan government condemned Serbia.", "XKX ACCUSE/* SRB"),
]


@pytest.mark.parametrize(("text", "coding"), STANDS_FOR, ids=[row[0] for row in STANDS_FOR])
def test_what_a_name_stands_for(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """Whatever speaks for a state has the state's id; blocs and groups have their own (section 2)."""
    assert_codes(text, coding)


LATER = [
    # "the kingdom", "the bloc", "the ambassador"
    ("Saudi Arabia and Qatar met. The kingdom then condemned Iran.", "QAT+SAU CONSULT -; SAU ACCUSE/* IRN"),
    ("The EU met in May. The bloc imposed sanctions on Belarus.", "EU CONSULT/* -; EU SANCTION BLR"),
    (
        "Zambian ambassador Paul Lumbi met reporters. The ambassador condemned Malawi.",
        "ZMB ACCUSE/* MWI",
    ),
    (
        "Ingrid Berg, Norway's envoy, spoke at noon. Berg condemned Niger.",
        "NOR ACCUSE/* NER",
    ),
    # "which", "whose"
    ("Angola, which condemned Zambia, is large.", "AGO ACCUSE/* ZMB"),
    ("The Danish minister, who met the Greek minister, smiled.", "DNK+GRC CONSULT -"),
    (
        "Nepal recalled its ambassador from India. New Delhi called the step regrettable.",
        "NPL SANCTION/* IND",
    ),
    ("The Taliban attacked Pakistan.", "AFG ASSAULT/* PAK"),
    # people of the place where they act; bodies by the last word of their name; the letterhead's body
    ("Ecuador is tense. Nurses in Quito condemned Peru.", "ECU ACCUSE/* PER"),
    ("Kenya is calm. Protesters in Kampala condemned Rwanda.", "UGA ACCUSE/* RWA"),
    ("Peru's National Fisheries Council sat on Monday. The Council condemned Chile.", "PER ACCUSE/* CHL"),
    # the parser takes "signalled" for what Oslo did
    (
        "Norway was losing ground as Peru turned away from it and condemned Chile.",
        "PER ACCUSE/* CHL",
    ),
    # a collective that the article spells out; what a state had been
    (
        "Chad and Niger quarrel. Libya and Chad quarrel. Oman offered to mediate between Chad and its neighbours.",
        "OMN AGREE LBY+NER+TCD",
    ),
    ("In New York, the Secretary-General condemned Eritrea.", "UN ACCUSE/* ERI"),
]


@pytest.mark.parametrize(("text", "coding"), LATER, ids=[row[0] for row in LATER])
def test_what_was_named_before(assert_codes: Callable[..., None], text: str, coding: str) -> None:
    """Descriptions and relative pronouns stand for what the article named before."""
    assert_codes(text, coding)


def actors(article: CodedArticle) -> list[Entity]:
    """Give the actors of all events."""
    return [entity for event in article.events for entity in event.actors]


ROLES = [
    ("The Kenyan president condemned Uganda.", "GOV"),
    ("The Ethiopian army attacked Eritrea.", "MIL"),
    ("Ivorian police arrested three Malian soldiers.", "COP"),
    ("The Polish parliament condemned Belarus.", "LEG"),
    ("A Dutch court condemned Syria.", "JUD"),
    ("Houthi rebels attacked Saudi Arabia.", "REB"),
    ("The European Union condemned Myanmar.", "IGO"),
    ("Beijing condemned Manila.", "GOV"),
]


@pytest.mark.parametrize(("text", "role"), ROLES, ids=[row[0] for row in ROLES])
def test_role_of_an_actor(coded: Callable[..., CodedArticle], text: str, role: str) -> None:
    """The role is that of the words used (section 2, Actor and recipient)."""
    assert {entity.role for entity in actors(coded(text))} == {role}


PERSONS = [
    ("Nikol Pashinyan criticised Baku.", "2022-03-01", "Nikol Pashinyan"),
    ("Nikol Pashinian criticised Baku.", "2022-03-01", "Nikol Pashinyan"),
    ("Pashinian criticised Baku.", "2022-03-01", "Nikol Pashinyan"),
    ("The Armenian prime minister criticised Baku.", "2022-03-01", "Nikol Pashinyan"),
    ("Armenia criticised Baku.", "2022-03-01", None),
]


@pytest.mark.parametrize(("text", "published", "person"), PERSONS, ids=[row[0] for row in PERSONS])
def test_spellings_resolve_to_one_person(
    coded: Callable[..., CodedArticle], text: str, published: str, person: str | None
) -> None:
    """Spelling variants and offices resolve to one spelling of the person; a state is no person."""
    (event,) = coded(text, published=published).events
    assert [entity.person for entity in event.actors] == [person]


def test_an_office_is_held_by_its_holder_of_the_day(coded: Callable[..., CodedArticle]) -> None:
    """The same words mean another person years apart."""
    text = "The British prime minister condemned Belarus."
    before, after = (actors(coded(text, published=day))[0].person for day in ("2018-03-01", "2021-03-01"))
    assert before == "Theresa May"
    assert after == "Boris Johnson"


def test_entities_stand_where_they_say(coded: Callable[..., CodedArticle]) -> None:
    """An entity named in the sentence has its words at its offset in the article."""
    text = "Chad attacked Niger.\nJordan and Syria held talks."
    for event in coded(text).events:
        for entity in (*event.actors, *event.recipients):
            assert entity.start is not None
            assert text[entity.start :].startswith(entity.text)
