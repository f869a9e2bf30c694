"""PLOVER 2, JSON Lines."""

import json
from datetime import date

import msgspec
import pytest
from tests.exchange import made

from dragoman.exchange import Told
from dragoman.exchange.out.plover import line, reports_of
from dragoman.exchange.told import UNRECORDED
from dragoman.records import DragomanError, Interval, Published
from dragoman.world import World


def test_every_event_comes_back_whole(world: World) -> None:
    """Reading the file gives the same reports, to the last field."""
    written, tally = made.write("plover", made.all_told(), world)
    assert list(reports_of(written.splitlines())) == [one.report for one in made.events_told()]
    assert tally.left_out["claim: the format holds events only"] == 1


def test_what_is_in_no_ledger_and_undated_comes_back_too(world: World) -> None:
    """Unknown days and moments stay unknown, and a half-open time stays open."""
    event = msgspec.structs.replace(made.offer, time=Interval(end=date(2024, 3, 4), text="by"))
    report = msgspec.structs.replace(
        made.told("event", event).report, recorded_at=UNRECORDED, published=Published(), outlet=None
    )
    written = made.write("plover", [Told(report, made.KEPT)], world)[0]
    assert list(reports_of([written])) == [report]
    found = json.loads(written)
    assert (found["date"], found["enddate"]) == ("2024-03-04", "2024-03-04")
    assert (found["coded_date"], found["coded_time"]) == (None, None)


def test_what_plover_asks_for_is_there(world: World) -> None:
    """Id, date, actor and event are in every line, and the days say what they rest on."""
    lines = [json.loads(one) for one in made.write("plover", made.events_told(), world)[0].splitlines()]
    assert all(one["id"] and one["date"] and one["actor"] and one["event"] for one in lines)
    assert [one["x_date_basis"] for one in lines[:2]] == ["publication", "text"]
    assert [one["text_info"]["sequence"] for one in lines] == [1, 2, 3, 4, 5]
    assert (lines[1]["quad_code"], lines[1]["x_cameo"], lines[1]["event_scale"]) == (1, "039", 3.5)


def test_the_quote_stands_where_the_line_says(world: World) -> None:
    """`text_info` points at the words in the article."""
    for one in map(json.loads, made.write("plover", made.events_told(), world)[0].splitlines()):
        where = one["text_info"]
        assert made.TEXT[where["start"] : where["end"]] == one["event_text"]


def test_other_lines_are_refused() -> None:
    """A line that is no event of ours is named with its number; a record of another kind is not written."""
    with pytest.raises(DragomanError, match="line 1: is no PLOVER event"):
        list(reports_of(['{"id": 3}']))
    with pytest.raises(DragomanError, match="is no event"):
        line(made.told("claim", made.claim), 1)
