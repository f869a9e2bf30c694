"""Names found in texts: which, where, and which not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.world import World


def spans(world: World, text: str) -> list[tuple[str, str]]:
    """Give the words and first ids of all mentions, after checking that spans are exact."""
    mentions = world.find(text)
    assert all(text[one.start : one.end] == one.text for one in mentions)
    return [(one.text, one.candidates[0].id) for one in mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru and Chile", [("Peru", "PER"), ("Chile", "CHL")]),
        ("Guinea-Bissau, not Guinea", [("Guinea-Bissau", "GNB"), ("Guinea", "GIN")]),
        ("South Sudanese envoys in Juba", [("South Sudanese", "SSD"), ("Juba", "SSD")]),
        ("Ghanaians and a Togolese", [("Ghanaians", "GHA"), ("Togolese", "TGO")]),
        ("the Kremlin and the Élysée", [("the Kremlin", "RUS"), ("Élysée", "FRA")]),
        ("Nato, ECOWAS and Opec", [("Nato", "NATO"), ("ECOWAS", "ECOWAS"), ("Opec", "OPEC")]),
    ],
)
def test_plain_names(world: World, text: str, found: list[tuple[str, str]]) -> None:
    """States, peoples, seats and bodies are found, the longest name first."""
    assert spans(world, text) == found


@pytest.mark.parametrize("text", ["Kenya's offer", "Kenya’s offer", "KENYA'S OFFER", "Kenya' offer"])
def test_possessive_is_outside(world: World, text: str) -> None:
    """The possessive is not part of the span."""
    assert [one.text.title() for one in world.find(text)] == ["Kenya"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("a Kenya-led force", ["KEN"]),
        ("the Chile–Bolivia border", ["CHL", "BOL"]),
        ("Franco-Spanish talks", ["FRA", "ESP"]),
        ("Sino-Vietnamese trade", ["CHN", "VNM"]),
        ("a UN-brokered truce", ["UN"]),
        ("Ankara-backed units", ["TUR"]),
        ("non-Japanese firms", ["JPN"]),
    ],
)
def test_compounds_by_their_parts(world: World, text: str, ids: list[str]) -> None:
    """Compounds with a hyphen or dash are mentions of their parts."""
    assert [one.candidates[0].id for one in world.find(text)] == ids


def test_first_half_only_before_hyphen(world: World) -> None:
    """A form that only begins compounds is no name by itself, and its hyphen is not in the span."""
    assert spans(world, "Sino and Anglo; a Sino-Belgian firm") == [("Sino", "CHN"), ("Belgian", "BEL")]


@pytest.mark.parametrize(
    "text", ["turkey for dinner", "he may go", "a chad fell", "who is it", "it is us", "polish the oman"]
)
def test_lower_case_is_no_name(world: World, text: str) -> None:
    """A proper name in lower case is none."""
    assert spans(world, text) == []


def test_headline_in_capitals(world: World) -> None:
    """A headline in capitals is matched; the ordinary words in it are not taken for names."""
    text = "TURKEY MAY HOST TALKS: WHO IS COMING TO ANKARA'S SUMMIT? CHAD SAYS NO"
    assert [word for word, _ in spans(world, text)] == ["TURKEY", "ANKARA", "CHAD"]


def test_dateline_in_capitals(world: World) -> None:
    """A place in capitals before a dash or a country is found."""
    assert spans(world, "NAIROBI, Kenya — The talks") == [("NAIROBI", "KEN"), ("Kenya", "KEN")]


def test_acronym_is_not_its_word(world: World) -> None:
    """An acronym counts in capitals only, and alone among small letters it does count."""
    assert spans(world, "Who said the WHO may come?") == [("WHO", "WHO")]


@pytest.mark.parametrize("text", ["Cote d'Ivoire", "Côte d’Ivoire", "Co\u0302te d'Ivoire", "COTE D'IVOIRE"])
def test_accents_folded(world: World, text: str) -> None:
    """Accents, in either encoding, and their lack make the same name."""
    assert spans(world, f"In {text} today") == [(text, "CIV")]


def test_accent_that_counts(world: World) -> None:
    """A name that without its accent is a common word needs the accent."""
    assert spans(world, "Malé hosts; Male voters wait") == [("Malé", "MDV")]


def test_name_over_line_break(world: World) -> None:
    """A name broken over two lines is one name; over two paragraphs it is not."""
    assert spans(world, "in Saudi\nArabia") == [("Saudi\nArabia", "SAU")]
    assert ("Sri\n\nLanka", "LKA") not in spans(world, "Sri\n\nLanka")


@pytest.mark.parametrize("text", ["Perugia", "Omanisation", "Chadwick", "preIran", "UNited", "Togoland"])
def test_word_boundaries(world: World, text: str) -> None:
    """A name within a word is none."""
    assert spans(world, text) == []


def test_shorter_name_inside_a_longer_near_miss(world: World) -> None:
    """Where a longer name ends inside a word the shorter one before it is found."""
    assert spans(world, "the United Nations Security Councillors") == [("United Nations", "UN")]


@pytest.mark.parametrize(
    "text",
    [
        "the Geneva Conventions",
        "the Oslo Accords",
        "the Budapest Memorandum",
        "in the Indo-Pacific",
        "the Gulf of Oman",
        "Latin American leaders",
        "New Mexico voters",
        "a US$40 fee",
    ],
)
def test_names_within_other_names(world: World, text: str) -> None:
    """A state or capital within the name of a treaty, region, sea or sum of money is no mention of it."""
    assert not {"CHE", "NOR", "HUN", "IND", "OMN", "USA", "MEX"} & {id_ for _, id_ in spans(world, text)}


def test_outlet_is_not_its_town(world: World) -> None:
    """A newspaper named after a capital is the newspaper."""
    (mention,) = world.find("told The Washington Post")
    assert (mention.text, mention.candidates[0].role) == ("The Washington Post", "MED")


@pytest.mark.parametrize("text", ["on May 9", "on 9 May", "in May", "since March", "of early August 2020"])
def test_months(world: World, text: str) -> None:
    """A month beside a day or after a preposition is nobody."""
    assert spans(world, text) == []


@pytest.mark.parametrize(
    "text", ["Split votes decided it.", "It ended. Nice words followed.", "“Man proposes,” she said"]
)
def test_word_at_the_head_of_a_sentence(world: World, text: str) -> None:
    """A place whose name is a plain word is not found where any word has a capital."""
    assert spans(world, text) == []


PIECES = st.sampled_from(
    [
        "Kenya",
        "Côte d’Ivoire",
        "SUDAN",
        "U.S.",
        "Franco-",
        "German",
        "e\u0301",
        "ß",
        " ",
        "\n",
        "'s",
        "-led",
        "x",
        "NATO.",
        "Türkiye",
    ]
)


@settings(deadline=None)  # the time of one example says nothing on a busy machine
@given(st.lists(PIECES, max_size=14).map("".join))
def test_spans_are_exact_and_disjoint(text: str) -> None:
    """Whatever the text, spans cut out exactly the words shown, in order, without overlap or space at the ends."""
    world = _world()
    last = 0
    for mention in world.find(text):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text == mention.text.strip()
        assert mention.candidates
        last = mention.end


@settings(deadline=None)  # the time of one example says nothing on a busy machine
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    """Text of any characters is read without fault, and twice alike."""
    world = _world()
    found = world.find(text)
    assert found == world.find(text)
    assert all(text[one.start : one.end] == one.text for one in found)


def _world(cache: list[World] = []) -> World:  # noqa: B006 - kept between examples on purpose
    if not cache:
        cache.append(World.load())
    return cache[0]


@pytest.mark.parametrize(
    "text",
    [
        "a trader, Ahmadou Modi, said so",
        "as Bush House closed its doors that year",
        "the novelist Karima Macron wrote of it",
        "the Lavrov Institute opened its new wing there",
    ],
)
def test_half_of_another_name(world: World, text: str) -> None:
    """A surname within the name of somebody or something else is no mention of its usual bearer."""
    assert spans(world, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday Foreign Minister Lavrov said so",
        "talks with Mr. Lavrov went on",
        "When Lavrov came they rose",
        "Lavrov Flies Home After Talks",
        "they told Lavrov Tuesday that it was over",
        "Moscow's Lavrov said so",
    ],
)
def test_surname_with_title_or_in_headline(world: World, text: str) -> None:
    """A title, the head of a sentence, a weekday or a headline's capitals do not hide a surname."""
    assert "Lavrov" in [word for word, _ in spans(world, text)]
