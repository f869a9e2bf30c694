"""Interviews printed as question and answer: the answers are the word of the one who is asked.

Codebook section 2, Attribution: what is quoted has a speaker, also where no sentence of the answer names one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coder.cast import Cast, Member
from dragoman.coder.page import Paragraph

FIRST_PERSON = {"i", "we", "me", "us", "my", "our"}
TURNS = {"body", "section"}  # a short question may look like a heading
LEAST_QUESTIONS = 3
MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Interview:
    """Who answers, by the name in the text, and which paragraphs (by number) are answers."""

    name: str
    answers: frozenset[int]

    def speaker(self, number: int, cast: Cast) -> Member | None:
        """The speaker of a paragraph, or None if it is no answer."""
        if number not in self.answers:
            return None
        return cast.known(self.name) or Member(self.name, None, None, self.name)


def interview_of(paragraphs: Sequence[Paragraph]) -> Interview | None:
    """Tell whether an article is an interview: from its first question on, questions and answers take turns.

    Args:
        paragraphs: all of the article, in order.

    Returns:
        The interview, its answerer the first person named before the first question; None for any other article.
    """
    asked = [n for n, p in enumerate(paragraphs) if p.kind in TURNS and "?" in p.doc.text]
    if len(asked) < LEAST_QUESTIONS:
        return None
    turns = [n for n, p in enumerate(paragraphs) if n >= asked[0] and p.kind in TURNS]
    questions, answers = turns[::2], turns[1::2]
    put = [n for n in questions if "?" in paragraphs[n].doc.text]
    own = [n for n in answers if _first_person(paragraphs[n])]
    if len(put) < max(LEAST_QUESTIONS, MOSTLY * len(questions)) or len(own) < MOSTLY * len(answers):
        return None
    name = _first_named(paragraphs[: asked[0] + 1])
    return Interview(name, frozenset(answers)) if name else None


def _first_person(paragraph: Paragraph) -> bool:
    """Whether a paragraph speaks of its speaker outside quotation marks."""
    words = [t.lower_ for t in paragraph.doc]
    return any(w in FIRST_PERSON for w in words) and paragraph.doc.text[:1] not in {'"', "“"}


def _first_named(paragraphs: Sequence[Paragraph]) -> str | None:
    """The first person named, by the full name."""
    for paragraph in paragraphs:
        for name in paragraph.names.every:
            if name.kind == "person":
                return name.person or name.text
    return None
