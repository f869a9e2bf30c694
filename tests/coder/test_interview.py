"""Interviews: the answers are on the word of the one who is asked, the questions are the outlet's."""

from collections.abc import Callable

from dragoman.records import CodedArticle

INTRODUCTION = "Ada Berg, Norway's former envoy, spoke to us in Bergen."
TURNS = [
    "Ms Berg, did Chad want war?",
    "I do not think so. Chad attacked Niger on Monday, that is all we know.",
    "What did Mali do?",
    "Mali expelled the Chadian ambassador, and I was glad of it.",
    "Niger attacked Benin. Were you surprised?",
    "I was not, and my friends were not.",
]


def test_answers_are_the_word_of_the_one_asked(coded: Callable[..., CodedArticle]) -> None:
    """Each act told in an answer has the interviewee for its speaker; one told in a question has none."""
    events = coded("\n".join([INTRODUCTION, *TURNS])).events
    told = {e.quote.split()[0]: [link.speaker for link in e.attribution] for e in events}
    assert told == {"Chad": ["Ada Berg"], "Mali": ["Ada Berg"], "Niger": []}


def test_questions_in_an_explainer_are_no_interview(coded: Callable[..., CodedArticle]) -> None:
    """Headings that ask are answered by the outlet itself, which does not say "I"."""
    turns = [
        "Why now?",
        "Chad attacked Niger.",
        "Who helps?",
        "Mali armed Niger.",
        "What next?",
        "Nobody knows.",
    ]
    events = coded("\n".join([INTRODUCTION, *turns])).events
    assert events
    assert all(e.attribution == () for e in events)
