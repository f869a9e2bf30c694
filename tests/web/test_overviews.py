"""Answers that look over much at once: bars of a timeline, networks, maps, columns, imported events, past members."""

from datetime import date
from pathlib import Path

import pytest
from tests.exchange.incoming.files import POLECAT, as_published
from tests.web.made import many

from dragoman.analysis.timeline import TimelineLine
from dragoman.exchange.incoming.run import import_files
from dragoman.ledger import Ledger
from dragoman.records import Interval
from dragoman.web.answers.actors import bloc, pair
from dragoman.web.answers.bars import MOST_BARS, bars, beginning, ending
from dragoman.web.answers.explorer import explored
from dragoman.web.answers.happened import happened
from dragoman.web.answers.maps import placed
from dragoman.web.answers.networks import drawn
from dragoman.web.answers.reading import search
from dragoman.web.asked import (
    ActorAsked,
    AskedWronglyError,
    DyadAsked,
    ExplorerAsked,
    MapAsked,
    NetworkAsked,
    SearchAsked,
    TimelineAsked,
)
from dragoman.web.desk import Desk
from dragoman.world import World


def line(kind: str | None, start: date | None, end: date | None) -> TimelineLine:
    """A line of a timeline: an act of a type, or the turn of a tie."""
    return TimelineLine(
        time=Interval(start=start, end=end),
        dated=True,
        text="",
        event_type=kind,
        status="occurred",
        actors=(),
        recipients=(),
        sources=1,
        shade="outlined",
        contested=False,
        citations=(),
    )


def test_bars_count_what_is_sure_apart_from_what_is_not() -> None:
    """An act within a month counts in it; one that may lie in several months may lie in each of them."""
    lines = [
        line("AGREE", date(2031, 5, 4), date(2031, 5, 4)),
        line("ASSAULT", date(2031, 5, 20), date(2031, 6, 2)),
        line(None, date(2031, 6, 1), date(2031, 6, 30)),
        line("ACCUSE", None, date(2031, 6, 9)),
    ]
    zoom, found = bars(lines, "month", None, None)
    assert zoom == "month"
    counts = [(one.start, one.cooperation, one.conflict, one.turns, one.possible) for one in found]
    assert counts == [(date(2031, 5, 1), 1, 0, 0, 1), (date(2031, 6, 1), 0, 0, 1, 2)]


@pytest.mark.parametrize(("years", "zoom"), [(1, "month"), (30, "year"), (300, "decade")])
def test_too_many_bars_are_fewer_and_wider(years: int, zoom: str) -> None:
    """Asked for more bars than anybody could choose from, it takes the next coarser that has few enough."""
    lines = [
        line("AGREE", date(1700, 1, 1), date(1700, 1, 1)),
        line("AGREE", *[date(1699 + years, 12, 31)] * 2),
    ]
    taken, found = bars(lines, "day", None, None)
    assert taken == zoom
    assert 0 < len(found) <= MOST_BARS


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31), date(2032, 2, 29), date(2030, 12, 31)])
def test_units_hold_their_day(day: date) -> None:
    """Every day lies in its decade, year, month and day, whatever day it is."""
    for unit in ("decade", "year", "month", "day"):
        assert beginning(unit, day) <= day <= ending(unit, beginning(unit, day))


def test_no_bars_of_nothing() -> None:
    """Where nothing has a day there are no bars; nor where the range ends before it begins."""
    assert bars([line("AGREE", None, None)], None, None, None) == (None, ())
    assert bars([], "year", date(2031, 1, 1), date(2030, 1, 1)) == (None, ())


def test_timeline_filters(desk: Desk, world: World) -> None:
    """The timeline is narrowed to acts, to a type, to what is contested; the bars follow."""
    acts = happened(desk, world, TimelineAsked(kind="event"))
    assert {one.event is not None for one in acts.lines} == {True}
    agreed = happened(desk, world, TimelineAsked(type="AGREE"))
    assert {one.event_type for one in agreed.lines} == {"AGREE"}
    assert sum(one.cooperation for one in agreed.bars) == len(agreed.lines) == 1
    hatched = happened(desk, world, TimelineAsked(shade="hatched"))
    assert {one.shade for one in hatched.lines} <= {"hatched"}


def test_network_keeps_its_actors(desk: Desk, world: World) -> None:
    """Whatever the day, those in the network are the same; nothing later than the day counts."""
    now = drawn(desk, world, NetworkAsked(centre="Kenya"))
    assert now.centre == "KEN"
    assert {"ETH", "KEN", "SOM"} <= set(now.actors)
    assert now.days == tuple(sorted(now.days))
    then = drawn(desk, world, NetworkAsked(centre="KEN", among=",".join(now.actors), as_of=date(2031, 5, 1)))
    assert then.actors == now.actors
    assert then.days == now.days
    assert len(then.network.edges) < len(now.network.edges)


def test_network_of_two(desk: Desk, world: World) -> None:
    """Of two alone there is one edge at most; of nobody named, the busiest are in it."""
    two = drawn(desk, world, NetworkAsked(among="Ethiopia, Somalia"))
    assert two.actors == ("ETH", "SOM")
    assert [(one.a, one.b) for one in two.network.edges] == [("ETH", "SOM")]
    assert {"ETH", "KEN", "SOM"} <= set(drawn(desk, world, NetworkAsked()).actors)


def test_network_about_several(desk: Desk, world: World) -> None:
    """It is about one; the message says where to name others."""
    with pytest.raises(AskedWronglyError, match="among"):
        drawn(desk, world, NetworkAsked(centre="Kenya, Somalia"))


def test_map_has_relations_and_disputes(desk: Desk, world: World) -> None:
    """Relations lie between the seats of two; the territories that one of them claims are said to be disputed."""
    found = placed(desk, world, MapAsked())
    assert {(one.edge.a, one.edge.b) for one in found.relations} >= {("ETH", "SOM")}
    assert "SOMALILAND" in {one.id for one in found.disputed}
    assert placed(desk, world, MapAsked(shows="events")).relations == ()
    assert placed(desk, world, MapAsked(shows="relations")).placed == ()


@pytest.mark.parametrize("column", ["what", "when", "words", "outlet"])
def test_columns_sort(desk: Desk, world: World, column: str) -> None:
    """Each column sorts, the minus turns it around, and the parts of a sorted list follow each other."""
    every = explored(desk, world, ExplorerAsked(sort=column))  # type: ignore[arg-type]
    ids = [one.id for one in every.reports]
    assert every.of == len(ids)
    assert sorted(ids) == sorted(one.id for one in explored(desk, world, ExplorerAsked()).reports)
    back = explored(desk, world, ExplorerAsked(sort=f"-{column}"))  # type: ignore[arg-type]
    assert [one.id for one in back.reports] == ids[::-1]
    first = explored(desk, world, ExplorerAsked(sort=column, limit=4))  # type: ignore[arg-type]
    rest = explored(desk, world, ExplorerAsked(sort=column, limit=200, cursor=first.next or ""))  # type: ignore[arg-type]
    assert [one.id for one in (*first.reports, *rest.reports)] == ids


def test_facets_count_more_than_is_shown(desk: Desk, world: World) -> None:
    """The facets of the first part of a list count what comes after it too."""
    desk.add(many(5), coder="1.0")
    found = explored(desk, world, ExplorerAsked(kind="event", type="CONSULT", limit=2))
    assert len(found.reports) == 2
    assert found.facets["type"] == {"CONSULT": 5}
    assert found.counted > found.looked_through


def test_search_goes_on(desk: Desk, world: World) -> None:
    """What is found is given in parts without a gap; actors stand in the first."""
    desk.add(many(5), coder="1.0")
    first = search(desk, world, SearchAsked(q="Kenya", limit=3))
    second = search(desk, world, SearchAsked(q="Kenya", limit=10, cursor=first.next or ""))
    ids = [one.article.id for one in (*first.hits, *second.hits)]
    assert len(set(ids)) == len(ids) == 7
    assert [one.id for one in first.entities] == ["KEN"]
    assert (second.entities, second.next) == ((), None)
    with pytest.raises(AskedWronglyError, match="none of ours"):
        search(desk, world, SearchAsked(q="Kenya", cursor="YQ"))


def test_past_members(desk: Desk, world: World) -> None:
    """A bloc has those who left it with the days of their standing, and those who joined later, as of a day."""
    found = bloc(desk, world, ActorAsked(id="CSTO", as_of=date(2005, 1, 1)))
    assert ("AZE", date(1999, 4, 30)) in {(one.id, one.until) for one in found.past}
    assert "UZB" in {one.id for one in found.ahead}
    assert all(one.until < date(2005, 1, 1) for one in found.past if one.until)


def test_imported_events_stand_apart(folder: Path, world: World, tmp_path: Path) -> None:
    """What an imported set has of two is counted by year beside the coded events, and is not among these."""
    row = POLECAT | {"Recipient Name": "Somalia", "Recipient Country": "SOM"}
    text = as_published("polecat", [row, row | {"Event ID": "20230101-18", "Event Date": "2023-02-01"}])
    file = tmp_path / "set.tsv"
    file.write_text(text)
    with Desk.open(folder) as desk:
        before = pair(desk, world, DyadAsked(a="KEN", b="SOM")).dyad.happened
    with Ledger.open(folder) as ledger:
        list(import_files(ledger, "polecat", [file]))
    with Desk.open(folder) as desk:
        found = pair(desk, world, DyadAsked(a="KEN", b="SOM"))
        assert [(one.source, one.year, one.events, one.verbal_cooperation) for one in found.history] == [
            ("polecat", 2023, 2, 2)
        ]
        assert [one.start for one in found.imported] == [date(2023, 2, 1), date(2023, 1, 1)]
        assert found.dyad.happened == before
        early = pair(desk, world, DyadAsked(a="KEN", b="SOM", as_of=date(2023, 1, 15)))
        assert [one.events for one in early.history] == [1]
        other = pair(desk, world, DyadAsked(a="ETH", b="SOM"))
        assert (other.history, other.imported) == ((), ())
