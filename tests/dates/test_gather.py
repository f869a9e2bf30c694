"""Reading a page for evidence."""

from dragoman.dates.gather import lead_weekday, read, told_weekdays
from dragoman.dates.happenings import HappeningFinder, known_finder

NOTHING = HappeningFinder(())


def test_the_most_telling_pattern_decides() -> None:
    """A summit named with its place is that one; without a place it may be any."""
    (placed,) = read(["The NATO summit in Vilnius ended."], known_finder())
    (bare,) = read(["The NATO summit ended."], known_finder())
    assert [m.happening.name for m in placed.groups[0]] == ["NATO summit in Vilnius 2023"]
    assert len(bare.groups[0]) > 10


def test_the_weekday_of_the_news() -> None:
    """The first weekday told as past is that of the news; one far down the page is not."""
    page = ["He will come on Sunday.", "She left on Tuesday.", "They met on Friday."]
    assert lead_weekday(read(page, NOTHING), 3) == 1
    assert lead_weekday(read(["", "", "", "They met on Friday."], NOTHING), 4) is None


def test_weekdays_told_both_ways() -> None:
    """Weekdays are sorted into those told as past and those still to come."""
    page = read(["He left on Monday and will be back for Friday's vote."], NOTHING)
    assert told_weekdays(page) == ({0}, {4})
