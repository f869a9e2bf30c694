"""Splitting paragraphs, and telling what is past from what is to come."""

from dragoman.dates.sentences import is_told, sentences, tense_before
from dragoman.dates.words import normal


def test_abbreviations_do_not_end_sentences() -> None:
    """Titles and initials do not split a sentence; quotes and line breaks do."""
    text = "Gen. Abdel F. Burhan left. “We stay.” He said so\nThe end"
    assert list(sentences(text)) == ["Gen. Abdel F. Burhan left.", "“We stay.”", "He said so", "The end"]


def test_what_is_to_come() -> None:
    """Words such as "will" and "ahead of" before a date put it ahead; a verb of telling takes it back."""
    ahead = normal("The ministers will fly to Lusaka on Friday")
    back = normal("They will fly to Lusaka, a spokesman said on Friday")
    assert tense_before(ahead, ahead.index("friday")) == "future"
    assert tense_before(back, back.index("friday")) == "past"


def test_the_day_of_a_telling() -> None:
    """A weekday right after "said" is the day of the telling, another is not."""
    text = normal("He said on Monday that the town fell to the rebels after a long night on Sunday")
    assert is_told(text, text.index("monday"))
    assert not is_told(text, text.index("sunday"))
