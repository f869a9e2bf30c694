"""Dyads: what happened between two actors, how much of it, and when it turned."""

from datetime import date, timedelta

import hypothesis.strategies as st
import pyarrow as pa
import pytest
from hypothesis import given, settings
from tests.analysis.events_made import Judged, act, told

from dragoman.analysis.dyads import Dyad, DyadScore, Period, as_table, bloc_dyads, dyad, dyads
from dragoman.analysis.events import MergedEvent
from dragoman.records import Event
from dragoman.world import World


@pytest.fixture(scope="module")
def world() -> World:
    """The world as it ships."""
    return World.load()


def story(*acts: Event, outlet: str = "The Reed", day: str = "2023-12-31") -> Judged:
    """Evidence of one article."""
    return Judged([told(outlet, day, *acts)])


RAID = act("ASSAULT:aerial 195 TCD > LBY", "bombed an oasis", "2022-05-05")
REPLY = act("ACCUSE 112 LBY > TCD", "accused it of a crime", "2022-05-06")
TALKS = act("CONSULT 046 LBY TCD >", "sat down in Sabha", "2023-02-01")
PLAN = act("AGREE 036 LBY TCD >", "will open a road", "2024-01-01/2024-01-31", status="planned")
DENIED = act("MOBILIZE 154 TCD > LBY", "denied that it moved tanks", "2023-03-03", status="denied")
BROKER = act("CONSULT 045 DZA > LBY TCD", "carried messages", "2023-01-15")
TOGETHER = act("AID 070 LBY TCD > NER", "sent flour", "2023-06-01")
WIDE = act("COOPERATE 061 LBY TCD >", "traded camels", "2020-01-01/2022-12-31")
ALL = story(RAID, REPLY, TALKS, PLAN, DENIED, BROKER, TOGETHER, WIDE)


def cameo(found: tuple[MergedEvent, ...]) -> list[str]:
    """The codes of some events."""
    return [event.cameo for event in found]


@pytest.fixture(scope="module")
def pair(world: World) -> Dyad:
    """The dyad of all acts above."""
    return dyad(ALL, world, "TCD", "LBY")


def test_what_happened_is_apart_from_plans_denials_and_others(pair: Dyad) -> None:
    """Done, ahead, not so and by a third stand apart; what both do to a fourth is not between them."""
    assert cameo(pair.happened) == ["195", "112", "061", "046"]
    assert cameo(pair.ahead) == ["036"]
    assert cameo(pair.not_so) == ["154"]
    assert cameo(pair.third) == ["045"]


def test_years_and_months(pair: Dyad) -> None:
    """Counts by quad class and mean score by year and month; a date wider than a year is in none."""
    assert [(year.label, year.all.events, year.mean) for year in pair.years] == [
        ("2022", 2, -5.75),
        ("2023", 1, 2.5),
    ]
    assert [month.label for month in pair.months] == ["2022-05", "2023-02"]
    may = pair.months[0]
    assert (may.material_conflict.events, may.verbal_conflict.events, may.verbal_cooperation.events) == (
        1,
        1,
        0,
    )
    assert (may.a_to_b, may.b_to_a, may.joint) == (1, 1, 0)
    assert (may.start, may.end) == (date(2022, 5, 1), date(2022, 5, 31))
    assert pair.unplaced == 1


def test_sides(pair: Dyad) -> None:
    """Each side has its acts and their mean; with two acts in all nobody is said to lean on the other."""
    ours, theirs = pair.sides
    assert (ours.actor, ours.events, ours.conflict, ours.mean) == ("TCD", 1, 1, -9.5)
    assert (theirs.actor, theirs.events, theirs.mean) == ("LBY", 1, -2.0)
    assert pair.leans is None


def test_who_acts_on_whom_more(world: World) -> None:
    """Three to one in four acts leans; a dyad turned round says the same."""
    raids = [act("ASSAULT 190 TCD > LBY", f"raid number {n}", f"2022-05-{n:02}") for n in (1, 5, 9)]
    evidence = story(*raids, REPLY)
    assert dyad(evidence, world, "TCD", "LBY").leans == "TCD"
    assert dyad(evidence, world, "LBY", "TCD").leans == "TCD"


def test_an_undated_act_stands_on_the_day_it_was_told(world: World) -> None:
    """It is counted in the month of publication, and said to be so."""
    found = dyad(story(act("ACCUSE 112 LBY > TCD", "accused it")), world, "LBY", "TCD")
    assert [(month.label, month.by_publication) for month in found.months] == [("2023-12", 1)]


def test_since_and_as_of_bound_it(world: World) -> None:
    """Nothing before `since` and nothing that may be after `as_of` counts."""
    found = dyad(ALL, world, "TCD", "LBY", since=date(2022, 5, 6), as_of=date(2022, 12, 30))
    assert cameo(found.happened) == ["112"]
    assert found.on == date(2022, 12, 30)


def test_what_stands_comes_from_the_world(world: World) -> None:
    """The world's facts of the day stand: an ally in a year is one in the dyad."""
    evidence = story(act("CONSULT 046 JPN USA >", "met in Kyoto", "2022-05-05"))
    assert "allied-with" in {fact.kind for fact in dyad(evidence, world, "JPN", "USA").stands}
    assert dyad(story(REPLY), world, "JPN", "USA").on is None


def test_a_turn_is_found(world: World) -> None:
    """Half a year of raids, then half a year of talks: one turn on the first day of talks, moved by talks."""
    first = date(2022, 1, 1)
    bad = [
        act("ASSAULT 190 TCD > LBY", f"raid {n} of many", str(first + timedelta(days=20 * n)))
        for n in range(8)
    ]
    good = [
        act("CONSULT 046 LBY TCD >", f"round {n} of talks", str(first + timedelta(days=160 + 20 * n)))
        for n in range(8)
    ]
    (turn,) = dyad(story(*bad, *good), world, "TCD", "LBY").turning_points
    assert turn.day == first + timedelta(days=160)
    assert (turn.before, turn.after) == (-9.5, 2.5)
    assert cameo(turn.moved_by) == ["046", "046"]


def test_too_few_events_make_no_turn(world: World) -> None:
    """Four acts before and after are too few to call it a turn."""
    few = [act("ASSAULT 190 TCD > LBY", f"raid {n} of many", f"2022-01-{n:02}") for n in range(1, 5)]
    few += [act("CONSULT 046 LBY TCD >", f"round {n} of talks", f"2022-02-{n:02}") for n in range(1, 5)]
    assert dyad(story(*few), world, "TCD", "LBY").turning_points == ()


def test_the_busiest_dyads_first(world: World) -> None:
    """All dyads with their scores; a mediator has one with each disputant, they none by the mediation."""
    rows = dyads(ALL, world=world)
    assert [(row.a, row.b, row.events) for row in rows] == [
        ("LBY", "TCD", 4),
        ("DZA", "LBY", 1),
        ("DZA", "TCD", 1),
        ("LBY", "NER", 1),
        ("NER", "TCD", 1),
    ]
    assert (rows[0].cooperation, rows[0].conflict) == (2, 2)


def test_a_bloc_and_its_members(world: World) -> None:
    """A bloc's acts are its own; a member's count on its line, and only for days on which it was one."""
    acts = (
        act("SANCTION 163 ECOWAS > MLI", "closed its borders to it", "2022-01-09"),
        act("ACCUSE 112 CIV > MLI", "accused it of holding its men", "2022-09-15"),
        act("ACCUSE 112 MRT > MLI", "accused it of a raid", "2022-03-08"),
    )
    rows = bloc_dyads(story(*acts), world, "MLI", "ECOWAS")
    assert [(row.b, row.events) for row in rows] == [("ECOWAS", 1), ("CIV", 1)]


def test_tables_have_their_columns_even_if_empty(pair: Dyad) -> None:
    """Records become Arrow tables with dates as dates; of none there are still the columns."""
    years = as_table(Period, pair.years)
    assert years.column("mean").to_pylist() == [-5.75, 2.5]
    assert years.schema.field("start").type == pa.date32()
    assert years.column("all").to_pylist()[0] == {"events": 2, "sources": 1}
    assert as_table(DyadScore, ()).column_names[:3] == ["a", "b", "events"]
    assert as_table(MergedEvent, pair.happened).column("id").to_pylist() == [e.id for e in pair.happened]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 700), min_size=1, max_size=30), st.integers(0, 700))
def test_years_add_up_and_never_look_ahead(world: World, shifts: list[int], cut: int) -> None:
    """Months, years and events have the same sum, and no day after `as_of` is in them."""
    start = date(2021, 1, 1)
    acts = [
        act("ACCUSE 112 LBY > TCD", f"accusation number {n}", str(start + timedelta(days=shift)))
        for n, shift in enumerate(shifts)
    ]
    day = start + timedelta(days=cut)
    found = dyad(story(*acts), world, "LBY", "TCD", as_of=day)
    expected = sum(shift <= cut for shift in shifts)
    assert len(found.happened) == expected
    assert sum(year.all.events for year in found.years) == expected
    assert sum(month.all.events for month in found.months) == expected
