"""Speakers beyond the clause: quotations that run on, indirect speech, headlines."""

from collections.abc import Callable

import pytest

from dragoman.coder.cast import Cast, Member
from dragoman.coder.quotation import Quotation
from dragoman.records import CodedArticle, Event
from dragoman.world import World

Code = Callable[..., CodedArticle]


def chain(event: Event) -> list[tuple[str | None, str]]:
    """Give the ids and stances of an event's speakers, outermost first."""
    return [(link.id, link.stance) for link in event.attribution]


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


def test_what_is_done_in_between_does_not_take_over_a_quotation(coded: Code) -> None:
    """Who acts without speaking is not the speaker of the quotation that follows."""
    text = (
        "The Kenyan minister said the border was closed. Uganda expelled the Rwandan ambassador. "
        "“Rwanda attacked Burundi.”"
    )
    (event,) = (e for e in coded(text).events if e.event_type == "ASSAULT")
    assert chain(event) == [("KEN", "asserts")]


def test_indirect_speech_goes_on(coded: Code) -> None:
    """What would be done, told after a report, is still on its speaker's word; what was done is not."""
    said = "The Kenyan minister said talks had failed. "
    (ahead,) = coded(said + "Uganda would withdraw from Somalia.").events
    (done,) = coded(said + "Uganda attacked Rwanda.").events
    assert chain(ahead) == [("KEN", "asserts")]
    assert chain(done) == []


HEADLINES = [
    ("Syria attacked Iraq, says Turkey", [("TUR", "asserts")]),
    ("Syria attacked Iraq – Turkish army", [("TUR", "asserts")]),
    ("Turkish minister: Syria attacked Iraq", [("TUR", "asserts")]),
    # a state before a colon is as often the topic
    ("Norway: Syria attacked Iraq", []),
]


@pytest.mark.parametrize(("title", "speakers"), HEADLINES, ids=[row[0] for row in HEADLINES])
def test_headlines_name_their_speaker(coded: Code, title: str, speakers: list[tuple[str, str]]) -> None:
    """Before a colon, after a dash, or by a verb turned round."""
    (event,) = coded("Nothing more is known.", title=title).events
    assert chain(event) == speakers
