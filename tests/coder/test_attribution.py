"""On whose word: reports before, in the middle of and after what is said; chains; stances; quotations carried on."""

from collections.abc import Callable

import pytest

from dragoman.coder.attribution import Quotation
from dragoman.coder.cast import Cast, Member
from dragoman.records import CodedArticle, Event
from dragoman.world import World

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


def test_a_quotation_runs_on(coded: Code) -> None:
    """Sentences within the same marks, and free ones after them, are the same speaker's."""
    text = "The Turkish minister said the border was closed. “Syria attacked Iraq. Syria will pay.”"
    (event,) = (e for e in coded(text).events if e.event_type == "ASSAULT")
    assert chain(event) == [("TUR", "asserts")]


def test_a_quotation_ends(coded: Code) -> None:
    """What follows the closing mark is the outlet's again."""
    text = "The Turkish minister said: “The border is closed.” Syria attacked Iraq."
    (event,) = (e for e in coded(text).events if e.event_type == "ASSAULT")
    assert event.attribution == ()


@pytest.fixture
def cast(world: World) -> Cast:
    """Give a cast whose last speaker is Ada Berg."""
    cast = Cast(world, (None, None))
    cast.speaker = Member("Ada Berg", "NOR", "GOV", "Ada Berg")
    return cast


def test_quotation_marks_are_followed_over_sentences(parsed: Callable[..., object], cast: Cast) -> None:
    """Opened in one sentence, closed two later, then over."""
    quotation = Quotation()
    text = "“We met Chad. We met Niger. We are tired.” Chad attacked Niger."
    sentences = list(parsed(text).sents)  # type: ignore[attr-defined]
    spoken = [quotation.spoken(sentence, cast) is not None for sentence in sentences]
    assert spoken[:3] == [True, True, True]
    assert spoken[-1] is False
