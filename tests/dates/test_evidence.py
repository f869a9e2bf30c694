"""Evidence of a publication day, piece by piece."""

from datetime import date

from dragoman.dates.evidence import dated_weekday, linked, merged, pegged, recent, upcoming
from dragoman.dates.happenings import Happening, Mention
from dragoman.dates.meaning import Current, Day, Month, Since, Weekday

SUMMIT = Happening(
    name="Summit",
    patterns=(),
    start=date(2023, 10, 12),
    end=date(2023, 10, 13),
    parties=("X",),
    kind="summit",
)
SIEGE = Happening(
    name="Siege", patterns=(), start=date(2022, 12, 12), end=date(2023, 9, 30), parties=("X",), kind="siege"
)


def mention(happening: Happening) -> Mention:
    """An allusion to a happening."""
    return Mention(happening=happening, start=0, end=1, parts=1)


def days(spans: tuple[tuple[int, int], ...]) -> list[tuple[str, str]]:
    """Write spans of ordinals as dates."""
    return [(date.fromordinal(a).isoformat(), date.fromordinal(b).isoformat()) for a, b in spans]


def test_merging() -> None:
    """Overlapping and adjoining spans become one."""
    assert merged([(5, 6), (1, 2), (3, 4), (9, 9)]) == ((1, 6), (9, 9))


def test_last_month() -> None:
    """The phrase "Last month" beside a happening of October is said in November."""
    found = linked([mention(SUMMIT)], Current("month", -1), "past", "")
    assert found is not None
    assert days(found.days) == [("2023-11-01", "2023-11-30")]


def test_a_weekday_ahead() -> None:
    """The phrase "Friday's summit" still ahead is said in the week up to that Friday."""
    found = linked([mention(SUMMIT)], Weekday(weekday=4), "future", "")
    assert found is not None
    assert days(found.days) == [("2023-10-07", "2023-10-13")]


def test_since_ends_with_what_it_tells() -> None:
    """The phrase "Blocked since December" is not said long after the blockade."""
    found = linked([mention(SIEGE)], Since(Month(12)), "past", "")
    assert found is not None
    assert days(found.days) == [("2022-12-12", "2023-10-06")]


def test_a_phrase_that_cannot_mean_it() -> None:
    """A month in which the happening did not fall gives no evidence."""
    assert linked([mention(SUMMIT)], Month(3), "past", "") is None


def test_recent_and_upcoming() -> None:
    """The phrase "Recent" lasts some months, "upcoming" ends with what was scheduled; a siege is not."""
    assert days(recent([mention(SUMMIT)], "").days) == [("2023-10-12", "2024-02-10")]
    ahead = upcoming([mention(SUMMIT)], "")
    assert ahead is not None
    assert days(ahead.days) == [("2023-08-13", "2023-10-13")]
    assert upcoming([mention(SIEGE)], "") is None


def test_the_news_of_a_summit() -> None:
    """A page that tells of a summit by its weekday appeared within the week; a siege is no such peg."""
    found = pegged([mention(SUMMIT), mention(SIEGE)], 3, "")
    assert found is not None
    assert days(found.days) == [("2023-10-12", "2023-10-18")]
    assert pegged([mention(SUMMIT)], 0, "") is None


def test_a_date_with_its_weekday() -> None:
    """The phrase "Tuesday, 27 May" was told in the year from one of its days on."""
    assert ("2025-05-27", "2026-05-26") in days(dated_weekday(Day(month=5, day=27, weekday=1), "").days)
