"""How questions are read: frames, slots, days, what is asked, and statements for the coder."""

from datetime import date

import pytest
from tests.analysis.ask_made import made, world

from dragoman.analysis.ask.days import day_words, meets, when_words
from dragoman.analysis.ask.frames import frames, places, tie_kinds
from dragoman.analysis.ask.model import Reading
from dragoman.analysis.ask.names import party_named
from dragoman.analysis.ask.reading import read, shown
from dragoman.records import DragomanError, Interval

EXAMPLES = [one.split(" => ") for frame in frames().frames for one in frame.examples]


def _read(question: str, newest: date | None = None) -> Reading:
    return read(question, world(), knows=lambda _: False, newest=lambda: newest)


@pytest.mark.parametrize(("question", "expected"), EXAMPLES)
def test_every_example_of_the_frames_is_read_as_it_says(question: str, expected: str) -> None:
    """The examples in `data/frames.yml` hold: frame, what is asked, parties by slot, days, acts."""
    assert shown(_read(question)) == expected


def test_every_frame_has_examples_and_every_class_is_used() -> None:
    """No frame is without an example, and no word class stands idle."""
    assert all(frame.examples for frame in frames().frames)
    used = {
        name
        for frame in frames().frames
        for one in frame.conditions
        for name in (*one.any, *one.with_, *one.without, *frame.also)
        if name.startswith("@")
    }
    assert {name[1:] for name in used} == set(frames().classes)


def test_a_phrase_with_a_gap_is_found_and_the_gap_is_not_its() -> None:
    """The phrase "draw * away" is told by its own words only, and by at most four between."""
    assert places(["how", "do", "it", "draw", "slowly", "away", "from", "them"], ["draw * away"]) == {3, 5}
    assert places(["draw", "one", "two", "three", "four", "five", "away"], ["draw * away"]) == frozenset()


def test_words_for_ties_give_their_kinds() -> None:
    """A question about allies asks for alliances, one about members for membership."""
    assert tie_kinds(["be", "it", "still", "a", "member"]) == ("member-of",)
    assert tie_kinds(["who", "be", "its", "ally"]) == ("allied-with",)


def test_days_that_count_from_publication_count_from_the_newest_article() -> None:
    """The last month is the month before the newest article, whatever today is; without one it is not read."""
    question = "Who accused Chad last month?"
    time = _read(question, date(2031, 5, 20)).time
    assert time is not None
    assert (time.start, time.end) == (date(2031, 4, 1), date(2031, 4, 30))
    assert _read(question).time is None


def test_days_meet_or_do_not() -> None:
    """An act without a day is not said to be in the days asked about; open sides reach any day."""
    spring = Interval(start=date(2031, 3, 1), end=date(2031, 5, 31))
    assert meets(Interval(end=date(2031, 3, 5)), spring)
    assert not meets(Interval(start=date(2031, 6, 1)), spring)
    assert not meets(None, spring)
    assert meets(None, None)


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (Interval(start=date(2031, 3, 5), end=date(2031, 3, 5)), "on 5 March 2031"),
        (Interval(start=date(2031, 3, 1), end=date(2031, 3, 31)), "in March 2031"),
        (Interval(start=date(2031, 1, 1), end=date(2031, 12, 31)), "in 2031"),
        (Interval(end=date(2031, 3, 5)), "by 5 March 2031"),
        (Interval(start=date(2031, 3, 5)), "since 5 March 2031"),
        (None, "undated"),
    ],
)
def test_days_in_words_are_as_wide_as_the_record(time: Interval | None, words: str) -> None:
    """No interval is said narrower than it is."""
    assert when_words(time) == words


def test_what_nothing_dates_has_the_day_it_was_told() -> None:
    """An undated act is said to have been told by a day, not to have been on it."""
    assert when_words(None, date(2031, 3, 5)) == f"told by {day_words(date(2031, 3, 5))}"


@pytest.mark.parametrize(
    ("name", "ident"),
    [("Chad", "TCD"), ("TCD", "TCD"), ("N'Djamena", "TCD"), ("the Kremlin", "RUS"), ("csto", "CSTO")],
)
def test_a_party_is_found_by_any_usual_form_of_its_name(name: str, ident: str) -> None:
    """State, id, capital, seat and acronym all lead to the id."""
    assert party_named(made(), world(), name) == ident


def test_an_unknown_name_is_an_error_that_suggests() -> None:
    """A misspelt state is suggested; what is like nothing is sent to `dragoman who`."""
    with pytest.raises(DragomanError, match=r"Sudaan.*Sudan \(SDN\)"):
        party_named(made(), world(), "Sudaan")
    with pytest.raises(DragomanError, match="dragoman who"):
        party_named(made(), world(), "Zzyzxq")
