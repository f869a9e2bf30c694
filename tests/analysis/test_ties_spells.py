"""Spells of a tie: they never overlap, agree with what was seen, and do not depend on the order of evidence."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.ties import Ground, Mark, Spell, on_day, spells_of
from dragoman.analysis.ties.spells import differ
from dragoman.records import Citation, Interval, Published

FIRST = date(2030, 1, 1)


def mark(value: bool, low: int | None, high: int | None, *, turns: bool = False, number: int = 0) -> Mark:
    """Make a mark on days counted from the first; each number is a report of its own."""
    days = [None if at is None else FIRST + timedelta(days=at) for at in (low, high)]
    cited = Citation(
        report=f"r{number}",
        article=f"a{number}",
        quote="so",
        start=number,
        outlet=None,
        published=Published(),
    )
    ground = Ground(effect="states", when=Interval(start=days[0], end=days[1]), citation=cited)
    return Mark(value=value, low=days[0], high=days[1], turns=turns, ground=ground)


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    """Draw marks of any width, some without a first day, some telling a turn."""
    found = []
    for number in range(draw(st.integers(1, 7))):
        high = draw(st.integers(0, 40))
        low = draw(st.none() | st.integers(0, high))
        found.append(mark(draw(st.booleans()), low, high, turns=draw(st.booleans()), number=number))
    return found


def _sure(spell: Spell, day: date) -> bool:
    begun = spell.start.latest is not None and spell.start.latest <= day
    return begun and spell.end.earliest is not None and day < spell.end.earliest


@given(marks())
def test_spells_never_overlap(found: list[Mark]) -> None:
    """Spells follow one another: each turn is shared, values alternate, bounds are in order, no day is sure twice."""
    spells = spells_of(found)
    for before, after in pairwise(spells):
        assert before.end == after.start
        assert before.holds != after.holds
        first, second = before.start, after.start
        assert (first.earliest or date.min) <= (second.earliest or date.min)
        assert (first.latest or date.min) <= (second.latest or date.max)
    for spell in spells:
        for bound in (spell.start, spell.end):
            assert bound.earliest is None or bound.latest is None or bound.earliest <= bound.latest
    for at in range(-2, 45):
        day = FIRST + timedelta(days=at)
        assert sum(_sure(spell, day) for spell in spells) <= 1


@given(marks())
def test_a_day_is_told_as_the_spells_tell_it(found: list[Mark]) -> None:
    """What is sure on a day is what the spell says that surely covers it, and nothing is sure after the last evidence."""
    spells = spells_of(found)
    for at in range(45):
        day = FIRST + timedelta(days=at)
        covering = [spell for spell in spells if _sure(spell, day)]
        answer = on_day(spells, day)
        if covering:
            assert (answer.holds, answer.certainty) == (covering[0].holds, "sure")
        if day > max(one.high for one in found if one.high):
            assert answer.certainty == "untold"


@given(marks(), st.randoms(use_true_random=False))
def test_the_order_of_evidence_does_not_matter(found: list[Mark], random: Random) -> None:
    """Shuffled marks make the same spells and the same verdict on whether they differ."""
    shuffled = list(found)
    random.shuffle(shuffled)
    assert spells_of(shuffled) == spells_of(found)
    assert differ(shuffled) == differ(found)


@given(st.dictionaries(st.integers(0, 40), st.booleans(), min_size=1, max_size=8))
def test_what_was_seen_on_a_day_stood_on_it(seen: dict[int, bool]) -> None:
    """A tie seen to stand, or not to, on an exact day did so on that day."""
    spells = spells_of([mark(value, at, at, number=at) for at, value in seen.items()])
    for at, value in seen.items():
        answer = on_day(spells, FIRST + timedelta(days=at))
        assert (answer.holds, answer.certainty) == (value, "sure")


def test_between_two_that_differ_nothing_is_told() -> None:
    """Between a day on which a tie stood and one on which it did not, the turn may be on any day."""
    before, after = spells_of([mark(True, 3, 3), mark(False, 9, 9, number=1)])
    assert (before.end.earliest, before.end.latest) == (FIRST + timedelta(days=4), FIRST + timedelta(days=9))
    assert not after.start.told
    assert on_day((before, after), FIRST + timedelta(days=6)).holds is None


def test_an_ending_tells_that_it_stood_before() -> None:
    """Where all that is told is the end of a tie, a spell without a known beginning stands before it."""
    spells = spells_of([mark(False, 5, 8, turns=True)])
    assert [spell.holds for spell in spells] == [True, False]
    assert spells[0].start.latest is None
    assert spells[1].start.told


def test_a_beginning_tells_that_it_did_not_stand_before() -> None:
    """Before the first day on which a tie can have begun it surely did not stand."""
    spells = spells_of([mark(True, 5, 8, turns=True)])
    assert on_day(spells, FIRST).holds is False
    assert on_day(spells, FIRST + timedelta(days=6)).certainty == "about"


def test_dates_told_twice_narrow_each_other() -> None:
    """A year told by one and a month told by another leave the month."""
    (spell,) = spells_of([mark(True, 0, 364, turns=True), mark(True, 31, 58, turns=True, number=1)])
    assert (spell.start.earliest, spell.start.latest) == (
        FIRST + timedelta(days=31),
        FIRST + timedelta(days=58),
    )


def test_two_that_say_otherwise_of_one_time_differ() -> None:
    """Sightings of both kinds in one time contradict each other, unless a turn is told there."""
    yes, no = mark(True, 0, 30), mark(False, 10, 20, number=1)
    assert differ([yes, no])
    assert not differ([yes, no, mark(False, 9, 11, turns=True, number=2)])
    assert not differ([mark(True, 0, 5), no])
