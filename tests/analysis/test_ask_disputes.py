"""Questions of four disputes of our own (`disputes_made.py`): the right words cited, and nothing else said."""

import subprocess
import sys

import pytest
from tests.analysis.disputes_made import asked

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("question", "cited", "said"),
    [
        ("Has Venezuela answered Brazil's offer?", "Venezuela has not responded to it", "No, not by"),
        ("Has Guyana answered Brazil's offer?", "Guyana welcomed the Brazilian offer", "Yes."),
        (
            "What is the obstacle to a settlement between Guyana and Venezuela?",
            "Caracas’s refusal",
            "In the way",
        ),
        ("Where did the presidents of Guyana and Venezuela meet?", "met in Kingstown", "Kingstown"),
        ("When did the presidents of Guyana and Venezuela meet?", "met in Kingstown", "in December 2023"),
        ("Why will Somalia not return to the talks?", "unless Ethiopia withdraws", "In the way"),
        ("How many Filipino sailors were injured?", "At least eight Filipino sailors", "At least eight"),
        ("Did China ram Philippine boats?", "ramming its boats", "1 source says so, and it is contested."),
        ("Who supports the Philippines?", "Japan also expressed support", "Japan"),
        (
            "How many countries withdrew from ECOWAS?",
            "together with Mali and Burkina Faso",
            "3 by the records",
        ),
        ("Is Niger changing its orientation?", "Niger is turning towards Moscow", "Contested"),
        (
            "How did Niger draw away from the United States?",
            "it was ending a military agreement",
            "United States",
        ),
        (
            "Who says that Niger is turning towards Moscow?",
            "that Niger is turning towards Moscow",
            "analysts",
        ),
        ("What happened in March 2024?", "Togo has offered to mediate", "Togo"),
    ],
)
def test_the_right_words_are_cited(question: str, cited: str, said: str) -> None:
    """An answer rests on the words that tell it, and says what they say."""
    answer = asked(question)
    assert answer.outcome in {"answered", "in-part"}
    assert any(cited in one.quote for one in answer.citations)
    assert any(said in one.text for one in answer.sentences)


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("Who says that Niger is turning towards Moscow?", "instructors"),
        ("Did Turkey's mediation between Ethiopia and Somalia succeed?", "Yes"),
        ("Who rejected the memorandum?", "Turkey"),
        ("What did China reject?", "United States"),
        ("How many Filipino sailors were injured?", "acts of this sort"),
    ],
)
def test_what_no_record_tells_is_not_said(question: str, never: str) -> None:
    """An answer may say less than a reader hoped for, but nothing that is not told."""
    answer = asked(question)
    assert not any(never in one.text for one in answer.sentences)


def test_a_question_of_war_is_not_answered_by_an_obstacle() -> None:
    """Whether two are at war is not told by what stands in the way of their talks."""
    assert asked("Is Ethiopia at war with Somalia?").outcome == "not-told"


def test_asking_is_imported_without_the_parser() -> None:
    """The package is at hand at once; the parser is read in with the first question."""
    code = "import sys, dragoman.analysis.ask; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own words
