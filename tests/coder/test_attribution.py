"""On whose word: reports before, in the middle of and after what is said; chains; stances; quotations carried on."""

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle, Event

Code = Callable[..., CodedArticle]


def chain(event: Event) -> list[tuple[str | None, str]]:
    """Give the ids and stances of an event's speakers, outermost first."""
    return [(link.id, link.stance) for link in event.attribution]


ONE_SPEAKER = [
    ("Turkey said Syria had attacked Iraq.", "TUR", "asserts"),
    ("Syria had attacked Iraq, Turkey said.", "TUR", "asserts"),
    ("According to Turkey, Syria attacked Iraq.", "TUR", "asserts"),
    ("Syria attacked Iraq, according to the Turkish foreign ministry.", "TUR", "asserts"),
    ("Kenya told Uganda that Rwanda had attacked Burundi.", "KEN", "asserts"),
    ("In a statement, the Kenyan ministry said Uganda had attacked Rwanda.", "KEN", "asserts"),
    ("Peru claimed that Chile had attacked Bolivia.", "PER", "asserts"),
    ("Japan doubted that China had attacked Taiwan.", "JPN", "doubts"),
    ("The UN could not confirm that Eritrea had attacked Ethiopia.", "UN", "cannot-confirm"),
    ("Iran denied that Syria had attacked Iraq.", "IRN", "denies"),
    ("“Syria attacked Iraq,” the Turkish minister said.", "TUR", "asserts"),
    ("Syria, Turkey said on Monday, had attacked Iraq.", "TUR", "asserts"),
    ("As Turkey reported, Syria attacked Iraq.", "TUR", "asserts"),
    ("The claim by Turkey that Syria attacked Iraq was believed.", "TUR", "asserts"),
    ("Turkish officials said Syria had attacked Iraq; Chad was quiet.", "TUR", "asserts"),
]


@pytest.mark.parametrize(("text", "speaker", "stance"), ONE_SPEAKER, ids=[row[0] for row in ONE_SPEAKER])
def test_one_speaker(coded: Code, text: str, speaker: str, stance: str) -> None:
    """Wherever the report stands, the act is told on its speaker's word and with its stance."""
    (event,) = coded(text).events
    assert event.event_type == "ASSAULT"
    assert chain(event) == [(speaker, stance)]


def test_the_outlet_speaks_otherwise(coded: Code) -> None:
    """No attribution where nobody is quoted."""
    (event,) = coded("Turkey attacked Syria.").events
    assert event.attribution == ()


def test_nested_speakers_stand_outermost_first(coded: Code) -> None:
    """Each speaker quotes the next."""
    (event,) = coded("Sweden said that Norway had confirmed that Denmark attacked Iceland.").events
    assert chain(event) == [("SWE", "asserts"), ("NOR", "asserts")]


def test_unnamed_speakers_are_kept_as_such(coded: Code) -> None:
    """Officials of nowhere in particular are a speaker without an id."""
    (event,) = coded("Officials said Chad had attacked Niger.").events
    assert chain(event) == [(None, "asserts")]
    assert "officials" in event.attribution[0].speaker.casefold()


def test_a_speaker_is_called_by_name(coded: Code) -> None:
    """A person who speaks is the bare name, one spelling."""
    (event,) = coded(
        "Prime Minister Nikol Pashinian said Syria had attacked Iraq.", published="2022-03-01"
    ).events
    assert [link.speaker for link in event.attribution] == ["Nikol Pashinyan"]


SPEECH_ACTS = [
    "Nikol Pashinyan accused Azerbaijan.",
    "Turkey said it would attack Syria.",
    "Peru announced that it would not meet Chile.",
    "Oman said it was ready to mediate between Chad and Sudan.",
]


@pytest.mark.parametrize("text", SPEECH_ACTS)
def test_the_speaker_of_a_speech_act_is_its_actor(coded: Code, text: str) -> None:
    """One who threatens, refuses or offers by saying so is not quoted on it (section 2, Attribution)."""
    (event,) = coded(text).events
    assert event.attribution == ()


def test_what_an_accusation_holds_is_on_the_accusers_word(coded: Code) -> None:
    """The concrete act inside is a second event, attributed (section 7, Content of a speech act)."""
    events = coded("India accused Pakistan of shelling the border.").events
    assert [(e.event_type, [link.id for link in e.attribution]) for e in events] == [
        ("ACCUSE", []),
        ("ASSAULT", ["IND"]),
    ]


CHAINS = [
    (
        "Uganda said Rwanda had attacked Burundi, Kenyan news agencies reported.",
        [("KEN", "asserts"), ("UGA", "asserts")],
    ),
    (
        "Citing Turkish officials, the Iraqi minister said Syria had attacked Jordan.",
        [("IRQ", "asserts"), ("TUR", "asserts")],
    ),
    (
        "Norway said Sweden had attacked Finland, the BBC reported, citing Danish officials.",
        [("BBC", "asserts"), ("DNK", "asserts"), ("NOR", "asserts")],
    ),
    (
        "Oman's minister was quoted by Reuters as saying that Iran had attacked Iraq.",
        [("REUTERS", "asserts"), ("OMN", "asserts")],
    ),
    (
        "Kenya said Uganda had attacked Rwanda, according to the Ethiopian agency.",
        [("ETH", "asserts"), ("KEN", "asserts")],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), CHAINS, ids=[row[0] for row in CHAINS])
def test_who_quotes_whom(coded: Code, text: str, speakers: list[tuple[str, str]]) -> None:
    """Whoever stands after or beside the whole is outermost, whoever is cited stands inside who cites."""
    (event,) = coded(text).events
    assert chain(event) == speakers


def test_a_denied_act_is_on_the_deniers_word(coded: Code) -> None:
    """Who denies an act of its own is the speaker, with that stance (section 2, Status)."""
    (event,) = coded("Iran denied that it had attacked Iraq.").events
    assert event.status == "denied"
    assert chain(event) == [("IRN", "denies")]


def test_sources_end_at_a_semicolon(coded: Code) -> None:
    """The words "according to" speak for their own part of the sentence."""
    events = coded("Chad attacked Niger; according to Ghana, Mali expelled the Togolese ambassador.").events
    assert [chain(e) for e in events] == [[], [("GHA", "asserts")]]


def test_an_unknown_speaker_is_kept_by_the_words(coded: Code) -> None:
    """A service that the world does not know still speaks."""
    (event,) = coded("Chad attacked Niger, the border service said.").events
    assert chain(event) == [(None, "asserts")]


def test_what_a_pronouns_army_says_is_told_by_its_country(coded: Code) -> None:
    """Where only a pronoun tells whose body speaks, the speaker bears the name of the state."""
    events = coded("Kenya gives another account. Its army says that Uganda attacked Rwanda.").events
    assert [link.speaker for e in events for link in e.attribution] == ["Kenya"]


def test_a_clause_beside_the_content_is_no_speech_of_its_actor(coded: Code) -> None:
    """An agreement mentioned beside what is alleged is told on the word of who alleges."""
    text = (
        "Uganda said that warplanes had bombed its camp in Goma on Monday, "
        "hours after Uganda and Rwanda agreed to extend the ceasefire."
    )
    agreed = next(e for e in coded(text).events if e.event_type == "AGREE")
    assert chain(agreed) == [("UGA", "asserts")]
