"""The notation of the lexicon's examples, and running them."""

import pytest

from dragoman.coder.code import Coder
from dragoman.coder.examples import Outcome, normal, notation, run_examples, sentence_article
from dragoman.coder.lexicon import Entry, Example
from dragoman.records import Entity, Event

NORMAL = [
    ("nothing", ()),
    ("TCD ASSAULT NER", ("TCD ASSAULT NER",)),
    ("TCD+NER CONSULT -", ("NER+TCD CONSULT -",)),
    ("NOR AGREE NER+MLI planned", ("NOR AGREE MLI+NER planned",)),
    ("TCD ASSAULT NER; MLI ACCUSE TCD", ("TCD ASSAULT NER", "MLI ACCUSE TCD")),
]


@pytest.mark.parametrize(("coding", "events"), NORMAL, ids=[row[0] for row in NORMAL])
def test_codings_are_read(coding: str, events: tuple[str, ...]) -> None:
    """Ids in one order, events apart, `nothing` none."""
    assert normal(coding) == events


def test_an_event_in_notation() -> None:
    """Ids sorted, mode after a stroke, status only where it is not *occurred*."""
    chad, niger = Entity(text="Chad", id="TCD"), Entity(text="Niger", id="NER")
    event = Event(quote="q", start=0, event_type="CONSULT", cameo="040", actors=(chad, niger))
    assert notation(event) == "NER+TCD CONSULT -"
    event = Event(
        quote="q",
        start=0,
        event_type="ASSAULT",
        mode="aerial",
        cameo="195",
        recipients=(niger,),
        status="planned",
    )
    assert notation(event) == "- ASSAULT/aerial NER planned"


def test_an_outcome_is_right_in_any_order() -> None:
    """The order of events is not what an example is about."""
    assert Outcome("e", "s", ("a", "b"), ("b", "a")).right
    assert not Outcome("e", "s", ("a",), ("a", "a")).right
    assert not Outcome("e", "s", (), ("a",)).right


def test_a_sentence_is_an_article_of_one_body(coder: Coder) -> None:
    """Nothing but the words to go by."""
    article = sentence_article("Chad attacked Niger.")
    assert [article.block_text(block) for block in article.blocks] == ["Chad attacked Niger."]
    assert article.published.basis == "unknown"
    assert len(coder.code(article).events) == 1


def test_examples_are_coded_as_they_stand(coder: Coder) -> None:
    """One outcome an example, right and wrong ones alike."""
    made = Entry(
        id="verb:visit#1",
        lemma="visit",
        part="verb",
        kind="act",
        examples=(
            Example("The Kenyan president visited Uganda.", "KEN CONSULT/visit UGA"),
            Example("The Kenyan president visited Uganda.", "nothing"),
        ),
    )
    outcomes = list(run_examples([made], coder))
    assert [outcome.right for outcome in outcomes] == [True, False]
    assert {outcome.entry for outcome in outcomes} == {"verb:visit#1"}
